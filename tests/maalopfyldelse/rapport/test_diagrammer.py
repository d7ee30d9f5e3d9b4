from xml.etree import ElementTree as ET

import pytest

from maalopfyldelse.rapport.diagrammer import _streger, fordelingsstribe, soejler
from maalopfyldelse.rapport.indhold import Maanedssoejle, Stykke

SVG = "{http://www.w3.org/2000/svg}"


def tekster(svg: str) -> list[str]:
    return [tekst.text for tekst in ET.fromstring(svg).iter(f"{SVG}text") if tekst.text]


def flader(svg: str, rolle: str) -> list[ET.Element]:
    return [
        flade
        for gruppe in ET.fromstring(svg).iter(f"{SVG}g")
        if rolle in gruppe.get("class", "")
        for flade in gruppe.iter(f"{SVG}path")
        if flade.get("fill")
    ]


def test_stribe_has_a_part_with_number_and_shape_for_each_state():
    svg = fordelingsstribe(
        [Stykke(3, "flueben", "god", er_naaet=True), Stykke(1, "firkant", "daarlig")]
    )
    assert [flade.get("fill") for flade in flader(svg, "mark-rect")] == ["#004d99", "#1a1a1a"]
    assert tekster(svg) == ["3", "1"]
    assert len(list(ET.fromstring(svg).iter(f"{SVG}image"))) == 2


def test_stribe_leaves_out_numbers_where_there_is_no_room():
    svg = fordelingsstribe([Stykke(149, "flueben", "god"), Stykke(1, "firkant", "daarlig")])
    assert tekster(svg) == ["149"]


def test_diagrammer_use_the_shipped_typeface_only():
    for svg in (
        fordelingsstribe([Stykke(1, "flueben", "god")]),
        soejler([Maanedssoejle(nu=3, foer=4)]),
    ):
        familier = {t.get("font-family") for t in ET.fromstring(svg).iter(f"{SVG}text")}
        assert familier == {"IBM Plex Sans"}


def test_soejler_draw_what_is_known_and_nothing_else():
    svg = soejler(
        [
            Maanedssoejle(nu=3, foer=4),
            Maanedssoejle(nu=2, foer=None, ufuldstaendig=True),
            Maanedssoejle(nu=None, foer=5),
            Maanedssoejle(nu=None, foer=None),
        ]
    )
    farver = [flade.get("fill") for flade in flader(svg, "mark-rect")]
    assert farver == ["#cfcfcf", "#cfcfcf", "#004d99", "#ffffff"]


@pytest.mark.parametrize(
    ("stoerst", "streger"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (13, [0, 5, 10, 15]),
        (400, [0, 100, 200, 300, 400]),
    ],
)
def test_streger_are_round_and_reach_the_largest_value(stoerst, streger):
    assert _streger(stoerst) == streger
