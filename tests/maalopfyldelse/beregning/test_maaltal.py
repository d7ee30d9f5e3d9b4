from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Forbehold, Type
from maalopfyldelse.beregning.maaltal import det_ene_maaltal, gaeldende_maaltal
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    AAR_2017,
    Data,
    dag,
    en,
    kriterium,
    maal,
    opgoer,
    periode,
    plan,
    post,
)

TRE_GANGE = kriterium(
    Type.ANTAL,
    maal(100),
    maal(80, besluttet="2016-03-01", nr=1),
    maal(60, besluttet="2016-09-01", nr=2),
)


@pytest.mark.parametrize(
    ("pr_dato", "vaerdi", "antal_versioner"),
    [("2016-02-29", 100, 1), ("2016-03-01", 80, 2), ("2016-08-31", 80, 2), ("2016-09-01", 60, 3)],
)
def test_the_maaltal_with_the_latest_decision_at_the_date_counts(pr_dato, vaerdi, antal_versioner):
    (gaeldende,) = gaeldende_maaltal(TRE_GANGE, dag(pr_dato))
    assert gaeldende.vaerdi == vaerdi
    assert len(gaeldende.versioner) == antal_versioner
    assert gaeldende.foerste.vaerdi == 100


def test_of_two_decisions_on_the_same_day_the_later_registered_counts():
    samme_dag = kriterium(
        Type.ANTAL,
        maal(70, besluttet="2016-03-01", nr=8),
        maal(90, besluttet="2016-03-01", nr=7),
    )
    (gaeldende,) = gaeldende_maaltal(samme_dag, dag("2016-06-01"))
    assert gaeldende.vaerdi == 70


def test_a_single_maaltal_that_was_decided_late_is_no_revision():
    (gaeldende,) = gaeldende_maaltal(
        kriterium(Type.ANTAL, maal(20, besluttet="2016-05-01")), dag("2016-06-01")
    )
    assert not gaeldende.revideret


def test_a_revision_gives_its_forbehold_and_changes_the_demand():
    data = Data(poster=[post("2016-02-28", 9), post("2016-09-15", 41)])
    foer = en(opgoer(plan(TRE_GANGE), data, "2016-02-29"))
    efter = en(opgoer(plan(TRE_GANGE), data, "2016-11-15"))
    assert (foer.krav, foer.forbehold) == (100, ())
    assert (efter.krav, efter.forbehold) == (60, (Forbehold.REVIDERET_MAALTAL,))
    assert efter.p_krav == Fraction(50, 60)


@pytest.mark.parametrize(
    "type_", [Type.LOFT, Type.AENDRING, Type.ANDEL, Type.NIVEAU, Type.UDRULNING]
)
def test_every_type_with_a_maaltal_shows_that_it_was_revised(type_):
    revideret = kriterium(type_, maal(10), maal(8, besluttet="2016-03-01"))
    foer = en(opgoer(plan(revideret), None, "2016-02-29"))
    assert Forbehold.REVIDERET_MAALTAL not in foer.forbehold
    assert Forbehold.REVIDERET_MAALTAL in en(opgoer(plan(revideret), None, "2016-03-01")).forbehold


def test_a_revision_of_a_period_that_is_not_used_gives_no_forbehold():
    todelt = kriterium(
        Type.ANDEL,
        maal(50, AAR_2016),
        maal(60, AAR_2016, besluttet="2016-02-01"),
        maal(70, AAR_2017),
    )
    hele = opgoer(plan(todelt, naar="2016-01-01..2017-12-31"), pr_dato="2017-06-01", valg="hele")
    assert en(hele).krav == 70
    assert en(hele).forbehold == ()


@pytest.mark.parametrize(
    ("pr_dato", "ventet"),
    [
        pytest.param("2015-06-01", 1, id="none has begun: the first"),
        pytest.param("2016-06-01", 1, id="the first runs"),
        pytest.param("2017-01-01", 2, id="the second begins"),
        pytest.param("2019-01-01", 2, id="both have ended: the latest"),
    ],
)
def test_the_one_period_is_the_latest_that_has_begun(pr_dato, ventet):
    k = kriterium(Type.ANDEL, maal(2, AAR_2017), maal(1, AAR_2016))
    maaltal = gaeldende_maaltal(k, dag(pr_dato))
    m = det_ene_maaltal(maaltal, periode("2016-01-01..2017-12-31"), dag(pr_dato))
    assert m.vaerdi == ventet


def test_the_one_period_is_sought_in_the_window_first():
    k = kriterium(Type.ANDEL, maal(1, AAR_2016), maal(2, AAR_2017))
    maaltal = gaeldende_maaltal(k, dag("2017-06-01"))
    assert det_ene_maaltal(maaltal, periode(AAR_2016), dag("2017-06-01")).vaerdi == 1
    assert (
        det_ene_maaltal(maaltal, periode("2014-01-01..2014-12-31"), dag("2017-06-01")).vaerdi == 2
    )
