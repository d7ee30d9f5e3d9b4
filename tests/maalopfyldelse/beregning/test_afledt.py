from fractions import Fraction

from maalopfyldelse.beregning import Aarsag, Tilstand, Type, udfold
from tests.maalopfyldelse.beregning.byg import (
    AAR_2015,
    AAR_2016,
    AAR_2017,
    Data,
    dag,
    en,
    kriterium,
    maal,
    opgoer,
    periode,
    plan,
    post,
)


def andre(*planer, maaltal=()):
    return kriterium(Type.AFLEDT, *maaltal, planer=planer)


def med_antal(noegle, antal, naar=AAR_2016, plannaar=AAR_2016):
    """A plan with one goal of 100, and what it has reached."""
    p = plan(kriterium(Type.ANTAL, maal(100, naar)), noegle=noegle, naar=plannaar)
    return p, Data([post("2016-01-04", antal)])


def test_it_is_the_mean_of_the_linked_plans_figures():
    """The example of the documentation: one plan has reached 50 %, another 100 %."""
    resultat = en(
        opgoer(plan(andre("A", "B")), andre={"A": med_antal("A", 50), "B": med_antal("B", 120)})
    )
    assert resultat.p_krav == resultat.p_forv == Fraction(3, 4)  # 120 % counts as 100 %
    assert [p.krav for p in resultat.grundlag.planer] == [Fraction(1, 2), 1]
    assert resultat.tilstand == Tilstand.IKKE_NAAET


def test_plans_that_are_unknown_undefined_or_outside_the_window_are_left_out_and_named():
    resultat = en(
        opgoer(
            plan(andre("A", "ukendt", "tom", "gammel")),
            andre={
                "A": med_antal("A", 50),
                "tom": (plan(noegle="tom"), Data()),
                "gammel": med_antal("gammel", 50, AAR_2015, AAR_2015),
            },
        )
    )
    assert resultat.p_krav == Fraction(1, 2)
    assert [(p.noegle, p.navn, p.aarsag) for p in resultat.grundlag.planer] == [
        ("A", "Plan A", None),
        ("ukendt", None, Aarsag.UKENDT_PLAN),
        ("tom", "Plan tom", Aarsag.UDEN_TAL),
        ("gammel", "Plan gammel", Aarsag.UDEN_FOR_VINDUET),
    ]


def test_without_any_figure_there_is_no_data():
    resultat = en(opgoer(plan(andre("ukendt"))))
    assert (resultat.p_krav, resultat.p_forv, resultat.tilstand) == (
        None,
        None,
        Tilstand.INGEN_DATA,
    )
    assert en(opgoer(plan(andre()))).tilstand == Tilstand.INGEN_DATA


def test_where_nothing_is_expected_of_the_others_it_has_not_started():
    senere = med_antal("A", 0, "2016-07-01..2016-12-31")
    resultat = en(opgoer(plan(andre("A")), pr_dato="2016-03-01", andre={"A": senere}))
    assert (resultat.p_krav, resultat.p_forv) == (0, None)
    assert resultat.tilstand == Tilstand.IKKE_STARTET
    assert not resultat.noget_forventet


def test_the_window_is_cut_to_the_linked_plan_and_never_the_whole():
    """With `hele` a goal that lies outside the common days does not come along."""
    lang = plan(
        kriterium(Type.ANTAL, maal(100, AAR_2015), kode="foer"),
        kriterium(Type.ANTAL, maal(100, AAR_2016), kode="nu"),
        noegle="A",
        naar="2015-01-01..2016-12-31",
    )
    data = Data([post("2015-05-01", 100, "foer"), post("2016-05-01", 40, "nu")])
    p = plan(andre("A"), naar="2016-01-01..2017-12-31")
    resultat = en(opgoer(p, None, "2016-12-31", "hele", {"A": (lang, data)}))
    (linket,) = resultat.grundlag.planer
    assert linket.resultat.vindue == periode(AAR_2016)
    assert [r.kode for r in linket.resultat.kriterier] == ["nu"]
    assert resultat.p_krav == Fraction(2, 5)


def test_its_end_is_the_windows():
    p = plan(andre("A"), naar="2016-01-01..2017-12-31")
    linket = {"A": med_antal("A", 90, plannaar="2016-01-01..2017-12-31")}
    assert en(opgoer(p, None, "2016-12-31", andre=linket)).tilstand == Tilstand.NAESTEN_NAAET
    assert en(opgoer(p, None, "2016-12-31", "hele", linket)).tilstand == Tilstand.LIDT_BAGUD


def test_links_can_go_through_several_plans_and_share_one():
    mellem = plan(andre("B"), kriterium(Type.ANTAL, maal(10), kode="E"), noegle="A")
    resultat = opgoer(
        plan(andre("A", "B")),
        andre={"A": (mellem, Data([post("2016-01-04", 10, "E")])), "B": med_antal("B", 50)},
    )
    assert en(resultat).p_krav == (Fraction(3, 4) + Fraction(1, 2)) / 2


def test_the_same_plan_is_needed_once_for_each_window():
    kort = plan(andre("B"), noegle="A", naar="2016-01-01..2016-06-30")
    b = plan(noegle="B")
    knuder = udfold(plan(andre("A", "B", "A")), {"A": kort, "B": b}, dag("2016-09-30"))
    assert [(k.plan.noegle, k.vindue.periode) for k in knuder] == [
        ("B", periode("2016-01-01..2016-06-30")),
        ("A", periode("2016-01-01..2016-06-30")),
        ("B", periode(AAR_2016)),
        ("P", periode(AAR_2016)),
    ]


def test_a_ring_of_links_is_left_out():
    """Import refuses it; the calculation still ends."""
    tilbage = plan(andre("P"), kriterium(Type.ANTAL, maal(10), kode="E"), noegle="A")
    resultat = opgoer(
        plan(andre("A", "P")),
        andre={
            "A": (tilbage, Data([post("2016-01-04", 5, "E")])),
            "P": (plan(andre("A", "P")), Data()),
        },
    )
    planer = en(resultat).grundlag.planer
    assert [p.aarsag for p in planer] == [None, Aarsag.HENVISER_I_RING]
    assert en(planer[0].resultat).grundlag.planer[0].aarsag == Aarsag.HENVISER_I_RING


def test_with_maaltal_it_belongs_by_its_period():
    resultat = opgoer(plan(andre("A", maaltal=(maal(100, AAR_2017),))))
    assert resultat.kriterier == ()
