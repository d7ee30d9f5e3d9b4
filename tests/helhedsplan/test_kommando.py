"""A command works alone on a new copy of the project, and never migrates in operation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def uden_tabeller():
    """An app's tables are taken away, as before the first migrate; the command brings them back."""
    call_command("migrate", "maalopfyldelse", "zero", verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def test_a_command_makes_the_tables_it_needs(uden_tabeller):
    with pytest.raises(CommandError, match="Der er ingen plan med kortnavnet 'BF'"):
        call_command("opgoer", "BF", pr_dato="2016-09-30", stdout=StringIO())

    assert "maalopfyldelse_opgoerelse" in connection.introspection.table_names()


def test_in_operation_it_names_the_command_instead(uden_tabeller, settings):
    settings.MILJOE = "drift"

    with pytest.raises(CommandError, match="Kør først: python manage"):
        call_command("opgoer", "BF", pr_dato="2016-09-30", stdout=StringIO())

    assert "maalopfyldelse_opgoerelse" not in connection.introspection.table_names()
