from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Forbehold, Maaned, Tilstand, Type
from maalopfyldelse.beregning.resultat import EnhedMaaned
from tests.maalopfyldelse.beregning.byg import (
    AAR_2015,
    AAR_2016,
    Data,
    en,
    hvert,
    kriterium,
    maal,
    medlem,
    nulpunkt,
    opgoer,
    periode,
    plan,
    tal_pr_maaned,
)

FALD_10 = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt())


def tal(*raekker):
    return Data(maanedstal=tal_pr_maaned("udsaettelser", *raekker))


def fem_enheder(foer=10, nu=9, mangler_i_2016=(), mangler_i_2015=()):
    return tal(
        *(r for enhed in range(1, 6) for r in hvert(2015, enhed, foer, mangler_i_2015)),
        *(r for enhed in range(1, 5) for r in hvert(2016, enhed, nu)),
        *hvert(2016, 5, nu, mangler_i_2016),
    )


FEM = tuple(medlem(enhed) for enhed in range(1, 6))


def test_the_same_months_of_the_same_units_are_compared():
    """The example of the documentation: June is missing from one unit, and so from both sums."""
    data = fem_enheder(mangler_i_2016=[6])
    resultat = en(opgoer(plan(FALD_10, medlemskaber=FEM), data, "2016-09-30"))
    assert (resultat.opnaaet, resultat.nulpunkt) == (44 * 9, 44 * 10)
    assert resultat.p_krav == resultat.p_forv == 1  # fell 10 %, as demanded
    assert resultat.daekning == Fraction(44, 45)
    assert resultat.forbehold == (Forbehold.FORELOEBIG, Forbehold.DELVIS_DAEKNING)
    assert resultat.grundlag.daekning.mangler == (EnhedMaaned(5, Maaned(2016, 6)),)
    assert resultat.tilstand == Tilstand.PAA_SPORET


@pytest.mark.parametrize(
    ("nu", "p"),
    [
        pytest.param(8, 2, id="fell by twice the demand"),
        pytest.param("9.5", Fraction(1, 2), id="half of the way"),
        pytest.param(10, 0, id="unchanged"),
        pytest.param(11, -1, id="the wrong way is negative"),
    ],
)
def test_the_change_is_measured_as_a_share_of_the_demanded_change(nu, p):
    resultat = en(opgoer(plan(FALD_10, medlemskaber=FEM), fem_enheder(nu=nu)))
    assert resultat.p_krav == p


def test_a_rise_can_be_demanded():
    stigning = kriterium(Type.AENDRING, maal(20), kilde="udsaettelser", nulpunkt=nulpunkt())
    resultat = en(opgoer(plan(stigning, medlemskaber=FEM), fem_enheder(nu=11)))
    assert resultat.p_krav == Fraction(1, 2)


def test_it_looks_at_its_whole_period_whatever_the_window():
    smalt = opgoer(
        plan(FALD_10, medlemskaber=FEM),
        fem_enheder(),
        "2016-12-31",
        periode("2016-05-10..2016-08-20"),
    )
    assert en(smalt).opnaaet == 5 * 12 * 9
    assert en(smalt).forbehold == ()


@pytest.mark.parametrize(
    ("nulpunkt_", "data", "pr_dato", "tilstand"),
    [
        pytest.param(nulpunkt(), fem_enheder(), "2016-01-30", "ikke startet", id="no month over"),
        pytest.param(
            None, fem_enheder(), "2016-03-31", "afventer nulpunktsmåling", id="no nulpunkt"
        ),
        pytest.param(
            nulpunkt(),
            tal(*hvert(2016, 1, 4)),
            "2016-03-31",
            "afventer nulpunktsmåling",
            id="no figure in the nulpunkt",
        ),
        pytest.param(
            nulpunkt(), tal((1, "2015-01", 4)), "2016-03-31", "utilstrækkelig dækning", id="too few"
        ),
        pytest.param(
            nulpunkt(), fem_enheder(0), "2016-03-31", "nulpunktet er 0", id="nothing before"
        ),
    ],
)
def test_the_states_are_named_in_the_order_of_the_contract(nulpunkt_, data, pr_dato, tilstand):
    k = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt_)
    resultat = en(opgoer(plan(k, medlemskaber=FEM), data, pr_dato))
    assert resultat.tilstand == tilstand
    assert (resultat.p_krav, resultat.p_forv) == (None, None)
    assert resultat.forbehold == ()


def test_the_coverage_is_shown_where_it_is_insufficient():
    halvt = tal(*hvert(2015, 1, 5), *hvert(2016, 1, 5), *hvert(2016, 2, 5))
    resultat = en(opgoer(plan(FALD_10, medlemskaber=FEM[:2]), halvt, "2016-03-31"))
    assert (resultat.opnaaet, resultat.nulpunkt, resultat.daekning) == (15, 15, Fraction(1, 2))
    assert resultat.grundlag.daekning.mangler == tuple(
        EnhedMaaned(2, Maaned(2015, md)) for md in (1, 2, 3)
    )


def test_figures_of_months_after_the_date_do_not_count_in_the_nulpunkt_either():
    sent_nulpunkt = kriterium(
        Type.AENDRING,
        maal(-10, AAR_2015),
        kilde="udsaettelser",
        nulpunkt=nulpunkt(naar=AAR_2016),
    )
    resultat = en(
        opgoer(
            plan(sent_nulpunkt, medlemskaber=FEM, naar="2015-01-01..2016-12-31"),
            fem_enheder(),
            "2015-12-31",
        )
    )
    assert resultat.tilstand == Tilstand.AFVENTER_NULPUNKT


def test_in_its_second_year_a_period_is_still_compared_with_the_same_months():
    to_aar = kriterium(
        Type.AENDRING,
        maal(-10, "2016-01-01..2017-12-31"),
        kilde="udsaettelser",
        nulpunkt=nulpunkt(),
    )
    data = tal(*hvert(2015, 1, 10), *hvert(2016, 1, 9), *hvert(2017, 1, 8))
    resultat = en(
        opgoer(
            plan(to_aar, medlemskaber=FEM[:1], naar="2016-01-01..2017-12-31"), data, "2017-12-31"
        )
    )
    assert (resultat.opnaaet, resultat.nulpunkt) == (12 * 17, 240)


def test_a_figure_that_two_years_lack_is_named_once():
    to_aar = kriterium(
        Type.AENDRING,
        maal(-10, "2016-01-01..2017-12-31"),
        kilde="udsaettelser",
        nulpunkt=nulpunkt(),
    )
    data = tal(*hvert(2015, 1, 10, udeladt=[4]), *hvert(2016, 1, 9), *hvert(2017, 1, 8))
    p = plan(to_aar, medlemskaber=FEM[:1], naar="2016-01-01..2017-12-31")
    daekning = en(opgoer(p, data, "2017-12-31")).grundlag.daekning
    assert (daekning.medregnet, daekning.spurgt) == (22, 24)
    assert daekning.mangler == (EnhedMaaned(1, Maaned(2015, 4)),)


def test_a_month_that_the_nulpunkt_lacks_is_not_compared():
    """Import refuses it; the calculation still answers."""
    halvt = kriterium(
        Type.AENDRING,
        maal(-10),
        kilde="udsaettelser",
        nulpunkt=nulpunkt(naar="2015-01-01..2015-06-30"),
    )
    resultat = en(opgoer(plan(halvt, medlemskaber=FEM), fem_enheder(), "2016-12-31"))
    assert resultat.daekning == Fraction(1, 2)


# Nulpunkt as a total


def test_a_total_is_cut_to_the_months_and_units_that_have_a_figure():
    """The example of the documentation: 140 in 2015, January reported by 4 of 5 units."""
    samlet = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt(140))
    data = tal(*(r for enhed in range(1, 5) for r in hvert(2016, enhed, 2)))
    resultat = en(opgoer(plan(samlet, medlemskaber=FEM), data, "2016-01-31"))
    assert resultat.opnaaet == 8
    assert resultat.nulpunkt == Fraction(140 * 4, 5 * 12)
    assert resultat.daekning == Fraction(4, 5)
    assert resultat.forbehold == (
        Forbehold.FORELOEBIG,
        Forbehold.DELVIS_DAEKNING,
        Forbehold.NULPUNKT_FORDELT,
    )


def test_a_total_wins_over_monthly_figures_of_the_nulpunkt():
    samlet = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt(1200))
    resultat = en(opgoer(plan(samlet, medlemskaber=FEM), fem_enheder()))
    assert resultat.nulpunkt == 1200
    assert resultat.p_krav == Fraction(660, 120)


def test_the_share_of_a_total_follows_the_membership_month_by_month():
    medlemmer = (medlem(1), medlem(2), medlem(3, None, "2016-01-31"))
    samlet = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt(120))
    data = tal(*hvert(2016, 1, 3), *hvert(2016, 2, 3))
    resultat = en(opgoer(plan(samlet, medlemskaber=medlemmer), data, "2016-02-29"))
    assert resultat.daekning == Fraction(4, 5)
    assert resultat.nulpunkt == 10 * Fraction(2, 3) + 10


def test_a_total_of_nothing_is_a_nulpunkt_of_0():
    nul = kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt(0))
    resultat = en(opgoer(plan(nul, medlemskaber=FEM), fem_enheder()))
    assert resultat.tilstand == Tilstand.NULPUNKTET_ER_0
    assert resultat.forbehold == ()


# restancer, a stock


def test_of_a_stock_only_the_latest_month_is_compared():
    restancer = kriterium(Type.AENDRING, maal(-20), kilde="restancer", nulpunkt=nulpunkt())
    data = Data(
        maanedstal=tal_pr_maaned(
            "restancer",
            (1, "2015-08", 99),
            (1, "2015-09", 50),
            (1, "2016-08", 1),
            (1, "2016-09", 45),
        )
    )
    resultat = en(opgoer(plan(restancer, medlemskaber=FEM[:1]), data, "2016-10-30"))
    assert (resultat.opnaaet, resultat.nulpunkt, resultat.daekning) == (45, 50, 1)
    assert resultat.p_krav == Fraction(1, 2)


# Organisations that merge


def sammenlagt(til, indgaar_i=1):
    return (medlem(1), medlem(2, None, til, indgaar_i))


BEGGE = tal(*hvert(2015, 1, 10), *hvert(2015, 2, 4), *hvert(2016, 1, 12), *hvert(2016, 2, 4))


def test_a_merged_organisation_is_compared_with_the_sum_of_its_parts():
    """The example of the documentation: 2 became part of 1 on 1 July."""
    resultat = en(opgoer(plan(FALD_10, medlemskaber=sammenlagt("2016-06-30")), BEGGE))
    # Until June both are asked for, each against itself; from July 1 against 10 + 4.
    assert resultat.opnaaet == 12 * 12 + 6 * 4
    assert resultat.nulpunkt == 6 * 10 + 6 * 4 + 6 * 14
    assert resultat.daekning == 1


def test_in_the_month_of_the_merger_the_part_is_no_longer_asked_for():
    resultat = en(opgoer(plan(FALD_10, medlemskaber=sammenlagt("2016-06-15")), BEGGE, "2016-06-30"))
    assert resultat.nulpunkt == 6 * 10 + 6 * 4
    assert resultat.grundlag.daekning.spurgt == 11


def test_the_sum_is_missing_where_one_part_is_missing():
    data = tal(*hvert(2015, 1, 10), *hvert(2015, 2, 4, udeladt=[11]), *hvert(2016, 1, 12))
    resultat = en(opgoer(plan(FALD_10, medlemskaber=sammenlagt("2015-12-31")), data))
    assert resultat.daekning == Fraction(11, 12)
    assert resultat.nulpunkt == 11 * 14
    assert resultat.grundlag.daekning.mangler == (EnhedMaaned(2, Maaned(2015, 11)),)


def test_mergers_follow_one_another():
    kaede = (medlem(1), medlem(2, None, "2016-03-31", 1), medlem(3, None, "2015-12-31", 2))
    data = tal(
        *hvert(2015, 1, 10),
        *hvert(2015, 2, 4),
        *hvert(2015, 3, 2),
        *hvert(2016, 1, 12),
        *hvert(2016, 2, 6),
    )
    resultat = en(opgoer(plan(FALD_10, medlemskaber=kaede), data, "2016-04-30"))
    # 3 is part of 2 while 2 is asked for, and comes to 1 with it in April.
    assert resultat.nulpunkt == 3 * (10 + 6) + 16
    assert resultat.daekning == 1


def test_a_merger_without_an_end_of_membership_is_not_counted():
    resultat = en(opgoer(plan(FALD_10, medlemskaber=sammenlagt(None)), BEGGE))
    assert resultat.nulpunkt == 12 * 14
    assert resultat.grundlag.daekning.spurgt == 24


def test_organisations_that_became_part_of_each_other_are_counted_once():
    ring = (
        medlem(1, None, "2015-12-31", 2),
        medlem(2, None, "2015-12-31", 1),
        medlem(1, "2016-01-01"),
    )
    data = tal(*hvert(2015, 1, 10), *hvert(2015, 2, 4), *hvert(2016, 1, 12))
    resultat = en(opgoer(plan(FALD_10, medlemskaber=ring), data))
    assert resultat.nulpunkt == 12 * 14
