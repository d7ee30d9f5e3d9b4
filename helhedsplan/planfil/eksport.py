"""The export of a plan: every sheet that has content, every record, and the settings' history."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.db import transaction
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from helhedsplan import services
from helhedsplan.models import Helhedsplan
from helhedsplan.planfil import historik
from helhedsplan.planfil.ark import Ark, Kolonne, alle_ark
from helhedsplan.planfil.celler import MAX_TEKST, Celle
from helhedsplan.planfil.resultat import Planfilfejl

FED = Font(bold=True)
DATOFORMAT = "dd.mm.yyyy"


@dataclass(frozen=True, slots=True)
class _Faerdigt:
    """One sheet as it will stand in the workbook."""

    navn: str
    overskrifter: list[str]
    bredder: list[int]
    talformater: list[str]
    raekker: list[list[Any]]


def eksporter(plan: Helhedsplan) -> bytes:
    """Return the plan as a planfil that gives the same plan back, whatever was known when."""
    alle = alle_ark()
    with transaction.atomic():
        # Sheets refer to one another: none may change between the first and the last.
        services.vent_paa_skrivere()
        faerdige = [_ark(ark, plan) for ark in alle]
        faerdige.append(_tidligere_versioner(alle, plan))
    bog = Workbook(write_only=True)
    for faerdigt in faerdige:
        if faerdigt.raekker:
            _skriv(bog, faerdigt)
    fil = BytesIO()
    bog.save(fil)
    return fil.getvalue()


def _ark(ark: Ark, plan: Helhedsplan) -> _Faerdigt:
    kolonner = ark.eksportkolonner()
    return _Faerdigt(
        navn=ark.NAVN,
        overskrifter=[kolonne.column_name for kolonne in kolonner],
        bredder=[_bredde(kolonne) for kolonne in kolonner],
        talformater=[kolonne.widget.talformat for kolonne in kolonner],
        raekker=list(ark.eksportceller(plan)),
    )


def _tidligere_versioner(alle: Iterable[Ark], plan: Helhedsplan) -> _Faerdigt:
    kolonner = list(historik.Historikark.fields.values())
    return _Faerdigt(
        navn=historik.NAVN,
        overskrifter=[kolonne.column_name for kolonne in kolonner],
        bredder=[_bredde(kolonne) for kolonne in kolonner],
        talformater=[kolonne.widget.talformat for kolonne in kolonner],
        raekker=list(historik.raekker(alle, plan)),
    )


def _bredde(kolonne: Kolonne) -> int:
    celle: Celle = kolonne.widget
    return max(celle.bredde, len(kolonne.column_name) + 2)


def _skriv(bog: Workbook, faerdigt: _Faerdigt) -> None:
    ark = bog.create_sheet(faerdigt.navn)
    ark.freeze_panes = "A2"
    for nr, bredde in enumerate(faerdigt.bredder, start=1):
        ark.column_dimensions[get_column_letter(nr)].width = bredde
    overskrifter = []
    for overskrift in faerdigt.overskrifter:
        celle = WriteOnlyCell(ark, overskrift)
        celle.font = FED
        overskrifter.append(celle)
    ark.append(overskrifter)
    for raekke in faerdigt.raekker:
        ark.append(list(_celler(ark, faerdigt, raekke)))


def _celler(ark: Any, faerdigt: _Faerdigt, raekke: list[Any]) -> Iterator[Any]:
    for nr, vaerdi in enumerate(raekke):
        if isinstance(vaerdi, str):
            if len(vaerdi) > MAX_TEKST:
                raise Planfilfejl(
                    f"{faerdigt.overskrifter[nr]} i arket {faerdigt.navn} fylder {len(vaerdi)} tegn, "
                    f"og en celle i Excel kan højst rumme {MAX_TEKST}. Gør teksten kortere."
                )
            tekst = ILLEGAL_CHARACTERS_RE.sub("", vaerdi)
            if tekst.startswith(("=", "#")):
                # Text stays text: never a formula or an error, whatever it begins with.
                celle = WriteOnlyCell(ark, tekst)
                celle.data_type = "s"
                yield celle
            else:
                yield tekst
        elif isinstance(vaerdi, date):
            celle = WriteOnlyCell(ark, vaerdi)
            celle.number_format = faerdigt.talformater[nr] or DATOFORMAT
            yield celle
        else:
            yield vaerdi
