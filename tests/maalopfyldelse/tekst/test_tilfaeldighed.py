from fractions import Fraction
from math import comb

import pytest

from maalopfyldelse.tekst.tilfaeldighed import overstiger_tilfaeldigheder, p_vaerdi


def eksakt(a: int, b: int, forhold: Fraction) -> float:
    """The same test in exact arithmetic, straight from the definition."""
    n, p = a + b, forhold / (1 + forhold)
    led = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    return float(min(1, 2 * min(sum(led[: a + 1]), sum(led[a:]))))


@pytest.mark.parametrize("forhold", [Fraction(1), Fraction(3, 4), Fraction(1, 6)])
@pytest.mark.parametrize("a", [0, 1, 7, 23, 40])
@pytest.mark.parametrize("b", [0, 2, 11, 35])
def test_the_p_value_is_that_of_the_exact_binomial(a, b, forhold):
    forventet = 1.0 if a + b == 0 else eksakt(a, b, forhold)
    assert p_vaerdi(a, b, forhold) == pytest.approx(forventet, rel=1e-9)


def test_ten_percent_fewer_evictions_of_a_hundred_may_well_be_chance():
    assert not overstiger_tilfaeldigheder(84, 96)
    assert not overstiger_tilfaeldigheder(60, 78)


def test_half_as_many_is_more_than_chance():
    assert overstiger_tilfaeldigheder(99, 187)


def test_the_same_rule_holds_for_a_rise():
    assert overstiger_tilfaeldigheder(187, 99)


def test_nothing_is_said_of_figures_too_small_to_say_anything():
    assert not overstiger_tilfaeldigheder(0, 0)
    assert not overstiger_tilfaeldigheder(0, 5)
    assert overstiger_tilfaeldigheder(0, 6)


def test_a_shorter_time_is_allowed_for():
    assert not overstiger_tilfaeldigheder(10, 40, Fraction(1, 4))
    assert overstiger_tilfaeldigheder(10, 40)


def test_large_counts_are_no_trouble():
    assert overstiger_tilfaeldigheder(1_000_000, 1_010_000)
    assert not overstiger_tilfaeldigheder(1_000_000, 1_000_500)
