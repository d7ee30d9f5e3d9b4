from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Forbehold, Tilstand, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2017,
    Data,
    en,
    kriterium,
    maal,
    opgoer,
    plan,
    post,
)

HOEJST_SEKS = plan(kriterium(Type.LOFT, maal(6, "2016-07-01..2016-12-31")))


@pytest.mark.parametrize(
    ("antal", "p_krav"),
    [(0, 1), (6, 1), (7, Fraction(6, 7)), (12, Fraction(1, 2))],
)
def test_under_the_ceiling_it_is_met_and_above_it_the_share_falls(antal, p_krav):
    resultat = en(opgoer(HOEJST_SEKS, Data([post("2016-12-20", antal)])))
    assert resultat.p_krav == resultat.p_forv == p_krav


def test_the_expectation_of_a_ceiling_is_not_rounded_down():
    resultat = en(opgoer(HOEJST_SEKS, Data([post("2016-07-01", 3)]), "2016-07-01"))
    assert resultat.forventet == Fraction(6, 184)
    assert (resultat.p_krav, resultat.p_forv) == (1, Fraction(6, 184) / 3)
    assert resultat.tilstand == Tilstand.BAGUD


def test_it_is_provisional_until_the_last_day():
    data = Data([post("2016-07-01", 3)])
    assert en(opgoer(HOEJST_SEKS, data, "2016-12-30")).forbehold == (Forbehold.FORELOEBIG,)
    assert en(opgoer(HOEJST_SEKS, data, "2016-12-31")).forbehold == ()


def test_a_ceiling_is_never_reached_before_its_end():
    assert en(opgoer(HOEJST_SEKS, None, "2016-12-30")).tilstand == Tilstand.PAA_SPORET
    assert en(opgoer(HOEJST_SEKS, None, "2016-12-31")).tilstand == Tilstand.NAAET


def test_before_its_period_both_figures_are_undefined():
    resultat = en(opgoer(HOEJST_SEKS, None, "2016-06-30"))
    assert (resultat.p_krav, resultat.p_forv) == (None, None)
    assert (resultat.opnaaet, resultat.krav, resultat.forventet) == (0, 6, 0)
    assert resultat.tilstand == Tilstand.IKKE_STARTET
    assert resultat.forbehold == ()


@pytest.mark.parametrize(("antal", "p"), [(0, 1), (1, 0)])
def test_a_ceiling_of_nothing_is_kept_or_broken(antal, p):
    ingen = plan(kriterium(Type.LOFT, maal(0)))
    resultat = en(opgoer(ingen, Data([post("2016-10-31", antal)]), "2016-11-15"))
    assert (resultat.p_krav, resultat.p_forv) == (p, p)


def test_a_ceiling_outside_the_whole_plan_has_not_started():
    uden_for = plan(kriterium(Type.LOFT, maal(6, AAR_2017)))
    resultat = en(opgoer(uden_for, None, "2018-01-01", "hele"))
    assert (resultat.p_krav, resultat.tilstand) == (None, Tilstand.IKKE_STARTET)
