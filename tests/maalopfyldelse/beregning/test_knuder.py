"""What the database is asked to sum."""

from datetime import date

from maalopfyldelse.beregning import Type, maalevindue, summeringer, udfold
from tests.maalopfyldelse.beregning.byg import (
    AAR_2015,
    AAR_2016,
    AAR_2017,
    dag,
    kriterium,
    maal,
    nulpunkt,
    periode,
    plan,
)


def perioder(plan_, pr_dato="2016-09-30", valg=None):
    (knude,) = udfold(plan_, {}, dag(pr_dato), valg)
    return summeringer(knude, dag(pr_dato))


def test_the_passed_days_of_every_period_are_summed():
    p = plan(
        kriterium(Type.ANTAL, maal(1, "2016-01-01..2016-03-31"), maal(1, "2016-07-01..2016-12-31"))
    )
    assert perioder(p) == {
        "K": (periode("2016-01-01..2016-03-31"), periode("2016-07-01..2016-09-30"))
    }
    assert perioder(p, "2016-05-01") == {"K": (periode("2016-01-01..2016-03-31"),)}
    assert perioder(p, "2015-12-31") == {"K": ()}


def test_a_share_is_summed_over_its_one_period():
    p = plan(
        kriterium(Type.ANDEL, maal(1, AAR_2016), maal(2, AAR_2017)), naar="2016-01-01..2017-12-31"
    )
    assert perioder(p, "2017-03-01", "hele") == {"K": (periode("2017-01-01..2017-03-01"),)}


def test_only_what_is_counted_from_registrations_and_belongs_is_summed():
    p = plan(
        kriterium(Type.ANTAL, maal(1), kode="registreringer"),
        kriterium(Type.LOFT, maal(1), kode="moeder", kilde="moeder:Bestyrelsen"),
        kriterium(Type.LOFT, maal(1), kode="maanedstal", kilde="rykkere"),
        kriterium(Type.NIVEAU, maal(1), kode="niveau"),
        kriterium(Type.ANTAL, maal(1, AAR_2015), kode="gammel"),
        kriterium(Type.ANTAL, kode="uden maaltal"),
    )
    assert perioder(p, "2016-12-31") == {
        "registreringer": (periode(AAR_2016),),
        "moeder": (periode(AAR_2016),),
        "uden maaltal": (),
    }


def test_a_goal_whose_figures_are_shown_elsewhere_is_summed_there():
    p = plan(
        kriterium(Type.ANTAL, maal(1, AAR_2015), kode="A"),
        kriterium(Type.ANTAL, maal(1, AAR_2016), kode="B", svarer_til="A"),
        naar="2015-01-01..2016-12-31",
    )
    assert perioder(p) == {"A": ()}


def test_a_measurement_counts_from_the_end_of_the_nulpunkt():
    d = date(2016, 9, 30)
    assert maalevindue(kriterium(Type.NIVEAU), d) == (None, d)
    med = kriterium(Type.NIVEAU, nulpunkt=nulpunkt(3, "2015-12-01..2015-12-31"))
    assert maalevindue(med, d) == (date(2015, 12, 31), d)
