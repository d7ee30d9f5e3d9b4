"""Numbers, dates and lists as Danish writes them. The only place where a figure becomes text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from config.danske_formater import (
    MAANEDER,
    TANKESTREG,
    Tal,
    antal,
    dag_og_maaned,
    dato,
    kort_dato,
    kroner,
    med_procent,
    opremsning,
    periode,
    tal,
    tidspunkt,
)
from maalopfyldelse.beregning import Maaned, Periode, procent

__all__ = [
    "INTET",
    "MAANEDER",
    "Tal",
    "alle",
    "antal",
    "citat",
    "dag_og_maaned",
    "dato",
    "forkort",
    "hele_maaneder",
    "kort_dato",
    "kort_periode",
    "kroner",
    "maaned",
    "maanedsliste",
    "maanedsspand",
    "med_procent",
    "opremsning",
    "periode",
    "procenttal",
    "procenttekst",
    "stort",
    "tal",
    "tidspunkt",
    "varighed",
]

UDELADT = "\N{HORIZONTAL ELLIPSIS}"
INTET = TANKESTREG  # what stands where a figure is undefined
LAENGSTE_CITAT = 110
DAGE_I_DAGE = 60  # a longer time is told in months
MAANEDER_I_MAANEDER = 24  # and a longer one than this in years


def procenttekst(andel: Fraction | None, graenser: Iterable[Fraction] = ()) -> str:
    """A share as "77 %", never rounded up to a limit; "–" where it is undefined."""
    return INTET if andel is None else med_procent(tal(procent(andel, graenser)))


def procenttal(vaerdi: Tal, decimaler: int = 1, graenser: Iterable[Tal] = ()) -> str:
    """A figure that is already in percent, as "89,5 %"."""
    return med_procent(tal(vaerdi, decimaler, graenser))


def maaned(naar: date | Maaned) -> str:
    """september 2016"""
    aar, md = (naar.year, naar.month) if isinstance(naar, date) else naar
    return f"{MAANEDER[md - 1]} {aar}"


def kort_periode(p: Periode) -> str:
    """ "2016" for a calendar year, "juli 2014 – juni 2015" for whole months, else its days."""
    foerste, sidste = Maaned(p.fra.year, p.fra.month), Maaned(p.til.year, p.til.month)
    if (p.fra, p.til) == (date(p.fra.year, 1, 1), date(p.fra.year, 12, 31)):
        return str(p.fra.year)
    if (p.fra, p.til) != (foerste.foerste, sidste.sidste):
        return periode(p.fra, p.til)
    return maanedsspand(foerste, sidste)


def maanedsspand(foerste: Maaned, sidste: Maaned) -> str:
    """marts 2016, januar–marts 2016 or december 2015 – marts 2016"""
    if foerste == sidste:
        return maaned(foerste)
    if foerste.aar == sidste.aar:
        return f"{MAANEDER[foerste.md - 1]}{TANKESTREG}{maaned(sidste)}"
    return f"{maaned(foerste)} {TANKESTREG} {maaned(sidste)}"


def maanedsliste(maaneder: Iterable[Maaned]) -> str:
    """januar 2016, marts–maj 2016 og juli 2016: neighbours drawn together"""
    spand: list[tuple[Maaned, Maaned]] = []
    for md in sorted(set(maaneder)):
        if spand and spand[-1][1].naeste == md:
            spand[-1] = (spand[-1][0], md)
        else:
            spand.append((md, md))
    return opremsning([maanedsspand(foerste, sidste) for foerste, sidste in spand])


def citat(tekst: str, laengst: int = LAENGSTE_CITAT) -> str:
    """A plan's own words in quotes, shortened at a word."""
    return f"»{forkort(tekst, laengst)}«"


def forkort(tekst: str, laengst: int) -> str:
    samlet = " ".join(tekst.split()).removesuffix(".")
    if len(samlet) <= laengst:
        return samlet
    return f"{samlet[: laengst - 1].rsplit(' ', 1)[0].rstrip(',;:–- ')}{UDELADT}"


def alle(n: int) -> str:
    """alle 36, begge: what stands before the plural of all that there is"""
    return "begge" if n == 2 else f"alle {tal(n)}"


def stort(tekst: str) -> str:
    """With a capital first letter; the rest is left alone."""
    return tekst[:1].upper() + tekst[1:]


def hele_maaneder(fra: date, foer: date) -> int:
    """The months from one day until another (not included), counted from day to day."""
    antal_maaneder = (foer.year - fra.year) * 12 + foer.month - fra.month
    return max(antal_maaneder - (1 if foer.day < fra.day else 0), 0)


def varighed(fra: date, til: date) -> str:
    """12 dage, mere end 3 måneder, 2 år: the time from one date to a later one"""
    dage = (til - fra).days
    if dage <= DAGE_I_DAGE:
        return antal(dage, "dag", "dage")
    maaneder = hele_maaneder(fra, til)
    i_aar = maaneder >= MAANEDER_I_MAANEDER
    praecis = til.day == fra.day and not (i_aar and maaneder % 12)
    vist = f"{maaneder // 12} år" if i_aar else antal(maaneder, "måned", "måneder")
    return vist if praecis else f"mere end {vist}"
