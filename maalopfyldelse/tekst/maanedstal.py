"""The monthly figures of the boligorganisationer in words, for any indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import Maaned

from .format import (
    alle,
    antal,
    dato,
    maanedsliste,
    maanedsspand,
    opremsning,
    procenttal,
    stort,
    tal,
)
from .tilfaeldighed import overstiger_tilfaeldigheder


@dataclass(frozen=True, slots=True)
class Indikatorord:
    navn: str  # as a heading
    ental: str
    flertal: str
    bestemt: str  # as the subject of a sentence


INDIKATORORD = {
    "udsaettelser": Indikatorord("Udsættelser", "udsættelse", "udsættelser", "Udsættelserne"),
    "restancer": Indikatorord(
        "Lejemål i restance", "lejemål i restance", "lejemål i restance", "Lejemålene i restance"
    ),
    "berammede": Indikatorord(
        "Berammede udsættelser",
        "berammet udsættelse",
        "berammede udsættelser",
        "De berammede udsættelser",
    ),
    "rykkere": Indikatorord("Rykkere", "rykker", "rykkere", "Rykkerne"),
    "ophaevelser": Indikatorord("Ophævelser", "ophævelse", "ophævelser", "Ophævelserne"),
    "fogedsager": Indikatorord("Fogedsager", "fogedsag", "fogedsager", "Fogedsagerne"),
    "gengangere": Indikatorord("Gengangere", "genganger", "gengangere", "Gengangerne"),
}


UDEN_MANGLENDE = "Begge år er regnet uden de tal, der mangler."


def stroemsaetning(
    ord_: Indikatorord, nu: int | None, foer: int | None, maaneder: Sequence[Maaned]
) -> str:
    """The finding about figures that are summed over months; `foer` covers the year before."""
    if not maaneder or nu is None:
        return f"Der er ingen indberettede tal for {ord_.flertal}."
    naar = maanedsspand(maaneder[0], maaneder[-1])
    samme = "samme måned" if len(maaneder) == 1 else "samme måneder"
    samme = f"{samme} i {maaneder[0].aar - 1}"
    if foer is None:
        return (
            f"Der er {antal(nu, ord_.ental, ord_.flertal)} i {naar}. "
            f"Der er ingen tal for {samme} at sammenligne med."
        )
    if nu == foer:
        return f"Der er lige så mange {ord_.flertal} i {naar} som i {samme}: {tal(nu)}."
    if not foer:
        return f"Der er {antal(nu, ord_.ental, ord_.flertal)} i {naar} mod ingen i {samme}."
    retning, navneord = ("faldet", "faldet") if nu < foer else ("steget", "stigningen")
    tilfaeldigt = (
        f"og {navneord} er større, end tilfældigheder normalt kan forklare"
        if overstiger_tilfaeldigheder(nu, foer)
        else f"men {navneord} kan skyldes tilfældigheder"
    )
    procent = procenttal(abs(Fraction(nu - foer, foer)) * 100)
    return (
        f"{ord_.bestemt} er {retning} {procent} i {naar} i forhold til {samme} "
        f"({tal(nu)} mod {tal(foer)}), {tilfaeldigt}."
    )


def bestandssaetning(
    ord_: Indikatorord, nu: int | None, foer: int | None, maaned: Maaned | None
) -> str:
    """The finding about a stock: where it stood at the end of a month, and a year before."""
    if maaned is None or nu is None:
        return f"Der er ingen indberettede tal for {ord_.flertal}."
    stod = f"Der var {antal(nu, ord_.ental, ord_.flertal)} {dato(maaned.sidste)}"
    if foer is None:
        return f"{stod}. Der er ingen tal fra et år før at sammenligne med."
    if nu == foer:
        return f"{stod}, lige så mange som et år før."
    return f"{stod} mod {tal(foer) if foer else 'ingen'} et år før."


def mangler_saetning(navne: Sequence[str], maaneder: Iterable[Maaned], frist: date) -> str:
    """OBO mangler at indberette marts 2016 (frist 10. april 2016)."""
    manglende = sorted(maaneder)
    fristen = "frist" if len(manglende) == 1 else "den seneste frist var"
    return f"{opremsning(navne)} mangler at indberette {maanedsliste(manglende)} ({fristen} {dato(frist)})."


def daekningssaetning(hele: int, maaneder: int, med_tal: int, spurgte: int) -> str:
    """How much of what was asked for the figures rest on."""
    if not maaneder:
        return "Ingen måneder er afsluttet endnu."
    if hele == maaneder and med_tal == spurgte:
        hvem = "Organisationen" if spurgte == 1 else f"{stort(alle(spurgte))} organisationer"
        hvad = "måneden" if maaneder == 1 else f"{alle(maaneder)} måneder"
        return f"{hvem} har indberettet {hvad}."
    return (
        f"{tal(hele)} af {antal(maaneder, 'måned', 'måneder')} er indberettet af alle, og "
        f"{tal(med_tal)} af {antal(spurgte, 'organisation', 'organisationer')} har indberettet."
    )
