"""What the calculation is given: settings known at *t*, and facts dated at or before *d*.

Everything is a value. Whoever fills these has already left out what was not known at *t*;
what a date after *d* means is decided here, in the calculation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from .graenser import STANDARD_LIDT_BAGUD, STANDARD_PAA_SPORET, Graenser
from .tid import Maaned, Periode


class Type(StrEnum):
    ANTAL = "antal"
    LOFT = "loft"
    AENDRING = "aendring"
    ANDEL = "andel"
    NIVEAU = "niveau"
    MILEPAEL = "milepael"
    UDRULNING = "udrulning"
    AFLEDT = "afledt"
    KVALITATIV = "kvalitativ"


class Retning(StrEnum):
    MINDST = "mindst"
    HOEJST = "hoejst"


class Niveau(StrEnum):
    HOVEDFORMAAL = "hovedformål"
    INDSATSOMRAADE = "indsatsområde"
    AKTIVITET = "aktivitet"
    PROCES = "proces"


class Vurdering(StrEnum):
    IKKE_OPFYLDT = "ikke opfyldt"
    DELVIST_OPFYLDT = "delvist opfyldt"
    OVERVEJENDE_OPFYLDT = "overvejende opfyldt"
    OPFYLDT = "opfyldt"


REGISTRERINGER = "registreringer"
MOEDER = "moeder:"
RESTANCER = "restancer"
INDIKATORER = frozenset(
    {"udsaettelser", RESTANCER, "berammede", "rykkere", "ophaevelser", "fogedsager", "gengangere"}
)


@dataclass(frozen=True, slots=True)
class Maaltal:
    fra: date
    til: date
    vaerdi: Fraction | None  # None only for udrulning, where it means all (100 %)
    besluttet: date | None  # None: has counted from the start
    nr: int  # order of registration; the later wins where the dates agree

    @property
    def periode(self) -> Periode:
        return Periode(self.fra, self.til)


@dataclass(frozen=True, slots=True)
class Nulpunkt:
    fra: date
    til: date
    vaerdi: Fraction | None  # None: monthly figures give it, or it is not measured yet

    @property
    def periode(self) -> Periode:
        return Periode(self.fra, self.til)


@dataclass(frozen=True, slots=True)
class Kriterium:
    kode: str
    type: Type
    niveau: str = Niveau.AKTIVITET
    tilknyttet: str | None = None
    retning: Retning = Retning.MINDST
    vaegt: Fraction = Fraction(1)
    kilde: str = REGISTRERINGER
    tidsfrist: date | None = None
    svarer_til: str | None = None
    planer: tuple[str, ...] = ()
    maaltal: tuple[Maaltal, ...] = ()
    nulpunkt: Nulpunkt | None = None

    @property
    def indikator(self) -> str | None:
        """The monthly figure that is counted, where that is the source."""
        return self.kilde if self.kilde in INDIKATORER else None


@dataclass(frozen=True, slots=True)
class Medlemskab:
    enhed: int
    fra: date | None = None
    til: date | None = None
    indgaar_i: int | None = None

    def daekker(self, periode: Periode) -> bool:
        return (self.fra is None or self.fra <= periode.fra) and (
            self.til is None or periode.til <= self.til
        )


@dataclass(frozen=True, slots=True)
class Plan:
    noegle: str
    navn: str
    startdato: date
    slutdato: date
    graense_paa_sporet: Fraction = STANDARD_PAA_SPORET
    graense_lidt_bagud: Fraction = STANDARD_LIDT_BAGUD
    kriterier: tuple[Kriterium, ...] = ()
    medlemskaber: tuple[Medlemskab, ...] = ()
    aktivitet_til_omraade: Mapping[str, str | None] = field(default_factory=dict, hash=False)

    @property
    def periode(self) -> Periode:
        return Periode(self.startdato, self.slutdato)

    @property
    def graenser(self) -> Graenser:
        return Graenser(self.graense_paa_sporet, self.graense_lidt_bagud)


@dataclass(frozen=True, slots=True)
class Sum:
    """Registrations added up; for held meetings `antal` is their number."""

    poster: int = 0
    antal: Fraction = Fraction()
    taeller: Fraction = Fraction()
    naevner: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class Registreringer:
    """All registrations of a criterion that were known at *t*, each in exactly one sum."""

    talt: Sum = Sum()  # dated in one of the periods that `summeringer` names
    uden_for_maalperiode: Sum = Sum()  # in the passed part of the window, in no such period
    foer_vinduet: Sum = Sum()
    efter_dato: Sum = Sum()  # after d, or after the window


@dataclass(frozen=True, slots=True)
class Maaling:
    dato: date
    vaerdi: Fraction


@dataclass(frozen=True, slots=True)
class Vurderet:
    dato: date
    vurdering: Vurdering
    begrundelse: str = ""


Maanedstal = Mapping[tuple[int, Maaned], Fraction]


@dataclass(frozen=True, slots=True)
class Fakta:
    """The facts of one plan in one window, per criterion code (or per indicator)."""

    registreringer: Mapping[str, Registreringer] = field(default_factory=dict)
    maalinger: Mapping[str, Maaling] = field(default_factory=dict)
    opfyldt: Mapping[str, date] = field(default_factory=dict)
    vurderinger: Mapping[str, Vurderet] = field(default_factory=dict)
    udrulning: Mapping[str, tuple[tuple[int, date | None], ...]] = field(default_factory=dict)
    maanedstal: Mapping[str, Maanedstal] = field(default_factory=dict)
