"""The tables that people take with them: typed in Excel, readable in Danish Excel, never a formula."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from django.http import Http404
from openpyxl import load_workbook

from config import regneark

FORMLER = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1")


def _ark(kolonner, raekker, navn="Ark"):
    return load_workbook(BytesIO(regneark.som_xlsx(navn, kolonner, raekker))).active


def _linjer(kolonner, raekker):
    return regneark.som_csv(kolonner, raekker).decode("utf-8-sig").split("\r\n")


def test_xlsx_keeps_numbers_dates_and_texts_as_what_they_are():
    ark = _ark(
        ["Måned", "Antal", "Andel", "Tekst", "Tom"],
        [[date(2016, 9, 1), 1234, Decimal("12.5"), "æøå", None]],
    )

    assert [celle.value for celle in ark[1]] == ["Måned", "Antal", "Andel", "Tekst", "Tom"]
    assert [celle.value for celle in ark[2]] == [datetime(2016, 9, 1), 1234, 12.5, "æøå", None]  # noqa: DTZ001 -- Excel has no zones
    assert ark["A2"].is_date


def test_xlsx_has_a_bold_header_that_stays_and_columns_that_show_their_text():
    ark = _ark(["Mål", "Tekst"], [["M1", "x" * 30], ["M2", "y" * 500]])

    assert ark["A1"].font.bold
    assert ark.freeze_panes == "A2"
    assert ark.column_dimensions["A"].width == 10
    assert ark.column_dimensions["B"].width == 60


@pytest.mark.parametrize("tekst", FORMLER)
def test_a_text_never_becomes_a_formula_in_xlsx(tekst):
    ark = _ark([tekst], [[tekst]])

    assert ark["A1"].data_type == ark["A2"].data_type == "s"
    assert ark["A2"].value == tekst


def test_xlsx_takes_what_excel_cannot_hold():
    ark = _ark(
        ["Tekst"], [["a\x00b" + "x" * 40_000]], navn="BF: Mål/møder [2016] og meget, meget mere"
    )

    assert ark["A2"].value.startswith("abxx")
    assert len(ark["A2"].value) == 32_767
    assert ark.title == "BF Mål møder 2016 og meget, meg"


def test_csv_is_what_danish_excel_expects():
    indhold = regneark.som_csv(["Område", "Antal"], [["Korsløkken; øst", Decimal("1234.50")]])

    assert indhold == '\ufeffOmråde;Antal\r\n"Korsløkken; øst";1234,5\r\n'.encode()


def test_csv_writes_every_kind_of_value_in_danish():
    vaerdier = [
        None,
        0,
        -3,
        Decimal("-1.250"),
        Decimal("100"),
        Fraction(1, 4),
        Fraction(8, 2),
        0.5,
        True,
        False,
        date(2016, 9, 30),
        datetime(2016, 9, 30, 10, 5, tzinfo=UTC),
    ]

    linje = _linjer(["k"] * len(vaerdier), [vaerdier])[1]

    assert linje == ";0;-3;-1,25;100;0,25;4;0,5;ja;nej;30-09-2016;30-09-2016 12:05"


@pytest.mark.parametrize("tekst", FORMLER)
def test_a_text_never_becomes_a_formula_in_csv(tekst):
    indhold = regneark.som_csv([tekst], [[tekst]]).decode("utf-8-sig")

    assert indhold.count(f"'{tekst}") == 2


def test_a_negative_number_is_still_a_number_in_csv():
    assert _linjer(["Tal"], [[-5]])[1] == "-5"


def test_the_answer_has_a_danish_file_name_and_stays_with_the_reader():
    svar = regneark.svar("csv", "Udsættelser BF/2016", ["A"], [])

    assert svar["Content-Type"] == "text/csv; charset=utf-8"
    assert (
        svar["Content-Disposition"] == "attachment; filename*=utf-8''Uds%C3%A6ttelser%20BF-2016.csv"
    )
    assert svar["Cache-Control"] == "private, no-store"


def test_the_answer_as_xlsx_opens():
    svar = regneark.svar("xlsx", "Mål", ["A"], [["x"]])

    ark = load_workbook(BytesIO(svar.content)).active
    assert (ark.title, ark["A2"].value) == ("Mål", "x")


def test_a_format_that_is_not_offered_is_not_found():
    with pytest.raises(Http404):
        regneark.svar("pdf", "Mål", ["A"], [])
