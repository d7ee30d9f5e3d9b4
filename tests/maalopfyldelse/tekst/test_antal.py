from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Type
from maalopfyldelse.tekst import figur, grundlag, saetning, udregning
from tests.maalopfyldelse.beregning.byg import (
    AAR_2017,
    Data,
    hvert,
    kriterium,
    maal,
    medlem,
    plan,
    post,
    tal_pr_maaned,
)
from tests.maalopfyldelse.tekst.byg import OEKONOMISK_RAADGIVNING, laest, laest_alle, status

RAADGIVNING = kriterium(Type.ANTAL, maal(300), tilknyttet="ØR")


def raadgivning(antal, pr_dato="2016-09-30", valgt=RAADGIVNING, **andet):
    poster = [post("2016-05-01", antal)] if antal else []
    return status(
        plan(valgt),
        Data(poster=poster),
        pr_dato,
        aktiviteter=OEKONOMISK_RAADGIVNING,
        tekster={"K": "Mindst 300 rådgivninger i 2016"},
        enhed="rådgivninger",
        **andet,
    )


@pytest.mark.parametrize(
    ("antal", "pr_dato", "forventet"),
    [
        (
            217,
            "2016-09-30",
            "Økonomisk rådgivning er 7 rådgivninger bag planen: 217 af forventede 224.",
        ),
        (
            223,
            "2016-09-30",
            "Økonomisk rådgivning er 1 rådgivning bag planen: 223 af forventede 224.",
        ),
        (
            231,
            "2016-09-30",
            "Økonomisk rådgivning er 7 rådgivninger foran planen: 231 mod forventede 224.",
        ),
        (
            225,
            "2016-09-30",
            "Økonomisk rådgivning er 1 rådgivning foran planen: 225 mod forventede 224.",
        ),
        (
            224,
            "2016-09-30",
            "Økonomisk rådgivning følger planen: 224 rådgivninger, præcis som forventet.",
        ),
        (
            0,
            "2016-09-30",
            "Økonomisk rådgivning er 224 rådgivninger bag planen: "
            "der er ikke registreret nogen endnu.",
        ),
        (
            0,
            "2016-01-01",
            "Økonomisk rådgivning er på sporet: ingen rådgivninger indtil nu, "
            "og der er ikke forventet nogen endnu.",
        ),
        (
            0,
            "2015-12-01",
            "Målet »Mindst 300 rådgivninger i 2016« er ikke startet: "
            "måleperioden begynder 1. januar 2016.",
        ),
        (
            300,
            "2016-09-30",
            "Økonomisk rådgivning har nået målet: 300 rådgivninger, og kravet er netop 300.",
        ),
        (
            405,
            "2016-09-30",
            "Økonomisk rådgivning har nået målet: 405 rådgivninger, og kravet er 300.",
        ),
        (
            405,
            "2016-12-31",
            "Økonomisk rådgivning har nået målet: 405 rådgivninger, og kravet var 300.",
        ),
        (
            294,
            "2016-12-31",
            "Økonomisk rådgivning nåede næsten målet: 294 af 300 rådgivninger. Der manglede 6.",
        ),
        (
            0,
            "2016-12-31",
            "Økonomisk rådgivning nåede ikke målet: 0 af 300 rådgivninger. Der manglede 300.",
        ),
    ],
)
def test_the_sentence_says_the_finding(antal, pr_dato, forventet):
    s = raadgivning(antal, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet


def test_a_goal_that_is_no_aktivitets_only_one_of_its_kind_is_named_by_its_own_words():
    to = plan(RAADGIVNING, kriterium(Type.ANTAL, maal(50), kode="L", tilknyttet="ØR"))
    s = status(
        to,
        Data(poster=[post("2016-05-01", 217)]),
        aktiviteter=OEKONOMISK_RAADGIVNING,
        tekster={"K": "Mindst 300 rådgivninger i 2016."},
        enhed="rådgivninger",
    )
    assert saetning(s.maal["K"], s) == (
        "Målet »Mindst 300 rådgivninger i 2016« er 7 rådgivninger bag planen: "
        "217 af forventede 224."
    )


def test_without_a_unit_the_numbers_stand_alone():
    s = status(plan(kriterium(Type.ANTAL, maal(300))), Data(poster=[post("2016-05-01", 217)]))
    assert saetning(s.maal["K"], s) == "Målet »Mål K« er 7 bag planen: 217 af forventede 224."
    assert figur(s.maal["K"]) == "217 af 300"


def test_a_goal_that_the_plans_own_limit_lets_through_says_so():
    valgt = plan(RAADGIVNING, graense_paa_sporet=Fraction(9, 10))
    s = status(
        valgt,
        Data(poster=[post("2016-05-01", 280)]),
        "2016-12-31",
        aktiviteter=OEKONOMISK_RAADGIVNING,
        enhed="rådgivninger",
    )
    assert saetning(s.maal["K"], s) == (
        "Økonomisk rådgivning regnes som nået efter planens egen grænse: 280 af 300 rådgivninger."
    )


def test_a_goal_without_a_target_says_that_there_is_nothing_to_measure_against():
    s = raadgivning(5, valgt=kriterium(Type.ANTAL, tilknyttet="ØR"))
    assert saetning(s.maal["K"], s) == (
        "Målet »Mindst 300 rådgivninger i 2016« har intet måltal, "
        "så der er ikke noget at måle imod."
    )
    assert figur(s.maal["K"]) == "intet måltal"
    assert udregning(s.maal["K"], s) == (
        "Der regnes ingen procent: der er intet måltal at måle imod."
    )


@pytest.mark.parametrize(
    ("antal", "pr_dato", "vist", "regnet"),
    [
        (
            217,
            "2016-09-30",
            "217 af 300 rådgivninger",
            "217 / 300 = 72 % af kravet; 217 / 224 = 97 % af det forventede",
        ),
        (
            0,
            "2016-01-01",
            "0 af 300 rådgivninger",
            "0 / 300 = 0 % af kravet; der er ikke forventet noget endnu",
        ),
        (405, "2016-12-31", "405 af 300 rådgivninger", "405 / 300 = 135 % af kravet"),
        (299, "2016-12-31", "299 af 300 rådgivninger", "299 / 300 = 99 % af kravet"),
    ],
)
def test_the_figure_stands_with_what_it_is_a_part_of_and_how_it_is_calculated(
    antal, pr_dato, vist, regnet
):
    s = raadgivning(antal, pr_dato)
    assert figur(s.maal["K"]) == vist
    assert laest(udregning(s.maal["K"], s)) == regnet


def test_the_basis_tells_what_was_counted_and_what_was_left_out():
    valgt = kriterium(Type.ANTAL, maal(40, "2016-07-01..2017-04-30"), tilknyttet="ØR")
    poster = [
        post("2015-12-01", 3),
        post("2016-03-01", 1),
        post("2016-08-01", 4),
        post("2016-09-01", 5),
        post("2016-11-01", 1),
    ]
    s = status(
        plan(valgt, naar="2015-01-01..2017-12-31"), Data(poster=poster), enhed="rådgivninger"
    )
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for juli 2016 – april 2017: mindst 40 rådgivninger.",
        "184 af måltallets 304 dage ligger i opgørelsesperioden. Det giver et krav på 24,21.",
        "Forventet pr. 30. september 2016: 40 · 92 / 304 dage = 12, rundet ned til et helt tal.",
        "Talt med: 9 rådgivninger i 2 registreringer.",
        "Ikke talt med: 3 rådgivninger i 1 registrering fra før opgørelsesperioden, "
        "1 rådgivning i 1 registrering uden for målperioden og "
        "1 rådgivning i 1 registrering med dato efter 30. september 2016.",
    ]


def test_a_revised_target_is_shown_beside_the_first_one():
    valgt = kriterium(
        Type.ANTAL,
        maal(100),
        maal(80, besluttet="2016-03-01", nr=1),
        maal(60, besluttet="2016-09-01", nr=2),
    )
    s = status(plan(valgt), enhed="rådgivninger")
    assert laest(grundlag(s.maal["K"], s)[0]) == (
        "Måltal for 2016: mindst 60 rådgivninger, besluttet 1. september 2016; "
        "før det mindst 80 rådgivninger, besluttet 1. marts 2016; oprindeligt mindst 100 rådgivninger."
    )


BESTYRELSEN = kriterium(Type.ANTAL, maal(4), kilde="moeder:Bestyrelsen")


@pytest.mark.parametrize(
    ("holdt", "pr_dato", "forventet"),
    [
        (
            0,
            "2016-09-30",
            "Bestyrelsen har holdt ingen møder, og 2 var forventet nu. Målet er 4 i alt.",
        ),
        (1, "2016-09-30", "Bestyrelsen har holdt 1 møde, og 2 var forventet nu. Målet er 4 i alt."),
        (
            2,
            "2016-09-30",
            "Bestyrelsen har holdt 2 møder, og det svarer til det forventede. Målet er 4 i alt.",
        ),
        (
            3,
            "2016-09-30",
            "Bestyrelsen har holdt 3 møder, og der var kun forventet 2 nu. Målet er 4 i alt.",
        ),
        (
            1,
            "2016-02-01",
            "Bestyrelsen har holdt 1 møde, og der var ikke forventet noget endnu. "
            "Målet er 4 i alt.",
        ),
        (4, "2016-09-30", "Bestyrelsen har holdt 4 møder og har dermed nået målet på 4."),
        (3, "2016-12-31", "Bestyrelsen har holdt 3 møder, og målet var 4."),
    ],
)
def test_held_meetings_have_the_body_as_their_subject(holdt, pr_dato, forventet):
    moeder = Data(poster=[post("2016-01-15", 1) for _ in range(holdt)])
    s = status(plan(BESTYRELSEN), moeder, pr_dato)
    assert saetning(s.maal["K"], s) == forventet


def test_the_basis_of_meetings_counts_meetings():
    s = status(plan(BESTYRELSEN), Data(poster=[post("2016-02-01", 1), post("2016-11-01", 1)]))
    assert figur(s.maal["K"]) == "1 af 4 møder"
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: mindst 4 møder.",
        "Forventet pr. 30. september 2016: 4 · 274 / 366 dage = 2, rundet ned til et helt tal.",
        "Talt med: 1 afholdt møde.",
        "Ikke talt med: 1 afholdt møde med dato efter 30. september 2016.",
    ]


OPHAEVELSER = kriterium(Type.ANTAL, maal(90), kilde="ophaevelser")
FEM = tuple(medlem(enhed) for enhed in range(1, 6))


def ophaevelser(enheder, pr_dato="2016-04-30"):
    raekker = [raekke for enhed in enheder for raekke in hvert(2016, enhed, 2)]
    data = Data(maanedstal=tal_pr_maaned("ophaevelser", *raekker))
    return status(plan(OPHAEVELSER, medlemskaber=FEM), data, pr_dato)


def test_a_figure_that_lacks_months_says_how_many_it_rests_on_and_who_is_missing():
    s = ophaevelser([1, 2, 3, 5])
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Mål K« er 9 ophævelser foran planen: 32 mod forventede 23. "
        "Tallet bygger på 16 af 20 månedstal (80 %); der mangler tal fra OBO."
    )
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: mindst 90 ophævelser.",
        "Forventet pr. 30. april 2016: 90 · 96,8 / 366 dage = 23, rundet ned til et helt tal. "
        "Kun dage, der er tal for, regnes med.",
        "16 af 20 månedstal (80 %) for januar–april 2016.",
        "OBO mangler at indberette ophævelser for januar–april 2016.",
    ]


def test_a_figure_that_lacks_too_many_months_is_not_given():
    s = ophaevelser([1, 2, 3])
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Mål K« kan ikke gøres op: der er kun 12 af 20 månedstal (60 %), "
        "og mindst 80 % kræves; der mangler tal fra DOM og OBO."
    )
    assert laest(udregning(s.maal["K"], s)) == (
        "Der regnes ingen procent: der er kun 12 af 20 månedstal (60 %), og mindst 80 % kræves."
    )


def test_no_figures_at_all_is_not_said_as_only_none():
    s = ophaevelser([])
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Mål K« kan ikke gøres op: der er ingen af de 20 månedstal, som er nødvendige; "
        "der mangler tal fra AB, CIVICA, DOM, FaB og 1 anden."
    )


def test_before_the_first_whole_month_has_passed_nothing_is_asked_for():
    s = ophaevelser([], "2016-01-30")
    assert saetning(s.maal["K"], s) == (
        "Målet »Mål K« er ikke startet: der er endnu ikke gået en hel måned af måleperioden."
    )


def test_two_target_periods_are_added_up():
    valgt = kriterium(Type.ANTAL, maal(300), maal(120, AAR_2017))
    s = status(plan(valgt, naar="2016-01-01..2017-12-31"), pr_dato="2017-01-31", valg="hele")
    assert laest(grundlag(s.maal["K"], s)[2]) == (
        "Forventet pr. 31. januar 2017: 300 · 366 / 366 dage + 120 · 31 / 365 dage = 310, "
        "rundet ned til et helt tal."
    )


def test_meetings_of_a_later_period_have_not_begun():
    s = status(plan(BESTYRELSEN), pr_dato="2015-12-01", tekster={"K": "Bestyrelsen mødes"})
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Bestyrelsen mødes« er ikke startet: måleperioden begynder 1. januar 2016."
    )


def test_without_a_unit_the_basis_counts_registrations():
    s = status(plan(kriterium(Type.ANTAL, maal(300))), Data(poster=[post("2016-05-01", 217)]))
    assert grundlag(s.maal["K"], s)[-1] == "Talt med: 217 i 1 registrering."
