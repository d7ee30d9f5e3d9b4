from fractions import Fraction

from maalopfyldelse.beregning import Tilstand, Type
from tests.maalopfyldelse.beregning.byg import (
    Data,
    dag,
    en,
    kriterium,
    maal,
    medlem,
    opgoer,
    plan,
)

FIRE = (medlem(1), medlem(2), medlem(3), medlem(4))


def taget_i_brug(*datoer):
    raekker = tuple((i, dag(dato) if dato else None) for i, dato in enumerate(datoer, 1))
    return Data(udrulning={"K": raekker})


BREVET = taget_i_brug("2016-02-01", "2016-06-01", "2016-12-31", None)


def udrul(maaltal=100, naar="2016-01-01..2016-12-31", medlemmer=FIRE):
    return plan(kriterium(Type.UDRULNING, maal(maaltal, naar)), medlemskaber=medlemmer)


def test_the_share_of_units_is_measured_against_the_share_of_the_period():
    """The example of the documentation: 2 of 4 when half of the year has passed."""
    resultat = en(opgoer(udrul(), BREVET, "2016-07-01"))
    assert (resultat.opnaaet, resultat.krav) == (2, 4)
    assert (resultat.p_krav, resultat.p_forv) == (Fraction(1, 2), 1)
    assert resultat.tilstand == Tilstand.PAA_SPORET
    assert resultat.grundlag.implementeret == (1, 2)
    assert resultat.grundlag.ikke_implementeret == (3, 4)


def test_a_part_of_the_units_can_be_the_goal_and_an_empty_one_means_all():
    assert en(opgoer(udrul(75), BREVET)).p_krav == 1
    assert en(opgoer(udrul(75), BREVET)).tilstand == Tilstand.NAAET
    assert en(opgoer(udrul(None), BREVET)).p_krav == Fraction(3, 4)


def test_only_units_that_are_members_at_the_date_count():
    medlemmer = (medlem(1), medlem(2, None, "2016-06-30"), medlem(3, "2016-09-01"), medlem(9))
    resultat = en(opgoer(udrul(medlemmer=medlemmer), BREVET, "2016-07-01"))
    assert (resultat.opnaaet, resultat.krav) == (1, 1)  # 9 is a member without a row
    assert resultat.grundlag.ikke_medlem == (2, 3, 4)


def test_before_its_period_it_has_not_started_but_can_be_reached():
    p = udrul(50, "2016-07-01..2016-12-31")
    tidligt = en(opgoer(p, BREVET, "2016-05-31"))
    assert (tidligt.p_krav, tidligt.p_forv) == (Fraction(1, 2), None)
    assert tidligt.tilstand == Tilstand.IKKE_STARTET
    naaet = en(opgoer(p, BREVET, "2016-06-30"))
    assert (naaet.tilstand, naaet.noget_forventet) == (Tilstand.NAAET, False)


def test_without_a_row_there_is_no_data():
    resultat = en(opgoer(udrul(), None, "2016-07-01"))
    assert (resultat.opnaaet, resultat.krav) == (0, 0)
    assert (resultat.p_krav, resultat.p_forv) == (None, None)
    assert resultat.tilstand == Tilstand.INGEN_DATA
