"""The test database itself."""

import pytest

from helhedsplan.models import Indsatsomraadeskema


def skemaer() -> list[str]:
    return sorted(Indsatsomraadeskema.objects.values_list("navn", flat=True))


@pytest.mark.django_db(transaction=True)
def test_migrationernes_egne_raekker_er_der_i_en_test_der_gemmer_for_alvor():
    assert skemaer()
    Indsatsomraadeskema.objects.create(navn="Testens eget")


@pytest.mark.django_db(transaction=True)
def test_de_er_der_ogsaa_bagefter_og_kun_de():
    assert skemaer()
    assert "Testens eget" not in skemaer()
