import pytest

from maalopfyldelse.beregning import Aarsag, Forbehold, Tilstand
from maalopfyldelse.tekst import aarsag_tekst, forbehold_tekst, tegn
from maalopfyldelse.tekst.tilstande import AARSAGER, FORBEHOLD, TEGN, UDEN_TAL, Tone


def test_every_state_reservation_and_reason_has_words():
    assert TEGN.keys() == set(Tilstand)
    assert FORBEHOLD.keys() == set(Forbehold)
    assert AARSAGER.keys() == set(Aarsag)


@pytest.mark.parametrize(
    ("tilstand", "vist"),
    [
        (Tilstand.PAA_SPORET, "✓ på sporet"),
        (Tilstand.LIDT_BAGUD, "▲ lidt bagud"),
        (Tilstand.BAGUD, "■ bagud"),
        (Tilstand.IKKE_FORFALDEN, "○ fristen er ikke nået"),
        (Tilstand.AFVENTER_NULPUNKT, "… afventer nulpunktsmåling"),
    ],
)
def test_a_state_is_shown_in_shape_and_word(tilstand, vist):
    assert str(tegn(tilstand)) == vist


@pytest.mark.parametrize(
    "tilstand", [Tilstand.PAA_SPORET, Tilstand.LIDT_BAGUD, Tilstand.BAGUD], ids=str
)
def test_a_state_is_explained_in_words_that_also_hold_where_less_is_better(tilstand):
    forklaring = tegn(tilstand).forklaring
    assert forklaring.startswith("Tallet er ")
    assert "mindre" not in forklaring
    assert "nået" not in forklaring


def test_colour_is_never_the_only_difference_between_two_states():
    vist = [(t.form, t.ord) for t in TEGN.values()]
    assert len(set(vist)) == len(vist)


def test_shape_and_glyph_go_together():
    assert len({(t.form, t.glyf) for t in TEGN.values()}) == len({t.form for t in TEGN.values()})


def test_a_shape_has_one_colour():
    toner: dict[str, set[Tone]] = {}
    for t in TEGN.values():
        toner.setdefault(t.form, set()).add(t.tone)
    assert all(len(farver) == 1 for farver in toner.values())


def test_a_reservation_is_explained_in_a_sentence():
    assert forbehold_tekst(Forbehold.DELVIS_DAEKNING) == (
        "Nogle månedstal mangler. Kun tal, der er indberettet og godkendt, er talt med."
    )


def test_a_goal_without_a_figure_says_why():
    assert aarsag_tekst(Aarsag.UDEN_TAL, Tilstand.IKKE_FORFALDEN) == (
        "fristen ligger efter opgørelsesperioden"
    )
    assert aarsag_tekst(Aarsag.UDEN_TAL) == "der er for få tal at regne på"
    assert aarsag_tekst(Aarsag.VURDERING, Tilstand.OPFYLDT) == "vurderes i ord, ikke i procent"


def test_every_state_that_can_lack_a_figure_has_a_reason():
    assert set(UDEN_TAL) == {
        Tilstand.IKKE_FORFALDEN,
        Tilstand.IKKE_STARTET,
        Tilstand.AFVENTER_NULPUNKT,
        Tilstand.UTILSTRAEKKELIG_DAEKNING,
        Tilstand.NULPUNKTET_ER_0,
        Tilstand.INGEN_DATA,
        Tilstand.INTET_MAALTAL,
    }
