"""What PDF/UA-1 asks for and WeasyPrint 70 does not do, put right in the finished document.

1. Page headers and footers are artifacts: WeasyPrint marks their text as content that stands nowhere
   in the structure.
2. Header cells say whether they head a column or a row (`Scope`).
3. A figure's bounding box is in the page's own units, from the bottom.
4. A link's description is words, not the name of its target.
"""

import re
from collections.abc import Iterator

from pydyf import PDF, Array, Dictionary, Stream, String

PUNKTER_PR_PIXEL = 0.75
SIDEFOD = Dictionary({"Type": "/Pagination", "Subtype": "/Footer"}).data
MAERKET_INDHOLD = re.compile(rb"/MCID (\d+)")


def efterbehandl(_: object, pdf: PDF) -> None:
    """WeasyPrint's `finisher`: called when the document is made and before it is written."""
    rod = _opslag(pdf, pdf.catalog["StructTreeRoot"])
    i_strukturen = set()
    for element, forfaedre in _elementer(pdf, _opslag(pdf, rod["K"][0]), ()):
        i_strukturen.add(element.reference)
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Column" if "/THead" in forfaedre else "/Row"
        elif element["S"] == "/Figure":
            _ret_ramme(pdf, element)
    _goer_sidefod_til_artefakt(pdf, rod, i_strukturen)
    _beskriv_henvisninger(pdf)


def _opslag(pdf: PDF, henvisning: bytes) -> Dictionary:
    return pdf.objects[int(henvisning.split()[0])]


def _elementer(
    pdf: PDF, element: Dictionary, forfaedre: tuple[str, ...]
) -> Iterator[tuple[Dictionary, tuple[str, ...]]]:
    yield element, forfaedre
    for barn in element["K"]:
        if isinstance(barn, bytes):
            objekt = _opslag(pdf, barn)
            if objekt.get("Type") == "/StructElem":
                yield from _elementer(pdf, objekt, (*forfaedre, element["S"]))


def _ret_ramme(pdf: PDF, figur: Dictionary) -> None:
    x1, y1, x2, y2 = (tal * PUNKTER_PR_PIXEL for tal in figur["A"]["BBox"])
    hoejde = _opslag(pdf, figur["Pg"])["MediaBox"][3]
    figur["A"]["BBox"] = Array([x1, hoejde - y2, x2, hoejde - y1])


def _goer_sidefod_til_artefakt(pdf: PDF, rod: Dictionary, i_strukturen: set[bytes]) -> None:
    numre = _opslag(pdf, rod["ParentTree"])["Nums"]
    for side in (_opslag(pdf, henvisning) for henvisning in pdf.page_references):
        elementer = numre[2 * side["StructParents"] + 1]
        uden_for = {nr for nr, element in enumerate(elementer) if element not in i_strukturen}
        _omdoeb(_opslag(pdf, side["Contents"]), uden_for)
        for nr in uden_for:
            elementer[nr] = "null"


def _omdoeb(indhold: Stream, uden_for: set[int]) -> None:
    """Turn each `/Span <</MCID n>>` that stands outside into an artifact."""
    linjer = indhold.stream
    for nr, linje in enumerate(linjer):
        data = linje.data if isinstance(linje, Dictionary) else linje
        fundet = MAERKET_INDHOLD.search(data) if isinstance(data, bytes) else None
        if fundet and int(fundet[1]) in uden_for:
            linjer[nr - 1 : nr + 1] = [b"/Artifact", SIDEFOD]


def _beskriv_henvisninger(pdf: PDF) -> None:
    for objekt in pdf.objects:
        if isinstance(objekt, Dictionary) and objekt.get("Subtype") == "/Link":
            objekt["Contents"] = String("Gå til forklaringen i bilaget")
