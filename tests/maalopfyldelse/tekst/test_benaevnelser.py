import pytest

from maalopfyldelse.beregning import Type
from maalopfyldelse.beregning.data import INDIKATORER
from maalopfyldelse.tekst.benaevnelser import MAANEDSTAL, ental, med_enhed
from tests.maalopfyldelse.beregning.byg import kriterium, maal, plan
from tests.maalopfyldelse.tekst.byg import status


@pytest.mark.parametrize(
    ("flertal", "forventet"),
    [
        ("rådgivninger", "rådgivning"),
        ("Rådgivninger", "Rådgivning"),
        ("henvendelser", "henvendelse"),
        ("møder", "møde"),
        ("besøg", "besøg"),
        ("lektiecafébesøg", "lektiecafébesøg"),
        ("unge", "ung"),
        ("unge i fritidsjob", "ung i fritidsjob"),
        ("børn", "barn"),
        ("beboere", "beboer"),
        ("frivillige", "frivillig"),
        ("aktiviteter", "aktivitet"),
        ("arrangementer", "arrangement"),
        ("lejemål", "lejemål"),
        ("nye lejere", "nye lejere"),
        ("xyz", "xyz"),
    ],
)
def test_the_singular_of_a_unit_is_found_by_its_ending(flertal, forventet):
    assert ental(flertal) == forventet


def test_every_monthly_figure_has_a_name():
    assert MAANEDSTAL.keys() == INDIKATORER


def test_a_unit_follows_the_number():
    maalet = status(plan(kriterium(Type.ANTAL, maal(10))), enhed="rådgivninger").maal["K"]
    assert med_enhed(1, maalet) == "1 rådgivning"
    assert med_enhed(0, maalet) == "0 rådgivninger"


def test_a_goal_without_a_unit_has_the_bare_number():
    maalet = status(plan(kriterium(Type.ANTAL, maal(10)))).maal["K"]
    assert med_enhed(7, maalet) == "7"
