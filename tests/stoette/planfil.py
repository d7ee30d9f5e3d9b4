"""Workbooks made and read in tests, and installations that are empty again afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import transaction
from openpyxl import Workbook, load_workbook

from helhedsplan.models import Helhedsplan
from helhedsplan.planfil import Importresultat, eksporter, importer

EKSEMPLER = Path(__file__).parent.parent / "eksempler"
PLANFILER = sorted(EKSEMPLER.glob("*/*.xlsx"))

Ark = Sequence[Sequence[Any]]

HELHEDSPLAN: dict[str, Any] = {
    "Navn": "Prøveplan",
    "Kortnavn": "PRØVE",
    "Startdato": date(2016, 1, 1),
    "Slutdato": date(2016, 12, 31),
    "Sekretariat": "Sekretariatet",
}


def helhedsplan(**felter: Any) -> list[list[Any]]:
    """Return the sheet Helhedsplan; a field given as None is left out."""
    alle = HELHEDSPLAN | felter
    return [["Felt", "Værdi"], *([f, v] for f, v in alle.items() if v is not None)]


def kriterier(*raekker: Sequence[Any], kolonner: Sequence[str] = ()) -> list[Sequence[Any]]:
    """Return the sheet Succeskriterier: code and type per row, then the named further columns."""
    return [
        ["Kode", "Type", "Tekst", "Niveau", *kolonner],
        *(
            [kode, type_, f"Kriterium {kode}", "aktivitet", *andre]
            for kode, type_, *andre in raekker
        ),
    ]


def fil(ark: Mapping[str, Ark] | None = None, **felter: Any) -> BytesIO:
    """Return a workbook with the sheet Helhedsplan and those given."""
    bog = Workbook()
    bog.remove(bog.active)
    for navn, raekker in ({"Helhedsplan": helhedsplan(**felter)} | dict(ark or {})).items():
        blad = bog.create_sheet(navn)
        for raekke in raekker:
            blad.append(list(raekke))
    return som_fil(bog)


def som_fil(bog: Workbook) -> BytesIO:
    ud = BytesIO()
    bog.save(ud)
    ud.seek(0)
    return ud


def som_bog(indhold: bytes) -> Workbook:
    return load_workbook(BytesIO(indhold))


def importer_ark(
    ark: Mapping[str, Ark] | None = None, *, filnavn: str = "plan.xlsx", felter=None, **valg: Any
) -> Importresultat:
    return importer(fil(ark, **(felter or {})), filnavn, **valg)


def importer_fil(sti: Path, **valg: Any) -> Importresultat:
    with sti.open("rb") as aaben:
        return importer(aaben, sti.name, **({"sekretariat": "Sekretariatet"} | valg))


def fejl(resultat: Importresultat) -> list[str]:
    return [str(f) for f in resultat.fejl]


def eksporteret(kortnavn: str = "PRØVE") -> bytes:
    return eksporter(Helhedsplan.objects.med_kortnavn(kortnavn).get())


def celler(indhold: bytes | Path) -> dict[str, list[tuple]]:
    """Return every cell of a workbook, by sheet."""
    bog = load_workbook(BytesIO(indhold) if isinstance(indhold, bytes) else indhold)
    return {ark.title: list(ark.iter_rows(values_only=True)) for ark in bog}


@contextmanager
def tom_installation() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
