from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Type
from maalopfyldelse.beregning.graenser import Graenser
from maalopfyldelse.beregning.resultat import Figurer, Tilstand
from maalopfyldelse.beregning.tilstand import bedoem
from tests.maalopfyldelse.beregning.byg import Data, dag, en, kriterium, maal, opgoer, plan, post

SLUT = dag("2016-12-31")
EGNE = Graenser(Fraction(9, 10), Fraction(7, 10))


@pytest.mark.parametrize(
    ("p", "graenser", "undervejs", "ved_slut"),
    [
        ("1", Graenser(), "på sporet", "nået"),
        ("0.9999", Graenser(), "lidt bagud", "næsten nået"),
        ("0.8", Graenser(), "lidt bagud", "næsten nået"),
        ("0.7999", Graenser(), "bagud", "ikke nået"),
        ("-1", Graenser(), "bagud", "ikke nået"),
        ("0.9", EGNE, "på sporet", "nået"),
        ("0.7", EGNE, "lidt bagud", "næsten nået"),
        ("0.69", EGNE, "bagud", "ikke nået"),
    ],
)
def test_the_two_limits_of_a_plan_move_all_the_words(p, graenser, undervejs, ved_slut):
    figurer = Figurer(p_krav=Fraction(p), p_forv=Fraction(p), slut=SLUT)
    assert bedoem(Type.LOFT, figurer, dag("2016-12-30"), graenser) == undervejs
    assert bedoem(Type.LOFT, figurer, SLUT, graenser) == ved_slut


def test_a_lowered_limit_does_not_make_a_running_count_reached():
    p = plan(
        kriterium(Type.ANTAL, maal(10)),
        graense_paa_sporet=Fraction(9, 10),
        graense_lidt_bagud=Fraction(7, 10),
    )
    data = Data([post("2016-01-04", 9)])
    assert en(opgoer(p, data, "2016-06-30")).tilstand == Tilstand.PAA_SPORET
    assert en(opgoer(p, data, "2016-12-31")).tilstand == Tilstand.NAAET


def test_a_figure_that_nothing_can_be_said_of_is_without_data():
    assert bedoem(Type.ANDEL, Figurer(), SLUT, Graenser()) == Tilstand.INGEN_DATA
