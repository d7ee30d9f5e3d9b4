"""The same goal stated at two levels: shown twice, counted once."""

from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import Aarsag, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2017,
    Data,
    dag,
    en,
    koder,
    kriterium,
    maal,
    opgoer,
    plan,
    post,
)

TO_AAR = "2016-01-01..2017-12-31"


def antal(kode, *maaltal, **andet):
    return kriterium(Type.ANTAL, *maaltal, kode=kode, **andet)


def test_it_shows_the_others_figures_and_is_counted_there():
    p = plan(antal("K01", maal(10)), antal("K02", maal(99), svarer_til="K01"))
    resultat = opgoer(p, Data([post("2016-02-01", 5, "K01"), post("2016-02-01", 99, "K02")]))
    assert en(resultat, "K02").p_krav == en(resultat, "K01").p_krav == Fraction(1, 2)
    assert en(resultat, "K02").svarer_til == "K01"
    assert (resultat.samlet.medregnet, resultat.samlet.ikke_medregnet) == (1, 1)
    assert resultat.samlet.maal == 1
    (udeladt,) = resultat.samlet.udeladt
    assert (udeladt.kode, udeladt.aarsag, udeladt.regnet_hos) == (
        "K02",
        Aarsag.REGNET_MED_ANDETSTEDS,
        "K01",
    )


def test_the_one_that_belongs_counts_where_the_other_does_not():
    p = plan(
        antal("K01", maal(10, AAR_2017)), antal("K02", maal(10), svarer_til="K01"), naar=TO_AAR
    )
    resultat = opgoer(p, None, "2016-06-30")
    assert koder(resultat) == ["K02"]
    assert en(resultat, "K02").krav == 0  # what the other demands of 2016
    assert [u.aarsag for u in resultat.samlet.udeladt] == [Aarsag.UDEN_TAL]


def test_figures_come_from_the_end_of_the_chain():
    p = plan(
        antal("C", maal(10), svarer_til="B"),
        antal("B", maal(10), svarer_til="A"),
        antal("A", maal(10)),
    )
    resultat = opgoer(p, Data([post("2016-02-01", 4, "A"), post("2016-02-01", 9, "B")]))
    assert [r.opnaaet for r in resultat.kriterier] == [4, 4, 4]
    assert {u.regnet_hos for u in resultat.samlet.udeladt} == {"A"}


def test_a_goal_counts_once_also_where_the_one_with_the_figures_is_outside_the_window():
    andel = kriterium(Type.UDRULNING, maal(100, AAR_2017), kode="A")
    p = plan(
        antal("C", maal(1), svarer_til="B", vaegt=Fraction(7)),
        antal("B", maal(1), svarer_til="A"),
        antal("D", maal(1), svarer_til="A"),
        andel,
        naar=TO_AAR,
    )
    resultat = opgoer(p, None, "2016-06-30")
    assert koder(resultat) == ["C", "B", "D"]
    assert resultat.samlet.maal == 1
    assert [(u.kode, u.regnet_hos) for u in resultat.samlet.udeladt] == [
        ("C", "B"),
        ("B", None),
        ("D", "B"),
    ]


def test_a_milestone_that_was_reached_before_the_window_is_so_at_both_levels():
    frist = date(2016, 12, 31)
    p = plan(
        kriterium(Type.MILEPAEL, kode="M", tidsfrist=date(2016, 6, 30)),
        kriterium(Type.MILEPAEL, kode="N", tidsfrist=frist, svarer_til="M"),
        naar=TO_AAR,
    )
    naaet = Data(opfyldt=[("M", dag("2016-11-01"))])
    assert koder(opgoer(p, naaet, "2016-12-31")) == ["M", "N"]
    assert koder(opgoer(p, naaet, "2017-06-30")) == []
    assert koder(opgoer(p, None, "2017-06-30")) == ["M", "N"]


def test_a_link_to_nothing_or_in_a_ring_is_no_link():
    """Import refuses both; the calculation still answers."""
    p = plan(
        antal("A", maal(10), svarer_til="B"),
        antal("B", maal(10), svarer_til="A"),
        antal("C", maal(10), svarer_til="findes ikke"),
        antal("D", maal(10), svarer_til="A"),
    )
    resultat = opgoer(p, Data([post("2016-02-01", 1, kode) for kode in "ABC"]))
    assert [r.opnaaet for r in resultat.kriterier] == [1, 1, 1, 0]
    assert resultat.samlet.medregnet == 4


def test_in_a_group_it_counts_unless_the_other_is_there_too():
    omraader = {"ØR": "UG", "UN": "UG", "BK": "IK"}
    p = plan(
        antal("K1", maal(10), niveau="hovedformål"),
        antal("K2", maal(10), niveau="indsatsområde", tilknyttet="UG", svarer_til="K1"),
        antal("K3", maal(10), niveau="aktivitet", tilknyttet="ØR", svarer_til="K1"),
        antal("K4", maal(10), niveau="aktivitet", tilknyttet="BK", svarer_til="K2"),
        aktivitet_til_omraade=omraader,
    )
    resultat = opgoer(p, Data([post("2016-02-01", 5, "K1")]))
    assert resultat.samlet.medregnet == 1
    assert resultat.grupper.omraader["UG"].medregnet == 1
    assert resultat.grupper.omraader["UG"].udeladt[0].regnet_hos == "K2"
    assert resultat.grupper.aktiviteter["ØR"].krav == Fraction(1, 2)
    assert resultat.grupper.omraader["IK"].medregnet == 1
    assert resultat.grupper.aktiviteter["UN"].maal == 0
