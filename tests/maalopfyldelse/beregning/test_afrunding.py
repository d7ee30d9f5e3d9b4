from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Type, decimaltekst, procent, som_json
from tests.maalopfyldelse.beregning.byg import Data, kriterium, maal, opgoer, plan, post


@pytest.mark.parametrize(
    ("andel", "vist"),
    [
        pytest.param("0.875", 88, id="half up"),
        pytest.param("0.8749", 87, id="below half"),
        pytest.param("-0.125", -13, id="half of a negative away from zero"),
        pytest.param("-0.004", 0, id="never minus nothing"),
        pytest.param("0.996", 99, id="not up to 100"),
        pytest.param("0.7999", 79, id="not up to 80"),
        pytest.param("0.995", 99, id="not even from the half"),
        pytest.param("1", 100, id="reached"),
        pytest.param("1.006", 101, id="above a limit rounding is free"),
        pytest.param("0.896", 90, id="no limit at 90"),
    ],
)
def test_a_percentage_is_whole_and_never_rounded_up_to_a_limit(andel, vist):
    assert procent(Fraction(andel)) == vist


def test_a_plans_own_limits_hold_beside_the_common_ones():
    egne = (Fraction(9, 10), Fraction(697, 1000))
    assert procent(Fraction("0.896"), egne) == 89
    assert procent(Fraction("0.696"), egne) == 69  # 70 would lie above 69,7
    assert procent(Fraction("0.996"), egne) == 99


@pytest.mark.parametrize(
    ("tal", "tekst"),
    [
        (None, None),
        (Fraction(231), "231"),
        (Fraction(300), "300"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(-2, 3), "-0.666667"),
        (Fraction(1, 2), "0.5"),
        (Fraction(5, 10**7), "0.000001"),
        (Fraction(4, 10**7), "0"),
        (Fraction(-4, 10**7), "0"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(0), "0"),
    ],
)
def test_a_figure_in_json_has_up_to_six_decimals(tal, tekst):
    assert decimaltekst(tal) == tekst


def test_the_json_is_that_of_the_contract():
    p = plan(kriterium(Type.ANTAL, maal(300), kode="K11"), noegle="7")
    resultat = opgoer(p, Data([post("2016-09-30", 231, "K11")]), "2016-09-30")
    assert som_json(resultat, "BF") == {
        "plan": "BF",
        "pr_dato": "2016-09-30",
        "vindue": ["2016-01-01", "2016-12-31"],
        "forloebet": "0.748634",
        "samlet": {
            "krav": "0.77",
            "forventet": "1",
            "medregnet": 1,
            "medregnet_forventet": 1,
            "ikke_medregnet": 0,
            "foreloebige": 0,
        },
        "kriterier": [
            {
                "kode": "K11",
                "type": "antal",
                "opnaaet": "231",
                "krav": "300",
                "forventet": "224",
                "nulpunkt": None,
                "p_krav": "0.77",
                "p_forv": "1.03125",
                "tilstand": "på sporet",
                "forbehold": [],
                "daekning": None,
                "svarer_til": None,
            }
        ],
    }
    assert som_json(resultat)["plan"] == "7"
