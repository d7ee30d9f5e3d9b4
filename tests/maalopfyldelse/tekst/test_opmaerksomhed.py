from fractions import Fraction

from maalopfyldelse.beregning import Type, Vurderet, Vurdering
from maalopfyldelse.beregning.data import Niveau
from maalopfyldelse.tekst import det_gaar_godt, kraever_opmaerksomhed
from tests.maalopfyldelse.beregning.byg import (
    Data,
    dag,
    hvert,
    kriterium,
    maal,
    medlem,
    nulpunkt,
    plan,
    post,
    tal_pr_maaned,
)
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status


def antal(kode, n=100, **andet):
    return kriterium(Type.ANTAL, maal(n), kode=kode, **andet)


def frist(kode, dato):
    return kriterium(Type.MILEPAEL, kode=kode, tidsfrist=dag(dato))


def koder(linjer):
    return [linje.kode for linje in linjer]


def test_the_worst_stands_first():
    valgt = plan(
        antal("LIDT"),
        frist("SNART", "2016-10-20"),
        kriterium(Type.KVALITATIV, kode="UVURDERET"),
        antal("BAGUD"),
        antal("MERE"),
        frist("OVER", "2016-03-01"),
        frist("ÆLDST", "2016-02-01"),
        kriterium(Type.AENDRING, maal(-10), kode="NUL", kilde="udsaettelser", nulpunkt=nulpunkt()),
    )
    poster = [post("2016-02-01", n, kode) for kode, n in (("LIDT", 70), ("BAGUD", 40), ("MERE", 9))]
    s = status(valgt, Data(poster=poster))
    assert koder(kraever_opmaerksomhed(s, 99)) == [
        "ÆLDST",
        "OVER",
        "MERE",
        "BAGUD",
        "LIDT",
        "NUL",
        "UVURDERET",
        "SNART",
    ]
    assert koder(kraever_opmaerksomhed(s)) == ["ÆLDST", "OVER", "MERE", "BAGUD", "LIDT"]


def test_each_line_is_a_sentence_with_its_state():
    s = status(
        plan(antal("A"), frist("M", "2016-03-01")), Data(poster=[post("2016-02-01", 70, "A")])
    )
    linjer = kraever_opmaerksomhed(s)
    assert [str(linje.tegn) for linje in linjer] == ["! frist overskredet", "▲ lidt bagud"]
    assert laest_alle(linje.tekst for linje in linjer) == [
        "Milepælen »Mål M« er ikke nået, "
        "og fristen 1. marts 2016 er overskredet med mere end 6 måneder.",
        "Målet »Mål A« er 4 bag planen: 70 af forventede 74.",
    ]


def test_a_goal_stated_twice_stands_once():
    s = status(plan(antal("A"), antal("A2", svarer_til="A")))
    assert koder(kraever_opmaerksomhed(s)) == ["A"]


def test_a_deadline_far_ahead_and_a_goal_on_course_need_no_attention():
    s = status(
        plan(frist("M", "2016-12-31"), antal("A")), Data(poster=[post("2016-02-01", 90, "A")])
    )
    assert kraever_opmaerksomhed(s) == ()


def test_what_goes_well_begins_with_what_is_reached_and_what_the_plan_is_for():
    valgt = plan(
        antal("FORAN"),
        antal("NÅET"),
        antal("HOVED", niveau=Niveau.HOVEDFORMAAL),
        antal("TUNG", vaegt=Fraction(2)),
        antal("BAGUD"),
    )
    poster = [
        post("2016-02-01", n, kode)
        for kode, n in (("FORAN", 90), ("NÅET", 120), ("HOVED", 101), ("TUNG", 100), ("BAGUD", 9))
    ]
    s = status(valgt, Data(poster=poster))
    assert koder(det_gaar_godt(s)) == ["HOVED", "TUNG", "NÅET"]
    assert koder(det_gaar_godt(s, 99)) == ["HOVED", "TUNG", "NÅET", "FORAN"]


def test_what_nothing_was_expected_of_is_no_good_news():
    s = status(plan(antal("A", 2)), pr_dato="2016-01-15")
    assert det_gaar_godt(s) == ()


def test_what_came_too_late_is_neither_praised_nor_blamed():
    s = status(plan(frist("M", "2016-03-01")), Data(opfyldt=[("M", dag("2016-04-01"))]))
    assert det_gaar_godt(s) == ()
    assert kraever_opmaerksomhed(s) == ()


def test_a_fall_is_praised_with_what_chance_has_to_say():
    valgt = plan(
        kriterium(Type.AENDRING, maal(-10), kilde="udsaettelser", nulpunkt=nulpunkt()),
        medlemskaber=(medlem(1),),
    )
    tal = Data(maanedstal=tal_pr_maaned("udsaettelser", *hvert(2015, 1, 5), *hvert(2016, 1, 4)))
    s = status(valgt, tal)
    assert [laest(linje.tekst) for linje in det_gaar_godt(s)] == [
        "Udsættelserne er faldet 20 % i forhold til samme måneder i 2015 (36 mod 45), "
        "men faldet kan skyldes tilfældigheder. Målet er et fald på 10 %."
    ]


def test_judgements_have_their_place_on_both_lists():
    valgt = plan(*(kriterium(Type.KVALITATIV, kode=kode) for kode in ("IKKE", "DELVIST", "HELT")))
    ord_ = (Vurdering.IKKE_OPFYLDT, Vurdering.DELVIST_OPFYLDT, Vurdering.OPFYLDT)
    vurderinger = [
        (kode, Vurderet(dag("2016-06-30"), vurdering))
        for kode, vurdering in zip(("IKKE", "DELVIST", "HELT"), ord_, strict=True)
    ]
    s = status(valgt, Data(vurderinger=vurderinger))
    assert koder(kraever_opmaerksomhed(s)) == ["IKKE", "DELVIST"]
    assert koder(det_gaar_godt(s)) == ["HELT"]
