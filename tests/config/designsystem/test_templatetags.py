import re

import pytest
from django.conf import settings
from django.template import Context, Template

from config.designsystem.komponenter import Farve, Figur, Krumme, Maerke, Segment


def tegn(skabelon: str, **kontekst) -> str:
    return Template("{% load designsystem %}" + skabelon).render(Context(kontekst))


def test_besked_escapes_what_users_wrote():
    html = tegn("{% besked 'warning' overskrift=t %}<p>{{ t }}</p>{% endbesked %}", t="<script>")

    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2
    assert "<p>" in html


def test_besked_that_warns_is_announced_and_one_that_informs_is_not():
    assert 'role="alert"' in tegn("{% besked 'warning' %}x{% endbesked %}")
    assert 'role="alert"' not in tegn("{% besked 'info' %}x{% endbesked %}")


def test_besked_takes_djangos_debug_level():
    assert "alert-info" in tegn("{% besked 'debug' %}x{% endbesked %}")


def test_maerke_says_its_word_and_shows_its_shape():
    html = tegn("{% maerke m %}", m=Maerke("bagud", Figur.FIRKANT, Farve.ROED))

    assert "bagud" in html
    assert "figurer.svg#firkant" in html
    assert 'aria-hidden="true"' in html


@pytest.mark.parametrize(
    ("andel", "bredde"), [(-0.2, 0), (0, 0), (0.77, 770), (1, 1000), (1.4, 1000)]
)
def test_bjaelke_stops_at_its_edges(andel, bredde):
    html = tegn("{% bjaelke a 'tekst' %}", a=andel)

    assert f'class="bjaelke-fyld" width="{bredde}"' in html
    assert 'aria-label="tekst"' in html


def test_every_shape_is_drawn():
    tegnede = re.findall(
        r'<symbol id="([^"]+)"', (settings.BASE_DIR / "static" / "figurer.svg").read_text()
    )

    assert sorted(tegnede) == sorted(Figur)


def test_bjaelke_marks_what_was_expected_only_where_something_was():
    assert 'x1="750"' in tegn("{% bjaelke 0.5 'tekst' forventet=0.75 %}")
    assert "bjaelke-streg" not in tegn("{% bjaelke 0.5 'tekst' %}")


def test_fordelingsstribe_gives_each_state_its_share_and_says_the_counts():
    segmenter = [
        Segment(3, Maerke("nået", Figur.FLUEBEN, Farve.MOERKEGROEN), "?tilstand=naaet"),
        Segment(1, Maerke("bagud", Figur.FIRKANT, Farve.ROED)),
    ]
    html = tegn("{% fordelingsstribe s 'Mål' %}", s=segmenter)

    assert re.findall(r'x="(\d+)" width="(\d+)"', html) == [
        ("0", "750"),
        ("750", "250"),
    ]
    assert "<strong>3</strong> nået" in html
    assert 'href="?tilstand=naaet"' in html


def test_fordelingsstribe_of_nothing_is_empty_but_does_not_fail():
    assert "<rect" not in tegn("{% fordelingsstribe s 'Mål' %}", s=[])


def test_broedkrumme_ends_with_the_page_itself():
    html = tegn("{% broedkrumme k %}", k=[Krumme("Planer", "/planer/"), Krumme("BF <x>")])

    assert '<a class="breadcrumbs__link" href="/planer/">Planer</a>' in html
    assert 'aria-current="page"' in html
    assert "BF &lt;x&gt;" in html


def test_tabel_has_a_caption_and_can_be_scrolled_by_keyboard():
    html = tegn("{% tabel 'Udsættelser' %}<tbody></tbody>{% endtabel %}")

    assert '<caption class="tabeltitel">Udsættelser</caption>' in html
    assert 'tabindex="0" role="region" aria-label="Udsættelser"' in html


def test_filters_write_danish():
    assert tegn("{{ n|tal }} {{ p|procent }}", n=1234, p=5) == "1.234 5\xa0%"
