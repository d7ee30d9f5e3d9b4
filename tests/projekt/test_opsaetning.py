import pytest
from django.conf import settings
from django.db import connection


def test_suiten_koerer_i_miljoeet_test():
    assert settings.MILJOE == "test"


@pytest.mark.django_db
def test_databasen_er_koerslens_egen():
    assert connection.settings_dict["NAME"].startswith("test_")
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÆØÅ')")
        assert cursor.fetchone() == ("æøå",)
