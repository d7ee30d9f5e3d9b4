"""The units: which (unit, month) is asked for, and what a merged organisation's figure is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from .data import Maanedstal, Medlemskab
from .resultat import EnhedMaaned
from .tid import Maaned, Periode


class Enheder:
    """The boligorganisationer of one plan. Answers are kept: every criterion asks for the same."""

    def __init__(self, medlemskaber: Iterable[Medlemskab]) -> None:
        self._medlemskaber = tuple(medlemskaber)
        self._spurgte: dict[Maaned, tuple[int, ...]] = {}
        self._dele: dict[int, list[Medlemskab]] = defaultdict(list)
        for medlemskab in self._medlemskaber:
            # Without an end nobody can tell from when the other's figures are in these.
            if medlemskab.indgaar_i is not None and medlemskab.til is not None:
                self._dele[medlemskab.indgaar_i].append(medlemskab)

    @property
    def alle(self) -> frozenset[int]:
        return frozenset(medlemskab.enhed for medlemskab in self._medlemskaber)

    def medlemmer(self, dato: date) -> frozenset[int]:
        dagen = Periode(dato, dato)
        return frozenset(m.enhed for m in self._medlemskaber if m.daekker(dagen))

    def spurgte(self, maaned: Maaned) -> tuple[int, ...]:
        """The units that are members for the whole month."""
        if maaned not in self._spurgte:
            spurgte = {m.enhed for m in self._medlemskaber if m.daekker(maaned.periode)}
            self._spurgte[maaned] = tuple(sorted(spurgte))
        return self._spurgte[maaned]

    def sammenlagte(self, enhed: int, maaned: Maaned) -> tuple[int, ...]:
        """The unit itself and those that are part of it and no longer asked for in the month.

        A merger can follow another. One that is still asked for keeps what became part of it.
        """
        fundne = [enhed]
        for stor in fundne:  # grows while it is walked
            for del_ in self._dele.get(stor, ()):
                ophoert = del_.til is not None and del_.til < maaned.sidste
                if ophoert and del_.enhed not in (*fundne, *self.spurgte(maaned)):
                    fundne.append(del_.enhed)
        return tuple(fundne)

    def tal_i_nulpunktet(
        self, tal: Maanedstal, enhed: int, maaned: Maaned, nulpunktsmaaned: Maaned
    ) -> tuple[Fraction | None, tuple[EnhedMaaned, ...]]:
        """A unit's figure in N for a month of M, and the figures that it lacks."""
        enheder = self.sammenlagte(enhed, maaned)
        mangler = tuple(
            EnhedMaaned(e, nulpunktsmaaned) for e in enheder if (e, nulpunktsmaaned) not in tal
        )
        if mangler:
            return None, mangler
        return sum((tal[e, nulpunktsmaaned] for e in enheder), Fraction()), ()
