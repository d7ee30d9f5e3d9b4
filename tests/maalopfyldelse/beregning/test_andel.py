from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Retning, Tilstand, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2017,
    Data,
    andelspost,
    en,
    kriterium,
    maal,
    opgoer,
    periode,
    plan,
)

DATA = Data([andelspost("2016-03-31", 12, 20), andelspost("2016-06-30", 18, 22)])


def test_the_share_is_of_all_the_registrations_together():
    """The example of the documentation: 30 of 42 against at least 75 %."""
    resultat = en(opgoer(plan(kriterium(Type.ANDEL, maal(75))), DATA, "2016-06-30"))
    assert resultat.opnaaet == Fraction(3000, 42)
    assert (resultat.krav, resultat.forventet) == (75, None)
    assert resultat.p_krav == resultat.p_forv == Fraction(30, 42) / Fraction(75, 100)
    assert resultat.tilstand == Tilstand.LIDT_BAGUD


@pytest.mark.parametrize(
    ("x", "p"),
    [(80, 1), (Fraction(3000, 42), 1), (50, Fraction(50 * 42, 3000)), (0, 0)],
)
def test_at_most_is_met_below_and_falls_above(x, p):
    k = kriterium(Type.ANDEL, maal(x), retning=Retning.HOEJST)
    assert en(opgoer(plan(k), DATA)).p_krav == p


def test_only_registrations_in_the_passed_part_of_period_and_window_count():
    p = plan(kriterium(Type.ANDEL, maal(75, "2016-01-01..2016-05-31")))
    assert en(opgoer(p, DATA)).opnaaet == 60
    assert en(opgoer(p, DATA)).grundlag.registreringer.uden_for_maalperiode.naevner == 22
    senere = en(opgoer(p, DATA, valg=periode("2016-04-01..2016-12-31")))
    assert senere.grundlag.registreringer.foer_vinduet.naevner == 20
    assert senere.tilstand == Tilstand.INGEN_DATA


def test_without_a_denominator_there_is_no_data_but_a_demand():
    resultat = en(
        opgoer(plan(kriterium(Type.ANDEL, maal(75))), Data([andelspost("2016-02-01", 0, 0)]))
    )
    assert (resultat.opnaaet, resultat.krav, resultat.p_krav) == (None, 75, None)
    assert resultat.tilstand == Tilstand.INGEN_DATA
    assert resultat.noget_forventet


def test_at_its_end_the_outcome_is_judged():
    p = plan(kriterium(Type.ANDEL, maal(75)), naar="2016-01-01..2017-12-31")
    assert en(opgoer(p, DATA, "2016-12-30")).tilstand == Tilstand.LIDT_BAGUD
    assert en(opgoer(p, DATA, "2016-12-31")).tilstand == Tilstand.NAESTEN_NAAET


def test_a_share_whose_period_the_plan_never_has_is_without_data():
    uden_for = plan(kriterium(Type.ANDEL, maal(75, AAR_2017)))
    resultat = en(opgoer(uden_for, DATA, "2017-12-31", "hele"))
    assert (resultat.krav, resultat.tilstand) == (75, Tilstand.INGEN_DATA)
