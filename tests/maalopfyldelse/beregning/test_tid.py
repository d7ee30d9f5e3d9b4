from datetime import date
from fractions import Fraction

import pytest

from maalopfyldelse.beregning.tid import (
    Maaned,
    Periode,
    forloebne_maaneder,
    maaneder,
    seneste_forloebne,
)
from tests.maalopfyldelse.beregning.byg import AAR_2016, dag, periode


def test_periode_counts_both_its_ends():
    assert periode("2016-01-01..2016-12-31").dage == 366
    assert periode("2016-03-01..2016-03-01").dage == 1


def test_periode_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="slutte før"):
        Periode(date(2016, 2, 1), date(2016, 1, 31))


def test_snit_is_what_two_periods_share():
    assert periode(AAR_2016).snit(periode("2016-12-31..2017-02-01")) == periode(
        "2016-12-31..2016-12-31"
    )
    assert periode(AAR_2016).snit(periode("2017-01-01..2017-02-01")) is None


@pytest.mark.parametrize(
    ("dato", "andel"),
    [("2015-12-31", 0), ("2016-01-01", Fraction(1, 366)), ("2016-12-31", 1), ("2019-01-01", 1)],
)
def test_forloebet_grows_from_nothing_to_the_whole_period(dato, andel):
    assert periode(AAR_2016).forloebet(dag(dato)) == andel


def test_maaned_knows_its_days_and_what_follows_it():
    assert Maaned(2016, 2).sidste == date(2016, 2, 29)
    assert Maaned(2016, 12).naeste == Maaned(2017, 1)
    assert Maaned(2016, 2).periode.dage == 29


def test_maaneder_are_only_those_that_lie_wholly_in_the_period():
    assert list(maaneder(periode("2015-12-02..2016-03-30"))) == [Maaned(2016, 1), Maaned(2016, 2)]
    assert list(maaneder(periode("2016-05-02..2016-05-30"))) == []


def test_a_month_has_elapsed_on_its_last_day():
    aar = periode(AAR_2016)
    assert forloebne_maaneder(aar, dag("2016-02-28")) == (Maaned(2016, 1),)
    assert forloebne_maaneder(aar, dag("2016-02-29")) == (Maaned(2016, 1), Maaned(2016, 2))
    assert forloebne_maaneder(None, dag("2016-02-29")) == ()


@pytest.mark.parametrize(
    ("dato", "seneste"),
    [("2016-02-29", (2016, 2)), ("2016-02-28", (2016, 1)), ("2016-01-30", (2015, 12))],
)
def test_the_latest_elapsed_month_may_lie_in_the_year_before(dato, seneste):
    assert seneste_forloebne(dag(dato)) == Maaned(*seneste)
