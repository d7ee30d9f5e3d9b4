"""The window that is reported on, and which criteria belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from .data import Kriterium, Plan, Type
from .maaltal import gaeldende_maaltal, i_vinduet
from .tid import Periode

Valg = Literal["hele"] | Periode | None


@dataclass(frozen=True, slots=True)
class Vindue:
    periode: Periode
    hele: bool = False  # chosen as the whole plan, which brings in every criterion


def vindue_for(plan: Plan, pr_dato: date, valg: Valg = None) -> Vindue:
    if valg == "hele":
        return Vindue(plan.periode, hele=True)
    if valg is not None:
        return Vindue(valg)
    kalenderaar = Periode(date(pr_dato.year, 1, 1), date(pr_dato.year, 12, 31))
    return Vindue(kalenderaar.snit(plan.periode) or plan.periode)


class Rod(NamedTuple):
    """The criterion that holds a goal's figures, seen from one that states the same goal."""

    kode: str
    trin: int


def roedder(plan: Plan) -> Mapping[str, Rod]:
    """For every criterion the end of its chain of `svarer til`.

    A link to an unknown code is no link, and neither is one in a ring: import refuses both.
    """
    kendte = {kriterium.kode: kriterium.svarer_til for kriterium in plan.kriterier}

    def find(kode: str) -> Rod:
        sti = [kode]
        while (naeste := kendte[sti[-1]]) in kendte:
            if naeste in sti:
                return Rod(kode, 0)
            sti.append(naeste)
        return Rod(sti[-1], len(sti) - 1)

    return {kode: find(kode) for kode in kendte}


def frist_for(kriterium: Kriterium, plan: Plan) -> date:
    return kriterium.tidsfrist or plan.slutdato


def hoerer_til(
    kriterium: Kriterium, plan: Plan, vindue: Vindue, pr_dato: date, opfyldt: date | None = None
) -> bool:
    """Whether a criterion belongs to the window, by its own måltal or deadline."""
    if vindue.hele:
        return True
    if kriterium.type is Type.MILEPAEL:
        frist = frist_for(kriterium, plan)
        begyndelse = vindue.periode.fra
        forfaldt_uopfyldt = frist < begyndelse and (opfyldt is None or opfyldt >= begyndelse)
        return vindue.periode.indeholder(frist) or forfaldt_uopfyldt
    maaltal = gaeldende_maaltal(kriterium, pr_dato)
    # Without måltal: a judgement and other plans' goals need none, the rest say that it is missing.
    return not maaltal or bool(i_vinduet(maaltal, vindue.periode))
