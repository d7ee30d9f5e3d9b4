from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from config.designsystem import formatering


def test_dato_names_the_month_in_danish():
    assert formatering.dato(date(2016, 9, 30)) == "30.\xa0september 2016"


def test_dato_of_a_moment_is_the_danish_day():
    assert formatering.dato(datetime(2016, 9, 30, 23, tzinfo=UTC)) == "1.\xa0oktober 2016"


def test_tidspunkt_is_danish_time():
    moment = datetime(2016, 10, 5, 10, 0, tzinfo=UTC)
    assert formatering.tidspunkt(moment) == "5.\xa0oktober 2016 kl.\xa012.00"


@pytest.mark.parametrize(
    ("fra", "til", "tekst"),
    [
        (date(2016, 1, 1), date(2017, 4, 30), "1.\xa0januar 2016 – 30.\xa0april 2017"),
        (date(2016, 1, 1), date(2016, 12, 31), "1.\xa0januar – 31.\xa0december 2016"),
        (date(2016, 1, 1), date(2016, 1, 1), "1.\xa0januar 2016"),
    ],
)
def test_periode_says_no_year_twice(fra, til, tekst):
    assert formatering.periode(fra, til) == tekst


@pytest.mark.parametrize(
    ("vaerdi", "tekst"),
    [
        (0, "0"),
        (231, "231"),
        (1234567, "1.234.567"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("2.25"), "2,3"),
        (Decimal("-2.25"), "−2,3"),
        (Decimal("-0.01"), "0"),
        (Fraction(1, 3), "0,3"),
        (Fraction(1, 20), "0,1"),
        (Fraction(-1, 20), "−0,1"),
        (Fraction(300), "300"),
    ],
)
def test_tal_is_danish_and_rounds_half_away_from_zero(vaerdi, tekst):
    assert formatering.tal(vaerdi) == tekst


def test_procent_has_a_space_that_does_not_break():
    assert formatering.procent(77) == "77\xa0%"


@pytest.mark.parametrize(
    ("vaerdi", "tekst"),
    [(0, "0 møder"), (1, "1 møde"), (Fraction(1), "1 møde"), (2, "2 møder")],
)
def test_antal_knows_singular_and_plural(vaerdi, tekst):
    assert formatering.antal(vaerdi, "møde", "møder") == tekst
