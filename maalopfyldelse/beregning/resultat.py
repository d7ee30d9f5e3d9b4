"""What the calculation answers: every figure with what it rests on and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from .data import Maaling, Maaltal, Nulpunkt, Registreringer, Type, Vurderet
from .graenser import Graenser
from .tid import Maaned, Periode


class Tilstand(StrEnum):
    """The states, in the order in which a distribution lists them."""

    NAAET = "nået"
    NAAET_FOR_SENT = "nået for sent"
    PAA_SPORET = "på sporet"
    NAESTEN_NAAET = "næsten nået"
    LIDT_BAGUD = "lidt bagud"
    BAGUD = "bagud"
    IKKE_NAAET = "ikke nået"
    FRIST_OVERSKREDET = "frist overskredet"
    IKKE_FORFALDEN = "ikke forfalden"
    IKKE_STARTET = "ikke startet"
    AFVENTER_NULPUNKT = "afventer nulpunktsmåling"
    UTILSTRAEKKELIG_DAEKNING = "utilstrækkelig dækning"
    NULPUNKTET_ER_0 = "nulpunktet er 0"
    INGEN_DATA = "ingen data"
    INTET_MAALTAL = "intet måltal"
    # The words of a judgement. Shown beside the numbers, never mixed into them.
    OPFYLDT = "opfyldt"
    OVERVEJENDE_OPFYLDT = "overvejende opfyldt"
    DELVIST_OPFYLDT = "delvist opfyldt"
    IKKE_OPFYLDT = "ikke opfyldt"


class Forbehold(StrEnum):
    FORELOEBIG = "foreløbig"
    DELVIS_DAEKNING = "delvis dækning"
    NULPUNKT_FORDELT = "nulpunkt jævnt fordelt"
    UDEN_FRIST = "uden frist"
    REVIDERET_MAALTAL = "revideret måltal"
    AELDRE_MAALING = "ældre måling"


class Aarsag(StrEnum):
    """Why a criterion is not in the mean, or a linked plan not in an afledt figure."""

    REGNET_MED_ANDETSTEDS = "regnet med andetsteds"
    VURDERING = "vurdering"
    VAEGT_0 = "vægt 0"
    UDEN_TAL = "uden tal"
    UKENDT_PLAN = "ukendt plan"
    UDEN_FOR_VINDUET = "uden for vinduet"
    HENVISER_I_RING = "henviser i ring"


@dataclass(frozen=True, slots=True)
class GaeldendeMaaltal:
    """The måltal that counts at *d* for one period, with those that it revises."""

    periode: Periode
    vaerdi: Fraction
    besluttet: date | None
    foerste: Maaltal
    versioner: tuple[Maaltal, ...]  # all that were decided at d, the first one first

    @property
    def revideret(self) -> bool:
        return len(self.versioner) > 1


@dataclass(frozen=True, slots=True)
class Periodebidrag:
    """What one måltal period adds to the demand of *W* and to what was expected at *d*."""

    maaltal: GaeldendeMaaltal
    dage_i_vinduet: int
    dage_talt: (
        Fraction  # the days that count towards forventet; a fraction where figures are missing
    )
    krav: Fraction
    forventet: Fraction


@dataclass(frozen=True, slots=True)
class EnhedMaaned:
    enhed: int
    maaned: Maaned


@dataclass(frozen=True, slots=True)
class Daekning:
    """(unit, month) that had the figures needed, of those that were asked for."""

    medregnet: int
    spurgt: int
    mangler: tuple[EnhedMaaned, ...] = ()  # the very figures that are missing, also those in N
    maaneder: tuple[Maaned, ...] = ()  # the elapsed months that were asked about

    @property
    def andel(self) -> Fraction | None:
        return Fraction(self.medregnet, self.spurgt) if self.spurgt else None


@dataclass(frozen=True, slots=True)
class LinketPlan:
    noegle: str
    navn: str | None  # None where the plan is unknown
    krav: Fraction | None
    forventet: Fraction | None
    aarsag: Aarsag | None  # why it is left out of P_krav
    resultat: Planresultat | None


@dataclass(frozen=True, slots=True)
class Grundlag:
    """What a figure is made of, so that a page can explain it without recomputing.

    A part that the type does not use is empty or None.
    """

    maaltal: tuple[GaeldendeMaaltal, ...] = ()
    maalperiode: Periode | None = None  # M, for the types that have one
    bidrag: tuple[Periodebidrag, ...] = ()  # antal and loft
    nulpunkt: Nulpunkt | None = None
    registreringer: Registreringer | None = None
    daekning: Daekning | None = None
    forloebet: Fraction | None = None  # e(d): the share of M that has passed
    forloebet_ved_vinduets_slut: Fraction | None = None  # e(w1)
    implementeret: tuple[int, ...] = ()  # udrulning: the k units
    ikke_implementeret: tuple[int, ...] = ()  # the others of the n
    ikke_medlem: tuple[int, ...] = ()  # have a row, are not members at d
    maaling: Maaling | None = None
    opfyldt: date | None = None
    frist: date | None = None
    uden_frist: bool = False
    planer: tuple[LinketPlan, ...] = ()
    vurdering: Vurderet | None = None


@dataclass(frozen=True, slots=True)
class Figurer:
    """What a type's own rules say of a criterion, before the words that are common to all."""

    opnaaet: Fraction | None = None
    krav: Fraction | None = None
    forventet: Fraction | None = None
    nulpunkt: Fraction | None = None
    p_krav: Fraction | None = None
    p_forv: Fraction | None = None
    daekning: Fraction | None = None
    navngivet: Tilstand | None = None  # a state that the type's rules name themselves
    forbehold: tuple[Forbehold, ...] = ()
    slut: date | None = None
    grundlag: Grundlag = Grundlag()


@dataclass(frozen=True, slots=True)
class Resultat:
    kode: str
    type: Type
    vaegt: Fraction
    svarer_til: str | None
    opnaaet: Fraction | None
    krav: Fraction | None
    forventet: Fraction | None
    nulpunkt: Fraction | None
    p_krav: Fraction | None
    p_forv: Fraction | None
    daekning: Fraction | None
    tilstand: Tilstand
    forbehold: tuple[Forbehold, ...]
    noget_forventet: bool
    slut: date | None
    grundlag: Grundlag
    rod: str  # the criterion whose figures these are; its own code unless it svarer til another
    trin: int  # how many links of svarer til lie between the two
    kvantitativ: bool
    regnet_som: Type  # whose rules made the figures: the type of the criterion that holds them


@dataclass(frozen=True, slots=True)
class Udeladt:
    kode: str
    aarsag: Aarsag
    tilstand: Tilstand
    regnet_hos: str | None = None  # where a goal stated twice is counted


@dataclass(frozen=True, slots=True)
class Samlet:
    """A mean over criteria, and beside it all that the mean hides."""

    krav: Fraction | None
    forventet: Fraction | None
    medregnet: int
    medregnet_forventet: int
    ikke_medregnet: int
    foreloebige: int
    fordeling: tuple[tuple[Tilstand, int], ...]  # each goal once, in the order of Tilstand
    udeladt: tuple[Udeladt, ...]

    @property
    def maal(self) -> int:
        """How many goals there are; one that is stated at two levels is one goal."""
        return sum(antal for _, antal in self.fordeling)


@dataclass(frozen=True, slots=True)
class Grupper:
    aktiviteter: Mapping[str, Samlet]
    omraader: Mapping[str, Samlet]


@dataclass(frozen=True, slots=True)
class Planresultat:
    noegle: str
    navn: str
    pr_dato: date
    vindue: Periode
    hele: bool
    forloebet: Fraction
    samlet: Samlet
    kriterier: tuple[Resultat, ...]  # in the plan's order
    grupper: Grupper
    graenser: Graenser  # the plan's own: no figure is shown rounded up to one
