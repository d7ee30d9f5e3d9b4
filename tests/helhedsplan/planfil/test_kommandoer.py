"""importer_plan and eksporter_plan on the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from helhedsplan.models import Helhedsplan
from tests.stoette.planfil import EKSEMPLER, celler, fil, importer_ark

pytestmark = pytest.mark.django_db

BF = EKSEMPLER / "planfiler" / "bf-odense-2016.xlsx"


def importer_plan(sti, *argumenter: str) -> str:
    ud = StringIO()
    call_command("importer_plan", str(sti), *argumenter, stdout=ud)
    return ud.getvalue()


def test_a_real_plan_is_imported_and_told_of_sheet_by_sheet():
    udskrift = importer_plan(BF)

    assert udskrift.startswith(
        "bf-odense-2016.xlsx er importeret for BF, Boligsocialt Fællessekretariat Odense (ny plan).\n"
    )
    assert "  Registreringer: 407 registreringer, 407 nye\n" in udskrift
    assert "  Udsættelser: 288 måneder med tal, 288 nye\n" in udskrift
    assert "  Nulpunkter: 1 nulpunkt, 1 nyt\n" in udskrift
    assert "Advarsler (1):\n  - Budget: Projektorganisationen fylder 39 %" in udskrift


def test_the_same_plan_again_changes_nothing():
    importer_plan(BF)

    udskrift = importer_plan(BF)

    assert "  Registreringer: 407 registreringer, ingen ændringer\n" in udskrift
    assert "  Filen ændrer intet.\n" in udskrift


def test_a_trial_says_that_nothing_is_saved(tmp_path):
    sti = tmp_path / "plan.xlsx"
    sti.write_bytes(fil().getvalue())

    udskrift = importer_plan(sti, "--proev")

    assert udskrift.startswith("Prøve af plan.xlsx for PRØVE, Prøveplan. Intet er gemt.\n")
    assert not Helhedsplan.objects.exists()


def test_errors_stop_the_command_and_name_the_cells(tmp_path):
    sti = tmp_path / "plan.xlsx"
    sti.write_bytes(fil({"Møder": [["Organ", "Dato"], ["Rådet", "x"]]}).getvalue())

    with pytest.raises(CommandError) as fejl:
        importer_plan(sti)

    assert str(fejl.value).splitlines() == [
        "plan.xlsx: 2 fejl. Intet er gemt.",
        "  - Møder, A2 (Organ): »Rådet« findes ikke i arket Organer. Ret koden, eller tilføj den dér.",
        "  - Møder, B2 (Dato): »x« er ikke en dato. Skriv en dato som 30.09.2016.",
    ]


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match=r"Filen findes-ikke\.xlsx kan ikke læses"):
        importer_plan("findes-ikke.xlsx")


def test_what_changes_is_told_with_from_and_to(tmp_path):
    importer_ark()
    sti = tmp_path / "plan.xlsx"
    sti.write_bytes(fil(Status="aktiv", Navn="Nyt navn").getvalue())

    udskrift = importer_plan(sti)

    assert (
        "Ændringer i Helhedsplan (1):\n  - PRØVE: ændret (Navn: »Prøveplan« → »Nyt navn«; "
        "Status: (tom) → »aktiv«)\n"
    ) in udskrift


def test_a_plan_is_exported_whatever_the_case_of_its_kortnavn(tmp_path):
    importer_ark()
    sti = tmp_path / "ud.xlsx"

    ud = StringIO()
    call_command("eksporter_plan", "prøve", str(sti), stdout=ud)

    assert ud.getvalue() == f"PRØVE er skrevet til {sti}.\n"
    assert ("Kortnavn", "PRØVE") in celler(sti)["Helhedsplan"]


def test_an_unknown_plan_is_not_exported_and_the_known_ones_are_named(tmp_path):
    importer_ark()

    with pytest.raises(CommandError, match=r"ingen plan med kortnavnet X\. Planer: PRØVE\."):
        call_command("eksporter_plan", "X", str(tmp_path / "ud.xlsx"))


def test_an_export_does_not_replace_a_file_unasked(tmp_path):
    importer_ark()
    sti = tmp_path / "ud.xlsx"
    sti.write_text("mit")

    with pytest.raises(CommandError, match="--overskriv"):
        call_command("eksporter_plan", "PRØVE", str(sti))
    assert sti.read_text() == "mit"

    call_command("eksporter_plan", "PRØVE", str(sti), overskriv=True, stdout=StringIO())
    assert "Helhedsplan" in celler(sti)


def test_an_export_to_a_folder_that_is_not_there_is_refused(tmp_path):
    importer_ark()

    with pytest.raises(CommandError, match="kan ikke skrives"):
        call_command("eksporter_plan", "PRØVE", str(tmp_path / "findes" / "ikke.xlsx"))
