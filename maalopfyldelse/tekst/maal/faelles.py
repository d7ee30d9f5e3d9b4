"""What the four descriptions of a criterion share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import Maaned, Resultat, Tilstand
from maalopfyldelse.beregning.data import RESTANCER, Nulpunkt
from maalopfyldelse.beregning.resultat import Daekning, EnhedMaaned
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.tekst.benaevnelser import indikator
from maalopfyldelse.tekst.format import (
    INTET,
    Tal,
    alle,
    kort_periode,
    maaned,
    opremsning,
    procenttal,
    procenttekst,
    tal,
)

NOEJAGTIGT = 2  # decimals of what people have entered, and of the terms of a calculation
FLEST_NAVNE = 4
HOEJST = frozenset({"højst", "ned"})  # the words of a plan that mean at most; all others: at least
PERIODEN_ER_SLUT = frozenset({Tilstand.NAESTEN_NAAET, Tilstand.IKKE_NAAET})
IKKE_GJORT_OP = frozenset(
    {
        Tilstand.IKKE_STARTET,
        Tilstand.AFVENTER_NULPUNKT,
        Tilstand.UTILSTRAEKKELIG_DAEKNING,
        Tilstand.NULPUNKTET_ER_0,
        Tilstand.INGEN_DATA,
        Tilstand.INTET_MAALTAL,
    }
)


def er_slut(resultat: Resultat, status: Planstatus) -> bool:
    return resultat.slut is not None and status.pr_dato >= resultat.slut


def eller_streg(vaerdi: Tal | None, decimaler: int = 1) -> str:
    return INTET if vaerdi is None else tal(vaerdi, decimaler)


def maaltal(resultat: Resultat) -> Fraction | None:
    """The one måltal that counts, for the types that have one."""
    return resultat.grundlag.maaltal[0].vaerdi if resultat.grundlag.maaltal else None


def hoejst_er_maalet(maal: Maal) -> bool:
    return maal.retning in HOEJST


def retningsord(maal: Maal) -> str:
    return "højst" if hoejst_er_maalet(maal) else "mindst"


def aendring(resultat: Resultat) -> Fraction | None:
    """(A - B) / B, in percent."""
    a, b = resultat.opnaaet, resultat.nulpunkt
    return None if a is None or not b else (a - b) / b * 100


def fald_eller_stigning(procenter: Fraction, graenser: tuple[Fraction, ...] = ()) -> str:
    """fald på 23,1 %, stigning på 5 %, uændret"""
    if procenter == 0:
        return "uændret"
    ord_ = "fald" if procenter < 0 else "stigning"
    return f"{ord_} på {procenttal(abs(procenter), 1, tuple(abs(g) for g in graenser))}"


def oensket_aendring(g: Fraction) -> str:
    """et fald på 10 %"""
    ord_ = "et fald" if g < 0 else "en stigning"
    return f"{ord_} på {procenttal(abs(g), NOEJAGTIGT)}"


def nulpunktsperiode(nulpunkt: Nulpunkt) -> str:
    return kort_periode(nulpunkt.periode)


def samme_maaneder(maal: Maal) -> str:
    """What a change is measured against: samme måneder i 2015, januar 2015"""
    grundlag = maal.resultat.grundlag
    nulpunkt, daekning = grundlag.nulpunkt, grundlag.daekning
    if nulpunkt is None:
        return "nulpunktet"
    if daekning is not None and len(daekning.maaneder) == 1:
        md = daekning.maaneder[0].md
        for aar in range(nulpunkt.fra.year, nulpunkt.til.year + 1):
            if nulpunkt.periode.indeholder(date(aar, md, 1)):
                return maaned(Maaned(aar, md))
    return f"samme måneder i {_i_perioden(nulpunkt)}"


def _i_perioden(nulpunkt: Nulpunkt) -> str:
    navn = nulpunktsperiode(nulpunkt)
    return navn if navn.isdigit() else f"perioden {navn}"


def er_beholdning(maal: Maal) -> bool:
    """Restancer are a stock: the latest month says it all, and chance is not that of events."""
    return indikator(maal) == RESTANCER


def daekningstal(daekning: Daekning) -> str:
    """35 af 36 månedstal (97 %), alle 36 månedstal, begge månedstal"""
    if daekning.spurgt > 1 and daekning.medregnet == daekning.spurgt:
        return f"{alle(daekning.spurgt)} månedstal"
    tal_ = f"{tal(daekning.medregnet)} af {tal(daekning.spurgt)} månedstal"
    return tal_ if daekning.andel is None else f"{tal_} ({procenttekst(daekning.andel)})"


def delvis_daekning(daekning: Daekning | None, status: Planstatus) -> str:
    """What a sentence on a figure adds where months are missing; nothing where none is."""
    if daekning is None or daekning.medregnet == daekning.spurgt:
        return ""
    return f" Tallet bygger på {daekningstal(daekning)}{_hvem_mangler(daekning, status)}."


def _hvem_mangler(daekning: Daekning, status: Planstatus) -> str:
    enheder = {en.enhed for en in daekning.mangler}
    return f"; der mangler tal fra {enhedsnavne(enheder, status)}" if enheder else ""


def kan_ikke_goeres_op(hvem: str, daekning: Daekning | None, status: Planstatus) -> str:
    hvem_mangler = _hvem_mangler(daekning, status) if daekning else ""
    return f"{hvem} kan ikke gøres op: {for_faa_tal(daekning)}{hvem_mangler}."


def for_faa_tal(daekning: Daekning | None) -> str:
    """Why a figure that rests on monthly figures is not shown."""
    if daekning is None or not daekning.spurgt:
        return "ingen boligorganisation har været medlem af planen i en hel måned af perioden"
    if not daekning.medregnet:
        return f"der er ingen af de {tal(daekning.spurgt)} månedstal, som er nødvendige"
    return f"der er kun {daekningstal(daekning)}, og mindst 80\N{NO-BREAK SPACE}% kræves"


def pr_enhed(
    mangler: Iterable[EnhedMaaned], enheder: Mapping[int, str]
) -> list[tuple[str, list[Maaned]]]:
    """The missing months of each unit, the units by name."""
    fundet: dict[str, list[Maaned]] = defaultdict(list)
    for en in mangler:
        fundet[enhedsnavn(en.enhed, enheder)].append(en.maaned)
    return sorted(fundet.items(), key=lambda par: par[0].casefold())


def enhedsnavn(enhed: int, enheder: Mapping[int, str]) -> str:
    return enheder.get(enhed, "en boligorganisation, som ikke længere er med")


def enhedsnavne(
    enheder: Iterable[int], status: Planstatus, hoejst: int | None = FLEST_NAVNE
) -> str:
    navne = sorted((enhedsnavn(e, status.enheder) for e in enheder), key=str.casefold)
    return opremsning(navne, hoejst)
