"""What a planfil may not say of criteria, and of what has happened."""

from datetime import date

import pytest

from indsatser.models import Kriterieversion, Maaltal, Registrering, Udrulning, Vurdering
from tests.stoette.planfil import celler, eksporteret, fejl, importer_ark, kriterier

pytestmark = pytest.mark.django_db

AARET = (date(2016, 1, 1), date(2016, 12, 31))
MAALTAL = ["Kriterium", "Fra", "Til", "Måltal", "Besluttet"]
NULPUNKTER = ["Kriterium", "Fra", "Til", "Værdi"]
REGISTRERINGER = ["Kriterium", "Dato", "Antal", "Tæller", "Nævner", "Værdi", "Opfyldt"]
DATO = date(2016, 3, 1)


def med_maaltal(type_, *raekker, kilde=None, retning=None, nulpunkter=()):
    return {
        "Succeskriterier": kriterier(("K", type_, kilde, retning), kolonner=["Kilde", "Retning"]),
        "Måltal": [MAALTAL, *raekker],
        "Nulpunkter": [NULPUNKTER, *nulpunkter],
    }


def steder(resultat):
    return [f"{f.ark} {f.celle}" for f in resultat.fejl]


@pytest.mark.parametrize(
    ("type_", "raekke", "sted"),
    [
        ("antal", [None] * 5, "C2"),
        ("antal", [None, 1, 2, None, None], "C2"),
        ("antal", [1, None, None, 2, None], "F2"),
        ("loft", [None, None, None, 3, None], "C2"),
        ("andel", [None, 1, None, None, None], "E2"),
        ("andel", [1, None, None, None, None], "D2"),
        ("niveau", [1, None, None, None, None], "F2"),
        ("milepæl", [None, None, None, 1, None], "G2"),
        ("kvalitativ", [None] * 5, "C2"),
        ("ændring", [None, 1, None, None, None], "C2"),
    ],
)
def test_a_registration_needs_the_figure_of_its_criterions_type(type_, raekke, sted):
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("K", type_)),
            "Registreringer": [REGISTRERINGER, ["K", DATO, *raekke]],
        }
    )

    assert steder(resultat) == [f"Registreringer {sted}"]


def test_registrations_that_do_not_count_are_warned_of_once():
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(
                ("L", "loft", "udsaettelser"), ("Q", "kvalitativ", None), kolonner=["Kilde"]
            ),
            "Registreringer": [
                REGISTRERINGER[:3],
                *[["L", DATO, 1], ["L", DATO, 2], ["Q", DATO, 1]],
            ],
        }
    )

    assert fejl(resultat) == []
    assert [str(a) for a in resultat.advarsler] == [
        "Registreringer, A2 (Kriterium): Kriteriet L måles på udsaettelser, så registreringerne tæller "
        "ikke med.",
        "Registreringer, A4 (Kriterium): Kriteriet Q måles ikke med registreringer, så de tæller ikke "
        "med.",
    ]


def test_records_of_a_criterion_that_is_taken_out_are_kept():
    med = {
        "Succeskriterier": kriterier(("K", "antal")),
        "Registreringer": [REGISTRERINGER[:3], ["K", DATO, 1]],
    }
    importer_ark(med)

    resultat = importer_ark({"Registreringer": med["Registreringer"]})
    flyttet = celler(eksporteret())

    assert [str(a) for a in resultat.alle_aendringer] == ["K: udgår"]
    assert [str(a) for a in resultat.advarsler] == [
        "Registreringer, A2 (Kriterium): Kriteriet K er ikke med i arket Succeskriterier og udgår; "
        "registreringerne bevares."
    ]
    assert "Succeskriterier" not in flyttet
    assert len(flyttet["Registreringer"]) == 2


def test_a_type_that_changes_leaves_the_earlier_registrations_in_peace():
    def med(type_, *raekker):
        return {
            "Succeskriterier": kriterier(("K", type_)),
            "Registreringer": [REGISTRERINGER, *raekker],
        }

    importer_ark(med("antal", ["K", DATO, 1]))

    resultat = importer_ark(med("niveau", ["K", DATO, 1], ["K", DATO, None, None, None, 2]))

    assert fejl(resultat) == []
    assert resultat.tal["Registreringer"] == {"uændret": 1, "ny": 1}


@pytest.mark.parametrize("celle", ["010203-1234", "0102031234", "010203 1234", 102031234])
@pytest.mark.parametrize("kolonne", ["Borgernøgle", "Note"])
def test_what_looks_like_a_cpr_number_is_refused_and_not_repeated(kolonne, celle):
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("K", "antal")),
            "Registreringer": [[*REGISTRERINGER[:3], kolonne], ["K", DATO, 1, celle]],
        }
    )

    [besked] = fejl(resultat)
    assert besked.startswith(f"Registreringer, D2 ({kolonne}): Cellen ligner et CPR-nummer.")
    assert "1234" not in besked
    assert not Registrering.objects.exists()


@pytest.mark.parametrize("celle", ["B038", "320203-1234", "20160101-12345", "123456", 4512])
def test_other_codes_are_the_secretariats_own_business(celle):
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("K", "antal")),
            "Registreringer": [[*REGISTRERINGER[:3], "Borgernøgle"], ["K", DATO, 1, celle]],
        }
    )

    assert fejl(resultat) == []


def test_goals_cannot_correspond_to_one_another_in_a_ring():
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(
                ("A", "antal", "B"),
                ("B", "antal", "C"),
                ("C", "antal", "A"),
                ("D", "antal", "D"),
                kolonner=["Svarer til"],
            )
        }
    )

    assert [f.celle for f in resultat.fejl] == ["E2", "E3", "E4", "E5"]


def test_plans_cannot_be_measured_on_one_another_in_a_ring():
    def plan(kortnavn, *planer):
        return importer_ark(
            {"Succeskriterier": kriterier(("D", "afledt", "; ".join(planer)), kolonner=["Planer"])},
            felter={"Kortnavn": kortnavn},
        )

    assert fejl(plan("A", "B", "findes ikke")) == []
    assert fejl(plan("B", "C")) == []
    assert fejl(plan("C", "a")) == [
        "Succeskriterier, E2 (Planer): Planerne måles på hinanden i ring, så ingen af dem kan gøres op. "
        "Fjern et link."
    ]
    assert fejl(plan("D", "D"))


def test_only_derived_goals_have_plans():
    resultat = importer_ark(
        {"Succeskriterier": kriterier(("A", "antal", "BF"), kolonner=["Planer"])}
    )

    assert steder(resultat) == ["Succeskriterier E2"]


def test_a_code_may_be_written_with_other_capitals_elsewhere():
    importer_ark(
        {
            "Aktiviteter": [["Kode", "Navn"], ["ØR", "Rådgivning"]],
            "Succeskriterier": kriterier(("K1", "antal", "ør"), kolonner=["Tilknyttet"]),
            "Registreringer": [REGISTRERINGER[:3], ["k1", DATO, 1]],
        }
    )

    assert Kriterieversion.objects.get().tilknyttet == "ØR"
    assert Registrering.objects.get().kriterium.kode == "K1"


def test_a_row_that_annuls_and_says_nothing_itself_only_annuls():
    viden = ["Id", "Annullerer"]
    ark = {
        "Succeskriterier": kriterier(
            ("A", "antal"), ("U", "udrulning"), ("Q", "kvalitativ"), ("N", "niveau")
        ),
        "Boligorganisationer": [["Kortnavn"], ["T1"]],
        "Måltal": [
            [*MAALTAL[:4], *viden],
            ["A", *AARET, 5, "1", None],
            ["A", *AARET, None, "2", "1"],
        ],
        "Nulpunkter": [
            [*NULPUNKTER, *viden],
            ["N", *AARET, 5, "1", None],
            ["N", None, None, None, "2", "1"],
        ],
        "Registreringer": [
            ["Kriterium", "Dato", "Antal", *viden],
            ["A", DATO, 5, "1", None],
            ["A", DATO, None, "2", "1"],
        ],
        "Udrulning": [
            ["Kriterium", "Boligorganisation", "Implementeret", *viden],
            ["U", "T1", DATO, "1", None],
            ["U", None, None, "2", "1"],
        ],
        "Vurderinger": [
            ["Kriterium", "Dato", "Vurdering", *viden],
            ["Q", DATO, "opfyldt", "1", None],
            ["Q", DATO, None, "2", "1"],
        ],
    }

    resultat = importer_ark(ark)

    assert fejl(resultat) == []
    for model in (Maaltal, Registrering, Udrulning, Vurdering):
        assert [p.kun_annullering for p in model.objects.order_by("id")] == [False, True]
    assert importer_ark(ark).uden_aendringer


def test_a_roll_out_that_is_put_back_to_not_yet_still_counts_its_organisation():
    kolonner = ["Kriterium", "Boligorganisation", "Implementeret", "Id", "Annullerer"]
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("U", "udrulning")),
            "Boligorganisationer": [["Kortnavn"], ["T1"]],
            "Udrulning": [
                kolonner,
                ["U", "T1", DATO, "1", None],
                ["U", "T1", None, "2", "1"],
            ],
        }
    )

    assert fejl(resultat) == []
    gaeldende = Udrulning.objects.get(kendt_til__isnull=True)
    assert (gaeldende.kun_annullering, gaeldende.implementeret) == (False, None)


@pytest.mark.parametrize(
    ("raekker", "besked"),
    [
        ([["K", DATO, 1, "a", "x"]], "Ingen post i arket har det Id."),
        ([["K", DATO, 1, "a", "a"]], "Posten annullerer sig selv, eventuelt gennem andre."),
        (
            [["K", DATO, 1, "a", "b"], ["K", DATO, 1, "b", "a"]],
            "Posten annullerer sig selv, eventuelt gennem andre.",
        ),
        ([["K", DATO, 1, "a", None], ["K", DATO, 2, "a", None]], "Det samme Id står i række 2."),
    ],
)
def test_ids_that_do_not_hang_together_are_refused(raekker, besked):
    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("K", "antal")),
            "Registreringer": [["Kriterium", "Dato", "Antal", "Id", "Annullerer"], *raekker],
        }
    )

    assert resultat.fejl
    assert all(besked in f for f in fejl(resultat))
