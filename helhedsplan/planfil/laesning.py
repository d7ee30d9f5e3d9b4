"""Opens a workbook that a stranger may have made: limits first, then openpyxl on top of defusedxml.

What comes out are plain values per sheet and row. Everything that is wrong with the file as a whole is a
`Planfilfejl` in Danish.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from helhedsplan.planfil.resultat import Planfilfejl

MAX_FIL = 10 * 1024 * 1024
MAX_UDPAKKET = 100 * 1024 * 1024
MAX_DELE = 1_000
MAX_ARK = 100
MAX_RAEKKER = 200_000
MAX_RAEKKENR = 1_048_576
MAX_KOLONNER = 100
MAX_CELLER = 3_000_000
MAX_MAERKER = 300_000
"""Tags in a part that is not a sheet, such as the styles."""
MAX_MAERKER_TEKSTER = 6_000_000

_OLE = b"\xd0\xcf\x11\xe0"  # the container of .xls and of encrypted .xlsx
_CELLE_ELLER_FORMEL = re.compile(rb"<(?:\w{1,20}:)?([cf])[\s/>]")
_TAGLAENGDE = 24
# What a number format only prints: 0"%" shows 75 as 75%, where 0% shows 0.75 so.
_UDEN_LITERALER = re.compile(r'"[^"]*"|\\.|_.|\*.')
_KRYPTERET = 0x1

IKKE_ET_REGNEARK = (
    "Filen er ikke et Excel-regneark. Gem den i Excel som »Excel-projektmappe (.xlsx)«."
)


@dataclass(frozen=True, slots=True)
class Excelfejl:
    """A cell that shows an error such as #DIV/0!."""

    kode: str


@dataclass(frozen=True, slots=True)
class Procenttal:
    """A number that Excel shows as percent: 0,75 in the file, 75 % on the screen."""

    tal: int | float


class Uberegnet:
    """A formula whose result the file does not hold."""


@dataclass(frozen=True, slots=True)
class RaaRaekke:
    nr: int
    celler: dict[int, object]  # by column number from 1; empty cells are absent


class RaatArk:
    """One sheet, read when asked for, one row at a time."""

    def __init__(self, ark: Any, formler: Any | None):
        self.navn: str = ark.title
        self._ark = ark
        self._formler = formler

    def raekker(self) -> Iterator[RaaRaekke]:
        """Yield the rows that hold anything, with the number that Excel shows."""
        with _som_planfilfejl(f"Arket »{self.navn}« kan ikke læses. Gem filen igen i Excel."):
            yield from self._raekker()

    def _raekker(self) -> Iterator[RaaRaekke]:
        formler = self._celler_med_formel()
        antal_raekker = antal_celler = 0
        tom = None
        # What the file says about its own size is not trusted.
        self._ark.reset_dimensions()
        for nr, raekke in enumerate(self._ark.iter_rows(max_col=MAX_KOLONNER + 1), start=1):
            if nr > MAX_RAEKKENR:
                raise Planfilfejl(f"Arket »{self.navn}« har flere rækker, end Excel kan have.")
            if raekke is tom:
                continue
            celler: dict[int, object] = {}
            for kolonne, celle in enumerate(raekke, start=1):
                if celle is EMPTY_CELL:
                    continue
                vaerdi = celle.value
                if vaerdi is None:
                    if formler and (nr, kolonne) in formler:
                        celler[kolonne] = Uberegnet()
                elif celle.data_type == "e":
                    celler[kolonne] = Excelfejl(str(vaerdi))
                elif (
                    isinstance(vaerdi, int | float)
                    and not isinstance(vaerdi, bool)
                    and "%" in _UDEN_LITERALER.sub("", celle.number_format)
                ):
                    celler[kolonne] = Procenttal(vaerdi)
                else:
                    celler[kolonne] = vaerdi
            if not celler:
                tom = raekke  # openpyxl fills every gap between rows with the same one
                continue
            if MAX_KOLONNER + 1 in celler:
                raise Planfilfejl(
                    f"Arket »{self.navn}« har mere end {MAX_KOLONNER} kolonner. Slet dem, der ikke "
                    "hører til planfilen."
                )
            antal_raekker += 1
            antal_celler += len(celler)
            if antal_raekker > MAX_RAEKKER or antal_celler > MAX_CELLER:
                raise Planfilfejl(
                    f"Arket »{self.navn}« har mere end {_dansk(MAX_RAEKKER)} rækker eller "
                    f"{_dansk(MAX_CELLER)} celler. Del registreringerne på flere filer."
                )
            yield RaaRaekke(nr, celler)

    def _celler_med_formel(self) -> set[tuple[int, int]]:
        if self._formler is None:
            return set()
        self._formler.reset_dimensions()
        return {
            (nr, kolonne)
            for nr, raekke in enumerate(
                self._formler.iter_rows(max_col=MAX_KOLONNER, max_row=MAX_RAEKKENR), start=1
            )
            for kolonne, celle in enumerate(raekke, start=1)
            if celle.data_type == "f"
        }


def aabn(fil: BinaryIO) -> list[RaatArk]:
    """Return the sheets of a workbook, having seen that it is one and not too large."""
    indhold = fil.read(MAX_FIL + 1)
    if len(indhold) > MAX_FIL:
        raise Planfilfejl(f"Filen er større end {MAX_FIL // 1024**2} MB.")
    if indhold.startswith(_OLE):
        raise Planfilfejl(
            "Filen er enten beskyttet med adgangskode eller gemt i det gamle format .xls. Gem den "
            "uden adgangskode som »Excel-projektmappe (.xlsx)«."
        )
    with _som_planfilfejl(IKKE_ET_REGNEARK):
        har_formler = _undersoeg(indhold)
        bog = load_workbook(BytesIO(indhold), read_only=True, data_only=True, keep_links=False)
        if len(bog.worksheets) > MAX_ARK:
            raise Planfilfejl(f"Filen har mere end {MAX_ARK} ark.")
        formler: list[Any] = [None] * len(bog.worksheets)
        if har_formler:
            # Read with values, a formula without one looks like an empty cell.
            formler = load_workbook(BytesIO(indhold), read_only=True, keep_links=False).worksheets
        return [RaatArk(*par) for par in zip(bog.worksheets, formler, strict=True)]


def _undersoeg(indhold: bytes) -> bool:
    """Judge the parts of the file before any of them is unpacked; tell whether there are formulas."""
    with zipfile.ZipFile(BytesIO(indhold)) as pakke:
        dele = pakke.infolist()
        if "xl/workbook.xml" not in (navne := {d.filename for d in dele}) and (
            "[Content_Types].xml" not in navne
        ):
            raise Planfilfejl(IKKE_ET_REGNEARK)
        if any(d.flag_bits & _KRYPTERET for d in dele):
            raise Planfilfejl("Filen er beskyttet med adgangskode. Gem den uden.")
        if len(dele) > MAX_DELE or sum(d.file_size for d in dele) > MAX_UDPAKKET:
            raise Planfilfejl(
                f"Filen fylder mere end {MAX_UDPAKKET // 1024**2} MB, når den pakkes ud, og er "
                "derfor ikke læst."
            )
        # All of them are looked through, also when the first has formulas.
        har_formler = {_gennemse(pakke, d) for d in dele if d.filename.endswith(".xml")}
        return True in har_formler


def _gennemse(pakke: zipfile.ZipFile, del_: zipfile.ZipInfo) -> bool:
    """Count what openpyxl would spend time on, and tell whether there are formulas."""
    er_ark = del_.filename.startswith("xl/worksheets/")
    hoejst = MAX_MAERKER_TEKSTER if "sharedStrings" in del_.filename else MAX_MAERKER
    maerker = celler = 0
    har_formler = False
    rest = b""
    with pakke.open(del_) as fil:
        while stykke := fil.read(1 << 20):
            if er_ark:
                # A tag that is cut in two is seen whole with the rest of the piece before.
                tags = _CELLE_ELLER_FORMEL.findall(rest + stykke)
                har_formler = har_formler or b"f" in tags
                celler += tags.count(b"c")
                rest = stykke[-_TAGLAENGDE:]
                celler -= _CELLE_ELLER_FORMEL.findall(rest).count(b"c")
            else:
                maerker += stykke.count(b"<")
            if celler > MAX_CELLER or maerker > hoejst:
                raise Planfilfejl(
                    f"Filen har mere end {_dansk(MAX_CELLER)} celler eller meget store skjulte dele. "
                    "Slet tomme celler med farver og kanter, eller del filen."
                )
    return har_formler


@contextmanager
def _som_planfilfejl(besked: str) -> Iterator[None]:
    """A broken or hostile file can fail anywhere in openpyxl; to the user it is one thing."""
    try:
        yield
    except Planfilfejl:
        raise
    except Exception as fejl:
        raise Planfilfejl(besked) from fejl


def _dansk(tal: int) -> str:
    return f"{tal:,}".replace(",", ".")
