"""Files that are not what they should be: a clear word in Danish, fast, and nothing saved."""

import time
import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from helhedsplan.models import Helhedsplan
from helhedsplan.planfil import importer, laesning
from tests.stoette.planfil import fejl, fil, kriterier, som_fil

pytestmark = pytest.mark.django_db

IKKE_ET_REGNEARK = [laesning.IKKE_ET_REGNEARK]


def importeret(indhold: bytes) -> list[str]:
    resultat = importer(BytesIO(indhold), "fil.xlsx", sekretariat="S")
    assert not Helhedsplan.objects.exists()
    return fejl(resultat)


def med_del(navn: str, indhold: bytes, kilde: BytesIO | None = None) -> bytes:
    """Return a planfil in which one part of the package has been replaced."""
    ud = BytesIO()
    with (
        zipfile.ZipFile(kilde or fil()) as ind,
        zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as til,
    ):
        for del_ in ind.infolist():
            til.writestr(del_.filename, indhold if del_.filename == navn else ind.read(del_))
    return ud.getvalue()


def ark_xml(raekker: str, dimension: str = "A1:B2") -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{raekker}</sheetData></worksheet>'
    ).encode()


@pytest.mark.parametrize(
    "indhold",
    [
        b"",
        b"Kriterium;Dato;Antal\nA1;1.1.2016;3\n",
        b"%PDF-1.7 ikke et regneark",
        b"PK\x03\x04 ikke en pakke",
    ],
    ids=["tom", "csv", "pdf", "ødelagt"],
)
def test_a_file_that_is_no_workbook_is_refused(indhold):
    assert importeret(indhold) == IKKE_ET_REGNEARK


def test_another_kind_of_package_is_refused():
    ud = BytesIO()
    with zipfile.ZipFile(ud, "w") as pakke:
        pakke.writestr("word/document.xml", "<w/>")
        pakke.writestr("[Content_Types].xml", "<Types/>")

    assert importeret(ud.getvalue()) == IKKE_ET_REGNEARK


def test_a_workbook_with_a_password_is_refused():
    [besked] = importeret(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000)

    assert besked.startswith(
        "Filen er enten beskyttet med adgangskode eller gemt i det gamle format"
    )


def test_an_encrypted_package_is_refused():
    indhold = bytearray(fil().getvalue())
    plads = indhold.rindex(b"PK\x01\x02") + 8  # the flags of the last entry in the directory
    indhold[plads] |= 1

    assert importeret(bytes(indhold)) == ["Filen er beskyttet med adgangskode. Gem den uden."]


def test_a_cut_off_file_is_refused():
    indhold = fil().getvalue()

    assert importeret(indhold[: len(indhold) // 2]) == IKKE_ET_REGNEARK


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(laesning, "MAX_FIL", 1000)

    assert importeret(b"x" * 1001) == ["Filen er større end 0 MB."]


def test_a_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked():
    bombe = BytesIO()
    with zipfile.ZipFile(bombe, "w", zipfile.ZIP_DEFLATED) as pakke:
        pakke.writestr("xl/workbook.xml", "<workbook/>")
        with pakke.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as del_:
            for _ in range(120):
                del_.write(b" " * 1024 * 1024)
    assert len(bombe.getvalue()) < laesning.MAX_FIL

    begyndt = time.monotonic()
    assert importeret(bombe.getvalue()) == [
        "Filen fylder mere end 100 MB, når den pakkes ud, og er derfor ikke læst."
    ]
    assert time.monotonic() - begyndt < 1


def test_entities_are_refused_not_expanded():
    xml = (
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>'
        b"</worksheet>"
    )

    assert importeret(med_del("xl/worksheets/sheet1.xml", xml)) == IKKE_ET_REGNEARK


def test_broken_xml_is_refused():
    assert importeret(med_del("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")) != []


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1:A1", "Z9:A1"])
def test_what_a_sheet_says_of_its_own_size_is_not_trusted(dimension):
    raekker = "".join(
        f'<row r="{nr}"><c r="A{nr}" t="inlineStr"><is><t>{felt}</t></is></c>'
        f'<c r="B{nr}" t="inlineStr"><is><t>{vaerdi}</t></is></c></row>'
        for nr, (felt, vaerdi) in enumerate(
            [
                ("Felt", "Værdi"),
                ("Navn", "Plan"),
                ("Kortnavn", "P"),
                ("Startdato", "1.1.2016"),
                ("Slutdato", "31.12.2016"),
            ],
            start=1,
        )
    )
    indhold = med_del("xl/worksheets/sheet1.xml", ark_xml(raekker, dimension))

    begyndt = time.monotonic()
    resultat = importer(BytesIO(indhold), "fil.xlsx", sekretariat="S")

    assert fejl(resultat) == []
    assert time.monotonic() - begyndt < 5


def test_a_million_empty_rows_are_passed_over():
    raekker = '<row r="1"/>' + '<row r="1048576"><c r="A1048576"/></row>'

    begyndt = time.monotonic()
    assert importeret(med_del("xl/worksheets/sheet1.xml", ark_xml(raekker))) == [
        "Helhedsplan: Arkets første række skal have overskrifterne Felt og Værdi."
    ]
    assert time.monotonic() - begyndt < 10


def test_a_row_number_beyond_excels_own_is_refused():
    raekker = '<row r="1"/><row r="99999999999"><c r="A9" t="n"><v>1</v></c></row>'

    begyndt = time.monotonic()
    assert importeret(med_del("xl/worksheets/sheet1.xml", ark_xml(raekker))) == [
        "Arket »Helhedsplan« har flere rækker, end Excel kan have."
    ]
    assert time.monotonic() - begyndt < 10


def test_too_many_columns_are_refused():
    assert importeret(fil({"Møder": [["Organ"] * 101]}).getvalue()) == [
        "Arket »Møder« har mere end 100 kolonner. Slet dem, der ikke hører til planfilen."
    ]


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(laesning, "MAX_RAEKKER", 3)

    [besked] = importeret(fil({"Møder": [["Organ"]] + [["x"]] * 3}).getvalue())

    assert besked.startswith("Arket »Helhedsplan« har mere end 3 rækker eller 3.000.000 celler.")


def test_formulas_without_a_result_and_excel_errors_are_named_cell_by_cell():
    bog = Workbook()
    bog.remove(bog.active)
    plan = bog.create_sheet("Helhedsplan")
    for raekke in fil_raekker():
        plan.append(raekke)
    maal = bog.create_sheet("Succeskriterier")
    for raekke in kriterier(("A1", "antal", 1), ("A2", "antal", 1), kolonner=["Vægt"]):
        maal.append(raekke)
    maal["E2"] = "=1+1"
    maal["E3"] = "#DIV/0!"

    assert importeret(som_fil(bog).getvalue()) == [
        "Succeskriterier, E2 (Vægt): Formlen er ikke regnet ud. Åbn filen i Excel og gem den, eller "
        "skriv værdien selv.",
        "Succeskriterier, E3 (Vægt): Cellen viser fejlen #DIV/0!. Skriv et tal som 1234,5.",
    ]


def fil_raekker() -> list[list]:
    return [
        ["Felt", "Værdi"],
        ["Navn", "Plan"],
        ["Kortnavn", "P"],
        ["Startdato", "1.1.2016"],
        ["Slutdato", "31.12.2016"],
    ]


def test_dates_of_a_workbook_that_counts_from_1904_are_right():
    bog = Workbook()
    bog.epoch = CALENDAR_MAC_1904
    ark = bog.active
    ark.title = "Helhedsplan"
    for felt, vaerdi in fil_raekker():
        ark.append([felt, vaerdi])
    ark["B4"], ark["B5"] = date(2016, 1, 1), date(2016, 12, 31)

    resultat = importer(som_fil(bog), "mac.xlsx", sekretariat="S")

    assert fejl(resultat) == []
    version = resultat.plan.versioner.get()
    assert (version.startdato, version.slutdato) == (date(2016, 1, 1), date(2016, 12, 31))


def test_percent_is_what_the_format_means_not_what_it_prints():
    bog = Workbook()
    ark = bog.active
    for tal, talformat in [(0.75, "0%"), (0.75, "0.0 %"), (75, '0"%"'), (75, "0\\%"), (75, "0")]:
        ark.append([tal])
        ark.cell(ark.max_row, 1).number_format = talformat

    [raat] = laesning.aabn(som_fil(bog))

    assert [raekke.celler[1] for raekke in raat.raekker()] == [
        laesning.Procenttal(0.75),
        laesning.Procenttal(0.75),
        75,
        75,
        75,
    ]
