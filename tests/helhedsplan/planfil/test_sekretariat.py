"""Whose the plan is, and what somebody who may not see it is told."""

import pytest

from helhedsplan.models import Bruger, Helhedsplan, Rolle, Sekretariat, Tilknytning
from helhedsplan.planfil import importer
from tests.stoette.planfil import fejl, fil, importer_ark

pytestmark = pytest.mark.django_db

UDEN = {"Sekretariat": None}


def bruger_i(*navne: str) -> Bruger:
    bruger = Bruger.objects.create_user("anna", first_name="Anna", last_name="Ås")
    for navn in navne:
        sekretariat, _ = Sekretariat.objects.get_or_create(navn=navn)
        Tilknytning.objects.create(bruger=bruger, rolle=Rolle.SEKRETARIAT, sekretariat=sekretariat)
    return bruger


def test_the_file_says_whose_the_plan_is():
    importer(fil(Sekretariat="I filen"), "x.xlsx", sekretariat="På kommandolinjen")

    assert Helhedsplan.objects.get().sekretariat.navn == "I filen"
    assert Sekretariat.objects.count() == 1


def test_the_command_line_says_it_where_the_file_does_not():
    importer(fil(**UDEN), "x.xlsx", sekretariat="Nyt")

    assert Helhedsplan.objects.get().sekretariat.navn == "Nyt"


def test_the_only_sekretariat_there_is_needs_no_naming():
    Sekretariat.objects.create(navn="Det eneste")

    importer_ark(felter=UDEN)

    assert Helhedsplan.objects.get().sekretariat.navn == "Det eneste"


@pytest.mark.parametrize(("navne", "mulige"), [([], "ingen endnu"), (["B", "A"], "»A« og »B«")])
def test_an_unclear_sekretariat_stops_the_import_and_names_the_choice(navne, mulige):
    for navn in navne:
        Sekretariat.objects.create(navn=navn)

    resultat = importer_ark(felter=UDEN)

    assert fejl(resultat) == [
        "Helhedsplan: Det er uklart, hvilket sekretariat planen tilhører. Skriv det i feltet "
        f"Sekretariat, eller brug --sekretariat NAVN. Mulige: {mulige}."
    ]
    assert not Helhedsplan.objects.exists()


def test_a_plan_that_exists_stays_with_its_sekretariat():
    importer_ark(felter={"Sekretariat": "A"})
    Sekretariat.objects.create(navn="B")

    assert fejl(importer_ark(felter=UDEN)) == []
    assert fejl(importer_ark(felter={"Sekretariat": "B"})) == [
        "Helhedsplan, B3 (Kortnavn): Kortnavnet »PRØVE« bruges af en anden plan, som tilhører A. Vælg "
        "et andet kortnavn."
    ]


def test_a_person_imports_to_their_own_sekretariat():
    Sekretariat.objects.create(navn="Andres")
    bruger = bruger_i("Annas")

    resultat = importer_ark(felter=UDEN, bruger=bruger)

    assert fejl(resultat) == []
    assert Helhedsplan.objects.get().sekretariat.navn == "Annas"


def test_a_person_cannot_import_to_a_sekretariat_that_is_not_theirs():
    Sekretariat.objects.create(navn="Andres")
    bruger = bruger_i("Annas")

    for navn in ("Andres", "Findes ikke"):
        assert fejl(importer_ark(felter={"Sekretariat": navn}, bruger=bruger)) == [
            f"Helhedsplan, B6 (Sekretariat): Du hører ikke til sekretariatet »{navn}«. Skriv »Annas«."
        ]
    assert Sekretariat.objects.count() == 2


def test_a_sekretariat_that_is_not_theirs_names_no_cell_where_the_file_does_not_say_it():
    resultat = importer_ark(felter=UDEN, bruger=bruger_i("A", "B"), sekretariat="Andres")

    assert fejl(resultat) == [
        "Helhedsplan: Du hører ikke til sekretariatet »Andres«. Skriv »A« eller »B«."
    ]


def test_a_person_learns_nothing_of_another_sekretariats_plan():
    importer_ark(felter={"Sekretariat": "Andres", "Navn": "Hemmelig"})
    bruger = bruger_i("Annas")

    resultat = importer_ark(felter=UDEN, bruger=bruger)

    assert fejl(resultat) == [
        "Helhedsplan, B3 (Kortnavn): Kortnavnet »PRØVE« bruges af en anden plan. Vælg et andet "
        "kortnavn."
    ]
    assert resultat.uden_aendringer
    assert not resultat.mangler


def test_a_person_with_two_sekretariater_must_choose():
    bruger = bruger_i("A", "B")

    resultat = importer_ark(felter=UDEN, bruger=bruger)
    valgt = importer_ark(felter=UDEN, bruger=bruger, sekretariat="B")

    assert fejl(resultat) == [
        "Helhedsplan: Det er uklart, hvilket sekretariat planen tilhører. Skriv et af dem i feltet "
        "Sekretariat, eller vælg det. Mulige: »A« og »B«."
    ]
    assert fejl(valgt) == []


def test_what_a_person_imports_carries_their_name():
    resultat = importer_ark(felter=UDEN, bruger=bruger_i("Annas"))

    version = resultat.plan.versioner.get()
    assert version.bruger.username == "anna"
    assert version.registreret_af == "Anna Ås"


def test_an_empty_sekretariat_that_is_unclear_is_named_with_its_cell():
    resultat = importer(fil(Sekretariat=" "), "x.xlsx")

    assert [(f.celle, f.kolonne) for f in resultat.fejl] == [("B6", "Sekretariat")]
