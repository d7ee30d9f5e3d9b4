"""A plan's status as pages and report show it: results together with the plan's own words.

Values only: `queries.status` fills them, `tekst` makes sentences of them, templates print them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from maalopfyldelse.beregning import Planresultat, Resultat, Samlet


@dataclass(frozen=True, slots=True)
class Maal:
    """One succeskriterium: its wording as known at the time, and its result."""

    resultat: Resultat
    tekst: str
    enhed: str
    niveau: str
    tilknyttet: str
    retning: str
    paavirkelighed: str
    tidsfrist_tekst: str
    maalemetode: str
    kilde: str

    @property
    def kode(self) -> str:
        return self.resultat.kode


@dataclass(frozen=True, slots=True)
class Aktivitetsstatus:
    kode: str
    navn: str
    samlet: Samlet
    maal: Sequence[Maal]


@dataclass(frozen=True, slots=True)
class Omraadestatus:
    """An indsatsområde; the last one of a plan may have no code: what stands outside all of them."""

    kode: str
    navn: str
    samlet: Samlet | None
    maal: Sequence[Maal]
    aktiviteter: Sequence[Aktivitetsstatus]


@dataclass(frozen=True, slots=True)
class Planstatus:
    """Everything that the status page and the report's tables need, for one (d, W, t)."""

    kortnavn: str
    navn: str
    startdato: date
    slutdato: date
    pr_dato: date
    kendt_pr: datetime
    resultat: Planresultat
    maal: Mapping[str, Maal]  # by code, in the plan's order, those that belong to the window
    hovedmaal: Sequence[Maal]  # stated for the plan as a whole, outside every area and activity
    omraader: Sequence[Omraadestatus]
    enheder: Mapping[int, str]  # the boligorganisationer's kortnavne by key
    plannavne: Mapping[str, str]  # the linked plans' names by key
