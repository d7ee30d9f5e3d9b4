"""From the report's HTML to bytes: an accessible PDF (PDF/UA-1) that is the same every time it is made."""

import logging
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from maalopfyldelse.rapport.opmaerkning import efterbehandl
from maalopfyldelse.rapport.skrifter import kan_skrives, kun_egne_skrifter

# Every step is told at INFO, from the import on; what is complained of is worth hearing.
logging.getLogger("weasyprint.progress").disabled = True
logging.getLogger("fontTools").setLevel(logging.WARNING)

with kun_egne_skrifter():  # WeasyPrint asks for fonts when it is imported
    from weasyprint import CSS, HTML, Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class Pdf:
    indhold: bytes
    sider: int


@cache
def _typografi() -> str:
    return (settings.BASE_DIR / "static" / "pdf.css").read_text()


def html_til_pdf(html: str, *, kende: str) -> Pdf:
    """Lay out the HTML on pages. `kende` identifies the document: nothing in it comes from the clock."""
    dokument = _opstil(html)
    indhold = dokument.write_pdf(
        pdf_variant=VARIANT, pdf_identifier=kende.encode(), finisher=efterbehandl
    )
    return Pdf(indhold, len(dokument.pages))


def antal_sider(html: str) -> int:
    """How many pages the HTML takes. Much quicker than making the PDF, for a page or two."""
    return len(_opstil(html).pages)


def _opstil(html: str) -> Document:
    """Everything is in the HTML itself, so whatever address a text might hold, nothing is fetched."""
    hent = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    with kun_egne_skrifter():
        skrifter = FontConfiguration()
    return HTML(string=kan_skrives(html), url_fetcher=hent).render(
        font_config=skrifter,
        stylesheets=[CSS(string=_typografi(), font_config=skrifter, url_fetcher=hent)],
        pdf_variant=VARIANT,
    )
