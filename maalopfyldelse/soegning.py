"""Finding words in a plan's texts: what is a hit, and which words around it are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helhedsplan.dansk import smaa

MINDST = 2  # letters; one is in everything
FLEST_UDDRAG = 3
FOER, EFTER = 60, 120  # characters around a hit
UDELADT = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Stykke:
    tekst: str
    fundet: bool = False


@dataclass(frozen=True, slots=True)
class Uddrag:
    """The words around a hit, cut where the hits begin and end."""

    felt: str
    stykker: Sequence[Stykke]


def soegeord(soegning: str) -> list[str]:
    """The words to look for, in lower case; those of a single letter only where they are all there is."""
    ord_ = list(dict.fromkeys(_smaa(soegning).split()))
    return [et for et in ord_ if len(et) >= MINDST]


def _smaa(tekst: str) -> str:
    """Lower case with as many characters as before, so that a place in it is a place in the text."""
    return "".join(lille if len(lille := smaa(tegn)) == 1 else tegn for tegn in tekst)


def find(felter: Iterable[tuple[str, str]], ord_: Sequence[str]) -> list[Uddrag] | None:
    """Return the excerpts of a thing in whose texts every word stands; None where one does not."""
    felter = [(felt, " ".join(tekst.split())) for felt, tekst in felter]
    smaa_ = [_smaa(tekst) for _, tekst in felter]
    if not ord_ or not all(any(et in tekst for tekst in smaa_) for et in ord_):
        return None
    uddrag = []
    for (felt, tekst), lille in zip(felter, smaa_, strict=True):
        fund = _steder(lille, ord_)
        if fund:
            uddrag.append(Uddrag(felt, _klip(tekst, fund)))
    return uddrag[:FLEST_UDDRAG]


def _steder(tekst: str, ord_: Iterable[str]) -> list[tuple[int, int]]:
    """Where words stand, in order; hits that touch or overlap are one."""
    fundne = []
    for et in ord_:
        fra = tekst.find(et)
        while fra >= 0:
            fundne.append((fra, fra + len(et)))
            fra = tekst.find(et, fra + len(et))
    samlet: list[tuple[int, int]] = []
    for fra, til in sorted(fundne):
        if samlet and fra <= samlet[-1][1]:
            samlet[-1] = (samlet[-1][0], max(til, samlet[-1][1]))
        else:
            samlet.append((fra, til))
    return samlet


def _klip(tekst: str, fund: Sequence[tuple[int, int]]) -> list[Stykke]:
    """The text from a little before the first hit, at whole words, with the hits set apart."""
    fra = _ordgraense(tekst, fund[0][0] - FOER)
    til = len(tekst)
    if til - fund[0][1] > EFTER:
        til = max(tekst.rfind(" ", 0, fund[0][1] + EFTER), fund[0][1])
    stykker = [Stykke(UDELADT)] if fra else []
    for start, slut in fund:
        if slut > til:
            break
        stykker += [Stykke(tekst[fra:start]), Stykke(tekst[start:slut], fundet=True)]
        fra = slut
    stykker.append(Stykke(tekst[fra:til] + (UDELADT if til < len(tekst) else "")))
    return [stykke for stykke in stykker if stykke.tekst]


def _ordgraense(tekst: str, sted: int) -> int:
    return 0 if sted <= 0 else tekst.find(" ", sted) + 1
