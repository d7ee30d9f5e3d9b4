from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Type, Vurderet, Vurdering
from maalopfyldelse.tekst import (
    fordelingstekst,
    forloebettekst,
    hovedsaetninger,
    medregnet_tekst,
    periodetekst,
    udeladte_tekst,
)
from tests.maalopfyldelse.beregning.byg import (
    Data,
    dag,
    kriterium,
    maal,
    nulpunkt,
    periode,
    plan,
    post,
)
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status

TEKSTER = {
    "A": "Mindst 300 rådgivninger",
    "A2": "Mindst 300 rådgivninger i alt",
    "B": "Mindst 100 besøg",
    "M": "En fælles plan foreligger",
    "S": "En organisationsplan er klar",
    "Q": "Nye tiltag er taget i brug",
    "N": "Udsættelserne falder",
    "V": "Følges uden vægt",
    "I": "Uden måltal",
}
BLANDET = plan(
    kriterium(Type.ANTAL, maal(300), kode="A"),
    kriterium(Type.ANTAL, maal(300), kode="A2", svarer_til="A"),
    kriterium(Type.ANTAL, maal(100), kode="B"),
    kriterium(Type.MILEPAEL, kode="M", tidsfrist=dag("2016-03-01")),
    kriterium(Type.MILEPAEL, kode="S", tidsfrist=dag("2017-12-31")),
    kriterium(Type.KVALITATIV, kode="Q"),
    kriterium(Type.AENDRING, maal(-10), kode="N", kilde="udsaettelser", nulpunkt=nulpunkt()),
    kriterium(Type.ANTAL, maal(10), kode="V", vaegt=Fraction(0)),
    kriterium(Type.ANTAL, kode="I"),
)
TAL = Data(
    poster=[post("2016-02-01", 231, "A"), post("2016-02-01", 20, "B"), post("2016-02-01", 9, "V")],
    opfyldt=[("M", dag("2016-02-26"))],
    vurderinger=[("Q", Vurderet(dag("2016-06-30"), Vurdering.DELVIST_OPFYLDT))],
)


def blandet(**valg):
    return status(BLANDET, TAL, tekster=TEKSTER, **valg)


def test_the_distribution_lists_the_states_and_counts_each_goal_once():
    s = blandet(valg="hele")
    assert fordelingstekst(s.resultat.samlet) == (
        "1 nået, 2 på sporet, 1 bagud, 1 hvor fristen ikke er nået, 1 afventer nulpunktsmåling, "
        "1 uden måltal og 1 vurderet delvist opfyldt"
    )
    assert fordelingstekst(status(plan()).resultat.samlet) == "ingen mål"


def test_how_many_goals_are_in_the_mean_is_said_beside_it():
    assert medregnet_tekst(blandet(valg="hele").resultat.samlet) == "3 af 8 mål indgår"


@pytest.mark.parametrize(
    ("med", "uden", "forventet"),
    [
        (0, 0, "Der er ingen mål i opgørelsesperioden"),
        (1, 0, "Målet indgår"),
        (0, 1, "Målet indgår ikke"),
        (2, 0, "Begge mål indgår"),
        (3, 0, "Alle 3 mål indgår"),
        (0, 3, "Ingen af 3 mål indgår"),
        (1, 2, "1 af 3 mål indgår"),
    ],
)
def test_all_none_and_one_read_well(med, uden, forventet):
    kriterier = [kriterium(Type.ANTAL, maal(10), kode=f"A{nr}") for nr in range(med)]
    kriterier += [kriterium(Type.KVALITATIV, kode=f"Q{nr}") for nr in range(uden)]
    assert medregnet_tekst(status(plan(*kriterier)).resultat.samlet) == forventet


def test_each_goal_outside_the_mean_is_named_with_the_reason():
    s = blandet(valg="hele")
    assert udeladte_tekst(s.resultat.samlet, s) == [
        "Fristen ligger efter opgørelsesperioden: »En organisationsplan er klar« (S).",
        "Vurderes i ord, ikke i procent: »Nye tiltag er taget i brug« (Q).",
        "Afventer nulpunktsmåling: »Udsættelserne falder« (N).",
        "Vægten er 0, så det følges uden at tælle med: »Følges uden vægt« (V).",
        "Intet måltal: »Uden måltal« (I).",
        "»Mindst 300 rådgivninger i alt« (A2) er samme mål som A og tælles kun med én gang.",
    ]


@pytest.mark.parametrize(
    ("naar", "pr_dato", "forventet"),
    [
        ("2016-01-01..2017-04-30", "2016-09-30", "9 af 16 måneder"),
        ("2016-01-01..2017-04-30", "2016-09-29", "8 af 16 måneder"),
        ("2016-01-01..2017-04-30", "2016-01-15", "første måned af 16"),
        ("2016-01-01..2017-04-30", "2015-12-31", "begynder 1. januar 2016"),
        ("2016-01-01..2017-04-30", "2017-04-30", "sluttede 30. april 2017"),
        ("2016-01-01..2017-04-30", "2018-01-01", "sluttede 30. april 2017"),
        ("2016-01-10..2016-01-31", "2016-01-15", "første måned"),
    ],
)
def test_how_much_of_the_plans_period_has_passed(naar, pr_dato, forventet):
    assert laest(periodetekst(status(plan(naar=naar), pr_dato=pr_dato))) == forventet


@pytest.mark.parametrize(
    ("pr_dato", "forventet"),
    [
        ("2015-12-31", "opgørelsesperioden er ikke begyndt"),
        ("2016-09-30", "75 % af opgørelsesperioden er gået"),
        ("2016-12-30", "99 % af opgørelsesperioden er gået"),
        ("2016-12-31", "opgørelsesperioden er slut"),
    ],
)
def test_how_much_of_the_window_has_passed(pr_dato, forventet):
    assert laest(forloebettekst(status(plan(), pr_dato=pr_dato))) == forventet


def test_the_head_sentences_say_where_the_plan_stands():
    assert laest_alle(hovedsaetninger(blandet())) == [
        "Af planens 7 mål i 2016 er 3 nået eller på sporet, og 2 er ikke, hvor de skulle være. "
        "2 kan ikke gøres op endnu.",
        "I gennemsnit er 66 % af kravet for 2016 opfyldt, og 76 % af det, der var forventet nu. "
        "75 % af opgørelsesperioden er gået.",
        "3 af 7 mål indgår i gennemsnittet.",
    ]


def test_at_the_end_the_expectation_is_the_demand_and_said_once():
    s = status(
        plan(*(kriterium(Type.ANTAL, maal(10), kode=kode) for kode in "AB")),
        Data(poster=[post("2016-02-01", 10, "A"), post("2016-02-01", 5, "B")]),
        "2016-12-31",
    )
    assert laest_alle(hovedsaetninger(s)) == [
        "Af planens 2 mål i 2016 er 1 nået eller på sporet, og 1 er ikke, hvor det skulle være.",
        "I gennemsnit er 75 % af kravet for 2016 opfyldt. Opgørelsesperioden er slut.",
        "Begge mål indgår i gennemsnittet.",
    ]


def test_provisional_figures_are_counted():
    lofter = [kriterium(Type.LOFT, maal(10), kode=kode) for kode in "AB"]
    assert hovedsaetninger(status(plan(*lofter)))[2] == (
        "Begge mål indgår i gennemsnittet, og 2 af dem er foreløbige."
    )
    et = status(plan(lofter[0], kriterium(Type.ANTAL, maal(10))))
    assert hovedsaetninger(et)[2] == "Begge mål indgår i gennemsnittet, og 1 af dem er foreløbigt."


def test_nothing_to_show_yet_is_said():
    senere = [
        kriterium(Type.MILEPAEL, kode=kode, tidsfrist=dag("2017-06-30")) for kode in ("M1", "M2")
    ]
    s = status(plan(*senere, naar="2016-01-01..2017-04-30"), valg="hele")
    assert laest_alle(hovedsaetninger(s)) == [
        "Af planens 2 mål i hele planens periode er ingen nået eller på sporet endnu. "
        "2 skal først nås senere.",
        "Der er for få tal til at regne et gennemsnit for planen. "
        "56 % af opgørelsesperioden er gået.",
        "Ingen af 2 mål indgår i gennemsnittet.",
    ]


def test_a_single_goal_is_told_by_its_state():
    s = status(plan(kriterium(Type.ANTAL, maal(300))), Data(poster=[post("2016-02-01", 20)]))
    assert laest_alle(hovedsaetninger(s)) == [
        "Planen har ét mål i 2016. Dets status er: bagud.",
        "I gennemsnit er 7 % af kravet for 2016 opfyldt, og 9 % af det, der var forventet nu. "
        "75 % af opgørelsesperioden er gået.",
    ]


def test_a_plan_without_goals_says_so():
    assert hovedsaetninger(status(plan())) == ("Planen har ingen mål i 2016.",)


def test_a_chosen_window_is_named():
    valgt = plan(*(kriterium(Type.ANTAL, maal(10), kode=kode) for kode in "AB"))
    s = status(valgt, valg=periode("2016-05-10..2016-08-20"))
    assert laest(hovedsaetninger(s)[0]) == (
        "Af planens 2 mål i perioden 10. maj – 20. august 2016 er ingen nået eller på sporet, "
        "og 2 er ikke, hvor de skulle være."
    )


def test_a_mean_of_the_expected_alone_is_said_as_that():
    """Most of the weight has no figure for the whole demand, but it has one for what was expected."""
    valgt = plan(
        kriterium(Type.ANTAL, maal(10), kode="A"),
        *(kriterium(Type.MILEPAEL, kode=f"M{nr}", tidsfrist=dag("2017-06-30")) for nr in range(2)),
    )
    s = status(valgt, Data(poster=[post("2016-02-01", 7, "A")]), valg="hele")
    assert laest(hovedsaetninger(s)[1]) == (
        "I gennemsnit er der nået 100 % af det, der var forventet nu. "
        "75 % af opgørelsesperioden er gået."
    )
