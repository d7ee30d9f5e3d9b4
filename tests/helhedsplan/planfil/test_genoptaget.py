"""A record that was annulled and is in the file again comes back, once, and can be corrected again."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone

from helhedsplan.models import Moede
from helhedsplan.planfil import importer
from indsatser.models import Maaltal, Registrering, Vurdering
from tests.stoette.planfil import (
    celler,
    eksporteret,
    fejl,
    importer_ark,
    kriterier,
    tom_installation,
)
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

DAG, ANDEN_DAG = date(2016, 2, 1), date(2016, 3, 1)
AARET = (date(2016, 1, 1), date(2016, 12, 31))
GRUND = {
    "Succeskriterier": kriterier(("A", "antal"), ("Q", "kvalitativ")),
    "Boligorganisationer": [["Kortnavn"], ["T1"]],
    "Organer": [["Navn", "Type"], ["Rådet", "netværk"]],
}


def importer_raekker(ark, kolonner, *raekker, **valg):
    resultat = importer_ark(GRUND | {ark: [[*kolonner, "Id", "Annullerer"], *raekker]}, **valg)
    assert fejl(resultat) == []
    return resultat


def registreringer(*raekker, **valg):
    return importer_raekker("Registreringer", ["Kriterium", "Dato", "Antal"], *raekker, **valg)


def kendte(model, felt):
    return sorted(model.objects.kendt(timezone.now()).values_list(felt, flat=True))


TRE, NIOGHALVFEMS = ("A", DAG, 3, "a1", None), ("A", DAG, 99, "a1", None)
ANNULLERING = ("A", DAG, None, "a2", "a1")


def test_an_annulled_registration_that_comes_back_is_corrected_once():
    registreringer(TRE)
    registreringer(TRE, ANNULLERING)
    assert kendte(Registrering, "antal") == []

    tilbage = registreringer(NIOGHALVFEMS)
    assert [str(a) for a in tilbage.alle_aendringer] == ["A 01.02.2016: ny"]
    assert registreringer(NIOGHALVFEMS).uden_aendringer
    assert kendte(Registrering, "antal") == [99]

    rettet = registreringer(TRE)
    assert [str(a) for a in rettet.alle_aendringer] == ["A 01.02.2016: ændret (Antal: »99« → »3«)"]
    assert not rettet.mangler
    assert registreringer(TRE).uden_aendringer
    assert kendte(Registrering, "antal") == [3]


def test_a_registration_may_be_annulled_and_come_back_again_and_again():
    for _ in range(3):
        registreringer(TRE)
        assert kendte(Registrering, "antal") == [3]
        registreringer(TRE, ANNULLERING)
        assert kendte(Registrering, "antal") == []
        assert registreringer(TRE, ANNULLERING).uden_aendringer


def test_a_registration_that_was_missing_comes_back_and_is_corrected_once():
    registreringer(TRE)
    registreringer(annuller_manglende=True)

    registreringer(NIOGHALVFEMS)
    registreringer(TRE)

    assert kendte(Registrering, "antal") == [3]


def test_a_replacing_row_that_was_annulled_since_comes_back_and_is_corrected_once():
    def med(antal):
        return registreringer(TRE, ("A", DAG, antal, "b", "a1"))

    med(4)
    registreringer(annuller_manglende=True)

    for antal in (98, 97, 98):
        med(antal)
        assert med(antal).uden_aendringer
        assert kendte(Registrering, "antal") == [antal]


def test_the_course_of_one_that_came_back_can_be_moved():
    with tom_installation():
        registreringer(TRE)
        registreringer(TRE, ANNULLERING)
        registreringer(NIOGHALVFEMS)
        registreringer(TRE)
        foerste = eksporteret()
        assert importer(BytesIO(foerste), "eksport.xlsx").uden_aendringer
    with tom_installation():
        assert fejl(importer(BytesIO(foerste), "flyttet.xlsx")) == []
        assert kendte(Registrering, "antal") == [3]
        assert celler(eksporteret()) == celler(foerste)


def test_rows_that_say_the_same_as_one_that_annuls_do_not_take_its_place():
    registreringer(("A", DAG, 0, None, None))
    raekker = [
        ("A", DAG, 0, "b", None),
        ("A", DAG, 0, None, None),
        ("A", DAG, 0, None, "b"),
        ("A", DAG, 0, None, None),
    ]

    registreringer(*raekker)

    assert registreringer(*raekker).uden_aendringer
    assert kendte(Registrering, "antal") == [0, 0, 0]


def test_a_known_id_cannot_come_to_annul_another_record():
    registreringer(("A", DAG, 5, "b", None))
    registreringer(annuller_manglende=True)
    raekker = [("A", DAG, 2, "a", None), ("A", DAG, 1, "b", "a")]
    kolonner = ["Kriterium", "Dato", "Antal", "Id", "Annullerer"]

    resultat = importer_ark(GRUND | {"Registreringer": [kolonner, *raekker]})

    assert fejl(resultat) == [
        "Registreringer, E3 (Annullerer): Posten er registreret med et andet Id i Annullerer, og "
        "det kan ikke ændres."
    ]


@pytest.mark.parametrize(
    ("ark", "kolonner", "foer", "annulleret", "efter", "model", "felt"),
    [
        (
            "Vurderinger",
            ["Kriterium", "Dato", "Vurdering"],
            ["Q", DAG, "opfyldt"],
            ["Q", DAG, None],
            ["Q", ANDEN_DAG, "ikke opfyldt"],
            Vurdering,
            "vurdering",
        ),
        (
            "Møder",
            ["Organ", "Dato", "Afholdt"],
            ["Rådet", DAG, "ja"],
            ["Rådet", None, None],
            ["Rådet", ANDEN_DAG, "ja"],
            Moede,
            "dato",
        ),
        (
            "Måltal",
            ["Kriterium", "Fra", "Til", "Måltal"],
            ["A", *AARET, 3],
            ["A", None, None, None],
            ["A", AARET[0], date(2016, 6, 30), 99],
            Maaltal,
            "maaltal",
        ),
        (
            "Udsættelser",
            ["Boligorganisation", "Måned", "Udsættelser", "Godkendt"],
            ["T1", DAG, 3, DAG],
            ["T1", DAG, None, DAG],
            ["T1", DAG, 99, DAG],
            Maanedstal,
            "udsaettelser",
        ),
    ],
)
def test_every_kind_of_record_comes_back_once(ark, kolonner, foer, annulleret, efter, model, felt):
    def er(raekke, *andre):
        return importer_raekker(ark, kolonner, [*raekke, "a1", None], *andre)

    er(foer)
    oprindelig = kendte(model, felt)
    er(foer, [*annulleret, "a2", "a1"])
    assert kendte(model, felt) == []

    er(efter)
    assert kendte(model, felt) != oprindelig
    assert er(efter).uden_aendringer
    rettet = er(foer)

    assert not rettet.mangler
    assert kendte(model, felt) == oprindelig
