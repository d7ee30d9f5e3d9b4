from datetime import date

import pytest

from maalopfyldelse.beregning import Forbehold, Type
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    AAR_2017,
    Data,
    dag,
    en,
    koder,
    kriterium,
    opgoer,
    periode,
    plan,
)

PLAN = plan(kriterium(Type.MILEPAEL, tidsfrist=date(2016, 6, 30)), naar="2015-01-01..2017-12-31")


def naaet(dato):
    return Data(opfyldt=[("K", dag(dato))])


@pytest.mark.parametrize(
    ("data", "pr_dato", "p_krav", "p_forv", "tilstand"),
    [
        pytest.param(Data(), "2016-06-29", 0, None, "ikke forfalden", id="the day before"),
        pytest.param(Data(), "2016-06-30", 0, 0, "frist overskredet", id="on the day"),
        pytest.param(naaet("2016-06-30"), "2016-06-30", 1, 1, "nået", id="reached on the day"),
        pytest.param(naaet("2016-07-01"), "2016-06-30", 0, 0, "frist overskredet", id="a day late"),
        pytest.param(naaet("2016-07-01"), "2016-07-01", 1, 1, "nået for sent", id="then reached"),
    ],
)
def test_a_milestone_is_reached_overdue_or_not_due(data, pr_dato, p_krav, p_forv, tilstand):
    """The examples of the documentation."""
    resultat = en(opgoer(PLAN, data, pr_dato))
    assert (resultat.p_krav, resultat.p_forv, resultat.tilstand) == (p_krav, p_forv, tilstand)


def test_the_earliest_fulfilment_counts():
    data = Data(opfyldt=[("K", dag("2016-08-01")), ("K", dag("2016-05-01"))])
    assert en(opgoer(PLAN, data)).tilstand == "nået"
    assert en(opgoer(PLAN, data)).grundlag.opfyldt == dag("2016-05-01")


def test_one_that_is_due_after_the_window_demands_nothing_of_it():
    sen = plan(kriterium(Type.MILEPAEL, tidsfrist=date(2018, 3, 31)), naar=AAR_2016)
    resultat = en(opgoer(sen, None, "2016-06-30", "hele"))
    assert (resultat.p_krav, resultat.p_forv, resultat.tilstand) == (None, None, "ikke forfalden")
    assert en(opgoer(sen, naaet("2016-06-01"), "2016-06-30", "hele")).p_krav == 1
    assert en(opgoer(sen, None, "2018-03-31", "hele")).tilstand == "frist overskredet"


def test_without_a_deadline_the_plans_end_is_the_deadline():
    uden = plan(kriterium(Type.MILEPAEL), naar=AAR_2016)
    resultat = en(opgoer(uden, None, "2016-06-30"))
    assert resultat.forbehold == (Forbehold.UDEN_FRIST,)
    assert resultat.grundlag.uden_frist
    assert resultat.grundlag.frist == dag("2016-12-31")


@pytest.mark.parametrize(
    ("data", "pr_dato", "valg", "med"),
    [
        pytest.param(Data(), "2016-02-01", AAR_2016, True, id="due in the window"),
        pytest.param(Data(), "2016-02-01", AAR_2017, True, id="overdue from before"),
        pytest.param(naaet("2016-12-31"), "2017-02-01", AAR_2017, False, id="reached before"),
        pytest.param(naaet("2017-01-01"), "2017-02-01", AAR_2017, True, id="reached in it"),
        pytest.param(naaet("2016-12-31"), "2016-12-30", AAR_2017, True, id="not yet reached at d"),
        pytest.param(Data(), "2015-02-01", "2015-01-01..2015-12-31", False, id="due after it"),
    ],
)
def test_it_belongs_by_its_deadline_and_stays_while_it_is_overdue(data, pr_dato, valg, med):
    resultat = opgoer(PLAN, data, pr_dato, periode(valg))
    assert ("K" in koder(resultat)) is med
