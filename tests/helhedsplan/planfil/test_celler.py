"""Each kind of cell: what it reads, what it says of what it cannot read, and how it writes."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helhedsplan.models import Organtype
from helhedsplan.planfil.celler import (
    Dato,
    Heltal,
    JaNej,
    Kode,
    Liste,
    Maaned,
    Tal,
    Tekst,
    Tidspunkt,
    Valg,
)
from helhedsplan.planfil.laesning import Excelfejl, Procenttal, Uberegnet
from helhedsplan.planfil.tekst import citat
from indsatser.ark.kriterier import Kilde
from indsatser.models import Kriterietype, Retning

MIDNAT = datetime.fromisoformat("2016-09-30T00:00")
KL_13 = datetime.fromisoformat("2016-09-30T13:45")


@pytest.mark.parametrize(
    "celle",
    [
        MIDNAT,
        KL_13,
        date(2016, 9, 30),
        "30.09.2016",
        "30-09-2016",
        "2016-09-30",
        "30.9.2016",
        "30/9/2016",
        " 30.09.2016\xa0",
        "2016-09-30 00:00:00",
    ],
)
def test_a_date_is_an_excel_date_or_text(celle):
    assert Dato().clean(celle) == date(2016, 9, 30)


@pytest.mark.parametrize(
    "celle",
    [
        "31.09.2016",
        "2016-13-01",
        "30.09.16",
        "medio 2016",
        42643,
        1.5,
        True,
        time(3),
        "٣٠.٠٩.٢٠١٦x",
    ],
)
def test_what_is_no_date_is_refused(celle):
    with pytest.raises(ValueError, match=r"er ikke en dato\. Skriv en dato som 30\.09\.2016\."):
        Dato().clean(celle)


@pytest.mark.parametrize("celle", ["01.01.0216", date(9999, 1, 1)])
def test_a_date_outside_our_time_is_refused(celle):
    with pytest.raises(ValueError, match="i vores tid"):
        Dato().clean(celle)


@pytest.mark.parametrize(
    "celle",
    [
        "2016-01",
        "01-2016",
        "1-2016",
        "jan 2016",
        "januar 2016",
        "Januar  2016",
        "jan. 2016",
        "01.2016",
        "17.01.2016",
        date(2016, 1, 31),
        datetime.fromisoformat("2016-01-15T10:00"),
    ],
)
def test_a_month_is_kept_as_its_first_day(celle):
    assert Maaned().clean(celle) == date(2016, 1, 1)


@pytest.mark.parametrize("celle", ["2016-13", "13-2016", "janur 2016", "2016", 2016, 201601])
def test_what_is_no_month_is_refused(celle):
    with pytest.raises(ValueError, match=r"er ikke en (måned|dato)"):
        Maaned().clean(celle)


@pytest.mark.parametrize(
    ("celle", "tal"),
    [
        (7, "7"),
        (53.7, "53.7"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333"),
        (-0.0000005, "-0.000001"),
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("1\xa0234,50", "1234.50"),
        ("1.234", "1234"),
        ("12.345.678", "12345678"),
        ("1,234", "1.234"),
        ("-10", "-10"),
        ("−10", "-10"),
        ("+3", "3"),
        ("0,5", "0.5"),
    ],
)
def test_a_number_is_excels_or_danish_text(celle, tal):
    assert Tal().clean(celle) == Decimal(tal)


@pytest.mark.parametrize(
    "celle",
    [
        *["1.5", "1,234.5", "1.23.456", "tre", "1e5", "12 kr.", "--3", "1 2345", "½", "5 %"],
        *[True, date(2016, 1, 1), float("nan"), float("inf")],
    ],
)
def test_what_is_no_clear_number_is_refused(celle):
    with pytest.raises(ValueError, match=r"er ikke et tal\. Skriv et tal som 1234,5\."):
        Tal().clean(celle)


@pytest.mark.parametrize("celle", ["75 %", "75%", Procenttal(0.75), 75])
def test_percent_is_read_where_a_number_is_in_percent(celle):
    assert Tal(procent=True).clean(celle) == 75


def test_a_number_shown_as_percent_is_refused_where_it_means_nothing():
    with pytest.raises(ValueError, match="vist som procent"):
        Tal().clean(Procenttal(0.75))


@pytest.mark.parametrize(
    ("kolonne", "celle", "besked"),
    [
        (Tal(mindst=0), -1, "»−1« er mindre end 0"),
        (Tal(), 10**14, "er for stort"),
        (Tal(2), "1,234", "har mere end 2 decimaler"),
        (Heltal(), 2.5, "»2,5« er ikke et helt tal"),
        (Heltal(), "2.5", "»2.5« er ikke et tal"),
        (Heltal(), 10**10, "er for stort"),
        (Heltal(), True, "»SAND« er ikke et tal"),
        (JaNej(), "måske", "»måske« er hverken ja eller nej. Skriv ja eller nej."),
        (Kode(), date(2016, 3, 1), "»01.03.2016« er en dato og ikke en kode"),
        (Kode(3), "abcd", "Teksten fylder 4 tegn. Skriv højst 3 tegn."),
        (Kode(), "a\nb", "har et linjeskift"),
        (Tekst(), True, "»SAND« er ikke tekst"),
        (Valg(Retning), "nedad", "»nedad« kan ikke bruges her. Skriv mindst, højst, op eller ned."),
        (Tidspunkt(), "i går", "»i går« er ikke et tidspunkt"),
        *(
            (Tidspunkt(), sprunget_over, "Klokken var ikke 02:30 i Danmark den 27.03.2016: da blev")
            for sprunget_over in ("2016-03-27T02:30:00", datetime.fromisoformat("2016-03-27T02:30"))
        ),
        (
            Tidspunkt(),
            "27.03.2016 02:00",
            "Skriv et klokkeslæt før eller efter den time, fx 03:00.",
        ),
        (Kilde(250), "moeder:", "»moeder:« er ikke en kilde. Skriv registreringer, moeder:ORGAN"),
        (Dato(), Excelfejl("#N/A"), "Cellen viser fejlen #N/A. Skriv en dato"),
        (Tal(), Uberegnet(), "Formlen er ikke regnet ud"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(kolonne, celle, besked):
    with pytest.raises(ValueError, match=besked.replace(".", r"\.")):
        kolonne.clean(celle)


def test_a_percent_format_on_a_whole_number_is_refused():
    with pytest.raises(ValueError, match="procent"):
        Heltal().clean(Procenttal(0.5))


@pytest.mark.parametrize("celle", [None, "", "   ", "\xa0", "\n"])
@pytest.mark.parametrize("kolonne", [Dato(), Maaned(), Tal(), Heltal(), JaNej(), Kode(), Liste()])
def test_a_blank_cell_is_empty(kolonne, celle):
    assert kolonne.clean(celle) is None


@pytest.mark.parametrize(
    ("celle", "tekst"),
    [
        (2014, "2014"),
        (10**16, "10000000000000000"),
        (3.0, "3"),
        (2.5, "2,5"),
        (date(2016, 6, 30), "30.06.2016"),
        ("Afsnit 1_x000D_\nAfsnit 2", "Afsnit 1\nAfsnit 2"),
        ("  å skrevet a\u030a  ", "å skrevet å"),
    ],
)
def test_text_is_what_a_person_sees(celle, tekst):
    assert Tekst().clean(celle) == tekst


@pytest.mark.parametrize(
    ("celle", "tid"),
    [
        ("2016-02-01T09:00:00+01:00", "2016-02-01T08:00:00"),
        ("2016-02-01T08:00:00Z", "2016-02-01T08:00:00"),
        ("2016-02-01 09:00", "2016-02-01T08:00:00"),
        ("2016-07-01 09:00", "2016-07-01T07:00:00"),
        ("01.07.2016 09:00", "2016-07-01T07:00:00"),
        ("1.7.2016 kl. 9.00", "2016-07-01T07:00:00"),
        ("2016-07-01", "2016-06-30T22:00:00"),
        (date(2016, 7, 1), "2016-06-30T22:00:00"),
        (datetime.fromisoformat("2016-07-01T09:00"), "2016-07-01T07:00:00"),
        ("2016-10-30T02:30:00+01:00", "2016-10-30T01:30:00"),
        ("2016-10-30T02:30:00+02:00", "2016-10-30T00:30:00"),
    ],
)
def test_a_moment_without_a_zone_is_copenhagens(celle, tid):
    assert Tidspunkt().clean(celle) == datetime.fromisoformat(tid).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("kolonne", "celle", "vaerdi"),
    [
        (Valg(Organtype), " FØLGEGRUPPE ", "følgegruppe"),
        (Valg(Organtype), "foelgegruppe", "følgegruppe"),
        (Valg(Kriterietype, {"aendring": "ændring"}), "Ændring", "aendring"),
        (Valg(Kriterietype, {"aendring": "ændring"}), "aendring", "aendring"),
        (Valg(Retning), "hoejst", "højst"),
        (Kilde(250), "Udsættelser", "udsaettelser"),
        (Kilde(250), "Møder: Bestyrelsen", "moeder:Bestyrelsen"),
        (Kilde(250), "REGISTRERINGER", "registreringer"),
    ],
)
def test_words_are_known_with_and_without_danish_letters(kolonne, celle, vaerdi):
    assert kolonne.clean(celle) == vaerdi


def test_a_list_is_split_at_semicolons_and_holds_each_once():
    assert Liste().clean("A.B.; Arb.  ;a.b.;; ") == ["A.B.", "Arb."]
    assert Liste().render(["A.B.", "Arb."]) == "A.B.; Arb."
    assert Liste().render([]) is None


@given(st.decimals(-(10**14) + 1, 10**14 - 1, places=6))
def test_a_number_comes_back_exactly(tal):
    assert Tal().clean(Tal().render(tal)) == tal


@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001 -- hypothesis asks for naive limits
def test_a_moment_comes_back_to_the_microsecond(tid):
    assert Tidspunkt().clean(Tidspunkt().render(tid)) == tid


@given(st.text())
def test_a_quoted_value_is_short_and_printable(tekst):
    assert len(citat(tekst)) <= 43
    assert citat(tekst).isprintable()


@pytest.mark.parametrize(
    ("tal", "vist"),
    [
        (Decimal("-1E+1"), "−10"),
        (-10, "−10"),
        (-0.5, "−0,5"),
        (Decimal("1234.500000"), "1234,5"),
        (1e20, "100000000000000000000"),
        (1e-7, "0,0000001"),
    ],
)
def test_a_number_is_shown_as_danish_writes_it(tal, vist):
    assert citat(tal) == f"»{vist}«"
