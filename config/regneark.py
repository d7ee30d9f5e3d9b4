"""A page's table as a file: xlsx, or CSV that Danish Excel opens right. Neither can carry a formula."""

import csv
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Vaerdi = str | bool | int | float | Decimal | Fraction | date | None
Raekker = Sequence[Sequence[Vaerdi]]

FORMATER = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

# What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection").
_FORMELTEGN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SMALLEST, _BREDEST = 10, 60
_LAENGSTE_CELLE = 32_767
_IKKE_I_FILNAVN = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_IKKE_I_ARKNAVN = re.compile(r"[\\/*?:\[\]'\s]+")


def svar(
    format_: str,
    filnavn: str,
    kolonner: Sequence[str],
    raekker: Raekker,
    *,
    ark: str = "",
) -> HttpResponse:
    """Answer with the table as a file. `filnavn` has no ending; an unknown format is not found."""
    if format_ not in FORMATER:
        raise Http404
    indhold = (
        som_xlsx(ark or filnavn, kolonner, raekker)
        if format_ == "xlsx"
        else som_csv(kolonner, raekker)
    )
    navn = _IKKE_I_FILNAVN.sub("-", filnavn).strip(" .")
    return HttpResponse(
        indhold,
        content_type=FORMATER[format_],
        headers={
            "Content-Disposition": content_disposition_header(True, f"{navn}.{format_}"),
            "Cache-Control": "private, no-store",
        },
    )


def som_xlsx(navn: str, kolonner: Sequence[str], raekker: Raekker) -> bytes:
    """Return a workbook of one sheet: header in bold and frozen, numbers and dates as what they are."""
    bog = Workbook(write_only=True)
    ark = bog.create_sheet(_IKKE_I_ARKNAVN.sub(" ", navn).strip()[:31] or "Tabel")
    ark.freeze_panes = "A2"
    for nr, bredde in enumerate(_bredder(kolonner, raekker), start=1):
        ark.column_dimensions[get_column_letter(nr)].width = bredde
    overskrifter = [_tekstcelle(ark, kolonne) for kolonne in kolonner]
    for celle in overskrifter:
        celle.font = Font(bold=True)
    ark.append(overskrifter)
    for raekke in raekker:
        ark.append([_celle(ark, vaerdi) for vaerdi in raekke])
    buffer = BytesIO()
    bog.save(buffer)
    return buffer.getvalue()


def som_csv(kolonner: Sequence[str], raekker: Raekker) -> bytes:
    """Return UTF-8 with BOM, `;` between fields, decimal comma and CRLF."""
    tekst = StringIO(newline="")
    skriver = csv.writer(tekst, delimiter=";", lineterminator="\r\n")
    skriver.writerow([_felt(kolonne) for kolonne in kolonner])
    skriver.writerows([_felt(vaerdi) for vaerdi in raekke] for raekke in raekker)
    return tekst.getvalue().encode("utf-8-sig")


def _celle(ark, vaerdi: Vaerdi):
    vaerdi = _plan_vaerdi(vaerdi)
    if isinstance(vaerdi, str):
        return _tekstcelle(ark, vaerdi)
    celle = WriteOnlyCell(ark, vaerdi)
    if isinstance(vaerdi, datetime):
        celle.number_format = "dd/mm/yyyy hh:mm"
    elif isinstance(vaerdi, date):
        celle.number_format = "dd/mm/yyyy"
    celle.alignment = Alignment(vertical="top")
    return celle


def _tekstcelle(ark, vaerdi: str):
    celle = WriteOnlyCell(ark, ILLEGAL_CHARACTERS_RE.sub("", vaerdi)[:_LAENGSTE_CELLE])
    celle.data_type = "s"  # openpyxl would make a formula of a text that begins with =
    celle.alignment = Alignment(vertical="top", wrap_text=len(vaerdi) > _BREDEST)
    return celle


def _felt(vaerdi: Vaerdi) -> str:
    vaerdi = _plan_vaerdi(vaerdi)
    match vaerdi:
        case None:
            return ""
        case str():
            return f"'{vaerdi}" if vaerdi.startswith(_FORMELTEGN) else vaerdi
        case datetime():
            return f"{vaerdi:%d-%m-%Y %H:%M}"
        case date():
            return f"{vaerdi:%d-%m-%Y}"
        case Decimal():
            hele, _, brok = f"{vaerdi:f}".partition(".")
            brok = brok.rstrip("0")
            return f"{hele},{brok}" if brok else hele
        case _:
            return str(vaerdi).replace(".", ",")


def _plan_vaerdi(vaerdi: Vaerdi) -> str | int | float | Decimal | date | None:
    """The value as both formats hold it: yes and no in words, a time as it is in Denmark."""
    match vaerdi:
        case bool():
            return "ja" if vaerdi else "nej"
        case Fraction():
            return vaerdi.numerator if vaerdi.denominator == 1 else float(vaerdi)
        case datetime() if timezone.is_aware(vaerdi):
            return timezone.localtime(vaerdi).replace(tzinfo=None, microsecond=0)
        case str() | None | int() | float() | Decimal() | date():
            return vaerdi
        case _:
            return str(vaerdi)


def _bredder(kolonner: Sequence[str], raekker: Raekker) -> list[int]:
    """Widths that show most of what stands there, judged by the first rows."""
    proeve = [kolonner, *raekker[:200]]
    return [
        min(max(_SMALLEST, *(len(_felt(raekke[nr])) + 2 for raekke in proeve)), _BREDEST)
        for nr in range(len(kolonner))
    ]
