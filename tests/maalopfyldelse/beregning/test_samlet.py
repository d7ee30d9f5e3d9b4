from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Aarsag, Tilstand, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    Data,
    brok,
    kriterium,
    maal,
    medlem,
    opgoer,
    plan,
    post,
    tal_pr_maaned,
)

SENERE = "2016-07-01..2016-12-31"


def antal(kode, tal=10, vaegt=1, naar=AAR_2016, **andet):
    return kriterium(Type.ANTAL, maal(tal, naar), kode=kode, vaegt=brok(vaegt), **andet)


def test_the_plans_figure_is_a_weighted_mean_of_capped_shares():
    """The example of the documentation: 150 % counts as 100 %, and the second weighs double."""
    p = plan(antal("A"), antal("B", vaegt=2), antal("C"))
    data = Data([post("2016-02-01", 15, "A"), post("2016-02-01", 5, "B")])
    samlet = opgoer(p, data).samlet
    assert samlet.krav == Fraction(1 + 2 * Fraction(1, 2) + 0, 4)
    assert samlet.medregnet == 3


def test_a_negative_share_counts_as_nothing():
    vaerre = kriterium(Type.NIVEAU, maal(10), kode="N")
    resultat = opgoer(plan(vaerre, antal("A")), None)
    assert resultat.samlet.krav == 0


def uden_data(kode, vaegt=1):
    return kriterium(Type.ANDEL, maal(50), kode=kode, vaegt=brok(vaegt))


@pytest.mark.parametrize(
    ("vaegt_uden", "krav"),
    [(1, 1), (2, 1), ("2.01", None)],
)
def test_the_mean_is_shown_where_half_of_the_weight_has_a_figure(vaegt_uden, krav):
    p = plan(antal("A", vaegt=2), uden_data("B", vaegt_uden))
    assert opgoer(p, Data([post("2016-02-01", 10, "A")])).samlet.krav == krav


def test_a_plan_without_criteria_has_no_figure():
    samlet = opgoer(plan()).samlet
    assert (samlet.krav, samlet.forventet, samlet.medregnet, samlet.maal) == (None, None, 0, 0)


def test_weight_0_is_shown_and_not_counted():
    p = plan(antal("A"), antal("B", vaegt=0))
    samlet = opgoer(p, Data([post("2016-02-01", 10, "A")])).samlet
    assert (samlet.krav, samlet.medregnet, samlet.medregnet_forventet) == (1, 1, 1)
    assert [(u.kode, u.aarsag) for u in samlet.udeladt] == [("B", Aarsag.VAEGT_0)]
    assert samlet.fordeling == ((Tilstand.NAAET, 1), (Tilstand.IKKE_NAAET, 1))


def test_what_was_not_expected_does_not_weigh_in_what_was_expected():
    """Three have not started, one is not due, one has no whole one expected; one runs."""
    p = plan(
        antal("runs"),
        antal("later", naar=SENERE),
        antal("later too", naar=SENERE),
        kriterium(Type.LOFT, maal(3, SENERE), kode="ceiling"),
        kriterium(Type.MILEPAEL, kode="milestone"),
        antal("few", tal=1),
    )
    samlet = opgoer(p, Data([post("2016-02-01", 2, "runs")]), "2016-03-31").samlet
    assert samlet.medregnet == 5  # all but the ceiling
    assert (samlet.forventet, samlet.medregnet_forventet) == (1, 1)


def test_what_was_expected_but_has_no_figure_weighs_all_the_same():
    p = plan(antal("A"), uden_data("B"), uden_data("C"))
    samlet = opgoer(p, Data([post("2016-02-01", 10, "A")]), "2016-06-30").samlet
    assert samlet.forventet is None
    assert samlet.medregnet_forventet == 1


def test_provisional_figures_are_counted_where_they_are_included():
    p = plan(
        kriterium(Type.LOFT, maal(5), kode="A"),
        kriterium(Type.LOFT, maal(5), kode="B", vaegt=brok(0)),
        kriterium(Type.LOFT, maal(5), kode="C", kilde="rykkere"),
        medlemskaber=(medlem(1),),
    )
    samlet = opgoer(p, Data(maanedstal=tal_pr_maaned("rykkere")), "2016-06-30").samlet
    assert samlet.foreloebige == 1


def test_the_distribution_lists_the_states_in_a_fixed_order():
    p = plan(uden_data("A"), antal("B"), antal("C"), kriterium(Type.KVALITATIV, kode="D"))
    samlet = opgoer(p, Data([post("2016-02-01", 10, "C")])).samlet
    assert samlet.fordeling == (
        (Tilstand.NAAET, 1),
        (Tilstand.IKKE_NAAET, 1),
        (Tilstand.INGEN_DATA, 2),
    )


def test_a_group_is_a_mean_over_criteria_never_of_means():
    p = plan(
        antal("K1", niveau="indsatsområde", tilknyttet="UG"),
        antal("K2", niveau="aktivitet", tilknyttet="ØR"),
        antal("K3", niveau="aktivitet", tilknyttet="ØR"),
        antal("K4", niveau="hovedformål"),
        antal("K5", niveau="proces", tilknyttet="ØR"),
        antal("K6", niveau="proces", tilknyttet="UG"),
        antal("K7", niveau="aktivitet", tilknyttet="FRI"),
        aktivitet_til_omraade={"ØR": "UG", "FRI": None},
    )
    data = Data([post("2016-02-01", 10, kode) for kode in ("K1", "K2", "K6")])
    grupper = opgoer(p, data).grupper
    assert grupper.aktiviteter["ØR"].krav == Fraction(1, 3)
    assert grupper.omraader["UG"].krav == Fraction(3, 5)
    assert grupper.aktiviteter["FRI"].krav == 0
    assert list(grupper.omraader) == ["UG"]


@pytest.mark.parametrize(
    ("pr_dato", "andel"), [("2015-06-01", 0), ("2016-07-01", Fraction(1, 2)), ("2018-01-01", 1)]
)
def test_forloebet_is_the_share_of_the_window_that_has_passed(pr_dato, andel):
    resultat = opgoer(plan(), None, pr_dato)
    assert resultat.forloebet == andel
