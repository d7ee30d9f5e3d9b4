import pytest

from maalopfyldelse.beregning import Type, Vindue, vindue_for
from tests.maalopfyldelse.beregning.byg import (
    AAR_2015,
    AAR_2016,
    AAR_2017,
    Data,
    dag,
    koder,
    kriterium,
    maal,
    opgoer,
    periode,
    plan,
)

BF = plan(naar="2016-01-01..2017-04-30")


@pytest.mark.parametrize(
    ("pr_dato", "ventet"),
    [
        pytest.param("2016-09-30", AAR_2016, id="a year inside the plan"),
        pytest.param("2017-02-01", "2017-01-01..2017-04-30", id="a year cut to the plan"),
        pytest.param("2019-02-01", "2016-01-01..2017-04-30", id="a year that misses the plan"),
    ],
)
def test_the_window_is_the_calendar_year_cut_to_the_plan(pr_dato, ventet):
    assert vindue_for(BF, dag(pr_dato)) == Vindue(periode(ventet), hele=False)


def test_hele_is_the_plans_period_and_a_chosen_window_is_kept_as_it_is():
    d = dag("2016-09-30")
    assert vindue_for(BF, d, "hele") == Vindue(BF.periode, hele=True)
    assert vindue_for(BF, d, periode("2017-01-01..2018-12-31")).periode == periode(
        "2017-01-01..2018-12-31"
    )


MANGE = plan(
    kriterium(Type.ANTAL, maal(10, AAR_2015), kode="2015"),
    kriterium(Type.ANTAL, maal(10, AAR_2016), kode="2016"),
    kriterium(Type.ANTAL, maal(10, AAR_2016, besluttet="2016-05-01"), kode="besluttet i maj"),
    kriterium(
        Type.ANTAL,
        maal(10, AAR_2015),
        maal(10, AAR_2016, besluttet="2016-05-01"),
        kode="udvidet i maj",
    ),
    kriterium(Type.ANTAL, kode="uden"),
    kriterium(Type.KVALITATIV, kode="vurdering"),
    kriterium(Type.KVALITATIV, maal(None, AAR_2015), kode="vurdering i 2015"),
    kriterium(Type.AFLEDT, kode="andre"),
    kriterium(Type.AFLEDT, maal(100, AAR_2015), kode="andre i 2015"),
    naar="2015-01-01..2017-12-31",
)


def test_a_criterion_belongs_by_a_maaltal_period_that_overlaps_the_window():
    assert koder(opgoer(MANGE, pr_dato="2016-06-01")) == [
        "2016",
        "besluttet i maj",
        "udvidet i maj",
        "uden",
        "vurdering",
        "andre",
    ]


def test_a_maaltal_decided_after_the_date_does_not_bring_a_criterion_in():
    """It has måltal that count, only none of them meets the window."""
    resultat = opgoer(MANGE, pr_dato="2016-04-30")
    assert "udvidet i maj" not in koder(resultat)


def test_a_criterion_none_of_whose_maaltal_is_decided_is_one_without_maaltal():
    resultat = opgoer(MANGE, pr_dato="2016-04-30")
    tilstande = {r.kode: r.tilstand for r in resultat.kriterier}
    assert tilstande["besluttet i maj"] == "intet måltal"


def test_hele_brings_in_every_criterion_but_the_fallback_to_the_whole_plan_does_not():
    alle = [k.kode for k in MANGE.kriterier]
    assert koder(opgoer(MANGE, pr_dato="2020-01-01", valg="hele")) == alle
    smal = plan(kriterium(Type.ANTAL, maal(10, AAR_2017)))
    assert koder(opgoer(smal, Data(), "2020-01-01")) == []
    assert koder(opgoer(smal, Data(), "2020-01-01", "hele")) == ["K"]
