"""How a criterion came to its figure: achieved against expected, month by month of the window.

The same rules as the figure itself, asked once per date, so that the last point is the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from .data import Fakta, Kriterium, Maaling, Plan, Registreringer, Sum, Type
from .knuder import SUMMERES, maalevindue, talte_perioder, udfold
from .maaltal import HELE_MAALET
from .plan import beregn
from .resultat import Resultat
from .tid import Maaned, Periode
from .vindue import Vindue

MED_FORLOEB = SUMMERES | {Type.AENDRING, Type.NIVEAU, Type.UDRULNING}


@dataclass(frozen=True, slots=True)
class Dagssum:
    """What was registered of a criterion on one day."""

    dato: date
    sum: Sum
    maaling: Fraction | None = None  # the latest registered of the day's measurements


@dataclass(frozen=True, slots=True)
class Punkt:
    dato: date
    opnaaet: Fraction | None  # None: not known, or after the reporting date
    forventet: Fraction | None


def forloeb(
    plan: Plan, kode: str, vindue: Vindue, pr_dato: date, fakta: Fakta, dage: Sequence[Dagssum]
) -> tuple[Punkt, ...]:
    """The points of a criterion that has such a course; those after the reporting date only expect."""
    kriterium = next(k for k in plan.kriterier if k.kode == kode)
    if kriterium.type not in MED_FORLOEB:
        return ()
    # What is decided later is not yet a part of what is expected of the rest of the window.
    besluttet = tuple(m for m in kriterium.maaltal if m.besluttet is None or m.besluttet <= pr_dato)
    kriterium = replace(kriterium, svarer_til=None, maaltal=besluttet)
    alene = replace(plan, kriterier=(kriterium,))
    frem = kriterium.indikator is None
    punkter = []
    for dato in datoer(vindue.periode, pr_dato, frem=frem):
        kendt = _fakta_ved(kriterium, vindue.periode, dato, fakta, dage)
        [knude] = udfold(alene, {}, dato, "hele" if vindue.hele else vindue.periode)
        for resultat in beregn((knude,), {knude.noegle: kendt}, dato).kriterier:
            punkter.append(_punkt(resultat, dato, vist=dato <= pr_dato))
    return tuple(p for p in punkter if p.opnaaet is not None or p.forventet is not None)


def datoer(vindue: Periode, pr_dato: date, *, frem: bool) -> list[date]:
    """The months' last days within the window, the reporting date and the window's own last day."""
    slut = vindue.til if frem else min(vindue.til, pr_dato)
    fundne = {slut} | ({pr_dato} if vindue.indeholder(pr_dato) else set())
    maaned = Maaned(vindue.fra.year, vindue.fra.month)
    while maaned.sidste <= slut:
        fundne.add(maaned.sidste)
        maaned = maaned.naeste
    return sorted(dato for dato in fundne if dato >= vindue.fra)


def _fakta_ved(
    kriterium: Kriterium, vindue: Periode, dato: date, fakta: Fakta, dage: Iterable[Dagssum]
) -> Fakta:
    if kriterium.type in SUMMERES and kriterium.indikator is None:
        perioder = talte_perioder(kriterium, vindue, dato)
        talt = _sum(d.sum for d in dage if any(p.indeholder(d.dato) for p in perioder))
        return Fakta(registreringer={kriterium.kode: Registreringer(talt=talt)})
    if kriterium.type is Type.NIVEAU:
        return Fakta(maalinger=_seneste_maaling(kriterium, dato, dage))
    return fakta


def _sum(summer: Iterable[Sum]) -> Sum:
    i_alt = Sum()
    for led in summer:
        i_alt = Sum(
            i_alt.poster + led.poster,
            i_alt.antal + led.antal,
            i_alt.taeller + led.taeller,
            i_alt.naevner + led.naevner,
        )
    return i_alt


def _seneste_maaling(
    kriterium: Kriterium, dato: date, dage: Iterable[Dagssum]
) -> Mapping[str, Maaling]:
    fra = maalevindue(kriterium, dato).fra or date.min
    maalt = [
        Maaling(d.dato, d.maaling) for d in dage if d.maaling is not None and fra <= d.dato <= dato
    ]
    return {kriterium.kode: max(maalt, key=lambda m: m.dato)} if maalt else {}


def _punkt(resultat: Resultat, dato: date, *, vist: bool) -> Punkt:
    return Punkt(dato, resultat.opnaaet if vist else None, _forventet(resultat))


def _forventet(r: Resultat) -> Fraction | None:
    """What the achieved figure is held against at the date, in the same unit as it."""
    if r.type is Type.ANDEL:
        return r.krav
    if r.type is Type.UDRULNING:
        if r.krav is None or r.grundlag.forloebet is None or not r.grundlag.maaltal:
            return None
        return r.krav * r.grundlag.maaltal[0].vaerdi / HELE_MAALET * r.grundlag.forloebet
    if r.type is Type.AENDRING:
        if r.nulpunkt is None or not r.grundlag.maaltal:
            return None
        return r.nulpunkt * (1 + r.grundlag.maaltal[0].vaerdi / 100)
    return r.forventet
