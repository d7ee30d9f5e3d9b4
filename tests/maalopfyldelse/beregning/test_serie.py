from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import Fakta, Kriterium, Maaltal, Medlemskab, Periode, Plan, Sum, Type
from maalopfyldelse.beregning.data import Nulpunkt
from maalopfyldelse.beregning.serie import Dagssum, Punkt, datoer, forloeb
from maalopfyldelse.beregning.tid import Maaned
from maalopfyldelse.beregning.vindue import Vindue

AAR = Periode(date(2016, 1, 1), date(2016, 12, 31))


def plan(kriterium: Kriterium, **felter) -> Plan:
    return Plan("P", "Plan", AAR.fra, AAR.til, kriterier=(kriterium,), **felter)


def maaltal(vaerdi: int, besluttet: date | None = None, nr: int = 0) -> Maaltal:
    return Maaltal(AAR.fra, AAR.til, Fraction(vaerdi), besluttet, nr)


def dag(md: int, antal: int) -> Dagssum:
    return Dagssum(date(2016, md, 10), Sum(1, Fraction(antal)))


def test_datoer_are_month_ends_the_reporting_date_and_the_windows_end():
    vindue = Periode(date(2016, 1, 15), date(2016, 4, 20))

    assert datoer(vindue, date(2016, 3, 5), frem=True) == [
        date(2016, 1, 31),
        date(2016, 2, 29),
        date(2016, 3, 5),
        date(2016, 3, 31),
        date(2016, 4, 20),
    ]
    assert datoer(vindue, date(2016, 3, 5), frem=False)[-1] == date(2016, 3, 5)
    assert datoer(vindue, date(2015, 12, 1), frem=False) == []


def test_forloeb_of_antal_is_what_the_figure_was_at_each_date():
    kriterium = Kriterium("K1", Type.ANTAL, maaltal=(maaltal(366),))

    punkter = forloeb(
        plan(kriterium),
        "K1",
        Vindue(AAR),
        date(2016, 3, 31),
        Fakta(),
        [dag(1, 20), dag(3, 50), dag(4, 99)],
    )

    assert punkter[:4] == (
        Punkt(date(2016, 1, 31), Fraction(20), Fraction(31)),
        Punkt(date(2016, 2, 29), Fraction(20), Fraction(60)),
        Punkt(date(2016, 3, 31), Fraction(70), Fraction(91)),
        Punkt(date(2016, 4, 30), None, Fraction(121)),
    )
    assert punkter[-1] == Punkt(date(2016, 12, 31), None, Fraction(366))


def test_forloeb_knows_a_revision_only_from_its_day_and_none_after_the_reporting_date():
    kriterium = Kriterium(
        "K1",
        Type.ANTAL,
        maaltal=(
            maaltal(366),
            maaltal(732, date(2016, 2, 15), 1),
            maaltal(1098, date(2016, 6, 1), 2),
        ),
    )

    punkter = forloeb(plan(kriterium), "K1", Vindue(AAR), date(2016, 3, 31), Fakta(), [])

    assert [p.forventet for p in punkter][:3] == [31, 120, 182]
    assert punkter[-1].forventet == 732


def test_forloeb_of_a_change_holds_the_count_against_the_changed_nulpunkt():
    kriterium = Kriterium(
        "K1",
        Type.AENDRING,
        kilde="udsaettelser",
        maaltal=(maaltal(-10),),
        nulpunkt=Nulpunkt(date(2015, 1, 1), date(2015, 12, 31), None),
    )
    tal = {(7, Maaned(2015, md)): Fraction(10) for md in range(1, 13)}
    tal |= {(7, Maaned(2016, md)): Fraction(8) for md in range(1, 4)}

    punkter = forloeb(
        plan(kriterium, medlemskaber=(Medlemskab(7),)),
        "K1",
        Vindue(AAR),
        date(2016, 3, 31),
        Fakta(maanedstal={"udsaettelser": tal}),
        [],
    )

    assert [(p.opnaaet, p.forventet) for p in punkter] == [(8, 9), (16, 18), (24, 27)]


def test_forloeb_of_niveau_takes_the_latest_measurement_and_grows_from_the_nulpunkt():
    kriterium = Kriterium(
        "K1",
        Type.NIVEAU,
        maaltal=(maaltal(10),),
        nulpunkt=Nulpunkt(date(2015, 12, 1), date(2015, 12, 31), Fraction(4)),
    )
    dage = [
        Dagssum(date(2015, 6, 1), Sum(), Fraction(1)),
        Dagssum(date(2016, 2, 1), Sum(), Fraction(5)),
    ]

    punkter = forloeb(plan(kriterium), "K1", Vindue(AAR), date(2016, 2, 29), Fakta(), dage)

    assert [p.opnaaet for p in punkter[:3]] == [None, 5, None]
    assert punkter[-1].forventet == 10


def test_forloeb_is_nothing_for_what_has_no_course():
    kriterium = Kriterium("K1", Type.MILEPAEL, tidsfrist=date(2016, 6, 30))

    assert forloeb(plan(kriterium), "K1", Vindue(AAR), date(2016, 6, 30), Fakta(), []) == ()
