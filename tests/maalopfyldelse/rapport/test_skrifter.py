import os

import pytest

from maalopfyldelse.rapport.skrifter import kan_skrives, kun_egne_skrifter


def test_danske_tegn_are_kept():
    tekst = "Æblegrød på Åstrøget: »50 %« – 1.234,5 …\n"
    assert kan_skrives(tekst) == tekst


@pytest.mark.parametrize(
    ("tekst", "skrevet"),
    [
        ("A\u030arhus", "Århus"),  # a letter and a loose ring
        ("1\u202f000", "1 000"),  # a narrow space
        ("\ufb01re", "fire"),  # a ligature that the typeface lacks or has: it reads the same
        ("nul\u200bbredde\x07", "nulbredde"),
        ("漢 😀", "? ?"),
    ],
)
def test_tegn_without_a_glyph_become_their_nearest_kin_or_a_question_mark(tekst, skrevet):
    assert kan_skrives(tekst).replace("\ufb01", "fi") == skrevet


def test_kun_egne_skrifter_leaves_the_environment_as_it_was(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/andre.conf")
    with kun_egne_skrifter():
        assert os.environ["FONTCONFIG_FILE"].endswith("skrifter.conf")
    assert os.environ["FONTCONFIG_FILE"] == "/etc/andre.conf"

    monkeypatch.delenv("FONTCONFIG_FILE")
    with kun_egne_skrifter():
        pass
    assert "FONTCONFIG_FILE" not in os.environ
