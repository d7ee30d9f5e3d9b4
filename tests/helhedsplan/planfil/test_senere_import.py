"""A file for a plan that exists: the plan is brought to what the file says, and nothing is lost."""

from datetime import date

import pytest

from helhedsplan.models import Medlemskab, Moede, Planversion
from helhedsplan.planfil import importer
from indsatser.models import Aktivitetversion, Kriterieversion, Maaltal, Nulpunkt, Registrering
from tests.stoette.planfil import (
    eksporteret,
    fejl,
    importer_ark,
    kriterier,
    som_bog,
    som_fil,
)
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

REGISTRERINGER = ["Kriterium", "Dato", "Antal"]
MAALTAL = ["Kriterium", "Fra", "Til", "Måltal"]
AARET = (date(2016, 1, 1), date(2016, 12, 31))


def antal_plan(*registreringer, kolonner=REGISTRERINGER, **andre):
    return {
        "Succeskriterier": kriterier(("A1", "antal")),
        "Registreringer": [kolonner, *registreringer],
    } | andre


def levende(model):
    return model.objects.filter(kendt_til__isnull=True, kun_annullering=False)


def test_a_changed_setting_is_a_new_version():
    foerste = importer_ark()

    resultat = importer_ark(felter={"Slutdato": date(2017, 4, 30)})

    assert [v.slutdato for v in Planversion.objects.order_by("id")] == [
        date(2016, 12, 31),
        date(2017, 4, 30),
    ]
    gammel, ny = Planversion.objects.order_by("id")
    assert gammel.registreret is None
    assert ny.registreret == resultat.tidspunkt > foerste.tidspunkt
    [aendring] = resultat.alle_aendringer
    assert str(aendring) == ("PRØVE: ændret (Slutdato: »31.12.2016« → »30.04.2017«)")


def test_a_setting_that_the_file_leaves_out_is_taken_out_by_a_version():
    importer_ark(
        {
            "Boligorganisationer": [["Kortnavn", "Fra"], ["T1", None], ["T2", date(2016, 3, 1)]],
            "Aktiviteter": [["Kode", "Navn"], ["A", "Café"]],
        }
    )

    resultat = importer_ark({"Boligorganisationer": [["Kortnavn"], ["T1"]]})

    t2 = Medlemskab.objects.filter(boligorganisation__kortnavn="T2").order_by("id")
    assert [(m.udgaaet, m.fra) for m in t2] == [
        (False, date(2016, 3, 1)),
        (True, date(2016, 3, 1)),
    ]
    assert [a.udgaaet for a in Aktivitetversion.objects.order_by("id")] == [False, True]
    assert sorted(map(str, resultat.alle_aendringer)) == ["A: udgår", "T2: udgår"]


def test_a_setting_that_comes_back_counts_from_then():
    med = {"Boligorganisationer": [["Kortnavn"], ["T1"]]}
    importer_ark(med)
    importer_ark()

    resultat = importer_ark(med)

    assert list(Medlemskab.objects.order_by("id").values_list("udgaaet", flat=True)) == [
        False,
        True,
        False,
    ]
    assert Medlemskab.objects.latest("id").registreret == resultat.tidspunkt


def test_new_records_are_known_from_the_import_whatever_the_file_says():
    importer_ark(antal_plan())

    resultat = importer_ark(
        antal_plan(
            ["A1", date(2016, 2, 1), 40, "2016-02-01T09:00:00+01:00"],
            kolonner=[*REGISTRERINGER, "Registreret"],
        )
    )

    assert Registrering.objects.get().registreret == resultat.tidspunkt


def test_registrations_without_id_are_counted():
    to_ens = [["A1", date(2016, 2, 1), 1], ["A1", date(2016, 2, 1), 1]]
    importer_ark(antal_plan(*to_ens))

    samme = importer_ark(antal_plan(*to_ens))
    tre = importer_ark(antal_plan(*to_ens, to_ens[0]))

    assert samme.uden_aendringer
    assert tre.tal["Registreringer"] == {"uændret": 2, "ny": 1}
    assert Registrering.objects.count() == 3


def test_registrations_that_the_file_no_longer_holds_are_kept_and_named():
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 1], ["A1", date(2016, 3, 1), 2]))

    resultat = importer_ark(antal_plan(["A1", date(2016, 2, 1), 1]))

    assert [str(m) for m in resultat.mangler] == ["A1 01.03.2016"]
    assert resultat.uden_aendringer
    assert levende(Registrering).count() == 2


def test_registrations_that_the_file_no_longer_holds_are_annulled_when_asked():
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 1], ["A1", date(2016, 3, 1), 2]))

    resultat = importer_ark(antal_plan(["A1", date(2016, 2, 1), 1]), annuller_manglende=True)

    annullering = Registrering.objects.get(kun_annullering=True)
    assert annullering.annullerer.antal == 2
    assert annullering.rettelsesgrund == "Findes ikke i plan.xlsx"
    assert annullering.annullerer.kendt_til == annullering.registreret == resultat.tidspunkt
    assert [str(a) for a in resultat.alle_aendringer] == ["A1 01.03.2016: annulleret"]


def test_a_file_that_holds_them_again_brings_them_back_once():
    alle = antal_plan(["A1", date(2016, 2, 1), 1], ["A1", date(2016, 3, 1), 2])
    importer_ark(alle)
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 1]), annuller_manglende=True)

    importer_ark(alle)
    igen = importer_ark(alle)

    assert igen.uden_aendringer
    assert not igen.mangler
    assert sorted(levende(Registrering).values_list("antal", flat=True)) == [1, 2]


def test_a_row_with_an_id_that_says_something_else_corrects_the_record():
    def med(antal):
        return antal_plan(["A1", date(2016, 2, 1), antal, "a"], kolonner=[*REGISTRERINGER, "Id"])

    importer_ark(med(30))

    resultat = importer_ark(med(31), filnavn="rettet.xlsx")
    igen = importer_ark(med(31))

    gammel, ny = Registrering.objects.order_by("id")
    assert (gammel.fil_id, gammel.kendt_til) == ("a", resultat.tidspunkt)
    assert ny.annullerer == gammel
    assert ny.fil_id != "a"
    assert ny.rettelsesgrund == "Rettet ved import af rettet.xlsx"
    assert [str(x) for x in resultat.alle_aendringer] == [
        "A1 01.02.2016: ændret (Antal: »30« → »31«)"
    ]
    assert igen.uden_aendringer
    assert not igen.mangler


def test_an_exported_file_that_is_edited_corrects_the_right_record():
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 1], ["A1", date(2016, 2, 1), 1]))
    bog = som_bog(eksporteret())
    bog["Registreringer"]["C3"] = 7

    resultat = importer(som_fil(bog), "eksport.xlsx")
    igen = importer(som_fil(bog), "eksport.xlsx")

    assert resultat.tal["Registreringer"] == {"uændret": 1, "ændret": 1}
    assert sorted(levende(Registrering).values_list("antal", flat=True)) == [1, 7]
    assert igen.uden_aendringer
    assert not igen.mangler


def test_a_record_that_is_annulled_in_the_file_cannot_be_edited_there():
    kolonner = [*REGISTRERINGER, "Id", "Annullerer"]
    importer_ark(
        antal_plan(
            ["A1", date(2016, 2, 1), 40, "a", None],
            ["A1", date(2016, 2, 1), 4, "b", "a"],
            kolonner=kolonner,
        )
    )

    resultat = importer_ark(
        antal_plan(
            ["A1", date(2016, 2, 1), 41, "a", None],
            ["A1", date(2016, 2, 1), 4, "b", "a"],
            kolonner=kolonner,
        )
    )

    assert fejl(resultat) == [
        "Registreringer, D2 (Id): Posten er annulleret og kan ikke ændres. Ret den post, der afløste "
        "den."
    ]


def test_a_record_may_be_edited_by_the_file_that_annuls_it():
    kolonner = [*REGISTRERINGER, "Id", "Annullerer"]
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 40, "a", None], kolonner=kolonner))
    begge = antal_plan(
        ["A1", date(2016, 2, 1), 41, "a", None],
        ["A1", date(2016, 2, 1), 4, "b", "a"],
        kolonner=kolonner,
    )

    importer_ark(begge)
    igen = importer_ark(begge)

    assert fejl(igen) == []
    assert igen.uden_aendringer
    assert list(levende(Registrering).values_list("antal", flat=True)) == [4]


def test_a_new_row_may_annul_a_record_that_the_plan_has():
    kolonner = [*REGISTRERINGER, "Id", "Annullerer", "Rettelsesgrund"]
    foer = [["A1", date(2016, 2, 1), 40, "a", None, None]]
    efter = [*foer, ["A1", date(2016, 2, 1), None, "d", "a", "Talt to gange"]]
    importer_ark(antal_plan(*foer, kolonner=kolonner))

    resultat = importer_ark(antal_plan(*efter, kolonner=kolonner))
    igen = importer_ark(antal_plan(*efter, kolonner=kolonner))

    assert resultat.tal["Registreringer"] == {"uændret": 1, "annulleret": 1}
    assert Registrering.objects.get(kun_annullering=True).rettelsesgrund == "Talt to gange"
    assert not levende(Registrering).exists()
    assert igen.uden_aendringer


def test_annulling_rows_without_ids_of_their_own_are_known_again():
    kolonner = [*REGISTRERINGER, "Id", "Annullerer"]
    raekker = [
        ["A1", date(2016, 2, 1), 40, "a", None],
        ["A1", date(2016, 2, 1), 4, None, "a"],
        ["A1", date(2016, 3, 1), 9, "c", None],
        ["A1", date(2016, 3, 1), None, None, "c"],
    ]
    importer_ark(antal_plan(*raekker, kolonner=kolonner))

    igen = importer_ark(antal_plan(*raekker, kolonner=kolonner))

    assert not igen.fejl
    assert igen.uden_aendringer
    assert not igen.mangler


@pytest.mark.parametrize(
    ("ark", "foer", "efter", "model"),
    [
        (
            "Måltal",
            [MAALTAL, ["A1", *AARET, 100]],
            [MAALTAL, ["A1", *AARET, 120]],
            Maaltal,
        ),
        (
            "Nulpunkter",
            [["Kriterium", "Fra", "Til", "Værdi"], ["A1", date(2015, 1, 1), date(2015, 12, 31), 4]],
            [["Kriterium", "Fra", "Til", "Værdi"], ["A1", date(2014, 1, 1), date(2014, 12, 31), 5]],
            Nulpunkt,
        ),
        (
            "Møder",
            [["Organ", "Dato", "Afholdt"], ["Bestyrelsen", date(2016, 4, 20), "nej"]],
            [["Organ", "Dato", "Afholdt"], ["Bestyrelsen", date(2016, 4, 20), "ja"]],
            Moede,
        ),
        (
            "Udsættelser",
            [
                ["Boligorganisation", "Måned", "Udsættelser", "Godkendt"],
                ["T1", "2016-01", 3, "1.2.2016"],
            ],
            [
                ["Boligorganisation", "Måned", "Udsættelser", "Godkendt"],
                ["T1", "2016-01", 4, "1.2.2016"],
            ],
            Maanedstal,
        ),
    ],
)
def test_a_row_that_differs_for_the_same_key_replaces_the_record(ark, foer, efter, model):
    grund = {
        "Succeskriterier": kriterier(("A1", "antal")),
        "Organer": [["Navn", "Type"], ["Bestyrelsen", "bestyrelse"]],
        "Boligorganisationer": [["Kortnavn"], ["T1"]],
    }
    importer_ark(grund | {ark: foer})

    resultat = importer_ark(grund | {ark: efter}, filnavn="ny.xlsx")
    igen = importer_ark(grund | {ark: efter})

    gammel, ny = model.objects.order_by("id")
    assert ny.annullerer == gammel
    assert gammel.kendt_til == resultat.tidspunkt
    assert ny.rettelsesgrund == "Rettet ved import af ny.xlsx"
    assert resultat.tal[ark] == {"uændret": 0, "ændret": 1}
    assert igen.uden_aendringer


def test_two_meetings_may_swap_their_days():
    organer = {"Organer": [["Navn", "Type"], ["Rådet", "netværk"]]}

    def moeder(foerste, andet):
        kolonner = ["Organ", "Dato", "Dagsorden", "Id"]
        raekker = [["Rådet", foerste, "Budget", "a"], ["Rådet", andet, "Valg", "b"]]
        return organer | {"Møder": [kolonner, *raekker]}

    importer_ark(moeder(date(2016, 3, 1), date(2016, 4, 1)))

    resultat = importer_ark(moeder(date(2016, 4, 1), date(2016, 3, 1)))

    assert fejl(resultat) == []
    assert sorted(levende(Moede).values_list("dagsorden", "dato")) == [
        ("Budget", date(2016, 4, 1)),
        ("Valg", date(2016, 3, 1)),
    ]


def test_a_trial_saves_nothing_and_tells_what_would_change():
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 1]))

    resultat = importer_ark(
        antal_plan(["A1", date(2016, 2, 1), 1], ["A1", date(2016, 5, 1), 2]), proev=True
    )

    assert not resultat.gemt
    assert [str(a) for a in resultat.alle_aendringer] == ["A1 01.05.2016: ny"]
    assert Registrering.objects.count() == 1


def test_nothing_is_saved_when_one_cell_is_wrong():
    importer_ark(antal_plan(["A1", date(2016, 2, 1), 1]))

    resultat = importer_ark(
        antal_plan(["A1", date(2016, 2, 1), 2], ["A1", "i går", 2]), felter={"Navn": "Nyt navn"}
    )

    assert not resultat.gemt
    assert fejl(resultat) == [
        "Registreringer, B3 (Dato): »i går« er ikke en dato. Skriv en dato som 30.09.2016."
    ]
    assert Registrering.objects.count() == 1
    assert Planversion.objects.count() == 1


def test_codes_keep_the_order_of_the_file():
    importer_ark({"Succeskriterier": kriterier(("A1", "antal"), ("A2", "antal"))})

    importer_ark({"Succeskriterier": kriterier(("A2", "antal"), ("A1", "antal"))})

    koder = Kriterieversion.objects.order_by("kriterium__raekkefoelge").values_list(
        "kriterium__kode", flat=True
    )
    assert list(koder) == ["A2", "A1"]


def test_a_plan_is_the_same_whatever_the_case_of_its_kortnavn():
    importer_ark()

    resultat = importer_ark(felter={"Kortnavn": "prøve"})

    assert not resultat.fejl
    assert not resultat.ny_plan
    assert resultat.kortnavn == "PRØVE"
    assert resultat.uden_aendringer
