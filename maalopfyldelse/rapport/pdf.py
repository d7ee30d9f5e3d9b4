"""From the report's HTML to bytes: an accessible PDF (PDF/UA-1) that is the same every time it is made."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings

from maalopfyldelse.rapport.opmaerkning import efterbehandl
from maalopfyldelse.rapport.skrifter import kan_skrives, kun_egne_skrifter

with kun_egne_skrifter():  # WeasyPrint asks for fonts when it is imported
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher


@dataclass(frozen=True, slots=True)
class Pdf:
    indhold: bytes
    sider: int


@cache
def _typografi() -> str:
    return (settings.BASE_DIR / "static" / "pdf.css").read_text()


def html_til_pdf(html: str, *, kende: str) -> Pdf:
    """Lay out the HTML on pages. `kende` identifies the document: nothing in it comes from the clock.

    Everything is in the HTML itself, so whatever address a text might hold, nothing is fetched.
    """
    hent = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    with kun_egne_skrifter():
        skrifter = FontConfiguration()
    dokument = HTML(string=kan_skrives(html), url_fetcher=hent).render(
        font_config=skrifter,
        stylesheets=[CSS(string=_typografi(), font_config=skrifter, url_fetcher=hent)],
        pdf_variant="pdf/ua-1",
    )
    indhold = dokument.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=kende.encode(), finisher=efterbehandl
    )
    return Pdf(indhold, len(dokument.pages))
