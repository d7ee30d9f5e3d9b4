"""Reads a finished PDF the way an assistive technology does."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Element:
    """A structure element: its kind, its ancestors' kinds and the PDF's own object."""

    slags: str
    forfaedre: tuple[str, ...]
    objekt: Any


def elementer(indhold: bytes) -> list[Element]:
    """All elements of the structure tree, in reading order."""
    with pikepdf.open(io.BytesIO(indhold)) as pdf:
        rod = pdf.Root.StructTreeRoot.K[0]
        return [
            Element(e.slags, e.forfaedre, {n: _vaerdi(v) for n, v in e.objekt.items() if n != "/P"})
            for e in _gaa(rod, ())
        ]


def _gaa(objekt: Any, forfaedre: tuple[str, ...]) -> Iterator[Element]:
    slags = str(objekt.S).removeprefix("/")
    yield Element(slags, forfaedre, objekt)
    for barn in objekt.get("/K", ()):
        if isinstance(barn, pikepdf.Dictionary) and "/S" in barn:
            yield from _gaa(barn, (*forfaedre, slags))


def _vaerdi(objekt: Any) -> Any:
    if isinstance(objekt, pikepdf.Dictionary):
        return {n: _vaerdi(v) for n, v in objekt.items() if n in ("/A", "/O", "/Scope", "/BBox")}
    if isinstance(objekt, pikepdf.Array):
        return [
            float(v) if isinstance(v, (int, float)) or hasattr(v, "real") else v for v in objekt
        ]
    return str(objekt)


def skrifter(indhold: bytes) -> set[str]:
    """The names of the embedded fonts, without the prefix of their subset."""
    with pikepdf.open(io.BytesIO(indhold)) as pdf:
        return {
            str(objekt.BaseFont).split("+")[-1]
            for objekt in pdf.objects
            if isinstance(objekt, pikepdf.Dictionary) and objekt.get("/Type") == "/Font"
        }


def sider(indhold: bytes) -> list[str]:
    """The text of every page, with single spaces and ordinary hyphens."""
    with pypdfium2.PdfDocument(indhold) as pdf:
        return [
            re.sub(r"\s+", " ", side.get_textpage().get_text_range()).replace(
                "\N{NO-BREAK SPACE}", " "
            )
            for side in pdf
        ]


def maerket_indhold(indhold: bytes) -> list[tuple[str, bool]]:
    """For every page's marked content: its kind, and whether it is an artifact."""
    with pikepdf.open(io.BytesIO(indhold)) as pdf:
        return [
            (str(operander[0]), str(operander[0]) == "/Artifact")
            for side in pdf.pages
            for operander, operator in pikepdf.parse_content_stream(side)
            if str(operator) in ("BDC", "BMC")
        ]


MARGEN = 20 / 25.4 * 72  # points
TOLERANCE = 1.0


def uden_for_margen(indhold: bytes) -> list[tuple[int, str]]:
    """The characters that stand, wholly or in part, outside the page's left and right margin."""
    fundet = []
    with pypdfium2.PdfDocument(indhold) as pdf:
        for nr, side in enumerate(pdf, start=1):
            tekst = side.get_textpage()
            for tegn in range(tekst.count_chars()):
                venstre, _, hoejre, _ = tekst.get_charbox(tegn)
                ok = (
                    venstre >= MARGEN - TOLERANCE
                    and hoejre <= side.get_width() - MARGEN + TOLERANCE
                )
                skrevet = tekst.get_text_range(tegn, 1)
                if not ok and skrevet.strip():
                    fundet.append((nr, skrevet))
    return fundet


def overskrifter_sidst_paa_siden(indhold: bytes) -> list[tuple[int, str]]:
    """The headings that nothing follows on their page."""
    with pikepdf.open(io.BytesIO(indhold)) as pdf:
        numre = {side.objgen: nr for nr, side in enumerate(pdf.pages, start=1)}
        sidste: dict[int, str] = {}
        for element in _gaa(pdf.Root.StructTreeRoot.K[0], ()):
            if element.slags in ("Span", "Figure"):
                sidste[numre[element.objekt.Pg.objgen]] = element.forfaedre[-1]
        return [(nr, slags) for nr, slags in sidste.items() if re.fullmatch(r"H[1-6]", slags)]
