"""Could a change in a count be chance? The exact conditional test of two Poisson counts.

Given the total A + B, and the same rate in both periods, A is binomial. Two-sided: twice the
smaller tail. Summed in floating point from the observed count outwards, exact enough for a limit.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp, fsum, lgamma, log

SIGNIFIKANS = 0.05
# A term this much smaller than the first adds nothing that a float can hold.
FORSVINDENDE = 1e-18


def p_vaerdi(a: int, b: int, forhold: Fraction = Fraction(1)) -> float:
    """How likely chance makes a difference this large; a was counted for `forhold` of b's time."""
    n = a + b
    if n == 0 or forhold <= 0:
        return 1.0
    p = float(forhold / (1 + forhold))
    return min(1.0, 2 * _ydre_hale(a, n, p))


def overstiger_tilfaeldigheder(a: int, b: int, forhold: Fraction = Fraction(1)) -> bool:
    return p_vaerdi(a, b, forhold) < SIGNIFIKANS


def _ydre_hale(a: int, n: int, p: float) -> float:
    """P(X <= a) or P(X >= a), whichever leads away from the mean, for X binomial(n, p)."""
    nedad = a < n * p
    odds = p / (1 - p)
    led, x, relativ = [1.0], a, 1.0
    while relativ > FORSVINDENDE and (x > 0 if nedad else x < n):
        relativ *= x / (odds * (n - x + 1)) if nedad else odds * (n - x) / (x + 1)
        x += -1 if nedad else 1
        led.append(relativ)
    af_a = lgamma(n + 1) - lgamma(a + 1) - lgamma(n - a + 1) + a * log(p) + (n - a) * log(1 - p)
    return exp(af_a) * fsum(led)
