"""What a report says, ready to print: the template adds nothing, compares nothing and counts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stykke:
    """A part of the strip of states: how many, their shape and its tone."""

    antal: int
    form: str
    tone: str
    er_naaet: bool = False


@dataclass(frozen=True, slots=True)
class Fordelingsstribe:
    stykker: Sequence[Stykke]
    finding: str  # for those who cannot see it


@dataclass(frozen=True, slots=True)
class Maanedssoejle:
    """One month of two years. None: not known, or not yet."""

    nu: int | None
    foer: int | None
    ufuldstaendig: bool = False


@dataclass(frozen=True, slots=True)
class Soejlediagram:
    maaneder: Sequence[Maanedssoejle]
    finding: str


@dataclass(frozen=True, slots=True)
class Maerke:
    """A state: its word, and the name and tone of the shape beside it."""

    tekst: str
    form: str
    tone: str

    @property
    def klasse(self) -> str:
        """The style that draws the shape."""
        return f"form-{self.form}-{self.tone}"


@dataclass(frozen=True, slots=True)
class Noegletal:
    tal: str
    tekst: str
    note: str = ""
    er_tal: bool = True  # otherwise `tal` says in words why there is none


@dataclass(frozen=True, slots=True)
class HvorLangt:
    saetninger: Sequence[str]
    stribe: Fordelingsstribe | None
    tilstande: Sequence[Maerke]  # the strip's parts in words, with their counts
    noegletal: Sequence[Noegletal]
    medregnet: str
    udeladte: Sequence[str]


@dataclass(frozen=True, slots=True)
class Linje:
    """A finding on the first page; `anker` leads to the goal in the appendix."""

    kode: str
    anker: str
    maerke: Maerke
    saetning: str


@dataclass(frozen=True, slots=True)
class Aarslinje:
    """One year of the chart, month by month, as the table under it shows it."""

    navn: str
    celler: Sequence[str]
    er_nu: bool


@dataclass(frozen=True, slots=True)
class Enhedslinje:
    navn: str
    nu: str
    foer: str
    mangler: str


@dataclass(frozen=True, slots=True)
class Udsaettelser:
    saetninger: Sequence[str]
    diagram: Soejlediagram
    maaneder: Sequence[str]
    aar: Sequence[Aarslinje]
    daekning: str
    daekning_kort: str  # for the foot of every page
    noter: Sequence[str]
    nu: str  # the heads of the table's columns
    foer: str
    enheder: Sequence[Enhedslinje]
    i_alt: Enhedslinje


@dataclass(frozen=True, slots=True)
class Oekonomi:
    aar: str
    noegletal: Sequence[Noegletal]
    bemaerkning: str


@dataclass(frozen=True, slots=True)
class Oplysning:
    navn: str
    tekst: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bjaelke:
    """Widths in percent of what the period demands, cut to the bar."""

    naaet: str | None
    forventet: str | None


@dataclass(frozen=True, slots=True)
class Maalraekke:
    kode: str
    anker: str
    tekst: str
    figur: str
    bjaelke: Bjaelke | None
    maerke: Maerke
    forbehold: str


@dataclass(frozen=True, slots=True)
class Aktivitet:
    navn: str
    formaal: str
    linje: str
    maal: Sequence[Maalraekke]


@dataclass(frozen=True, slots=True)
class Omraade:
    navn: str
    formaal: str
    linje: str
    maal: Sequence[Maalraekke]
    aktiviteter: Sequence[Aktivitet]
    tom: str  # said where there is nothing to list


@dataclass(frozen=True, slots=True)
class Bilagsmaal:
    """A goal explained: its finding, its sum with the numbers put in, and what that rests on."""

    kode: str
    anker: str
    tekst: str
    maerke: Maerke
    tilhoer: str
    saetning: str
    udregning: str
    grundlag: Sequence[str]
    oplysninger: Sequence[Oplysning]


@dataclass(frozen=True, slots=True)
class Begreb:
    """A state or a reservation that the report uses, explained."""

    navn: str
    forklaring: str
    maerke: Maerke | None = None


@dataclass(frozen=True, slots=True)
class Medlem:
    navn: str
    organisation: str
    rolle: str


@dataclass(frozen=True, slots=True)
class Organ:
    navn: str
    linje: str
    medlemmer: Sequence[Medlem]


@dataclass(frozen=True, slots=True)
class Boligorganisation:
    navn: str
    periode: str


@dataclass(frozen=True, slots=True)
class Rapport:
    nummer: int
    plan: str
    kortnavn: str
    sekretariat: str
    pr_dato: str
    dannet: str  # ISO, for the document's metadata
    oplysninger: Sequence[Oplysning]  # the plan's period, what is reported on, what was known
    sidefod: str
    hvor_langt: HvorLangt
    opmaerksomhed: Sequence[Linje]
    uden_opmaerksomhed: str  # said where nothing does
    godt: Sequence[Linje]
    udsaettelser: Udsaettelser | None
    oekonomi: Oekonomi | None
    grundlag: Sequence[Oplysning]
    laesevejledning: str
    omraader: Sequence[Omraade]
    bilag: Sequence[Bilagsmaal]
    metode: Sequence[Oplysning]
    udeladte: Sequence[Oplysning]  # the goals that are not in the means, by reason
    typer: Sequence[Begreb]
    begreber: Sequence[Begreb]
    ord: Sequence[Begreb]  # states and reservations
    boligorganisationer: Sequence[Boligorganisation]
    organer: Sequence[Organ]
