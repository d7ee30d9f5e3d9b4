from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Tilstand, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    AAR_2017,
    Data,
    brok,
    en,
    kriterium,
    maal,
    opgoer,
    periode,
    plan,
    post,
)

RAADGIVNINGER = plan(
    kriterium(Type.ANTAL, maal(300, AAR_2016), maal(100, "2017-01-01..2017-04-30")),
    naar="2016-01-01..2017-04-30",
)
GIVNE = Data(
    poster=[
        post("2016-01-14", 30),
        post("2016-05-02", 101),
        post("2016-09-30", 100),
        post("2016-10-01", 7),
        post("2017-02-03", 50),
    ]
)


def test_achieved_is_measured_against_the_demand_and_against_the_days_that_have_passed():
    """The example of the documentation: 231 of 300, and of 224 by 30 September."""
    resultat = en(opgoer(RAADGIVNINGER, GIVNE, "2016-09-30"))
    assert (resultat.opnaaet, resultat.krav) == (231, 300)
    assert resultat.forventet == 224  # 300 · 274/366 = 224,59, and nobody gives half a counselling
    assert resultat.p_krav == Fraction(231, 300)
    assert resultat.p_forv == Fraction(231, 224)
    assert resultat.tilstand == Tilstand.PAA_SPORET


def test_the_demand_of_a_window_is_the_share_of_the_days():
    resultat = en(opgoer(RAADGIVNINGER, GIVNE, "2016-12-31", periode("2016-07-01..2017-04-30")))
    assert resultat.krav == 300 * Fraction(184, 366) + 100
    assert resultat.opnaaet == 107
    bidrag = resultat.grundlag.bidrag
    assert [b.dage_i_vinduet for b in bidrag] == [184, 120]
    assert [b.dage_talt for b in bidrag] == [184, 0]
    assert sum(b.krav for b in bidrag) == resultat.krav


def test_a_registration_outside_the_periods_is_listed_and_not_counted():
    halvaar = plan(kriterium(Type.ANTAL, maal(10, "2016-07-01..2016-12-31")))
    data = Data(
        poster=[
            post("2015-12-31", 1),
            post("2016-06-30", 2),
            post("2016-07-01", 4),
            post("2016-10-01", 8),
        ]
    )
    resultat = en(opgoer(halvaar, data, "2016-09-30"))
    registreringer = resultat.grundlag.registreringer
    assert resultat.opnaaet == 4
    assert registreringer.foer_vinduet.antal == 1
    assert registreringer.uden_for_maalperiode.antal == 2
    assert registreringer.efter_dato.antal == 8


def test_before_the_first_day_of_its_period_it_has_not_started():
    resultat = en(
        opgoer(plan(kriterium(Type.ANTAL, maal(40, "2016-07-01..2016-12-31"))), None, "2016-06-30")
    )
    assert (resultat.p_krav, resultat.p_forv) == (0, None)
    assert resultat.tilstand == Tilstand.IKKE_STARTET
    assert not resultat.noget_forventet


@pytest.mark.parametrize(
    ("holdt", "pr_dato", "p_krav", "tilstand"),
    [
        pytest.param([], "2016-02-29", 0, "på sporet", id="nothing is expected yet"),
        pytest.param(["2016-02-01"], "2016-02-29", "1/2", "på sporet", id="ahead"),
        pytest.param(["2016-01-05", "2016-02-01"], "2016-02-29", 1, "nået", id="all of it"),
    ],
)
def test_where_less_than_a_whole_one_is_expected_nobody_is_behind(holdt, pr_dato, p_krav, tilstand):
    moeder = plan(kriterium(Type.ANTAL, maal(2), kilde="moeder:Bestyrelsen"))
    data = Data(poster=[post(dato, 1) for dato in holdt])
    resultat = en(opgoer(moeder, data, pr_dato))
    assert (resultat.forventet, resultat.p_forv) == (0, None)
    assert resultat.p_krav == brok(p_krav)
    assert resultat.tilstand == tilstand
    assert not resultat.noget_forventet


def test_it_is_reached_as_soon_as_the_demand_is_met():
    resultat = en(
        opgoer(plan(kriterium(Type.ANTAL, maal(10))), Data([post("2016-03-01", 12)]), "2016-03-31")
    )
    assert resultat.p_krav == Fraction(12, 10)  # shown as it is, above 100 %
    assert resultat.tilstand == Tilstand.NAAET


@pytest.mark.parametrize(
    ("antal", "foer_slut", "ved_slut"),
    [
        (99, "på sporet", "næsten nået"),
        (80, "lidt bagud", "næsten nået"),
        (79, "bagud", "ikke nået"),
    ],
)
def test_at_its_end_the_words_change_from_course_to_outcome(antal, foer_slut, ved_slut):
    p = plan(kriterium(Type.ANTAL, maal(100)))
    data = Data([post("2016-01-04", antal)])
    assert en(opgoer(p, data, "2016-12-30")).tilstand == foer_slut
    assert en(opgoer(p, data, "2016-12-31")).tilstand == ved_slut


def test_the_end_is_no_later_than_the_windows():
    p = plan(
        kriterium(Type.ANTAL, maal(12, "2016-07-01..2017-06-30")), naar="2016-01-01..2017-12-31"
    )
    data = Data([post("2016-08-01", 6)])
    assert en(opgoer(p, data, "2016-12-31")).tilstand == Tilstand.NAESTEN_NAAET
    assert en(opgoer(p, data, "2016-12-31", "hele")).tilstand == Tilstand.PAA_SPORET


def test_without_maaltal_there_is_no_figure_but_the_registrations_are_named():
    resultat = en(opgoer(plan(kriterium(Type.ANTAL)), Data([post("2016-02-01", 3)])))
    assert resultat.tilstand == Tilstand.INTET_MAALTAL
    assert (resultat.opnaaet, resultat.krav, resultat.forventet, resultat.p_krav) == (None,) * 4
    assert resultat.grundlag.registreringer.uden_for_maalperiode.antal == 3


def test_a_period_outside_the_whole_plan_demands_nothing():
    """With `hele` every criterion belongs, also one whose days the plan never has."""
    resultat = en(
        opgoer(plan(kriterium(Type.ANTAL, maal(10, AAR_2017))), None, "2018-01-01", "hele")
    )
    assert (resultat.krav, resultat.p_krav, resultat.p_forv) == (0, None, None)
    assert resultat.tilstand == Tilstand.IKKE_STARTET
