from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Forbehold, Retning, Tilstand, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    AAR_2017,
    Data,
    brok,
    dag,
    en,
    kriterium,
    maal,
    nulpunkt,
    opgoer,
    periode,
    plan,
)

DECEMBER = "2017-12-01..2017-12-31"
FIRE_AAR = "2018-01-01..2021-12-31"


def maalt(*maalinger):
    return Data(maalinger=[("K", dag(dato), brok(vaerdi)) for dato, vaerdi in maalinger])


def fra_48_til_60(**andet):
    return plan(
        kriterium(Type.NIVEAU, maal(60, FIRE_AAR), nulpunkt=nulpunkt(48, DECEMBER), **andet),
        naar=FIRE_AAR,
    )


def test_the_demanded_level_grows_evenly_from_the_nulpunkt():
    """The example of the documentation: from 48 to 60 in four years, 51 after two and a half."""
    data = maalt(("2019-12-31", 51))
    resultat = en(opgoer(fra_48_til_60(), data, "2020-06-30", "hele"))
    assert (resultat.opnaaet, resultat.krav, resultat.nulpunkt) == (51, 60, 48)
    assert resultat.forventet == 48 + 12 * Fraction(912, 1461)
    assert resultat.p_krav == Fraction(3, 12)
    assert resultat.p_forv == 3 / (12 * Fraction(912, 1461))
    assert resultat.tilstand == Tilstand.BAGUD


def test_the_window_demands_the_level_of_its_last_day():
    resultat = en(opgoer(fra_48_til_60(), maalt(("2018-12-31", "52.5")), "2018-12-31"))
    assert resultat.krav == resultat.forventet == 48 + 12 * Fraction(365, 1461)
    assert resultat.tilstand == Tilstand.NAAET


def test_a_fall_below_the_nulpunkt_is_negative():
    assert en(opgoer(fra_48_til_60(), maalt(("2018-05-01", 47)), "2018-05-01")).p_krav < 0


def test_a_lower_level_can_be_demanded():
    k = kriterium(
        Type.NIVEAU, maal(40, FIRE_AAR), nulpunkt=nulpunkt(50, DECEMBER), retning=Retning.HOEJST
    )
    resultat = en(opgoer(plan(k, naar=FIRE_AAR), maalt(("2021-12-01", 45)), "2021-12-31", "hele"))
    assert resultat.p_krav == Fraction(1, 2)


@pytest.mark.parametrize(
    ("retning", "b", "x", "a", "p"),
    [
        pytest.param(Retning.MINDST, None, 50, 40, Fraction(4, 5), id="at least, no nulpunkt"),
        pytest.param(Retning.MINDST, 50, 50, 40, Fraction(4, 5), id="at least, met before"),
        pytest.param(Retning.MINDST, None, 50, 60, Fraction(6, 5), id="at least, exceeded"),
        pytest.param(Retning.HOEJST, None, 50, 40, 1, id="at most, kept"),
        pytest.param(Retning.HOEJST, 50, 50, 80, Fraction(5, 8), id="at most, met before"),
    ],
)
def test_without_a_way_to_go_the_level_itself_is_demanded(retning, b, x, a, p):
    k = kriterium(
        Type.NIVEAU,
        maal(x, FIRE_AAR),
        retning=retning,
        nulpunkt=None if b is None else nulpunkt(b, DECEMBER),
    )
    resultat = en(opgoer(plan(k, naar=FIRE_AAR), maalt(("2018-03-01", a)), "2018-06-30"))
    assert (resultat.krav, resultat.forventet, resultat.nulpunkt) == (x, x, b)
    assert resultat.p_krav == resultat.p_forv == p


def test_the_latest_measurement_at_the_date_counts_and_none_before_the_nulpunkt():
    data = maalt(("2017-12-30", 99), ("2017-12-31", 49), ("2018-02-01", 50), ("2018-08-01", 55))
    p = fra_48_til_60()
    assert en(opgoer(p, data, "2018-01-31")).opnaaet == 49
    assert en(opgoer(p, data, "2018-07-31")).opnaaet == 50
    assert en(opgoer(p, maalt(("2017-12-30", 99)), "2018-07-31")).tilstand == Tilstand.INGEN_DATA


def test_without_a_measurement_the_demand_is_still_shown():
    resultat = en(opgoer(fra_48_til_60(), None, "2018-02-01"))
    assert resultat.opnaaet is None
    assert resultat.krav == 48 + 12 * Fraction(365, 1461)
    assert resultat.forventet == 48 + 12 * Fraction(32, 1461)
    assert resultat.tilstand == Tilstand.INGEN_DATA


def test_an_unmeasured_nulpunkt_is_awaited():
    k = kriterium(Type.NIVEAU, maal(60, FIRE_AAR), nulpunkt=nulpunkt(None, DECEMBER))
    p = plan(k, naar=FIRE_AAR)
    assert en(opgoer(p, None, "2018-02-01")).tilstand == Tilstand.INGEN_DATA
    resultat = en(opgoer(p, maalt(("2018-01-10", 50)), "2018-02-01"))
    assert resultat.tilstand == Tilstand.AFVENTER_NULPUNKT
    assert (resultat.krav, resultat.forventet, resultat.nulpunkt) == (None, None, None)
    assert resultat.opnaaet == 50


def test_a_measurement_from_before_the_window_is_an_old_one():
    data = maalt(("2018-10-01", 52))
    assert en(opgoer(fra_48_til_60(), data, "2018-12-31")).forbehold == ()
    assert en(opgoer(fra_48_til_60(), data, "2019-12-31")).forbehold == (Forbehold.AELDRE_MAALING,)


def test_before_its_period_nothing_is_expected_though_the_level_may_be_reached():
    k = kriterium(
        Type.NIVEAU,
        maal(60, "2018-07-01..2018-12-31"),
        nulpunkt=nulpunkt(48, DECEMBER),
    )
    p = plan(k, naar=FIRE_AAR)
    for a, tilstand in ((50, Tilstand.IKKE_STARTET), (61, Tilstand.NAAET)):
        resultat = en(opgoer(p, maalt(("2018-02-01", a)), "2018-06-30"))
        assert (resultat.tilstand, resultat.p_forv) == (tilstand, None)
        assert not resultat.noget_forventet


def test_a_period_after_the_whole_plan_demands_no_way_but_is_expected_of():
    k = kriterium(Type.NIVEAU, maal(60, AAR_2017), nulpunkt=nulpunkt(50, "2015-12-01..2015-12-31"))
    p = plan(k, naar=AAR_2016)
    tidligt = en(opgoer(p, maalt(("2016-03-01", 55)), "2016-06-30", "hele"))
    sent = en(opgoer(p, maalt(("2016-03-01", 55)), "2017-12-31", "hele"))
    assert (tidligt.p_krav, tidligt.tilstand) == (None, Tilstand.IKKE_STARTET)
    assert (sent.p_krav, sent.p_forv, sent.tilstand) == (None, Fraction(1, 2), Tilstand.IKKE_NAAET)


def test_it_runs_until_its_own_end_also_when_the_window_ends():
    data = maalt(("2019-12-31", 50))
    assert en(opgoer(fra_48_til_60(), data, "2019-12-31")).tilstand == Tilstand.BAGUD
    assert en(opgoer(fra_48_til_60(), data, "2021-12-31")).tilstand == Tilstand.IKKE_NAAET
    smalt = opgoer(fra_48_til_60(), data, "2021-12-31", periode("2019-01-01..2019-12-31"))
    assert en(smalt).forventet == 60
