"""What a plan's settings said before: every version beside the one that it replaced."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import Field, TextField

from config.designsystem.formatering import dato, opremsning, tal
from config.regneark import Vaerdi
from helhedsplan.models import Version
from helhedsplan.models.viden import ALTID

V = TypeVar("V", bound=Version)

IKKE_OPLYST = "ikke oplyst"
UDEN_INDHOLD = {"id", "registreret", "registreret_af", "bruger", "udgaaet", "sekretariat"}


@dataclass(frozen=True, slots=True)
class Feltaendring:
    felt: str
    foer: str
    efter: str
    er_lang: bool  # a text, whose earlier wording is read only on request


@dataclass(frozen=True, slots=True)
class Aendring:
    hvornaar: datetime
    af: str
    hvad: str
    sket: str  # said where the whole was added or taken out
    felter: Sequence[Feltaendring] = ()


def kendte(versioner: Iterable[V], kendt_pr: datetime) -> list[V]:
    """Those known at a time, in the order in which they came."""
    return sorted((v for v in versioner if _fra(v) <= kendt_pr), key=lambda v: (_fra(v), v.pk))


def gaeldende(versioner: Iterable[V]) -> list[V]:
    """Of each key the last version, unless it says that the setting was taken out."""
    nyeste = {_noegle(version): version for version in versioner}
    return [version for version in nyeste.values() if not version.udgaaet]


def aendringer(versioner: Iterable[V], hvad: Callable[[V], str]) -> list[Aendring]:
    """What was added, changed and taken out after the plan's first import."""
    fundne, forrige = [], {}
    for version in versioner:
        foer = forrige.get(_noegle(version))
        forrige[_noegle(version)] = version
        if version.registreret is None:
            continue
        sket, felter = _forskel(foer, version)
        if sket or felter:
            fundne.append(
                Aendring(version.registreret, _hvem(version), hvad(version), sket, felter)
            )
    return fundne


def nyeste_foerst(aendringer_: Iterable[Aendring]) -> list[Aendring]:
    return sorted(aendringer_, key=lambda aendring: aendring.hvornaar, reverse=True)


KOLONNER = ("Hvad", "Ændring", "Før", "Efter", "Registreret", "Af")


def tabel(aendringer_: Iterable[Aendring]) -> list[list[Vaerdi]]:
    """One row per field that was changed, and one for what was added or taken out as a whole."""
    raekker: list[list[Vaerdi]] = []
    for a in aendringer_:
        if a.sket:
            raekker.append([a.hvad, a.sket, "", "", a.hvornaar, a.af])
        raekker.extend([a.hvad, f.felt, f.foer, f.efter, a.hvornaar, a.af] for f in a.felter)
    return raekker


def vaerditekst(vaerdi: object) -> str:
    match vaerdi:
        case None | "" | []:
            return IKKE_OPLYST
        case date():
            return dato(vaerdi)
        case list():
            return opremsning([str(del_) for del_ in vaerdi])
        case Decimal() | int():
            return tal(vaerdi, 2)
        case _:
            return str(vaerdi)


def _forskel(foer: Version | None, efter: Version) -> tuple[str, list[Feltaendring]]:
    if efter.udgaaet:
        return ("" if foer is None or foer.udgaaet else "Taget ud."), []
    if foer is None:
        return "Tilføjet.", []
    felter = [
        Feltaendring(felt.verbose_name, *_vist(felt, foer, efter), isinstance(felt, TextField))
        for felt in _felter(efter)
        if getattr(foer, felt.attname) != getattr(efter, felt.attname)
    ]
    return ("Taget med igen." if foer.udgaaet else ""), felter


def _felter(version: Version) -> list[Field]:
    udeladte = UDEN_INDHOLD | set(version.NOEGLE)
    return [felt for felt in version._meta.concrete_fields if felt.name not in udeladte]


def _vist(felt: Field, foer: Version, efter: Version) -> tuple[str, str]:
    return tuple(
        vaerditekst(
            getattr(version, f"get_{felt.name}_display")()
            if felt.choices
            else getattr(version, felt.name)
        )
        for version in (foer, efter)
    )


def _fra(version: Version) -> datetime:
    return version.registreret or ALTID


def _noegle(version: Version) -> Hashable:
    felter = (version._meta.get_field(navn).attname for navn in version.NOEGLE)
    return tuple(getattr(version, felt) for felt in felter)


def _hvem(version: Version) -> str:
    return version.registreret_af or (str(version.bruger) if version.bruger else "")
