"""What every type's rules are given beside the criterion itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .data import Fakta, Maanedstal, Plan
from .enheder import Enheder
from .resultat import LinketPlan
from .tid import Periode, seneste_forloebne


@dataclass(frozen=True, slots=True)
class Opgave:
    plan: Plan
    vindue: Periode
    pr_dato: date
    fakta: Fakta
    enheder: Enheder
    linkede: Mapping[str, LinketPlan]

    @property
    def passeret(self) -> Periode | None:
        """[w0, d']: the part of the window that has passed."""
        return self.vindue.til_og_med(self.pr_dato)

    def maanedstal(self, indikator: str | None) -> Maanedstal:
        """The approved figures of an indicator, of months that have ended: no others count yet."""
        tal = self.fakta.maanedstal.get(indikator, {}) if indikator else {}
        seneste = seneste_forloebne(self.pr_dato)
        return {noegle: vaerdi for noegle, vaerdi in tal.items() if noegle[1] <= seneste}


def kvotient(taeller: Fraction, naevner: Fraction | int) -> Fraction | None:
    """A share, undefined where there is nothing to be a share of."""
    return taeller / naevner if naevner else None


def dage(periode: Periode | None) -> int:
    return periode.dage if periode else 0
