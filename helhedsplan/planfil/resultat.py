"""What an import has to tell: errors, warnings, changes, differences and what the file leaves out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import chain
from typing import Any

from helhedsplan.models import Helhedsplan

HOEJST_NAEVNT = 200
"""So many of each kind are listed; the rest are counted."""


_UAENDRENDE = ("ny", "uændret")


class Planfilfejl(Exception):
    """The file as a whole cannot be used, or the plan cannot be exchanged; the text says why."""


@dataclass(frozen=True, slots=True)
class Bemaerkning:
    """Something about one place in the file, in words for the one who sits with it open."""

    besked: str
    ark: str = ""
    raekke: int | None = None
    celle: str = ""  # "C7"
    kolonne: str = ""  # the column's heading

    def __str__(self) -> str:
        sted = self.celle or (f"række {self.raekke}" if self.raekke else "")
        if self.kolonne:
            sted = f"{sted} ({self.kolonne})" if sted else self.kolonne
        hvor = ", ".join(del_ for del_ in (self.ark, sted) if del_)
        return f"{hvor}: {self.besked}" if hvor else self.besked


@dataclass
class Liste:
    """A list that stops growing at a limit but goes on counting."""

    naevnt: list = field(default_factory=list)
    antal: int = 0

    def tilfoej(self, post: object) -> None:
        self.antal += 1
        if len(self.naevnt) < HOEJST_NAEVNT:
            self.naevnt.append(post)

    @property
    def unaevnte(self) -> int:
        return self.antal - len(self.naevnt)

    def __iter__(self) -> Iterator:
        return iter(self.naevnt)

    def __bool__(self) -> bool:
        return bool(self.antal)


@dataclass(frozen=True, slots=True)
class Feltaendring:
    felt: str
    fra: str
    til: str


@dataclass(frozen=True, slots=True)
class Aendring:
    """One thing that the import adds, changes or takes out."""

    ark: str
    slags: str  # "ny", "ændret", "udgår" or "annulleret"
    hvad: str
    felter: tuple[Feltaendring, ...] = ()

    def __str__(self) -> str:
        felter = "; ".join(
            f"{f.felt}: {f.fra or '(tom)'} → {f.til or '(tom)'}" for f in self.felter
        )
        return f"{self.hvad}: {self.slags}" + (f" ({felter})" if felter else "")


@dataclass(frozen=True, slots=True)
class Forskel:
    """A shared value that another sekretariat gave, and that therefore stands."""

    ark: str
    hvad: str
    felt: str
    gaelder: str
    filen: str

    def __str__(self) -> str:
        return f"{self.hvad}, {self.felt}: her står {self.gaelder or '(tom)'}, i filen {self.filen}"


@dataclass(frozen=True, slots=True)
class Mangler:
    """A record that the plan has and the file does not."""

    ark: str
    hvad: str

    def __str__(self) -> str:
        return self.hvad


@dataclass
class Importresultat:
    filnavn: str
    proev: bool = False
    kortnavn: str = ""
    navn: str = ""
    ny_plan: bool = False
    gemt: bool = False
    plan: Helhedsplan | None = None
    tidspunkt: datetime | None = None
    fejl: Liste = field(default_factory=Liste)
    advarsler: Liste = field(default_factory=Liste)
    aendringer: dict[str, Liste] = field(default_factory=dict)
    """Per sheet."""
    forskelle: Liste = field(default_factory=Liste)
    mangler: Liste = field(default_factory=Liste)
    ukendte: list[str] = field(default_factory=list)
    """Sheets, columns and fields that planfilen does not have, in words."""
    tal: dict[str, Counter] = field(default_factory=dict)
    """Per sheet: how many "ny", "ændret", "udgår", "annulleret" and "uændret"."""
    mangler_annulleret: bool = False
    afviger: bool = False
    """The import would no longer change what its preview showed, so nothing is saved."""
    _set: Any = field(default_factory=sha256, repr=False)

    def taeller(self, ark: str) -> Counter:
        return self.tal.setdefault(ark, Counter())

    def tilfoej_aendring(self, aendring: Aendring, *, fordi_den_mangler: bool = False) -> None:
        self.taeller(aendring.ark)[aendring.slags] += 1
        self.aendringer.setdefault(aendring.ark, Liste()).tilfoej(aendring)
        if not fordi_den_mangler:
            self._set.update(repr(aendring).encode())

    def glem_sammenligningen(self) -> None:
        """With an error nothing is changed, and what would have been is only half compared."""
        self.aendringer.clear()
        self.tal.clear()
        self.forskelle = Liste()
        self.mangler = Liste()

    @property
    def aftryk(self) -> str:
        """What would change and what the file lacks, as one word that two imports can be compared by.

        The same whether or not the lacking records are to be annulled: that is asked with the preview.
        """
        samlet = self._set.copy()
        andet = (self.ny_plan, self.kortnavn, self.mangler, self.forskelle)
        samlet.update(repr(andet).encode())
        return samlet.hexdigest()

    def aendret_i(self, ark: str) -> int:
        """Return how much of what was there already the sheet changes."""
        return sum(antal for slags, antal in self.tal[ark].items() if slags not in _UAENDRENDE)

    @property
    def alle_aendringer(self) -> Iterator[Aendring]:
        return chain.from_iterable(self.aendringer.values())

    @property
    def uden_aendringer(self) -> bool:
        return not any(self.aendringer.values())
