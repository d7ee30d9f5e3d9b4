"""The components of DKFDS as template tags, and the Danish formats as filters."""

from fractions import Fraction
from itertools import count

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from config.designsystem import formatering
from config.designsystem.komponenter import Diagramsoejle, Krumme, Maerke, Segment

register = template.Library()

for _filter in (
    formatering.dato,
    formatering.kort_dato,
    formatering.tidspunkt,
    formatering.maaned,
    formatering.maanedsnavn,
    formatering.opremsning,
    formatering.tal,
    formatering.procent,
):
    register.filter(_filter.__name__, _filter)

STUM = mark_safe('aria-hidden="true"')

BESKEDER = {
    "info": "Information",
    "success": "Lykkedes",
    "warning": "Advarsel",
    "error": "Fejl",
}
# Django's message levels are named otherwise than the alerts of DKFDS.
BESKED_FOR_NIVEAU = {"debug": "info"}


@register.simple_tag
def periode(fra, til):
    return formatering.periode(fra, til)


@register.simple_tag
def antal(vaerdi, ental, flertal):
    return formatering.antal(vaerdi, ental, flertal)


# A page may show hundreds of these, so they are made here and not in a template of their own.


@register.simple_tag
def ikon(navn, klasse="", tekst=""):
    """An icon of DKFDS; without `tekst` it is decoration, and silent to a screen reader."""
    rolle = format_html('role="img" aria-label="{}"', tekst) if tekst else STUM
    return format_html(
        '<svg class="icon-svg {}" focusable="false" {}><use href="{}#{}"></use></svg>',
        klasse,
        rolle,
        static("dkfds/img/all-svg-icons.svg"),
        navn,
    )


@register.simple_tag
def figur(navn, farve=""):
    """One of the shapes that tell states apart; the word stands beside it."""
    return format_html(
        '<svg class="figur figur-{}" focusable="false" {}><use href="{}#{}"></use></svg>',
        farve,
        STUM,
        static("figurer.svg"),
        navn,
    )


@register.simple_tag
def maerke(maerke: Maerke):
    return format_html(
        '<span class="maerke maerke-{}">{}<span>{}</span></span>',
        maerke.farve,
        figur(maerke.figur, maerke.farve),
        maerke.tekst,
    )


@register.simple_block_tag
def besked(content, variant="info", overskrift="", niveau=2):
    """A message: `info`, `success`, `warning` or `error`."""
    variant = BESKED_FOR_NIVEAU.get(variant, variant)
    return render_to_string(
        "designsystem/besked.html",
        {
            "indhold": content,
            "variant": variant,
            "tekst": BESKEDER[variant],
            "overskrift": overskrift,
            "niveau": niveau,
        },
    )


@register.simple_block_tag
def tom_side(content, overskrift=""):
    """What will be here, and how to begin."""
    return render_to_string(
        "designsystem/tom_side.html", {"indhold": content, "overskrift": overskrift}
    )


@register.simple_block_tag
def tabel(content, titel, skjul_titel=False, smal=False, fast_kolonne=False, klasse=""):
    """A table with a caption, which scrolls sideways within itself where the screen is narrow.

    `smal` makes each row a card on a phone; its cells then carry their heading as `data-title`.
    `fast_kolonne` keeps the first column in sight while the others scroll.
    """
    return render_to_string(
        "designsystem/tabel.html",
        {
            "indhold": content,
            "titel": titel,
            "skjul_titel": skjul_titel,
            "smal": smal,
            "fast_kolonne": fast_kolonne,
            "klasse": klasse,
        },
    )


@register.simple_block_tag
def foldud(content, titel, aaben=False):
    return render_to_string(
        "designsystem/foldud.html", {"indhold": content, "titel": titel, "aaben": aaben}
    )


@register.inclusion_tag("designsystem/fejlopsummering.html")
def fejlopsummering(*formularer):
    """Every error of the forms, each a link to its field; nothing where there is none."""
    fejl = []
    for formular in formularer:
        for tekst in formular.non_field_errors():
            fejl.append({"tekst": tekst, "id": ""})
        for felt in formular:
            for tekst in felt.errors:
                skilletegn = "" if felt.label.endswith("?") else ":"
                fejl.append(
                    {
                        "tekst": f"{felt.label}{skilletegn} {tekst}",
                        "id": felt.id_for_fejl,
                    }
                )
    return {"fejl": fejl}


@register.inclusion_tag("designsystem/broedkrumme.html")
def broedkrumme(krummer: list[Krumme]):
    return {"krummer": krummer}


@register.inclusion_tag("designsystem/bjaelke.html")
def bjaelke(andel, beskrivelse, farve="blaa", forventet=None):
    """A bar for a share, with a line where it was expected to be.

    The sentence beside it says the same, so to a screen reader the bar is an image with a description.
    """
    return {
        "bredde": _promille(andel),
        "streg": None if forventet is None else _promille(forventet),
        "beskrivelse": beskrivelse,
        "farve": farve,
    }


@register.inclusion_tag("designsystem/fordelingsstribe.html")
def fordelingsstribe(segmenter: list[Segment], titel: str):
    """One strip in which every state has the width of its count, and the counts in words below it."""
    i_alt = sum(segment.antal for segment in segmenter)
    start, stykker = 0, []
    for segment in segmenter:
        slut = start + segment.antal
        venstre, hoejre = (
            _promille(Fraction(start, i_alt)),
            _promille(Fraction(slut, i_alt)),
        )
        stykker.append({"x": venstre, "bredde": hoejre - venstre, "segment": segment})
        start = slut
    return {"stykker": stykker, "titel": titel, "i_alt": i_alt}


SOEJLEBREDDE, DIAGRAMHOEJDE = 100, 1000
FLEST_STREGER = 4


@register.inclusion_tag("designsystem/soejlediagram.html")
def soejlediagram(soejler: list[Diagramsoejle], finding: str, nu: str, foer: str):
    """Columns by month, this year's before the wider and paler ones of the year before.

    The finding is the drawing's alternative text; its numbers stand in a table below it.
    """
    kendte = [tal for s in soejler for tal in (s.nu, s.foer) if tal is not None]
    streger = _streger(max(kendte, default=0))

    def hoejde(tal):
        return 0 if tal is None else tal * DIAGRAMHOEJDE // streger[-1]

    dele = [
        {
            "navn": soejle.navn,
            "foer_x": nr * SOEJLEBREDDE + 15,
            "foer_y": DIAGRAMHOEJDE - hoejde(soejle.foer),
            "foer": hoejde(soejle.foer),
            "nu_x": nr * SOEJLEBREDDE + 32,
            "nu_y": DIAGRAMHOEJDE - hoejde(soejle.nu),
            "nu": hoejde(soejle.nu),
            "hel": soejle.hel,
        }
        for nr, soejle in enumerate(soejler)
    ]
    return {
        "dele": dele,
        "bredde": SOEJLEBREDDE * len(soejler),
        "hoejde": DIAGRAMHOEJDE,
        "streger": [DIAGRAMHOEJDE - hoejde(tal) for tal in streger],
        "trin": [formatering.tal(tal) for tal in reversed(streger)],
        "finding": finding,
        "navn_nu": nu,
        "navn_foer": foer if any(s.foer is not None for s in soejler) else "",
        "har_huller": any(s.nu is not None and not s.hel for s in soejler),
    }


def _streger(stoerst: int) -> list[int]:
    """Round numbers from 0 to the first at or above the largest value."""
    trin = next(
        skridt
        for tier in count()
        for skridt in (10**tier, 2 * 10**tier, 5 * 10**tier)
        if skridt * FLEST_STREGER >= stoerst
    )
    return [nr * trin for nr in range(max(-(-stoerst // trin), 1) + 1)]


@register.inclusion_tag("designsystem/venter.html")
def venter(tekst):
    return {"tekst": tekst}


def _promille(andel) -> int:
    """A share as thousandths of the drawing's width; what lies outside 0..1 stops at the edge."""
    return int(min(max(andel, 0), 1) * 1000)
