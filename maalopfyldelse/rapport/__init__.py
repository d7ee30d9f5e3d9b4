"""The bestyrelse's report: content, charts, and an accessible PDF."""

from django.template.loader import render_to_string

from maalopfyldelse.beregning import Planresultat
from maalopfyldelse.models import Statusrapport
from maalopfyldelse.rapport.byg import byg_rapport
from maalopfyldelse.rapport.diagrammer import ACCENT, BLAEK, GRAA, fordelingsstribe, soejler
from maalopfyldelse.rapport.figurer import billede, som_adresse
from maalopfyldelse.rapport.indhold import Rapport
from maalopfyldelse.rapport.pdf import Pdf, antal_sider, html_til_pdf
from maalopfyldelse.rapport.raekker import maerke
from maalopfyldelse.tekst import Tone
from maalopfyldelse.tekst.tilstande import TEGN

__all__ = [
    "Pdf",
    "byg_rapport",
    "html_til_pdf",
    "lav_pdf",
    "som_html",
    "tegn_diagrammer",
    "vaelg_form",
]

RUMMELIG, TAET, LOEBENDE = "rummelig", "taet", "loebende"  # classes of pdf.css
FARVER = {Tone.GOD: ACCENT, Tone.OPMAERKSOM: BLAEK, Tone.DAARLIG: BLAEK, Tone.NEUTRAL: GRAA}


def lav_pdf(rapport: Statusrapport, resultat: Planresultat) -> Pdf:
    """Make the report of a finished Opgoerelse. The same report made again is the same to the byte."""
    indhold = byg_rapport(rapport, resultat)
    diagrammer = tegn_diagrammer(indhold)
    html = som_html(indhold, diagrammer, form=vaelg_form(indhold, diagrammer))
    return html_til_pdf(html, kende=f"statusrapport {rapport.pk}")


def tegn_diagrammer(rapport: Rapport) -> dict[str, str]:
    """Draw the report's charts; each is the address of a picture."""
    tegnet = {}
    if stribe := rapport.hvor_langt.stribe:
        tegnet["stribe"] = som_adresse(fordelingsstribe(stribe.stykker))
    if rapport.udsaettelser:
        tegnet["soejler"] = som_adresse(soejler(rapport.udsaettelser.diagram.maaneder))
    return tegnet


def vaelg_form(rapport: Rapport, diagrammer: dict[str, str]) -> str:
    """How close page 1 must be drawn to be one page; a plan of any size can be reported on."""
    for form in (RUMMELIG, TAET):
        if antal_sider(som_html(rapport, diagrammer, form=form, kun_forside=True)) == 1:
            return form
    return LOEBENDE


def som_html(
    rapport: Rapport,
    diagrammer: dict[str, str],
    *,
    form: str = RUMMELIG,
    kun_forside: bool = False,
) -> str:
    return render_to_string(
        "maalopfyldelse/pdf/rapport.html",
        {
            "rapport": rapport,
            "diagrammer": diagrammer,
            "former": _former(),
            "form": form,
            "kun_forside": kun_forside,
        },
    )


def _former() -> list[tuple[str, str]]:
    """The style of every shape that a state can have, and its picture."""
    return sorted({(maerke(t).klasse, billede(t.form, FARVER[t.tone])) for t in TEGN.values()})
