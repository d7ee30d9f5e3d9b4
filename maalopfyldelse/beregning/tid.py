"""Periods and months. Both ends are included, as in a plan's own dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    fra: date
    til: date

    def __post_init__(self) -> None:
        if self.til < self.fra:
            raise ValueError(f"en periode kan ikke slutte før den begynder: {self.fra}..{self.til}")

    @property
    def dage(self) -> int:
        return (self.til - self.fra).days + 1

    def snit(self, anden: Periode) -> Periode | None:
        fra, til = max(self.fra, anden.fra), min(self.til, anden.til)
        return Periode(fra, til) if fra <= til else None

    def til_og_med(self, dato: date) -> Periode | None:
        """The part that has passed at a date; None before the first day."""
        return Periode(self.fra, min(self.til, dato)) if self.fra <= dato else None

    def indeholder(self, dato: date) -> bool:
        return self.fra <= dato <= self.til

    def forloebet(self, dato: date) -> Fraction:
        """e(s) of the contract: the share of the days that has passed at a date."""
        gaaet = self.til_og_med(dato)
        return Fraction(gaaet.dage if gaaet else 0, self.dage)


class Maaned(NamedTuple):
    aar: int
    md: int

    @property
    def foerste(self) -> date:
        return date(self.aar, self.md, 1)

    @property
    def sidste(self) -> date:
        return date(self.aar, self.md, self.dage)

    @property
    def dage(self) -> int:
        return monthrange(self.aar, self.md)[1]

    @property
    def periode(self) -> Periode:
        return Periode(self.foerste, self.sidste)

    @property
    def naeste(self) -> Maaned:
        return Maaned(self.aar + self.md // 12, self.md % 12 + 1)


def maaneder(periode: Periode) -> Iterator[Maaned]:
    """The months that lie wholly within a period, in order."""
    maaned = Maaned(periode.fra.year, periode.fra.month)
    slut = Maaned(periode.til.year, periode.til.month)
    while maaned <= slut:
        if periode.fra <= maaned.foerste and maaned.sidste <= periode.til:
            yield maaned
        maaned = maaned.naeste


def seneste_forloebne(dato: date) -> Maaned:
    """The latest month that has ended at a date; a month ends on its last day."""
    denne = Maaned(dato.year, dato.month)
    if dato == denne.sidste:
        return denne
    return Maaned(denne.aar - 1, 12) if denne.md == 1 else Maaned(denne.aar, denne.md - 1)


def forloebne_maaneder(periode: Periode | None, dato: date) -> tuple[Maaned, ...]:
    """Whole months of the period that ended at or before the date."""
    if periode is None:
        return ()
    seneste = seneste_forloebne(dato)
    return tuple(maaned for maaned in maaneder(periode) if maaned <= seneste)
