"""Look-ups by the names that people write: codes, bodies, organisations with aliases, boligområder."""

from collections.abc import Iterator
from typing import Any

from helhedsplan.dansk import smaa
from helhedsplan.models import Boligomraade, Boligorganisation


class Opslag:
    """Things by their code or name: as written first, else whatever the case, if only one fits."""

    def __init__(self) -> None:
        self._praecist: dict[str, Any] = {}
        self._smaa: dict[str, list[Any]] = {}
        self.i_filen: set[int] = set()
        """Keys of those that the file's own sheet lists, as against those that only the plan has."""

    def tilfoej(self, navn: str, objekt: Any) -> None:
        if navn not in self._praecist:
            self._praecist[navn] = objekt
            samme = self._smaa.setdefault(smaa(navn), [])
            if objekt not in samme:
                samme.append(objekt)

    def praecist(self, navn: str) -> Any | None:
        return self._praecist.get(navn)

    def find(self, navn: str) -> Any | None:
        if fundet := self._praecist.get(navn):
            return fundet
        mulige = self._smaa.get(smaa(navn), [])
        return mulige[0] if len(mulige) == 1 else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._praecist.values())

    def __bool__(self) -> bool:
        return bool(self._praecist)


class Organisationer:
    """Every boligorganisation, found by kortnavn, then by name, then by alias."""

    def __init__(self) -> None:
        self._kortnavne: dict[str, Boligorganisation] = {}
        self._navne: dict[str, set[int]] = {}
        self._aliasser: dict[str, set[int]] = {}
        self._efter_pk: dict[int, Boligorganisation] = {}

    def tilfoej(self, organisation: Boligorganisation) -> None:
        self._kortnavne[smaa(organisation.kortnavn)] = organisation
        self._efter_pk[organisation.pk] = organisation

    def tilfoej_navn(self, organisation: Boligorganisation, navn: str) -> None:
        if navn:
            self._navne.setdefault(smaa(navn), set()).add(organisation.pk)

    def tilfoej_alias(self, organisation: Boligorganisation, alias: str) -> None:
        self._aliasser.setdefault(smaa(alias), set()).add(organisation.pk)

    def har_alias(self, organisation: Boligorganisation, alias: str) -> bool:
        return organisation.pk in self._aliasser.get(smaa(alias), ())

    def find(self, navn: str) -> Boligorganisation | None:
        """Return the organisation, or None where no one or more than one goes by that name."""
        form = smaa(navn)
        if fundet := self._kortnavne.get(form):
            return fundet
        for opslag in (self._navne, self._aliasser):
            if noegler := opslag.get(form):
                return self._efter_pk[next(iter(noegler))] if len(noegler) == 1 else None
        return None

    def flertydig(self, navn: str) -> bool:
        form = smaa(navn)
        return form not in self._kortnavne and any(
            len(opslag.get(form, ())) > 1 for opslag in (self._navne, self._aliasser)
        )


def kommuneform(navn: str) -> str:
    """Return the form in which kommuner are compared: "Odense" and "Odense Kommune" are one."""
    return smaa(navn).removesuffix(" kommune").strip()


class Omraader:
    """The boligområder of one kommune; the kommune itself may stand as one."""

    def __init__(self, kommune: str):
        self.kommune = kommune
        self._efter_navn: dict[str, Boligomraade] = {}
        self._efter_pk: dict[int, Boligomraade] = {}

    def er_kommunen(self, navn: str) -> bool:
        return bool(self.kommune) and kommuneform(navn) == kommuneform(self.kommune)

    def tilfoej(self, omraade: Boligomraade) -> None:
        self._efter_pk[omraade.pk] = omraade
        if kommuneform(omraade.kommune) == kommuneform(self.kommune):
            self._efter_navn[self.form(omraade.navn)] = omraade

    def form(self, navn: str) -> str:
        """Return what two ways of writing the same boligområde of the plan have in common."""
        return kommuneform(navn) if self.er_kommunen(navn) else smaa(navn)

    def find(self, navn: str) -> Boligomraade | None:
        return self._efter_navn.get(self.form(navn))

    def form_af(self, pk: int | None) -> str:
        return self.form(self._efter_pk[pk].navn) if pk else ""
