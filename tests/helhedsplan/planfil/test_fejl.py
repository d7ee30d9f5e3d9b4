"""Every error is listed with sheet, row, column and what to write instead; what is odd is told."""

from datetime import date

import pytest

from helhedsplan.models import Helhedsplan
from helhedsplan.planfil import importer
from helhedsplan.planfil.resultat import HOEJST_NAEVNT
from tests.stoette.planfil import (
    eksporteret,
    fejl,
    fil,
    helhedsplan,
    importer_ark,
    kriterier,
    som_bog,
    som_fil,
)

pytestmark = pytest.mark.django_db

REGISTRERINGER = ["Kriterium", "Dato", "Antal"]
A1 = {"Succeskriterier": kriterier(("A1", "antal"))}


def test_all_errors_of_all_sheets_are_listed():
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("A1", "antl"), ("A2", "antal")),
            "Registreringer": [
                REGISTRERINGER,
                ["A2", "31.04.2016", 1],
                ["A2", date(2016, 4, 1), "x"],
            ],
            "Måltal": [["Kriterium", "Fra", "Til"], ["A2", date(2016, 1, 1), date(2016, 12, 31)]],
        },
        felter={"Slutdato": date(2015, 12, 31)},
    )

    assert fejl(resultat) == [
        "Helhedsplan, B5 (Slutdato): Slutdato ligger før Startdato.",
        "Succeskriterier, B2 (Type): »antl« kan ikke bruges her. Skriv antal, loft, ændring, andel, "
        "niveau, milepæl, udrulning, afledt eller kvalitativ.",
        "Måltal: Kolonnen Måltal mangler. Tilføj den i arkets første række.",
        "Registreringer, B2 (Dato): »31.04.2016« er ikke en dato. Skriv en dato som 30.09.2016.",
        "Registreringer, C3 (Antal): »x« er ikke et tal. Skriv et tal som 1234,5.",
    ]
    assert not Helhedsplan.objects.exists()


def test_sheets_and_columns_are_found_whatever_their_order_case_and_blanks():
    resultat = importer_ark(
        {
            " registreringer\xa0": [
                ["antal ", "NOTE", " Kriterium", "dato\xa0"],
                [3, "n", "A1", date(2016, 3, 1)],
            ],
            "SUCCESKRITERIER": [
                ["niveau", "TYPE", "kode", "Tekst"],
                ["Aktivitet", "ANTAL", "A1", "t"],
            ],
        }
    )

    assert fejl(resultat) == []
    assert not resultat.ukendte
    assert resultat.tal["Registreringer"]["ny"] == 1


def test_unknown_sheets_columns_and_fields_are_reported_and_the_rest_imported():
    resultat = importer_ark(
        A1
        | {
            "Notater": [["Hvad"], ["noget"]],
            "Registreringer": [
                [*REGISTRERINGER, "Medarbejder", None],
                ["A1", date(2016, 3, 1), 1, "Anna", "løs tekst"],
            ],
        },
        felter={"Farve": "blå"},
    )

    assert fejl(resultat) == []
    assert resultat.gemt
    assert resultat.ukendte == [
        "Helhedsplan: feltet »Farve« (række 7)",
        "Arket »Notater«",
        "Registreringer: kolonnen »Medarbejder« (D)",
        "Registreringer: kolonne E har indhold, men ingen overskrift",
    ]


@pytest.mark.parametrize("mangler", ["Navn", "Kortnavn", "Startdato", "Slutdato"])
def test_a_required_field_that_is_missing_is_named(mangler):
    [besked] = fejl(importer_ark(felter={mangler: None}))

    assert besked.startswith(f"Helhedsplan: Feltet {mangler} mangler.")


def test_a_required_field_without_a_value_is_named_with_its_cell():
    resultat = importer_ark(felter={"Navn": "  "})

    assert fejl(resultat) == ["Helhedsplan, B2: Feltet Navn mangler. Skriv det som tekst."]


def test_a_required_value_that_is_missing_is_named_with_row_and_column():
    resultat = importer_ark(A1 | {"Registreringer": [REGISTRERINGER, [None, date(2016, 3, 1), 1]]})

    assert fejl(resultat) == [
        "Registreringer, A2 (Kriterium): Kriterium mangler. Gør cellen til tekst i Excel, og skriv den "
        "igen."
    ]


def test_a_missing_helhedsplan_is_named_with_the_other_errors():
    bog = fil({"Registreringer": [["Kriterium", "Dato"], ["A1", "x"]]})

    uden = som_bog(bog.getvalue())
    del uden["Helhedsplan"]

    resultat = importer(som_fil(uden), "uden.xlsx", sekretariat="S")

    assert fejl(resultat) == [
        "Arket Helhedsplan mangler. Tilføj det med kolonnerne Felt og Værdi.",
        "Registreringer, A2 (Kriterium): »A1« findes ikke i arket Succeskriterier. Ret koden, eller "
        "tilføj den dér.",
        "Registreringer, B2 (Dato): »x« er ikke en dato. Skriv en dato som 30.09.2016.",
    ]


def test_two_columns_two_fields_or_two_sheets_of_one_name_are_refused():
    bog = {
        "Succeskriterier": [["Kode", "Kode ", "Tekst", "Type", "Niveau"]],
        "Møder": [["Organ", "Dato"]],
        "møder ": [["Organ", "Dato"]],
        "helhedsplan ": helhedsplan(),
    }
    resultat = importer_ark(bog | {"Helhedsplan": [*helhedsplan(), ["navn", "Igen"]]})

    assert fejl(resultat) == [
        "Helhedsplan: Arket findes to gange. Slet det ene.",
        "Helhedsplan, A7: Feltet Navn står der to gange. Slet den ene række.",
        "Succeskriterier, B1: Der er to kolonner, der hedder Kode. Slet den ene.",
        "Møder: Arket findes to gange. Slet det ene.",
    ]


def test_two_rows_for_the_same_setting_are_refused():
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("A1", "antal"), ("A1", "loft")),
            "Budget": [["År", "Post", "Kategori"], [2016, "Te", "andet"], [2016, "Te", "andet"]],
        }
    )

    assert fejl(resultat) == [
        "Succeskriterier, A3 (Kode): A1 står også i række 2. Slet den ene række.",
        "Budget, A3 (År): 2016 Te andet står også i række 2. Slet den ene række.",
    ]


def test_unknown_codes_bodies_and_organisations_are_named():
    resultat = importer_ark(
        {
            "Aktiviteter": [["Kode", "Navn", "Indsatsområde"], ["A", "Café", "X"]],
            "Succeskriterier": kriterier(
                ("A1", "antal", "Y", "Z", "moeder:Rådet"),
                kolonner=["Tilknyttet", "Svarer til", "Kilde"],
            ),
            "Vurderinger": [["Kriterium", "Dato", "Vurdering"], ["Q", date(2016, 1, 1), "opfyldt"]],
            "Medlemmer": [["Organ", "Navn"], ["Rådet", "Bo"]],
            "Udsættelser": [["Boligorganisation", "Måned"], ["T9", "2016-01"]],
            "Budget": [["År", "Post", "Kategori", "Tilknyttet"], [2016, "Te", "aktivitet", "B"]],
        }
    )

    assert [f"{f.ark} {f.celle}" for f in resultat.fejl] == [
        "Aktiviteter C2",
        "Succeskriterier E2",
        "Succeskriterier F2",
        "Succeskriterier G2",
        "Vurderinger A2",
        "Udsættelser A2",
        "Medlemmer A2",
        "Budget D2",
    ]
    assert list(map(str, resultat.fejl))[-2] == (
        "Medlemmer, A2 (Organ): »Rådet« findes ikke i arket Organer. Ret koden, eller tilføj den dér."
    )


@pytest.mark.parametrize(
    ("ark", "raekker", "celle"),
    [
        ("Boligorganisationer", [["Kortnavn", "Fra", "Til"], ["T1", "2.1.2016", "1.1.2016"]], "C2"),
        (
            "Aktiviteter",
            [["Kode", "Navn", "Start", "Slut"], ["A", "a", "2.1.2016", "1.1.2016"]],
            "D2",
        ),
        (
            "Organer",
            [["Navn", "Type", "Fra", "Til"], ["R", "netværk", "2.1.2016", "1.1.2016"]],
            "D2",
        ),
    ],
)
def test_a_period_that_ends_before_it_begins_is_refused(ark, raekker, celle):
    resultat = importer_ark({ark: raekker})

    assert [f.celle for f in resultat.fejl] == [celle]


def test_very_many_errors_are_counted_and_the_first_listed():
    resultat = importer_ark(
        A1 | {"Registreringer": [REGISTRERINGER, *[["A1", "x", 1]] * (HOEJST_NAEVNT + 50)]}
    )

    assert resultat.fejl.antal == HOEJST_NAEVNT + 50
    assert len(list(resultat.fejl)) == HOEJST_NAEVNT
    assert resultat.fejl.unaevnte == 50


def test_blank_rows_are_passed_over():
    resultat = importer_ark(
        A1
        | {
            "Registreringer": [
                REGISTRERINGER,
                [None, None, None],
                ["A1", date(2016, 1, 1), 1],
                ["  ", None, "\xa0"],
            ]
        }
    )

    assert fejl(resultat) == []
    assert resultat.tal["Registreringer"]["ny"] == 1


def test_what_the_file_says_cannot_break_a_message():
    [besked] = fejl(
        importer_ark(
            A1 | {"Registreringer": [REGISTRERINGER, ["A1", "x" * 500 + "\n\t\u202e<b>", 1]]}
        )
    )

    assert "x" * 40 + "…«" in besked
    assert len(besked) < 200
    assert besked.isprintable()


def test_warnings_do_not_stop_the_import():
    resultat = importer_ark(
        {
            "Indsatsområder": [["Kode", "Navn"], ["I", "Noget helt andet"]],
            "Succeskriterier": kriterier(("Æ", "ændring"), ("A1", "antal")),
            "Måltal": [
                ["Kriterium", "Fra", "Til", "Måltal"],
                ["A1", date(2015, 12, 1), date(2016, 12, 31), 5],
            ],
            "Budget": [
                ["År", "Post", "Kategori", "Budget"],
                [2016, "Løn", "projektorganisation", 26],
                [2016, "Alt andet", "andet", 74],
            ],
        },
        felter={"Indsatsområdeskema": "2015-18-midlerne"},
    )

    assert resultat.gemt
    assert [str(a) for a in resultat.advarsler] == [
        "Indsatsområder, B2 (Navn): Indsatsområdet står ikke i skemaet 2015-18-midlerne.",
        "Succeskriterier, B2 (Type): En ændring måles på månedstal. Uden en kilde afventer kriteriet "
        "nulpunktsmåling.",
        "Måltal, B2 (Fra): Perioden går ud over planens (01.01.2016-31.12.2016). Kun dagene i "
        "opgørelsesperioden tæller.",
        "Budget: Projektorganisationen fylder 26 % af budgettet for 2016. Almindeligvis er det højst "
        "25 %.",
    ]


def test_text_that_looks_like_a_formula_stays_text():
    tekst = ["=1+1", "+45 66", "-5", "@SUM(A1)", "#N/A", '=HYPERLINK("http://x")']
    resultat = importer_ark(
        A1
        | {
            "Registreringer": [
                [*REGISTRERINGER, "Note"],
                *(["A1", date(2016, 1, 1), 1, t] for t in tekst[1:4]),
            ]
        }
    )
    assert fejl(resultat) == []
    plan = resultat.plan
    plan.versioner.model.objects.create(
        plan=plan,
        navn=tekst[0],
        startdato=date(2016, 1, 1),
        slutdato=date(2016, 12, 31),
        vision=tekst[4],
        baggrund=tekst[5],
        registreret=resultat.tidspunkt,
    )

    celler = [c for ark in som_bog(eksporteret()) for raekke in ark.iter_rows() for c in raekke]

    assert {c.value for c in celler} >= set(tekst)
    assert {c.data_type for c in celler if c.value in tekst} == {"s"}
