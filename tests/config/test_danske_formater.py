from decimal import Decimal

import pytest

from config.danske_formater import kroner


@pytest.mark.parametrize(
    ("beloeb", "vist"),
    [
        ("1000000.50", "1.000.000,50\xa0kr."),
        ("999", "999\xa0kr."),
        ("999.00", "999\xa0kr."),
        ("-0.05", "−0,05\xa0kr."),
        ("0.999", "1\xa0kr."),
    ],
)
def test_an_amount_has_two_decimals_or_none(beloeb, vist):
    assert kroner(Decimal(beloeb)) == vist
