"""How a date, a number and a list are written in Danish: the one place for pages, reports and commands.

Plain Python and independent of the active locale, so that a report made by the worker and a page made
for a browser write the same figure alike.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from zoneinfo import ZoneInfo

Tal = int | Decimal | Fraction

HAARDT_MELLEMRUM = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
TANKESTREG = "\N{EN DASH}"
KOEBENHAVN = ZoneInfo("Europe/Copenhagen")
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


def med_procent(tekst: str) -> str:
    return f"{tekst}{HAARDT_MELLEMRUM}%"


def kroner(beloeb: Tal) -> str:
    """1.399.000,50 kr. or 999 kr.: two decimals, or none where the amount is whole to the øre"""
    hele, _, oere = tal(beloeb, 2).partition(",")
    return f"{hele}{f',{oere:0<2}' if oere else ''}{HAARDT_MELLEMRUM}kr."


def antal(n: Tal, ental: str, flertal: str) -> str:
    """1 rådgivning, 7 rådgivninger, 0 rådgivninger"""
    return f"{tal(n)} {ental if n == 1 else flertal}"


def dato(dag: date) -> str:
    """30. september 2016"""
    return f"{dag_og_maaned(dag)} {_dansk_dag(dag).year}"


def dag_og_maaned(dag: date) -> str:
    """30. september"""
    dag = _dansk_dag(dag)
    return f"{dag.day}.{HAARDT_MELLEMRUM}{MAANEDER[dag.month - 1]}"


def kort_dato(dag: date) -> str:
    """30.09.2016"""
    return f"{_dansk_dag(dag):%d.%m.%Y}"


def tidspunkt(naar: datetime) -> str:
    """5. oktober 2016 kl. 12.00, in Danish time"""
    lokal = naar.astimezone(KOEBENHAVN)
    return f"{dato(lokal)} kl.{HAARDT_MELLEMRUM}{lokal:%H.%M}"


def periode(fra: date, til: date) -> str:
    """1. januar – 31. december 2016, without repeating a year that both ends share"""
    if fra == til:
        return dato(fra)
    foerste = dag_og_maaned(fra) if fra.year == til.year else dato(fra)
    return f"{foerste} {TANKESTREG} {dato(til)}"


def opremsning(led: Sequence[str], hoejst: int | None = None) -> str:
    """a, b og c; with `hoejst` the rest is counted: a, b og 4 andre"""
    vist = list(led)
    if hoejst is not None and len(vist) > hoejst:
        rest = len(vist) - hoejst
        vist = [*vist[:hoejst], f"{rest} {'anden' if rest == 1 else 'andre'}"]
    if len(vist) < 2:
        return "".join(vist)
    return f"{', '.join(vist[:-1])} og {vist[-1]}"


def _dansk_dag(dag: date) -> date:
    """A moment is told as the day that it is in Denmark."""
    if isinstance(dag, datetime) and dag.tzinfo is not None:
        return dag.astimezone(KOEBENHAVN).date()
    return dag
