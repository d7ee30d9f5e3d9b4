import pytest

from maalopfyldelse.beregning import Type
from maalopfyldelse.tekst import figur, grundlag, saetning, udregning
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    Data,
    hvert,
    kriterium,
    maal,
    medlem,
    nulpunkt,
    plan,
    tal_pr_maaned,
)
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status

FALD_10 = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt())
FIRE = tuple(medlem(enhed) for enhed in range(1, 5))
MAALTEKST = {"K": "Antallet af udsættelser falder med 10 % fra 2015 til 2016"}


def fordelt(aar, i_alt, maaneder=9):
    """A total of one year's first months, spread over four organisations."""
    hele, rest = divmod(i_alt, 4 * maaneder)
    pladser = [(enhed, f"{aar}-{md:02}") for md in range(1, maaneder + 1) for enhed in range(1, 5)]
    return [(*plads, hele + (nr < rest)) for nr, plads in enumerate(pladser)]


def udsaettelser(foer, nu, pr_dato="2016-09-30", maaneder=9, valgt=FALD_10):
    raekker = [*fordelt(2015, foer, maaneder), *fordelt(2016, nu, maaneder)]
    data = Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker))
    return status(plan(valgt, medlemskaber=FIRE), data, pr_dato, tekster=MAALTEKST, enhed="%")


@pytest.mark.parametrize(
    ("foer", "nu", "forventet"),
    [
        (
            1000,
            901,
            "Udsættelserne er faldet 9,9 % i forhold til samme måneder i 2015 (901 mod 1.000), "
            "og faldet er større, end tilfældigheder normalt kan forklare. "
            "Målet er et fald på 10 %.",
        ),
        (
            0,
            7,
            "Udsættelserne er steget fra 0 i samme måneder i 2015 til 7, "
            "så ændringen kan ikke regnes i procent.",
        ),
        (0, 0, "Der er ingen udsættelser, og det var der heller ikke i samme måneder i 2015."),
    ],
)
def test_the_sentence_says_how_the_figure_has_changed(foer, nu, forventet):
    s = udsaettelser(foer, nu)
    assert laest(saetning(s.maal["K"], s)) == forventet


@pytest.mark.parametrize(
    ("nu", "maalet"),
    [
        (84, "Målet om et fald på 10 % er nået."),
        (88, "Målet om et fald på 10 % er næsten nået."),
        (95, "Målet om et fald på 10 % er ikke nået."),
    ],
)
def test_at_the_end_it_is_said_whether_the_goal_was_reached(nu, maalet):
    s = udsaettelser(96, nu, "2016-12-31", 12)
    assert laest(saetning(s.maal["K"], s)).endswith(maalet)


@pytest.mark.parametrize(
    ("foer", "nu", "forventet"),
    [
        (
            78,
            60,
            "Udsættelserne er faldet 23,1 % i forhold til samme måneder i 2015 (60 mod 78), "
            "men faldet kan skyldes tilfældigheder. Målet er et fald på 10 %.",
        ),
        (
            187,
            99,
            "Udsættelserne er faldet 47,1 % i forhold til samme måneder i 2015 (99 mod 187), "
            "og faldet er større, end tilfældigheder normalt kan forklare. "
            "Målet er et fald på 10 %.",
        ),
        (
            78,
            82,
            "Udsættelserne er steget 5,1 % i forhold til samme måneder i 2015 (82 mod 78), "
            "men stigningen kan skyldes tilfældigheder. Målet er et fald på 10 %.",
        ),
        (
            99,
            187,
            "Udsættelserne er steget 88,9 % i forhold til samme måneder i 2015 (187 mod 99), "
            "og stigningen er større, end tilfældigheder normalt kan forklare. "
            "Målet er et fald på 10 %.",
        ),
        (
            78,
            78,
            "Udsættelserne er uændret i forhold til samme måneder i 2015 (78 mod 78). "
            "Målet er et fald på 10 %.",
        ),
    ],
)
def test_a_change_is_said_with_what_chance_could_explain(foer, nu, forventet):
    s = udsaettelser(foer, nu)
    assert laest(saetning(s.maal["K"], s)) == forventet


def test_the_figure_its_calculation_and_its_basis():
    s = udsaettelser(78, 60)
    assert laest(figur(s.maal["K"])) == (
        "60 udsættelser mod 78 i samme måneder (fald på 23,1 %; målet er et fald på 10 %)"
    )
    assert laest(udregning(s.maal["K"], s)) == ("(60 − 78) / 78 = −23,1 %; −23,1 % / −10 % = 231 %")
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: et fald på 10 %.",
        "Nulpunktet er månedstallene for 2015; hver måned sammenlignes med samme måned.",
        "Alle 36 månedstal for januar–september 2016 kan sammenlignes med samme måneder i 2015.",
    ]


def test_the_wrong_way_is_a_negative_percentage():
    s = udsaettelser(78, 82)
    assert laest(figur(s.maal["K"])) == (
        "82 udsættelser mod 78 i samme måneder (stigning på 5,1 %; målet er et fald på 10 %)"
    )
    assert laest(udregning(s.maal["K"], s)) == "(82 − 78) / 78 = 5,1 %; 5,1 % / −10 % = −51 %"


def test_a_single_month_is_compared_with_its_own_name():
    s = udsaettelser(9, 6, "2016-01-31", 1)
    assert laest(saetning(s.maal["K"], s)) == (
        "Udsættelserne er faldet 33,3 % i forhold til januar 2015 (6 mod 9), "
        "men faldet kan skyldes tilfældigheder. "
        "Målet er et fald på 10 %."
    )
    assert laest(figur(s.maal["K"])).startswith("6 udsættelser mod 9 i samme måned (")


@pytest.mark.parametrize(
    ("valgt", "pr_dato", "forventet", "vist"),
    [
        (
            FALD_10,
            "2016-01-30",
            "Målet »Antallet af udsættelser falder med 10 % fra 2015 til 2016« er ikke startet: "
            "der er endnu ikke gået en hel måned af måleperioden.",
            "ikke startet",
        ),
        (
            kriterium(
                Type.AENDRING,
                maal(-10, "2016-04-01..2016-09-30"),
                kilde="udsaettelser",
                nulpunkt=nulpunkt(),
            ),
            "2016-03-15",
            "Målet »Antallet af udsættelser falder med 10 % fra 2015 til 2016« er ikke startet: "
            "måleperioden begynder 1. april 2016.",
            "ikke startet",
        ),
        (
            FALD_10,
            "2016-09-30",
            "Målet »Antallet af udsættelser falder med 10 % fra 2015 til 2016« "
            "afventer nulpunktsmåling: der er endnu ingen tal fra 2015 at sammenligne med.",
            "mangler nulpunkt",
        ),
        (
            kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser"),
            "2016-09-30",
            "Målet »Antallet af udsættelser falder med 10 % fra 2015 til 2016« "
            "afventer nulpunktsmåling: der er ikke fastsat et nulpunkt at sammenligne med.",
            "mangler nulpunkt",
        ),
    ],
)
def test_without_a_comparison_the_reason_is_said(valgt, pr_dato, forventet, vist):
    tal = Data(maanedstal=tal_pr_maaned("udsaettelser", *fordelt(2016, 60)))
    s = status(plan(valgt, medlemskaber=FIRE), tal, pr_dato, tekster=MAALTEKST)
    assert laest(saetning(s.maal["K"], s)) == forventet
    assert figur(s.maal["K"]) == vist


def test_missing_months_are_named_whether_now_or_then():
    raekker = [r for enhed in (1, 2, 3) for aar in (2015, 2016) for r in hvert(aar, enhed, 2)]
    raekker += [*hvert(2015, 4, 2, udeladt=[5]), *hvert(2016, 4, 2, udeladt=[1, 2, 3])]
    data = Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker))
    s = status(plan(FALD_10, medlemskaber=FIRE), data, tekster=MAALTEKST)
    assert laest_alle(grundlag(s.maal["K"], s))[2:] == [
        "32 af 36 månedstal (89 %) for januar–september 2016 "
        "kan sammenlignes med samme måneder i 2015.",
        "OBO mangler at indberette januar–marts 2016.",
        "Der mangler tal fra OBO for maj 2015 at sammenligne med.",
    ]


def test_too_few_months_give_no_finding():
    raekker = [r for enhed in (1, 2) for aar in (2015, 2016) for r in hvert(aar, enhed, 2)]
    data = Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker))
    s = status(plan(FALD_10, medlemskaber=FIRE), data, tekster=MAALTEKST)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Antallet af udsættelser falder med 10 % fra 2015 til 2016« kan ikke gøres op: "
        "der er kun 18 af 36 månedstal (50 %), og mindst 80 % kræves; "
        "der mangler tal fra FaB og OBO."
    )
    assert laest(figur(s.maal["K"])) == "for få tal (50 % dækning)"


def test_a_plan_without_members_has_nobody_to_ask():
    raekker = [*hvert(2015, 1, 2), *hvert(2016, 1, 2)]
    uden = plan(FALD_10, medlemskaber=(medlem(1, til="2015-12-31"),))
    s = status(uden, Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker)), tekster=MAALTEKST)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Antallet af udsættelser falder med 10 % fra 2015 til 2016« kan ikke gøres op: "
        "ingen boligorganisation har været medlem af planen i en hel måned af perioden."
    )


def test_restancer_are_told_by_their_latest_month_and_without_chance():
    valgt = kriterium(Type.AENDRING, maal(-10), kilde="restancer", nulpunkt=nulpunkt())
    raekker = [*hvert(2015, 1, 200), *hvert(2016, 1, 190)]
    s = status(
        plan(valgt, medlemskaber=FIRE[:1]),
        Data(maanedstal=tal_pr_maaned("restancer", *raekker)),
        "2016-08-31",
    )
    forventet = "Lejemålene i restance er faldet 5 % fra august 2015 til august 2016"
    maalet = "Målet er et fald på 10 %."
    assert laest(saetning(s.maal["K"], s)) == f"{forventet} (190 mod 200). {maalet}"


def test_a_total_as_nulpunkt_is_shared_out_evenly_and_chance_allows_for_its_length():
    valgt = kriterium(Type.AENDRING, maal(-10), kilde="fogedsager", nulpunkt=nulpunkt(120))
    s = status(
        plan(valgt, medlemskaber=FIRE[:1]),
        Data(maanedstal=tal_pr_maaned("fogedsager", *hvert(2016, 1, 5))),
    )
    assert laest(saetning(s.maal["K"], s)) == (
        "Antallet af fogedsager er faldet 50 % "
        "i forhold til en jævn andel af nulpunktet fra 2015 (45 mod 90), "
        "og faldet er større, end tilfældigheder normalt kan forklare. Målet er et fald på 10 %."
    )
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: et fald på 10 %.",
        "Nulpunkt for 2015: 120 fogedsager.",
        "Alle 9 månedstal for januar–september 2016.",
    ]


def test_a_goal_stated_twice_says_so_and_has_the_same_sentence():
    igen = kriterium(Type.AENDRING, maal(-10, AAR_2016), kode="K2", svarer_til="K")
    raekker = [*fordelt(2015, 78), *fordelt(2016, 60)]
    data = Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker))
    s = status(plan(FALD_10, igen, medlemskaber=FIRE), data, tekster=MAALTEKST)
    assert saetning(s.maal["K2"], s) == saetning(s.maal["K"], s)
    assert grundlag(s.maal["K2"], s)[0] == (
        "Målet er det samme som K »Antallet af udsættelser falder med 10 % fra 2015 til 2016«, "
        "har dets tal og tælles kun med én gang."
    )


def test_a_goal_that_answers_to_one_of_another_type_is_worded_by_its_figures():
    igen = kriterium(Type.ANTAL, maal(-10), kode="K2", svarer_til="K")
    raekker = [*fordelt(2015, 78), *fordelt(2016, 60)]
    data = Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker))
    s = status(plan(FALD_10, igen, medlemskaber=FIRE), data)
    assert saetning(s.maal["K2"], s) == saetning(s.maal["K"], s)
    assert figur(s.maal["K2"]) == figur(s.maal["K"])


def test_two_monthly_figures_are_both():
    raekker = [(1, f"{aar}-{md:02}", 3) for aar in (2015, 2016) for md in (1, 2)]
    s = status(
        plan(FALD_10, medlemskaber=FIRE[:1]),
        Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker)),
        "2016-02-29",
    )
    assert laest_alle(grundlag(s.maal["K"], s))[2] == (
        "Begge månedstal for januar–februar 2016 kan sammenlignes med samme måneder i 2015."
    )


def test_a_wanted_rise_is_said_as_a_rise():
    valgt = kriterium(Type.AENDRING, maal(20), kilde="udsaettelser", nulpunkt=nulpunkt())
    s = udsaettelser(50, 65, valgt=valgt)
    assert laest(saetning(s.maal["K"], s)) == (
        "Udsættelserne er steget 30 % i forhold til samme måneder i 2015 (65 mod 50), "
        "men stigningen kan skyldes tilfældigheder. "
        "Målet er en stigning på 20 %."
    )


def test_an_unchanged_figure_is_said_as_unchanged():
    s = udsaettelser(78, 78)
    assert laest(figur(s.maal["K"])) == (
        "78 udsættelser mod 78 i samme måneder (uændret; målet er et fald på 10 %)"
    )
    assert laest(udregning(s.maal["K"], s)) == "(78 − 78) / 78 = 0 %; 0 % / −10 % = 0 %"


def test_a_nulpunkt_of_none_cannot_be_divided_by():
    s = udsaettelser(0, 7)
    assert figur(s.maal["K"]) == "7 udsættelser mod 0 i samme måneder"
    assert udregning(s.maal["K"], s) == (
        "Der regnes ingen procent: antallet i samme måneder i 2015 er 0, "
        "og der kan ikke deles med 0."
    )


def test_a_nulpunkt_that_is_missing_gives_no_percentage():
    uden = plan(kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser"), medlemskaber=FIRE)
    s = status(uden)
    assert udregning(s.maal["K"], s) == (
        "Der regnes ingen procent: der mangler et nulpunkt at måle fra."
    )


def test_a_change_without_a_target_has_nothing_to_measure_against():
    s = status(plan(kriterium(Type.AENDRING, kilde="udsaettelser"), medlemskaber=FIRE))
    forventet = "Målet »Mål K« har intet måltal, så der er ikke noget at måle imod."
    assert saetning(s.maal["K"], s) == forventet


def test_a_total_that_is_no_whole_number_allows_no_test_of_chance():
    valgt = kriterium(Type.AENDRING, maal(-10), kilde="fogedsager", nulpunkt=nulpunkt("120.5"))
    s = status(
        plan(valgt, medlemskaber=FIRE[:1]),
        Data(maanedstal=tal_pr_maaned("fogedsager", *hvert(2016, 1, 5))),
    )
    assert "tilfældigheder" not in saetning(s.maal["K"], s)
