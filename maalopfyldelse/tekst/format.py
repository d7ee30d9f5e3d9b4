"""Numbers, dates and lists as Danish writes them. The only place where a figure becomes text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from zoneinfo import ZoneInfo

from maalopfyldelse.beregning import Maaned, Periode, procent

Tal = int | Decimal | Fraction

HAARDT_MELLEMRUM = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
TANKESTREG = "\N{EN DASH}"
UDELADT = "\N{HORIZONTAL ELLIPSIS}"
INTET = TANKESTREG  # what stands where a figure is undefined
KOEBENHAVN = ZoneInfo("Europe/Copenhagen")
MAANEDSNAVNE = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
LAENGSTE_CITAT = 110
DAGE_I_DAGE = 60  # a longer time is told in months
MAANEDER_I_MAANEDER = 24  # and a longer one than this in years


def tal(vaerdi: Tal, decimaler: int = 1, graenser: Iterable[Tal] = ()) -> str:
    """1.234,5: no more decimals than needed, half up, halves of negatives away from zero.

    Never rounded onto or past a limit that the figure lies on one side of.
    """
    eksakt = Fraction(vaerdi)
    skala = 10**decimaler
    skaleret = eksakt * skala
    vist = floor(abs(skaleret) + Fraction(1, 2)) * (1 if eksakt >= 0 else -1)
    for graense in (Fraction(g) for g in graenser):
        if eksakt < graense <= Fraction(vist, skala):
            vist = floor(skaleret)
        elif eksakt > graense >= Fraction(vist, skala):
            vist = ceil(skaleret)
    hele, brok = divmod(abs(vist), skala)
    efter_komma = f"{brok:0{decimaler}}".rstrip("0") if decimaler else ""
    tekst = f"{hele:,}".replace(",", ".") + (f",{efter_komma}" if efter_komma else "")
    return f"{MINUS}{tekst}" if vist < 0 else tekst


def procenttekst(andel: Fraction | None, graenser: Iterable[Fraction] = ()) -> str:
    """A share as "77 %", never rounded up to a limit; "–" where it is undefined."""
    return INTET if andel is None else med_procent(tal(procent(andel, graenser)))


def procenttal(vaerdi: Tal, decimaler: int = 1, graenser: Iterable[Tal] = ()) -> str:
    """A figure that is already in percent, as "89,5 %"."""
    return med_procent(tal(vaerdi, decimaler, graenser))


def med_procent(tekst: str) -> str:
    return f"{tekst}{HAARDT_MELLEMRUM}%"


def antal(n: Tal, ental: str, flertal: str) -> str:
    """1 rådgivning, 7 rådgivninger, 0 rådgivninger"""
    return f"{tal(n)} {ental if n == 1 else flertal}"


def dato(dag: date) -> str:
    """30. september 2016"""
    return f"{dag_og_maaned(dag)} {dag.year}"


def dag_og_maaned(dag: date) -> str:
    """30. september"""
    return f"{dag.day}.{HAARDT_MELLEMRUM}{MAANEDSNAVNE[dag.month - 1]}"


def kort_dato(dag: date) -> str:
    """30.09.2016"""
    return f"{dag:%d.%m.%Y}"


def tidspunkt(naar: datetime) -> str:
    """5. oktober 2016 kl. 12.00, in Danish time"""
    lokal = naar.astimezone(KOEBENHAVN)
    return f"{dato(lokal.date())} kl.{HAARDT_MELLEMRUM}{lokal:%H.%M}"


def maaned(naar: date | Maaned) -> str:
    """september 2016"""
    aar, md = (naar.year, naar.month) if isinstance(naar, date) else naar
    return f"{MAANEDSNAVNE[md - 1]} {aar}"


def periode(fra: date, til: date) -> str:
    """1. januar – 31. december 2016"""
    if fra == til:
        return dato(fra)
    foerste = dag_og_maaned(fra) if fra.year == til.year else dato(fra)
    return f"{foerste} {TANKESTREG} {dato(til)}"


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
        return f"{MAANEDSNAVNE[foerste.md - 1]}{TANKESTREG}{maaned(sidste)}"
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


def opremsning(led: Sequence[str], hoejst: int | None = None) -> str:
    """a, b og c; with `hoejst` the rest is counted: a, b og 4 andre"""
    vist = list(led)
    if hoejst is not None and len(vist) > hoejst:
        rest = len(vist) - hoejst
        vist = [*vist[:hoejst], f"{rest} {'anden' if rest == 1 else 'andre'}"]
    if len(vist) < 2:
        return "".join(vist)
    return f"{', '.join(vist[:-1])} og {vist[-1]}"


def citat(tekst: str, laengst: int = LAENGSTE_CITAT) -> str:
    """A plan's own words in quotes, shortened at a word."""
    return f"»{forkort(tekst, laengst)}«"


def forkort(tekst: str, laengst: int) -> str:
    samlet = " ".join(tekst.split()).removesuffix(".")
    if len(samlet) <= laengst:
        return samlet
    return f"{samlet[: laengst - 1].rsplit(' ', 1)[0].rstrip(',;:–- ')}{UDELADT}"


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
