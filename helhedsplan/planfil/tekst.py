"""Words and dates as people write and read them, in cells and in messages about cells."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from helhedsplan.dansk import smaa

KOEBENHAVN = ZoneInfo("Europe/Copenhagen")


def rens(tekst: str) -> str:
    """Return the text as it is stored: composed letters, plain line breaks, no blanks around it."""
    tekst = unicodedata.normalize("NFC", tekst)
    return tekst.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def navneform(tekst: str) -> str:
    """Return the form in which names of sheets, columns and choices are compared."""
    return " ".join(smaa(rens(tekst)).split())


def uden_danske_tegn(tekst: str) -> str:
    return navneform(tekst).replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def citat(vaerdi: object, laengde: int = 40, *, tom: str = "»«") -> str:
    """Quote what a cell holds: short, on one line, without control characters."""
    if isinstance(vaerdi, datetime | date):
        tekst = dansk_dato(vaerdi)
    elif isinstance(vaerdi, bool):
        tekst = "SAND" if vaerdi else "FALSK"
    elif isinstance(vaerdi, int | float | Decimal):
        tekst = dansk_tal(vaerdi)
    else:
        tekst = str(vaerdi)
    tekst = "".join(t if t.isprintable() else " " for t in tekst[: laengde * 4])
    tekst = " ".join(tekst.split())
    if not tekst:
        return tom
    return f"»{tekst[:laengde]}…«" if len(tekst) > laengde else f"»{tekst}«"


def dansk_dato(dato: date) -> str:
    return f"{dato.day:02}.{dato.month:02}.{dato.year}"


def dansk_tal(tal: int | float | Decimal) -> str:
    """Return the number with all its digits, a comma and a real minus; a float has the 15 of Excel."""
    praecist = Decimal(f"{tal:.15g}") if isinstance(tal, float) else Decimal(tal)
    cifre = f"{praecist:f}"
    if "." in cifre:
        cifre = cifre.rstrip("0").removesuffix(".")
    return cifre.replace(".", ",").replace("-", "−")


def midnat(dato: date) -> datetime:
    """Return the moment at which a day begins in Copenhagen."""
    return datetime.combine(dato, time(), KOEBENHAVN)


def opremsning(ord_: Iterable[str], bindeord: str = "eller") -> str:
    """Return "a, b eller c"."""
    *foerste, sidste = list(ord_)
    return f"{', '.join(foerste)} {bindeord} {sidste}" if foerste else sidste
