"""Danish letters in the database, whatever its locale: sorted last, and found in either case."""

import pytest

from helhedsplan.dansk import DanskSmaa, DanskSortering, smaa, sorteringsnoegle
from helhedsplan.models import Boligorganisation, Helhedsplan, Sekretariat
from tests.factories.helhedsplan import (
    BoligorganisationFactory,
    HelhedsplanFactory,
    SekretariatFactory,
)

pytestmark = pytest.mark.django_db

NAVNE = [
    "Åby",
    "Ørsted",
    "ære",
    "Zoo",
    "aalborg",
    "Aage",
    "Æble",
    "abe",
    "Émile",
    "Ølby",
    "Dan",
    "å",
]
SORTERET = [
    *["abe", "Dan", "Émile", "Zoo", "Æble", "ære", "Ølby", "Ørsted"],
    *["å", "Åby", "Aage", "aalborg"],
]


def test_names_sort_with_the_danish_letters_last_and_aa_as_aa():
    for navn in NAVNE:
        SekretariatFactory(navn=navn)

    i_basen = list(
        Sekretariat.objects.order_by(DanskSortering("navn")).values_list("navn", flat=True)
    )

    assert i_basen == SORTERET
    assert sorted(NAVNE, key=sorteringsnoegle) == SORTERET


@pytest.mark.parametrize("soegt", ["ærø", "ÆRØ", "Ærø"])
def test_a_name_is_found_whatever_its_case(soegt):
    SekretariatFactory(navn="Æblegårdens Boliger ÆRØ")
    SekretariatFactory(navn="Noget andet")

    fundet = Sekretariat.objects.alias(lille=DanskSmaa("navn")).filter(lille__contains=smaa(soegt))

    assert [s.navn for s in fundet] == ["Æblegårdens Boliger ÆRØ"]


@pytest.mark.parametrize("tekst", ["ÆØÅ", "ABC", "ÉÖÜÄ", "Hej Ådal 123 – ½"])
def test_python_and_the_database_lower_alike(tekst):
    SekretariatFactory(navn=tekst)

    [lille] = Sekretariat.objects.annotate(lille=DanskSmaa("navn")).values_list("lille", flat=True)

    assert lille == smaa(tekst) == tekst.lower()


def test_a_plan_is_found_by_its_kortnavn_in_any_case():
    plan = HelhedsplanFactory(kortnavn="Østbyen")

    for kortnavn in ("ØSTBYEN", "østbyen"):
        assert Helhedsplan.objects.med_kortnavn(kortnavn).get() == plan


def test_organisations_are_listed_in_danish_order():
    for kortnavn in ("Åbo", "ØBF", "AB"):
        BoligorganisationFactory(kortnavn=kortnavn)

    assert [o.kortnavn for o in Boligorganisation.objects.paa_dansk()] == ["AB", "ØBF", "Åbo"]
