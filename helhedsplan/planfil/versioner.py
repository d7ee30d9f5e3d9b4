"""Settings: what the file says of each key, against the version in force. A change is a new version."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from helhedsplan.models import Version
from helhedsplan.models.viden import ALTID
from helhedsplan.planfil.ark import Ark, Kolonne, Raekke
from helhedsplan.planfil.resultat import Feltaendring, Forskel
from helhedsplan.planfil.tekst import citat

if TYPE_CHECKING:
    from helhedsplan.models import Helhedsplan
    from helhedsplan.planfil.sammenhaeng import Import

VIST = 80


@dataclass
class Historisk:
    """One version of a setting as the file's own history tells it."""

    raekke: Raekke
    registreret: datetime | None
    registreret_af: str
    udgaaet: bool
    plads: int | None = None
    """Where it stood among all of its kind, when it has no row of its own to tell."""


@dataclass
class Versionssaet:
    """One kind of setting in a sheet: how its rows become versions, and how versions become cells.

    `byg` makes an unsaved version of a row, or returns None after having said what is wrong with it.
    `gemte` are the versions that an import compares with: the plan's, or all of what is shared.
    `brugte` are those that the plan's export holds, where that is not the same.
    """

    navn: str
    model: type[Version]
    kolonner: dict[str, Kolonne]
    noeglefelter: tuple[str, ...]
    """Those of the columns that say which setting it is."""
    byg: Callable[[Import, Raekke], Version | None]
    gemte: Callable[[Helhedsplan], QuerySet]
    delt: bool = False
    """Belongs to the whole installation: only added to, and changed by whoever gave the value."""
    brugte: Callable[[Helhedsplan], QuerySet] | None = None
    i_arket: Callable[[Helhedsplan], set[tuple]] | None = None
    """The keys of those that have a row in an exported sheet, where not simply all in force."""
    orden: Callable[[Version], tuple[int, int]] | None = None
    """Where a setting stands among the others in an export, where not in the order they came."""
    foelger: bool = False
    """Shares its rows with another set, which counts them."""
    ark: str = ""
    """The sheet under which changes are listed, where it is not the set's own name."""

    def __post_init__(self) -> None:
        self.ark = self.ark or self.navn
        for navn, kolonne in self.kolonner.items():
            kolonne.attribute = kolonne.attribute or navn

    def noegle(self, version: Version) -> tuple:
        return tuple(
            getattr(version, self.model._meta.get_field(navn).attname) for navn in self.model.NOEGLE
        )

    def navngiv(self, version: Version) -> str:
        dele = (
            self.kolonner[f].vis(self.kolonner[f].get_value(version)) for f in self.noeglefelter
        )
        return " ".join(del_ for del_ in dele if del_) or self.ark

    def planens(self, plan: Helhedsplan) -> dict[tuple, list[Version]]:
        """Return what the plan's export holds: every version of each key, as `efter_noegle`."""
        versioner = self.efter_noegle((self.brugte or self.gemte)(plan))
        if self.orden:
            return dict(sorted(versioner.items(), key=lambda par: self.orden(par[1][-1])))
        return versioner

    def med_raekke(self, plan: Helhedsplan) -> set[tuple]:
        """Return the keys of the settings that have a row in the plan's exported sheet."""
        if self.i_arket:
            return self.i_arket(plan)
        return {n for n, versioner in self.planens(plan).items() if not versioner[-1].udgaaet}

    def efter_noegle(self, gemte: QuerySet) -> dict[tuple, list[Version]]:
        """Return every version of each key, oldest first, keys in the order in which they came."""
        efter_noegle: dict[tuple, list[Version]] = defaultdict(list)
        for version in gemte.order_by("id"):
            efter_noegle[self.noegle(version)].append(version)
        for liste in efter_noegle.values():
            liste.sort(key=lambda v: (v.registreret or ALTID, v.pk))
        return dict(efter_noegle)

    def afstem(self, imp: Import, raekker: Iterable[Raekke]) -> None:
        """Plan the versions that bring the settings to what the rows say."""
        kendte = {} if imp.foerste and not self.delt else self.efter_noegle(self.gemte(imp.plan))
        historik = self._historik(imp, kendte)
        sete: dict[tuple, Raekke] = {}
        for raekke in raekker:
            if (ny := self.byg(imp, raekke)) is None:
                continue
            noegle = self.noegle(ny)
            if noegle in sete:
                if not self.foelger:
                    imp.fejl(
                        f"{self.navngiv(ny)} står også i række {sete[noegle].nr}. Slet den ene "
                        "række.",
                        raekke=raekke,
                        felt=self.noeglefelter[0] if self.noeglefelter else "",
                    )
                continue
            sete[noegle] = raekke
            self._saet(imp, ny, kendte.get(noegle, []), historik.pop(noegle, []))
        for liste in historik.values():
            self._opret_historik(imp, liste)
            if not self.delt and not liste[-1].udgaaet:
                self._udgaa(imp, liste[-1])
        if not self.delt:
            for noegle, liste in kendte.items():
                if noegle not in sete and not liste[-1].udgaaet:
                    self._udgaa(imp, liste[-1])

    def _saet(
        self, imp: Import, ny: Version, kendte: list[Version], historik: list[Version]
    ) -> None:
        if historik:
            self._opret_historik(imp, historik)
        elif not kendte:
            ny.registreret = None if imp.foerste else imp.tid
            self._opret(imp, ny, "ny")
            return
        gammel = (historik or kendte)[-1]
        if self.delt and not historik:
            self._behold_andres(imp, ny, kendte)
        felter = self._forskelle(gammel, ny)
        if not felter and not gammel.udgaaet:
            if not self.foelger:
                imp.resultat.taeller(self.ark)["ny" if historik else "uændret"] += 1
            return
        ny.registreret = imp.tid
        self._opret(imp, ny, "ny" if gammel.udgaaet else "ændret", felter)

    def _opret(
        self, imp: Import, ny: Version, slags: str, felter: Iterable[Feltaendring] = ()
    ) -> None:
        ny.bruger = imp.bruger
        ny.registreret_af = imp.registreret_af
        if self.delt:
            ny.sekretariat = imp.sekretariat
        imp.opret(ny)
        if slags != "ny":
            imp.aendring(self.ark, slags, self.navngiv(ny), felter)
        elif not self.foelger:
            imp.aendring(self.ark, slags, self.navngiv(ny))

    def _udgaa(self, imp: Import, gammel: Version) -> None:
        udgaaet = copy.copy(gammel)
        udgaaet.pk = None
        udgaaet._state = copy.copy(gammel._state)
        udgaaet._state.adding = True
        udgaaet.udgaaet = True
        udgaaet.registreret = imp.tid
        udgaaet.bruger = imp.bruger
        udgaaet.registreret_af = imp.registreret_af
        imp.opret(udgaaet)
        imp.aendring(self.ark, "udgår", self.navngiv(gammel))

    def _forskelle(self, gammel: Version, ny: Version) -> list[Feltaendring]:
        return [
            Feltaendring(
                kolonne.column_name,
                citat(kolonne.vis(kolonne.get_value(gammel)), VIST, tom=""),
                citat(kolonne.vis(kolonne.get_value(ny)), VIST, tom=""),
            )
            for felt, kolonne in self.kolonner.items()
            if felt not in self.noeglefelter and kolonne.export(gammel) != kolonne.export(ny)
        ]

    def _behold_andres(self, imp: Import, ny: Version, kendte: list[Version]) -> None:
        """Let empty cells change nothing, and another sekretariat's value stand."""
        gammel = kendte[-1]
        for felt, kolonne in self.kolonner.items():
            gaelder, filen = kolonne.export(gammel), kolonne.export(ny)
            if felt in self.noeglefelter or gaelder is None or gaelder == filen:
                continue
            if filen is not None:
                ejer = self._giver(kolonne, kendte)
                if ejer in (None, imp.sekretariat.pk):
                    continue
                imp.resultat.forskelle.tilfoej(
                    Forskel(
                        self.ark,
                        self.navngiv(ny),
                        kolonne.column_name,
                        citat(kolonne.vis(kolonne.get_value(gammel)), VIST, tom=""),
                        citat(kolonne.vis(kolonne.get_value(ny)), VIST, tom=""),
                    )
                )
            rod = kolonne.attribute.split("__")[0]
            setattr(ny, rod, getattr(gammel, rod))

    def _giver(self, kolonne: Kolonne, kendte: list[Version]) -> int | None:
        """Return who first gave the value that now stands."""
        vaerdi = kolonne.export(kendte[-1])
        giver = kendte[-1].sekretariat_id
        for version in reversed(kendte[:-1]):
            if kolonne.export(version) != vaerdi:
                break
            giver = version.sekretariat_id
        return giver

    def _historik(self, imp: Import, kendte: dict) -> dict[tuple, list[Version]]:
        """Return the file's own history, which counts only where this installation has none."""
        efter_noegle: dict[tuple, list[Version]] = defaultdict(list)
        if not imp.foerste:
            return {}
        for historisk in imp.historik.get(self.navn, ()):
            if (version := self.byg(imp, historisk.raekke)) is None:
                continue
            if historisk.registreret and historisk.registreret > imp.tid:
                imp.fejl("Registreret ligger i fremtiden. Ret det.", raekke=historisk.raekke)
            version.registreret = historisk.registreret
            version.registreret_af = historisk.registreret_af
            version.udgaaet = historisk.udgaaet
            if (noegle := self.noegle(version)) in kendte:
                continue
            if any(v.registreret == version.registreret for v in efter_noegle[noegle]):
                imp.fejl(
                    f"{self.navngiv(version)} har to versioner med samme tidspunkt. Slet den ene.",
                    raekke=historisk.raekke,
                )
            efter_noegle[noegle].append(version)
        for liste in efter_noegle.values():
            liste.sort(key=lambda v: v.registreret or ALTID)
        return efter_noegle

    def _opret_historik(self, imp: Import, liste: list[Version]) -> None:
        for version in liste:
            version.bruger = imp.bruger
            if self.delt:
                version.sekretariat = imp.sekretariat
            imp.opret(version)


class Versionsark(Ark):
    """A sheet whose rows are the settings of one kind."""

    def versioner(self) -> Versionssaet:
        raise NotImplementedError

    def versionssaet(self) -> list[Versionssaet]:
        return [self.versioner()]

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        self.versioner().afstem(imp, raekker)

    def eksportraekker(self, plan: Helhedsplan) -> Iterable[Version]:
        for versioner in self.versioner().planens(plan).values():
            if not versioner[-1].udgaaet:
                yield versioner[-1]
