"""The boligområder's profile as a table: indicators down, areas across, the kommune last."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.danske_formater import HAARDT_MELLEMRUM, tal
from config.regneark import Vaerdi
from helhedsplan.dansk import sorteringsnoegle
from helhedsplan.models import Omraadeprofilvaerdi


@dataclass(frozen=True, slots=True)
class Profilcelle:
    omraade: str
    tekst: str
    note: int = 0  # the footnote's number
    mangler: bool = False


@dataclass(frozen=True, slots=True)
class Profillinje:
    indikator: str
    periode: str
    celler: Sequence[Profilcelle]


@dataclass(frozen=True, slots=True)
class Profil:
    omraader: Sequence[str]
    linjer: Sequence[Profillinje]
    noter: Sequence[str]
    kilder: Sequence[str]
    har_kommunen: bool
    raa: Sequence[Omraadeprofilvaerdi]


def byg_profil(vaerdier: Sequence[Omraadeprofilvaerdi]) -> Profil | None:
    if not vaerdier:
        return None
    omraader = {v.boligomraade_id: v.boligomraade for v in vaerdier}
    raekkefoelge = sorted(
        omraader, key=lambda pk: (omraader[pk].er_kommune, sorteringsnoegle(omraader[pk].navn))
    )
    noter = list(dict.fromkeys(v.note for v in vaerdier if v.note))
    efter_plads = {(v.indikator, v.periode, v.boligomraade_id): v for v in vaerdier}
    linjer = [
        Profillinje(
            indikator,
            periode,
            [
                _celle(omraader[pk].navn, efter_plads.get((indikator, periode, pk)), noter)
                for pk in raekkefoelge
            ],
        )
        for indikator, periode in dict.fromkeys((v.indikator, v.periode) for v in vaerdier)
    ]
    return Profil(
        omraader=[omraader[pk].navn for pk in raekkefoelge],
        linjer=linjer,
        noter=noter,
        kilder=list(dict.fromkeys(v.kilde for v in vaerdier if v.kilde)),
        har_kommunen=any(omraade.er_kommune for omraade in omraader.values()),
        raa=vaerdier,
    )


KOLONNER = ("Boligområde", "Indikator", "Periode", "Værdi", "Enhed", "Kilde", "Note")


def tabel(profil: Profil | None) -> list[list[Vaerdi]]:
    """One row per figure, as the sheet Områdeprofil of the planfil has it."""
    return [
        [v.boligomraade.navn, v.indikator, v.periode, v.vaerdi, v.enhed, v.kilde, v.note]
        for v in (profil.raa if profil else ())
    ]


def _celle(omraade: str, vaerdi: Omraadeprofilvaerdi | None, noter: Sequence[str]) -> Profilcelle:
    if vaerdi is None or vaerdi.vaerdi is None:
        return Profilcelle(omraade, "ikke oplyst", mangler=True)
    tekst = tal(vaerdi.vaerdi, 2)
    if vaerdi.enhed:
        tekst = f"{tekst}{HAARDT_MELLEMRUM}{vaerdi.enhed}"
    return Profilcelle(omraade, tekst, noter.index(vaerdi.note) + 1 if vaerdi.note else 0)
