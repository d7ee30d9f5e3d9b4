from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import Periode
from maalopfyldelse.beregning.serie import Punkt
from maalopfyldelse.diagram import BREDDE, HOEJRE, VENSTRE, tegn_forloeb

AAR = Periode(date(2016, 1, 1), date(2016, 12, 31))


def test_diagram_spans_the_window_and_breaks_where_nothing_is_known():
    punkter = [
        Punkt(AAR.fra, Fraction(0), Fraction(0)),
        Punkt(date(2016, 3, 31), Fraction(10), Fraction(20)),
        Punkt(date(2016, 6, 30), None, Fraction(40)),
        Punkt(AAR.til, None, Fraction(90)),
    ]

    diagram = tegn_forloeb(punkter, AAR, [(date(2016, 3, 1), "Måltal ændret")])

    assert [streg.tekst for streg in diagram.vandrette] == ["0", "50", "100"]
    assert len(diagram.prikker) == 2
    assert len(diagram.opnaaet) == 1
    assert diagram.forventet[0].split()[0].startswith(f"{VENSTRE},")
    assert diagram.forventet[0].split()[-1].startswith(f"{BREDDE - HOEJRE},")
    assert [maerkat.tekst for maerkat in diagram.tid][:3] == ["jan", "feb", "mar"]
    assert diagram.revisioner[0].anker == "start"


def test_diagram_of_small_and_negative_figures_has_readable_lines():
    diagram = tegn_forloeb([Punkt(AAR.fra, Fraction(-1, 2), Fraction(1, 2))], AAR)

    assert [streg.tekst for streg in diagram.vandrette] == ["−0,5", "0", "0,5"]


def test_diagram_of_a_whole_plan_names_half_years():
    diagram = tegn_forloeb([], Periode(date(2013, 5, 1), date(2016, 12, 31)))

    assert [maerkat.tekst for maerkat in diagram.tid][:3] == ["jul 2013", "jan 2014", "jul 2014"]
