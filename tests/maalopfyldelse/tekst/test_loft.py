from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Type
from maalopfyldelse.tekst import figur, grundlag, saetning, udregning
from tests.maalopfyldelse.beregning.byg import (
    Data,
    hvert,
    kriterium,
    maal,
    medlem,
    plan,
    post,
    tal_pr_maaned,
)
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status


def klager(antal, pr_dato="2016-09-30", loft=12, **plan_):
    valgt = plan(kriterium(Type.LOFT, maal(loft)), **plan_)
    data = Data(poster=[post("2016-05-01", antal)] if antal else [])
    return status(valgt, data, pr_dato, tekster={"K": f"Højst {loft} klager"}, enhed="klager")


@pytest.mark.parametrize(
    ("antal", "pr_dato", "forventet"),
    [
        (
            3,
            "2016-09-30",
            "Målet »Højst 12 klager« er på sporet: 3 klager indtil nu, "
            "og der er plads til 9 på dette tidspunkt. Loftet er 12 i alt.",
        ),
        (
            0,
            "2016-09-30",
            "Målet »Højst 12 klager« er på sporet: ingen klager indtil nu, "
            "og der er plads til 9 på dette tidspunkt. Loftet er 12 i alt.",
        ),
        (
            11,
            "2016-09-30",
            "Målet »Højst 12 klager« er lidt bagud: 11 klager indtil nu, "
            "hvor der kun er plads til 9 på dette tidspunkt. Loftet er 12 i alt.",
        ),
        (
            13,
            "2016-09-30",
            "Målet »Højst 12 klager« er overskredet: 13 klager, og loftet er 12.",
        ),
        (
            13,
            "2016-12-31",
            "Målet »Højst 12 klager« er overskredet: 13 klager, og loftet var 12.",
        ),
        (
            12,
            "2016-12-31",
            "Målet »Højst 12 klager« er overholdt: 12 klager, og højst 12 var tilladt.",
        ),
        (
            0,
            "2016-12-31",
            "Målet »Højst 12 klager« er overholdt: ingen klager, og højst 12 var tilladt.",
        ),
        (
            0,
            "2015-12-31",
            "Målet »Højst 12 klager« er ikke startet: måleperioden begynder 1. januar 2016.",
        ),
    ],
)
def test_the_sentence_says_whether_the_ceiling_holds(antal, pr_dato, forventet):
    s = klager(antal, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet


def test_a_ceiling_of_none_needs_no_plan():
    s = klager(0, loft=0)
    assert saetning(s.maal["K"], s) == (
        "Målet »Højst 0 klager« er på sporet: ingen klager indtil nu, og loftet er 0."
    )


def test_a_ceiling_that_the_plans_own_limit_lets_through_says_so():
    s = klager(13, "2016-12-31", graense_paa_sporet=Fraction(9, 10))
    assert saetning(s.maal["K"], s) == (
        "Målet »Højst 12 klager« er overskredet: 13 klager, og loftet var 12. "
        "Det ligger inden for planens egen grænse."
    )


def test_one_is_singular():
    s = klager(1)
    assert laest(saetning(s.maal["K"], s)).startswith(
        "Målet »Højst 12 klager« er på sporet: 1 klage indtil nu, "
    )


def test_a_limit_that_is_only_just_passed_is_not_rounded_onto_the_figure():
    s = klager(9, "2016-09-29")
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Højst 12 klager« er lidt bagud: 9 klager indtil nu, "
        "hvor der kun er plads til 8,9 på dette tidspunkt. Loftet er 12 i alt."
    )


@pytest.mark.parametrize(
    ("antal", "pr_dato", "vist", "regnet"),
    [
        (
            3,
            "2016-09-30",
            "højst 12 klager: 3 indtil nu",
            "3 er ikke over 12, altså 100 % af kravet; "
            "3 er ikke over 8,98, altså 100 % af det forventede",
        ),
        (
            11,
            "2016-09-30",
            "højst 12 klager: 11 indtil nu",
            "11 er ikke over 12, altså 100 % af kravet; 8,98 / 11 = 82 % af det forventede",
        ),
        (16, "2016-12-31", "højst 12 klager: 16", "12 / 16 = 75 % af kravet"),
        (
            0,
            "2015-12-31",
            "højst 12 klager: ikke startet",
            "Der regnes ingen procent: der er ikke forventet noget endnu.",
        ),
    ],
)
def test_the_figure_and_its_calculation(antal, pr_dato, vist, regnet):
    s = klager(antal, pr_dato)
    assert figur(s.maal["K"]) == vist
    assert laest(udregning(s.maal["K"], s)) == regnet


def test_a_ceiling_on_monthly_figures_is_named_by_what_they_count():
    valgt = plan(
        kriterium(Type.LOFT, maal(80), kilde="udsaettelser"),
        medlemskaber=tuple(medlem(enhed) for enhed in range(1, 5)),
    )
    raekker = [r for enhed in (1, 2, 3) for r in hvert(2016, enhed, 2)]
    raekker += hvert(2016, 4, 1, udeladt=[3])
    s = status(
        valgt,
        Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker)),
        tekster={"K": "Højst 80 udsættelser"},
        enhed="husstande",
    )
    assert figur(s.maal["K"]) == "højst 80 udsættelser: 62 indtil nu"
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Højst 80 udsættelser« er lidt bagud: 62 udsættelser indtil nu, "
        "hvor der kun er plads til 58,2 på dette tidspunkt. Loftet er 80 i alt. "
        "Tallet bygger på 35 af 36 månedstal (97 %); der mangler tal fra OBO."
    )
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: højst 80 udsættelser.",
        "Forventet pr. 30. september 2016: 80 · 266,3 / 366 dage = 58,2. "
        "Kun dage, der er tal for, regnes med.",
        "35 af 36 månedstal (97 %) for januar–september 2016.",
        "OBO mangler at indberette marts 2016.",
    ]


def test_a_ceiling_without_a_target_or_with_too_few_figures_is_not_judged():
    uden = status(plan(kriterium(Type.LOFT)))
    assert figur(uden.maal["K"]) == "intet måltal"
    valgt = plan(
        kriterium(Type.LOFT, maal(80), kilde="udsaettelser"), medlemskaber=(medlem(1), medlem(2))
    )
    tal = Data(maanedstal=tal_pr_maaned("udsaettelser", *hvert(2016, 1, 2)))
    s = status(valgt, tal, tekster={"K": "Højst 80 udsættelser"})
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Højst 80 udsættelser« kan ikke gøres op: der er kun 9 af 18 månedstal (50 %), "
        "og mindst 80 % kræves; der mangler tal fra CIVICA."
    )


def test_months_that_nobody_was_asked_about_are_said_as_such():
    valgt = plan(kriterium(Type.LOFT, maal(80), kilde="udsaettelser"))
    s = status(valgt)
    assert laest_alle(grundlag(s.maal["K"], s))[1:] == [
        "Ingen boligorganisation er medlem af planen i hele januar–september 2016."
    ]
