"""Every limit that turns a figure into a word. Nothing else in the system compares with them."""

from fractions import Fraction
from typing import NamedTuple

STANDARD_PAA_SPORET = Fraction(1)
STANDARD_LIDT_BAGUD = Fraction(4, 5)
# The demand itself: an antal, niveau or udrulning that meets it is reached, whatever the plan says.
OPFYLDT = Fraction(1)
MINDSTE_DAEKNING = Fraction(4, 5)
FULD_DAEKNING = Fraction(1)
# A mean over criteria is shown where those with a figure hold at least this share of the weight.
MINDSTE_VAEGT = Fraction(1, 2)


class Graenser(NamedTuple):
    """A plan's own limits, as shares."""

    paa_sporet: Fraction = STANDARD_PAA_SPORET
    lidt_bagud: Fraction = STANDARD_LIDT_BAGUD
