"""The order of what a plan consists of, also of what has been taken out, follows the plan."""

from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from helhedsplan.planfil import importer
from helhedsplan.planfil.tekst import KOEBENHAVN
from indsatser.models import Aktivitet, Indsatsomraade, Succeskriterium
from tests.stoette.planfil import (
    celler,
    eksporteret,
    fejl,
    importer_ark,
    kriterier,
    tom_installation,
)

pytestmark = pytest.mark.django_db

DATOER = ("2016-06-30", "2016-12-31")
AARET = (date(2016, 1, 1), date(2016, 12, 31))


def importer_koder(koder: str):
    resultat = importer_ark(
        {
            "Indsatsområder": [["Kode", "Navn"], *([f"I{k}", f"Område {k}"] for k in koder)],
            "Aktiviteter": [
                ["Kode", "Navn", "Indsatsområde"],
                *([f"A{k}", f"Aktivitet {k}", f"I{k}"] for k in koder),
            ],
            "Succeskriterier": kriterier(*((k, "antal") for k in koder)),
            "Måltal": [["Kriterium", "Fra", "Til", "Måltal"], *([k, *AARET, 9] for k in koder)],
        }
    )
    assert fejl(resultat) == []
    return resultat


def opgjort(tider) -> list[str]:
    svar = []
    for tid in tider:
        for dato in DATOER:
            ud = StringIO()
            call_command(
                "opgoer", "PRØVE", pr_dato=dato, kendt_pr=tid.isoformat(), json=True, stdout=ud
            )
            svar.append(ud.getvalue())
    return svar


def koder(model) -> str:
    alle = model.objects.order_by("raekkefoelge", "id").values_list("kode", flat=True)
    return "".join(kode[-1] for kode in alle)


MODELLER = (Indsatsomraade, Aktivitet, Succeskriterium)


@pytest.mark.parametrize(
    "forloeb",
    [
        ("ABCD", "ACD"),
        ("ABCD", "AD", "ADE"),
        ("BCD", "DC", "ADC", "DA"),
        ("ABCDE", "CDE", "EDC", "BEDC"),
        ("AB", ""),
    ],
)
def test_what_was_taken_out_keeps_its_place_when_the_plan_moves(forloeb):
    tider = [datetime(2016, 6, 1, tzinfo=KOEBENHAVN)]
    with tom_installation():
        tider += [importer_koder(hver).tidspunkt for hver in forloeb]
        tider.append(timezone.now())
        foer = opgjort(tider)
        orden = [koder(model) for model in MODELLER]
        foerste = eksporteret()
        assert importer(BytesIO(foerste), "eksport.xlsx").uden_aendringer
        assert [koder(model) for model in MODELLER] == orden
        assert opgjort(tider) == foer
        assert celler(eksporteret()) == celler(foerste)
    with tom_installation():
        resultat = importer(BytesIO(foerste), "flyttet.xlsx")
        assert fejl(resultat) == []
        assert not resultat.ukendte
        assert opgjort(tider) == foer
        assert [koder(model) for model in MODELLER] == orden
        assert celler(eksporteret()) == celler(foerste)


def test_what_is_taken_out_stays_between_those_that_it_stood_between():
    importer_koder("ABCD")
    foer = opgjort([timezone.now()])
    tid = timezone.now()

    importer_koder("AD")

    assert [koder(model) for model in MODELLER] == ["ABCD"] * 3
    assert opgjort([tid]) == foer


def test_what_comes_back_takes_the_place_that_the_file_gives_it():
    importer_koder("ABC")
    importer_koder("AC")

    importer_koder("ACB")

    assert koder(Succeskriterium) == "ACB"
