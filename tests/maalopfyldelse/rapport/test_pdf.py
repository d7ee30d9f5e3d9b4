"""HTML becomes an accessible PDF: what WeasyPrint leaves open is put right."""

import io

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from maalopfyldelse.rapport.figurer import billede
from maalopfyldelse.rapport.pdf import html_til_pdf
from tests.maalopfyldelse.rapport import laes

RAEKKER = "".join(f'<tr><th scope="row">Række {nr}</th><td>{nr}</td></tr>' for nr in range(60))
HTML = f"""<!DOCTYPE html>
<html lang="da">
  <head><title>Prøve på æøå</title></head>
  <body>
    <div class="sidefod"><p>Foden på hver side</p></div>
    <h1>Overskrift</h1>
    <p>Tegn, som skriften ikke har: 漢 😀 ▲. <a href="#slut">Til slutningen</a></p>
    <p><img src="{billede("trekant", "#000000")}" alt="En trekant"></p>
    <table>
      <thead><tr><th scope="col">Navn</th><th scope="col">Tal</th></tr></thead>
      <tbody>{RAEKKER}</tbody>
    </table>
    <h2 id="slut">Slut</h2>
  </body>
</html>"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return html_til_pdf(HTML, kende="prøve").indhold


def test_pdf_says_its_language_title_and_standard(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as dokument:
        assert str(dokument.Root.Lang) == "da"
        assert str(dokument.docinfo.Title) == "Prøve på æøå"
        assert dokument.Root.ViewerPreferences.DisplayDocTitle
        assert dokument.Root.MarkInfo.Marked
        with dokument.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Prøve på æøå"


def test_only_the_shipped_typeface_is_embedded(pdf):
    assert laes.skrifter(pdf) == {"IBM-Plex-Sans", "IBM-Plex-Sans-Semi-Bold"}


def test_every_page_has_the_foot_and_the_table_head(pdf):
    tekster = laes.sider(pdf)
    assert len(tekster) == 2
    for nr, tekst in enumerate(tekster, start=1):
        assert "Foden på hver side" in tekst
        assert f"Side {nr} af 2" in tekst
        assert "Navn Tal" in tekst


def test_the_foot_is_an_artifact_and_everything_else_is_in_the_structure(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as dokument:
        i_strukturen = set()
        for element in laes._gaa(dokument.Root.StructTreeRoot.K[0], ()):
            i_strukturen.add(element.objekt.objgen)
        numre = dokument.Root.StructTreeRoot.ParentTree.Nums
        for side in dokument.pages:
            elementer = numre[2 * int(side.StructParents) + 1]
            maerkede = [
                int(operander[1].MCID)
                for operander, operator in pikepdf.parse_content_stream(side)
                if str(operator) == "BDC" and "/MCID" in operander[1]
            ]
            assert maerkede
            assert all(elementer[mcid].objgen in i_strukturen for mcid in maerkede)
            sidefod = [
                operander
                for operander, operator in pikepdf.parse_content_stream(side)
                if str(operator) == "BDC" and str(operander[0]) == "/Artifact"
            ]
            assert [str(operander[1].Subtype) for operander in sidefod] == ["/Footer"] * 2


def test_head_cells_say_what_they_head(pdf):
    scopes = [e.objekt["/A"]["/Scope"] for e in laes.elementer(pdf) if e.slags == "TH"]
    assert scopes.count("/Row") == 60
    assert scopes.count("/Column") == 2 * 2  # once on each page


def test_a_figure_has_its_text_and_a_frame_on_the_page(pdf):
    [figur] = [e.objekt for e in laes.elementer(pdf) if e.slags == "Figure"]
    assert figur["/Alt"] == "En trekant"
    venstre, bund, hoejre, top = figur["/A"]["/BBox"]
    assert 0 < venstre < hoejre < 595
    assert 700 < bund < top < 842  # points from the bottom: the picture stands high on the page


def test_a_link_is_described_in_words(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as dokument:
        [henvisning] = dokument.pages[0].Annots
        assert str(henvisning.Contents) == "Gå til forklaringen i bilaget"


def test_the_same_html_gives_the_same_bytes(pdf):
    assert html_til_pdf(HTML, kende="prøve").indhold == pdf


@pytest.mark.parametrize("adresse", ["https://example.com/x.png", "file:///etc/hostname"])
def test_nothing_is_fetched(adresse):
    with pytest.raises(FatalURLFetchingError):
        html_til_pdf(f'<img src="{adresse}" alt="Udefra">', kende="prøve")
