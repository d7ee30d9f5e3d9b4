"""antal and loft counted from the boligorganisationers' monthly figures."""

from fractions import Fraction

from maalopfyldelse.beregning import Forbehold, Maaned, Tilstand, Type
from maalopfyldelse.beregning.resultat import EnhedMaaned
from tests.maalopfyldelse.beregning.byg import (
    Data,
    en,
    hvert,
    kriterium,
    maal,
    medlem,
    opgoer,
    periode,
    plan,
    tal_pr_maaned,
)

FEM = tuple(medlem(enhed) for enhed in range(1, 6))
SAGER = kriterium(Type.ANTAL, maal(90), kilde="ophaevelser")


def fire_af_fem(tal=1):
    raekker = [raekke for enhed in range(1, 5) for raekke in hvert(2016, enhed, tal)]
    return Data(maanedstal=tal_pr_maaned("ophaevelser", *raekker))


def test_what_is_expected_is_cut_to_the_units_that_have_a_figure():
    """The example of the documentation: 4 of 5 units have reported January."""
    resultat = en(opgoer(plan(SAGER, medlemskaber=FEM), fire_af_fem(2), "2016-02-28"))
    assert resultat.opnaaet == 8
    assert resultat.forventet == 6  # 90 · 31 · 4 / (5 · 366) = 6,09
    assert resultat.daekning == Fraction(4, 5)
    assert resultat.p_forv == Fraction(8, 6)
    assert resultat.forbehold == (Forbehold.DELVIS_DAEKNING,)


def test_the_missing_figures_are_named():
    resultat = en(opgoer(plan(SAGER, medlemskaber=FEM), fire_af_fem(), "2016-02-29"))
    daekning = resultat.grundlag.daekning
    assert (daekning.medregnet, daekning.spurgt) == (8, 10)
    assert daekning.mangler == (
        EnhedMaaned(5, Maaned(2016, 1)),
        EnhedMaaned(5, Maaned(2016, 2)),
    )
    assert daekning.maaneder == (Maaned(2016, 1), Maaned(2016, 2))


def test_below_four_fifths_no_percentage_is_given():
    tre = Data(
        maanedstal=tal_pr_maaned(
            "ophaevelser", *hvert(2016, 1, 2), *hvert(2016, 2, 2), *hvert(2016, 3, 2)
        )
    )
    resultat = en(opgoer(plan(SAGER, medlemskaber=FEM), tre, "2016-06-30"))
    assert (resultat.p_krav, resultat.p_forv) == (None, None)
    assert resultat.opnaaet == 36
    assert resultat.daekning == Fraction(3, 5)
    assert resultat.tilstand == Tilstand.UTILSTRAEKKELIG_DAEKNING
    assert resultat.forbehold == ()


def test_before_the_first_month_has_elapsed_it_has_not_started():
    resultat = en(opgoer(plan(SAGER, medlemskaber=FEM), fire_af_fem(), "2016-01-30"))
    assert (resultat.p_krav, resultat.p_forv, resultat.daekning) == (None, None, None)
    assert resultat.tilstand == Tilstand.IKKE_STARTET


def test_only_months_that_lie_wholly_in_period_and_window_count():
    loft = kriterium(Type.LOFT, maal(15, "2016-03-15..2016-10-14"), kilde="ophaevelser")
    resultat = en(
        opgoer(
            plan(loft, medlemskaber=FEM[:4]),
            fire_af_fem(),
            "2016-12-31",
            periode("2016-05-10..2016-08-20"),
        )
    )
    assert resultat.opnaaet == 8  # June and July of four units
    assert resultat.forventet == Fraction(15 * 61, 214)
    assert resultat.krav == Fraction(15 * 103, 214)


def test_a_unit_is_asked_only_for_whole_months_of_membership():
    """Where membership changes each month counts by its own share of units."""
    medlemmer = (medlem(1), medlem(2, "2016-01-15"), medlem(3, None, "2016-02-28"))
    data = Data(maanedstal=tal_pr_maaned("ophaevelser", *hvert(2016, 1, 1), *hvert(2016, 2, 1)))
    resultat = en(opgoer(plan(SAGER, medlemskaber=medlemmer), data, "2016-03-31"))
    daekning = resultat.grundlag.daekning
    assert daekning.mangler == (EnhedMaaned(3, Maaned(2016, 1)),)
    assert (daekning.medregnet, daekning.spurgt) == (5, 6)
    # January 1 of 2 units, February and March 2 of 2.
    assert resultat.grundlag.bidrag[0].dage_talt == Fraction(31, 2) + 29 + 31
    assert resultat.forventet == 18  # 90 · 75,5 / 366 = 18,57


def test_months_without_any_unit_to_ask_are_insufficient():
    gaaet = (medlem(1, None, "2015-12-31"),)
    resultat = en(opgoer(plan(SAGER, medlemskaber=gaaet), fire_af_fem(), "2016-03-31"))
    assert (resultat.daekning, resultat.p_krav) == (None, None)
    assert resultat.tilstand == Tilstand.UTILSTRAEKKELIG_DAEKNING


def test_a_figure_for_a_month_that_has_not_ended_does_not_count():
    alle = Data(maanedstal=tal_pr_maaned("ophaevelser", (1, "2016-01", 3), (1, "2016-02", 40)))
    resultat = en(opgoer(plan(SAGER, medlemskaber=FEM[:1]), alle, "2016-02-28"))
    assert resultat.opnaaet == 3


def test_a_missing_month_is_never_zero():
    nul = Data(maanedstal=tal_pr_maaned("ophaevelser", *hvert(2016, 1, 0)))
    loft = kriterium(Type.LOFT, maal(5), kilde="ophaevelser")
    med_nul = en(opgoer(plan(loft, medlemskaber=FEM[:1]), nul))
    uden = en(opgoer(plan(loft, medlemskaber=FEM[:1]), Data()))
    assert (med_nul.p_krav, med_nul.tilstand) == (1, Tilstand.NAAET)
    assert (uden.p_krav, uden.tilstand) == (None, Tilstand.UTILSTRAEKKELIG_DAEKNING)
