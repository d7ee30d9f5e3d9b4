from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Maaned, Periode
from maalopfyldelse.tekst.format import (
    antal,
    citat,
    dato,
    hele_maaneder,
    kort_dato,
    kort_periode,
    maaned,
    maanedsliste,
    opremsning,
    periode,
    procenttal,
    procenttekst,
    tal,
    tidspunkt,
    varighed,
)
from tests.maalopfyldelse.tekst.byg import laest


@pytest.mark.parametrize(
    ("vaerdi", "vist"),
    [
        (0, "0"),
        (231, "231"),
        (1234567, "1.234.567"),
        (Decimal("1234.5"), "1.234,5"),
        (Fraction(5, 4), "1,3"),
        (Fraction(-5, 4), "−1,3"),
        (Fraction(-1, 100), "0"),
        (Fraction(2, 1), "2"),
        (Fraction(1, 3), "0,3"),
    ],
)
def test_a_number_is_written_as_danish_writes_it(vaerdi, vist):
    assert tal(vaerdi) == vist


def test_a_number_has_no_more_decimals_than_it_is_given():
    assert tal(Fraction("7.25"), 2) == "7,25"
    assert tal(Fraction("7.5"), 2) == "7,5"
    assert tal(Fraction("7.5"), 0) == "8"


def test_a_number_is_not_rounded_onto_a_limit_that_it_has_not_reached():
    assert tal(Fraction("99.96"), 1, (100,)) == "99,9"
    assert tal(Fraction("10.04"), 1, (10,)) == "10,1"
    assert tal(Fraction(10), 1, (10,)) == "10"
    assert tal(Fraction("-9.96"), 1, (-10,)) == "−9,9"


def test_a_share_is_shown_in_whole_percent_and_as_a_dash_where_it_is_undefined():
    assert procenttekst(Fraction(77, 100)) == "77\N{NO-BREAK SPACE}%"
    assert laest(procenttekst(Fraction(996, 1000))) == "99 %"
    assert laest(procenttekst(Fraction(-155, 1000))) == "−16 %"
    assert laest(procenttekst(Fraction(-1, 1000))) == "0 %"
    assert laest(procenttekst(Fraction(1234, 100))) == "1.234 %"
    assert procenttekst(None) == "–"


def test_a_share_is_not_rounded_up_to_the_plans_own_limit():
    assert laest(procenttekst(Fraction(896, 1000))) == "90 %"
    assert laest(procenttekst(Fraction(896, 1000), (Fraction(9, 10),))) == "89 %"


def test_a_percentage_that_is_measured_keeps_a_decimal():
    assert laest(procenttal(Fraction(1700, 19))) == "89,5 %"


def test_a_date_is_written_out_or_short():
    dag = date(2016, 9, 30)
    assert laest(dato(dag)) == "30. september 2016"
    assert kort_dato(date(2016, 9, 3)) == "03.09.2016"
    assert maaned(dag) == maaned(Maaned(2016, 9)) == "september 2016"


def test_a_time_is_that_of_copenhagen():
    assert laest(tidspunkt(datetime(2016, 10, 5, 10, tzinfo=UTC))) == "5. oktober 2016 kl. 12.00"
    sidst = datetime(2016, 12, 31, 23, 30, tzinfo=UTC)
    assert laest(tidspunkt(sidst)) == "1. januar 2017 kl. 00.30"


@pytest.mark.parametrize(
    ("fra", "til", "vist"),
    [
        (date(2016, 1, 1), date(2016, 12, 31), "1. januar – 31. december 2016"),
        (date(2016, 1, 1), date(2017, 4, 30), "1. januar 2016 – 30. april 2017"),
        (date(2016, 1, 1), date(2016, 1, 1), "1. januar 2016"),
    ],
)
def test_a_period_does_not_repeat_its_year(fra, til, vist):
    assert laest(periode(fra, til)) == vist


@pytest.mark.parametrize(
    ("fra", "til", "vist"),
    [
        (date(2016, 1, 1), date(2016, 12, 31), "2016"),
        (date(2017, 1, 1), date(2017, 4, 30), "januar–april 2017"),
        (date(2017, 4, 1), date(2017, 4, 30), "april 2017"),
        (date(2014, 7, 1), date(2015, 6, 30), "juli 2014 – juni 2015"),
        (date(2016, 5, 10), date(2016, 8, 20), "10. maj – 20. august 2016"),
    ],
)
def test_a_period_is_named_as_briefly_as_it_can_be(fra, til, vist):
    assert laest(kort_periode(Periode(fra, til))) == vist


def test_neighbouring_months_are_drawn_together():
    maaneder = [Maaned(2016, md) for md in (7, 1, 3, 4, 5)]
    assert maanedsliste(maaneder) == "januar 2016, marts–maj 2016 og juli 2016"
    assert maanedsliste([Maaned(2016, 1), Maaned(2015, 12)]) == "december 2015 – januar 2016"


def test_one_is_singular_and_none_is_plural():
    assert antal(1, "rådgivning", "rådgivninger") == "1 rådgivning"
    assert antal(0, "rådgivning", "rådgivninger") == "0 rådgivninger"
    assert antal(Fraction(3, 2), "rådgivning", "rådgivninger") == "1,5 rådgivninger"


def test_a_list_ends_with_og():
    assert opremsning([]) == ""
    assert opremsning(["a"]) == "a"
    assert opremsning(["a", "b", "c"]) == "a, b og c"
    assert opremsning(["a", "b", "c"], 2) == "a, b og 1 anden"
    assert opremsning(["a", "b", "c", "d"], 2) == "a, b og 2 andre"


def test_a_plans_words_are_quoted_without_their_full_stop_and_cut_at_a_word():
    assert citat("En fælles  hjemmeside.") == "»En fælles hjemmeside«"
    assert citat("En fælles hjemmeside for sekretariatet", 22) == "»En fælles hjemmeside…«"


def test_whole_months_are_counted_from_day_to_day():
    assert hele_maaneder(date(2016, 1, 1), date(2016, 10, 1)) == 9
    assert hele_maaneder(date(2016, 1, 15), date(2016, 10, 1)) == 8
    assert hele_maaneder(date(2016, 10, 1), date(2016, 1, 1)) == 0


@pytest.mark.parametrize(
    ("fra", "til", "vist"),
    [
        (date(2016, 6, 30), date(2016, 7, 1), "1 dag"),
        (date(2016, 6, 30), date(2016, 8, 15), "46 dage"),
        (date(2016, 3, 1), date(2016, 9, 30), "mere end 6 måneder"),
        (date(2016, 3, 1), date(2016, 9, 1), "6 måneder"),
        (date(2014, 3, 1), date(2016, 9, 1), "mere end 2 år"),
        (date(2014, 3, 1), date(2016, 3, 1), "2 år"),
    ],
)
def test_a_long_time_is_told_in_months_or_years(fra, til, vist):
    assert varighed(fra, til) == vist
