"""Which plans the calculation needs, at which windows, and what is to be summed for each.

The database sums: it is told the periods, so that no registration has to be fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .data import Kriterium, Plan, Type
from .maaltal import det_ene_maaltal, gaeldende_maaltal
from .resultat import Aarsag
from .tid import Periode
from .vindue import Valg, Vindue, hoerer_til, roedder, vindue_for

SUMMERES = frozenset({Type.ANTAL, Type.LOFT, Type.ANDEL})


class Knudenoegle(NamedTuple):
    plan: str
    vindue: Vindue


@dataclass(frozen=True, slots=True)
class Link:
    """From an afledt criterion to a plan: to its node, or to the reason why it has none."""

    noegle: str
    navn: str | None
    knude: Knudenoegle | None
    aarsag: Aarsag | None


@dataclass(frozen=True, slots=True)
class Knude:
    """One plan in one window. Two nodes are the same where plan and window are."""

    noegle: Knudenoegle
    plan: Plan = field(compare=False, repr=False)
    links: Mapping[str, Link] = field(compare=False, repr=False)

    @property
    def vindue(self) -> Vindue:
        return self.noegle.vindue


class Maalevindue(NamedTuple):
    """From which day (None: any) to which a measurement of a niveau counts."""

    fra: date | None
    til: date


def udfold(
    plan: Plan, planer: Mapping[str, Plan], pr_dato: date, valg: Valg = None
) -> tuple[Knude, ...]:
    """The nodes that the calculation of a plan needs: linked plans first, the plan itself last."""
    knuder: dict[Knudenoegle, Knude] = {}

    def besoeg(plan: Plan, vindue: Vindue, sti: tuple[str, ...]) -> Knudenoegle:
        noegle = Knudenoegle(plan.noegle, vindue)
        if noegle not in knuder:
            links = {
                linket: link(linket, vindue, (*sti, plan.noegle))
                for kriterium in plan.kriterier
                if kriterium.type is Type.AFLEDT
                for linket in kriterium.planer
            }
            knuder[noegle] = Knude(noegle, plan, links)
        return noegle

    def link(noegle: str, vindue: Vindue, sti: tuple[str, ...]) -> Link:
        if (linket := planer.get(noegle)) is None:
            return Link(noegle, None, None, Aarsag.UKENDT_PLAN)
        if noegle in sti:
            return Link(noegle, linket.navn, None, Aarsag.HENVISER_I_RING)
        if (periode := vindue.periode.snit(linket.periode)) is None:
            return Link(noegle, linket.navn, None, Aarsag.UDEN_FOR_VINDUET)
        return Link(noegle, linket.navn, besoeg(linket, Vindue(periode), sti), None)

    besoeg(plan, vindue_for(plan, pr_dato, valg), ())
    return tuple(knuder.values())


def summeringer(knude: Knude, pr_dato: date) -> Mapping[str, tuple[Periode, ...]]:
    """For each criterion that sums registrations or meetings: the disjoint periods that count.

    Empty where nothing counts yet; then every registration of the criterion is left out.
    """
    plan, vindue = knude.plan, knude.vindue
    rod_for = roedder(plan)
    # The figures of a goal may be asked for by another criterion that states it.
    noedvendige = {
        rod_for[kriterium.kode].kode
        for kriterium in plan.kriterier
        if rod_for[kriterium.kode].trin or hoerer_til(kriterium, plan, vindue, pr_dato)
    }
    return {
        kriterium.kode: talte_perioder(kriterium, vindue.periode, pr_dato)
        for kriterium in plan.kriterier
        if kriterium.kode in noedvendige
        and kriterium.type in SUMMERES
        and kriterium.indikator is None
    }


def talte_perioder(kriterium: Kriterium, vindue: Periode, pr_dato: date) -> tuple[Periode, ...]:
    passeret = vindue.til_og_med(pr_dato)
    maaltal = gaeldende_maaltal(kriterium, pr_dato)
    if passeret is None or not maaltal:
        return ()
    if kriterium.type is Type.ANDEL:
        maaltal = (det_ene_maaltal(maaltal, vindue, pr_dato),)
    return tuple(talt for maal in maaltal if (talt := maal.periode.snit(passeret)))


def maalevindue(kriterium: Kriterium, pr_dato: date) -> Maalevindue:
    nulpunkt = kriterium.nulpunkt
    return Maalevindue(nulpunkt.til if nulpunkt else None, pr_dato)
