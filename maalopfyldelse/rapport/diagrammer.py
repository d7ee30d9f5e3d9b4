"""The report's charts: values in, SVG out (Vega-Lite through vl-convert, no browser).

Each is drawn in the pixels that it takes on paper, so that its text has the size of the text around
it, and in lightness steps that can be told apart in grey.
"""

from collections.abc import Sequence
from functools import cache
from itertools import count
from types import ModuleType
from typing import Any

from maalopfyldelse.rapport.figurer import billede
from maalopfyldelse.rapport.indhold import Maanedssoejle, Stykke
from maalopfyldelse.rapport.skrifter import FAMILIE, mappe
from maalopfyldelse.tekst import Tone

BREDDE = 643  # CSS pixels of 170 mm: the page between its margins
ACCENT, ACCENT_MELLEM, ACCENT_LYS = "#004d99", "#3d74ad", "#b8cfe5"
BLAEK, GRAA, GRAA_LYS, GRAA_BLEG, HVID = "#1a1a1a", "#565656", "#e3e3e3", "#efefef", "#ffffff"

ER_NAAET = (ACCENT, HVID)
FYLD = {  # and the colour of shape and number on it
    Tone.GOD: (ACCENT_MELLEM, HVID),
    Tone.OPMAERKSOM: (ACCENT_LYS, BLAEK),
    Tone.DAARLIG: (BLAEK, HVID),
    Tone.NEUTRAL: (GRAA_BLEG, BLAEK),
}


@cache
def _vlc() -> ModuleType:
    import vl_convert  # noqa: PLC0415 -- starts a JavaScript engine

    vl_convert.register_font_directory(str(mappe()))
    return vl_convert


def _tegn(spec: dict[str, Any]) -> str:
    faelles = {
        "config": {
            "font": FAMILIE,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 11, "labelColor": GRAA},
        },
        "background": None,
        "padding": 0,
        "autosize": {"type": "none"},
    }
    return _vlc().vegalite_to_svg(faelles | spec)


HOEJDE_STRIBE = 34
MINDSTE_BREDDE = 38  # a narrower part has room for its number only
MINDSTE_MED_TAL = 18


def fordelingsstribe(stykker: Sequence[Stykke]) -> str:
    """Draw one strip with a part per state, as wide as the state's share."""
    i_alt = sum(stykke.antal for stykke in stykker)
    pr_maal = (BREDDE - 1) / i_alt
    fra, dele = 0.5, []
    for stykke in stykker:
        bredde = stykke.antal * pr_maal
        fyld, tekst = ER_NAAET if stykke.er_naaet else FYLD[Tone(stykke.tone)]
        dele.append(
            {
                "fra": fra,
                "til": fra + bredde,
                "midt": fra + bredde / 2,
                "antal": str(stykke.antal) if bredde >= MINDSTE_MED_TAL else "",
                "figur": billede(stykke.form, tekst) if bredde >= MINDSTE_BREDDE else "",
                "tal_x": fra + bredde / 2 + (11 if bredde >= MINDSTE_BREDDE else 0),
                "figur_x": fra + bredde / 2 - 9,
                "fyld": fyld,
                "tekst": tekst,
            }
        )
        fra += bredde
    vandret = {"type": "quantitative", "axis": None, "scale": {"domain": [0, BREDDE]}}
    lodret = {"value": HOEJDE_STRIBE / 2}
    return _tegn(
        {
            "width": BREDDE,
            "height": HOEJDE_STRIBE,
            "data": {"values": dele},
            "layer": [
                {
                    "mark": {"type": "rect", "stroke": HVID, "strokeWidth": 2},
                    "encoding": {
                        "x": {"field": "fra", **vandret},
                        "x2": {"field": "til"},
                        "y": {"value": 1},
                        "y2": {"value": HOEJDE_STRIBE - 1},
                        "fill": {"field": "fyld", "type": "nominal", "scale": None},
                    },
                },
                {
                    "transform": [{"filter": "datum.figur !== ''"}],
                    "mark": {"type": "image", "width": 15, "height": 15},
                    "encoding": {
                        "x": {"field": "figur_x", **vandret},
                        "y": lodret,
                        "url": {"field": "figur", "type": "nominal"},
                    },
                },
                {
                    "mark": {"type": "text", "fontSize": 15, "fontWeight": 600, "dy": 1},
                    "encoding": {
                        "x": {"field": "tal_x", **vandret},
                        "y": lodret,
                        "text": {"field": "antal", "type": "nominal"},
                        "fill": {"field": "tekst", "type": "nominal", "scale": None},
                    },
                },
            ],
        }
    )


VENSTRE_MARGEN = 58  # where the table below the chart has its row headings
HOEJDE_SOEJLER = 128
BREDESTE_PLADS = 70


def soejler(maaneder: Sequence[Maanedssoejle]) -> str:
    """Draw this year's bars before the wider ones of the year that it is compared with.

    The table under the chart holds the names of the months: each bar stands over its column.
    """
    vaerdier = [
        {"nr": nr, "nu": m.nu, "foer": m.foer, "hel": not m.ufuldstaendig}
        for nr, m in enumerate(maaneder)
    ]
    plads = min((BREDDE - VENSTRE_MARGEN) / len(maaneder), BREDESTE_PLADS)
    stoerst = max((v for m in maaneder for v in (m.nu, m.foer) if v is not None), default=0)
    streger = _streger(stoerst)
    vandret = {
        "field": "nr",
        "type": "ordinal",
        "axis": None,
        "scale": {"paddingInner": 0, "paddingOuter": 0},
    }
    lodret = {
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, streger[-1]]},
        "axis": {
            "format": "d",
            "values": streger,
            "domain": False,
            "ticks": False,
            "labelPadding": 8,
            "gridColor": GRAA_LYS,
        },
    }
    return _tegn(
        {
            "width": BREDDE - VENSTRE_MARGEN,
            "height": HOEJDE_SOEJLER,
            "padding": {"left": VENSTRE_MARGEN, "top": 8, "right": 0, "bottom": 3},
            "data": {"values": vaerdier},
            "layer": [
                {
                    "transform": [{"filter": "isValid(datum.foer)"}],
                    "mark": {"type": "bar", "size": plads * 0.66, "color": "#cfcfcf"},
                    "encoding": {"x": vandret, "y": {"field": "foer", **lodret}},
                },
                {
                    "transform": [{"filter": "isValid(datum.nu)"}],
                    "mark": {
                        "type": "bar",
                        "size": plads * 0.36,
                        "stroke": ACCENT,
                        "strokeWidth": 1.5,
                    },
                    "encoding": {
                        "x": vandret,
                        "y": {"field": "nu", **lodret},
                        "fill": {
                            "condition": {"test": "datum.hel", "value": ACCENT},
                            "value": HVID,
                        },
                    },
                },
            ],
        }
    )


FLEST_STREGER = 4


def _streger(stoerst: int) -> list[int]:
    """Round numbers from 0 to the first at or above the largest value, at most four steps apart."""
    trin = next(
        skridt
        for tier in count()
        for skridt in (10**tier, 2 * 10**tier, 5 * 10**tier)
        if skridt * FLEST_STREGER >= stoerst
    )
    antal = max(-(-stoerst // trin), 1)
    return [nr * trin for nr in range(antal + 1)]
