"""What the components show: plain values that views and queries fill in."""

from dataclasses import dataclass
from enum import StrEnum


class Figur(StrEnum):
    """The shapes that tell states apart without colour; each is a symbol in static/figurer.svg."""

    FLUEBEN = "flueben"
    FLUEBEN_RING = "flueben-ring"
    TREKANT = "trekant"
    FIRKANT = "firkant"
    KRYDS = "kryds"
    UDRAAB = "udraab"
    CIRKEL = "cirkel"
    CIRKEL_STIPLET = "cirkel-stiplet"
    PRIKKER = "prikker"
    HALVCIRKEL = "halvcirkel"
    NUL = "nul"
    STREG = "streg"
    SPOERGSMAAL = "spoergsmaal"


class Farve(StrEnum):
    """Colour comes third, after word and shape: it repeats what they say."""

    MOERKEGROEN = "moerkegroen"
    GROEN = "groen"
    GUL = "gul"
    ROED = "roed"
    GRAA = "graa"


@dataclass(frozen=True, slots=True)
class Krumme:
    """One step of the breadcrumb; the page itself has no address."""

    tekst: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Menupunkt:
    tekst: str
    url: str
    valgt: bool = False


@dataclass(frozen=True, slots=True)
class Maerke:
    """A state as word, shape and colour."""

    tekst: str
    figur: Figur
    farve: Farve


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a distribution: how many, of what, and where they are listed."""

    antal: int
    maerke: Maerke
    url: str = ""
    valgt: bool = False


@dataclass(frozen=True, slots=True)
class Diagramsoejle:
    """One month of a chart: its figure, the earlier one that it is compared with, or neither."""

    navn: str
    nu: int | None
    foer: int | None = None
    hel: bool = True
