"""How a date, a number and a period are written in Danish.

Independent of the active locale: a report made by the worker and a page made for a browser write the
same figure alike. Percentages arrive as whole numbers, for rounding them is the calculation's affair.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import timezone

MAANEDER = (
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
HAARDT_MELLEMRUM = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
TANKESTREG = "\N{EN DASH}"

Talvaerdi = int | Decimal | Fraction


def dato(vaerdi: date) -> str:
    """30. september 2016"""
    dag = _lokal(vaerdi)
    return f"{dag.day}.{HAARDT_MELLEMRUM}{MAANEDER[dag.month - 1]} {dag.year}"


def kort_dato(vaerdi: date) -> str:
    """30.09.2016"""
    return _lokal(vaerdi).strftime("%d.%m.%Y")


def tidspunkt(vaerdi: datetime) -> str:
    """5. oktober 2016 kl. 12.00, in Danish time"""
    lokal = timezone.localtime(vaerdi)
    return f"{dato(lokal)} kl.{HAARDT_MELLEMRUM}{lokal:%H.%M}"


def maaned(vaerdi: date) -> str:
    """september 2016"""
    return f"{MAANEDER[vaerdi.month - 1]} {vaerdi.year}"


def maanedsnavn(vaerdi: date) -> str:
    """september"""
    return MAANEDER[vaerdi.month - 1]


def opremsning(dele: Sequence[str]) -> str:
    """a, b og c"""
    *foerste, sidste = dele or [""]
    return f"{', '.join(foerste)} og {sidste}" if foerste else sidste


def periode(fra: date, til: date) -> str:
    """1. januar 2016 – 30. april 2017, without repeating a year that both ends share"""
    foerste = dato(fra)
    if fra == til:
        return foerste
    if fra.year == til.year:
        foerste = foerste.removesuffix(f" {fra.year}")
    return f"{foerste} {TANKESTREG} {dato(til)}"


def tal(vaerdi: Talvaerdi, decimaler: int = 1) -> str:
    """1.234,5, with no more decimals than it needs and at most `decimaler` of them"""
    afrundet = _som_decimal(vaerdi, decimaler)
    hele, _, brok = f"{abs(afrundet):f}".partition(".")
    brok = brok.rstrip("0")
    tekst = f"{int(hele):,}".replace(",", ".") + (f",{brok}" if brok else "")
    return f"{MINUS}{tekst}" if afrundet < 0 else tekst


def procent(hele: int) -> str:
    """77 %"""
    return f"{tal(hele)}{HAARDT_MELLEMRUM}%"


def antal(vaerdi: Talvaerdi, ental: str, flertal: str) -> str:
    """1 mål, 14 mål, 0 rådgivninger"""
    return f"{tal(vaerdi)} {ental if vaerdi == 1 else flertal}"


def _lokal(vaerdi: date) -> date:
    if isinstance(vaerdi, datetime) and timezone.is_aware(vaerdi):
        return timezone.localtime(vaerdi).date()
    return vaerdi


def _som_decimal(vaerdi: Talvaerdi, decimaler: int) -> Decimal:
    """Round half away from zero; a Fraction exactly, since its decimals may never end."""
    if isinstance(vaerdi, Fraction):
        faktor = 10**decimaler
        skaleret = abs(vaerdi) * faktor
        hele = (2 * skaleret.numerator + skaleret.denominator) // (2 * skaleret.denominator)
        return Decimal(hele if vaerdi >= 0 else -hele) / faktor
    return Decimal(vaerdi).quantize(Decimal(1).scaleb(-decimaler), ROUND_HALF_UP)
