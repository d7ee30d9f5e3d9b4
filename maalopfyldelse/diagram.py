"""The lines of a criterion's course, as coordinates that a template puts into an SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from config.designsystem.formatering import MAANEDER
from maalopfyldelse.beregning import Periode
from maalopfyldelse.beregning.serie import Punkt
from maalopfyldelse.tekst import tal

BREDDE, HOEJDE = 720, 300
VENSTRE, HOEJRE, TOP, BUND = 60, 20, 34, 40
FLEST_STREGER = 5
FLEST_MAANEDSNAVNE = 14


@dataclass(frozen=True, slots=True)
class Maerkat:
    """A text at a place on an axis; `fremme` also where there is little room."""

    sted: int
    tekst: str
    fremme: bool = True
    anker: str = "middle"


@dataclass(frozen=True, slots=True)
class Diagram:
    bredde: int
    hoejde: int
    venstre: int
    hoejre: int
    top: int
    bund: int
    vandrette: Sequence[Maerkat]
    tid: Sequence[Maerkat]
    opnaaet: Sequence[str]  # each the points of an unbroken line
    prikker: Sequence[tuple[int, int]]
    forventet: Sequence[str]
    revisioner: Sequence[Maerkat]


def tegn_forloeb(
    punkter: Sequence[Punkt], periode: Periode, revisioner: Iterable[tuple[date, str]] = ()
) -> Diagram:
    vaerdier = [v for p in punkter for v in (p.opnaaet, p.forventet) if v is not None]
    streger = _streger(min([*vaerdier, Fraction()]), max([*vaerdier, Fraction()]))
    bund, top = streger[0], streger[-1]

    def x(dato: date) -> int:
        andel = Fraction((dato - periode.fra).days, max((periode.til - periode.fra).days, 1))
        return round(VENSTRE + andel * (BREDDE - VENSTRE - HOEJRE))

    def y(vaerdi: Fraction) -> int:
        andel = (vaerdi - bund) / (top - bund)
        return round(HOEJDE - BUND - andel * (HOEJDE - BUND - TOP))

    def linjer(punkter: Iterable[tuple[date, Fraction | None]]) -> list[str]:
        stykker: list[list[str]] = [[]]
        for dato, vaerdi in punkter:
            if vaerdi is None:
                stykker.append([])
            else:
                stykker[-1].append(f"{x(dato)},{y(vaerdi)}")
        return [" ".join(stykke) for stykke in stykker if len(stykke) > 1]

    return Diagram(
        bredde=BREDDE,
        hoejde=HOEJDE,
        venstre=VENSTRE,
        hoejre=BREDDE - HOEJRE,
        top=TOP,
        bund=HOEJDE - BUND,
        vandrette=[Maerkat(y(streg), tal(streg, 2)) for streg in streger],
        tid=_tidsakse(periode, x),
        opnaaet=linjer((p.dato, p.opnaaet) for p in punkter),
        prikker=[(x(p.dato), y(p.opnaaet)) for p in punkter if p.opnaaet is not None],
        forventet=linjer((p.dato, p.forventet) for p in punkter),
        revisioner=[
            Maerkat(x(dato), ord_, anker="end" if x(dato) > BREDDE / 2 else "start")
            for dato, ord_ in revisioner
        ],
    )


def _streger(mindst: Fraction, stoerst: Fraction) -> list[Fraction]:
    """Round numbers around the values, at most so many that they can be read."""
    spand = (stoerst - mindst) or Fraction(1)
    tier = Fraction(1, 100)
    while True:
        for skridt in (tier, 2 * tier, 5 * tier):
            if skridt * (FLEST_STREGER - 1) >= spand:
                foerste, sidste = floor(mindst / skridt), max(ceil(stoerst / skridt), 1)
                return [nr * skridt for nr in range(foerste, sidste + 1)]
        tier *= 10


def _tidsakse(periode: Periode, x) -> list[Maerkat]:
    """The names of the months in their middle; with many months the quarters' first ones, and years."""
    foerste = periode.fra.replace(day=1)
    antal = (periode.til.year - foerste.year) * 12 + periode.til.month - foerste.month + 1
    maerkater = []
    for nr in range(antal):
        aar, md = divmod(foerste.month - 1 + nr, 12)
        dag = date(foerste.year + aar, md + 1, 1)
        if antal <= FLEST_MAANEDSNAVNE:
            midt = min(max(dag + timedelta(days=14), periode.fra), periode.til)
            maerkater.append(Maerkat(x(midt), MAANEDER[md][:3], fremme=nr % 2 == 0))
        elif md in (0, 6) and dag >= periode.fra:
            maerkater.append(Maerkat(x(dag), f"{MAANEDER[md][:3]} {dag.year}", fremme=md == 0))
    return maerkater
