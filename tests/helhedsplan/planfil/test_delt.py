"""What belongs to the whole installation is added to, and changed only by whoever gave it."""

from datetime import date
from io import BytesIO

import pytest

from helhedsplan.models import (
    Boligafdelingversion,
    Boligomraade,
    Boligorganisation,
    Boligorganisationalias,
    Boligorganisationversion,
    Omraadeprofilvaerdi,
)
from helhedsplan.planfil import importer
from helhedsplan.planfil.fremvisning import forhaandsvisning
from helhedsplan.planfil.udskrift import resultatlinjer
from tests.stoette.planfil import celler, eksporteret, fejl, importer_ark, tom_installation
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

VORES = {"Kortnavn": "VORES", "Sekretariat": "Vores", "Kommune": "Odense"}
DERES = {"Kortnavn": "DERES", "Sekretariat": "Deres", "Kommune": "Odense"}
MAANED = ["Boligorganisation", "Måned", "Udsættelser", "Rykkere", "Godkendt"]


def organisationer(*raekker, kolonner=("Kortnavn", "Navn", "Aliasser")):
    return {"Boligorganisationer": [kolonner, *raekker]}


def med_maaned(*raekker):
    return organisationer(["AB"], kolonner=["Kortnavn"]) | {"Udsættelser": [MAANED, *raekker]}


def gaeldende_navn(kortnavn="AB"):
    return (
        Boligorganisationversion.objects.filter(boligorganisation__kortnavn=kortnavn)
        .latest("id")
        .navn
    )


@pytest.mark.parametrize("navn", ["AB", "ab", "Arbejdernes Boligforening", "a.b."])
def test_an_organisation_is_known_by_kortnavn_name_or_alias(navn):
    importer_ark(organisationer(["AB", "Arbejdernes Boligforening", "A.B.; Arb. B."]), felter=VORES)

    resultat = importer_ark(organisationer([navn], kolonner=["Kortnavn"]), felter=DERES)

    assert fejl(resultat) == []
    assert Boligorganisation.objects.get().kortnavn == "AB"


def test_a_name_that_fits_two_organisations_is_unclear():
    importer_ark(organisationer(["A", "Bo"], ["B", "Bo"]), felter=VORES)

    resultat = importer_ark(organisationer(["bo"], kolonner=["Kortnavn"]), felter=DERES)

    assert fejl(resultat) == [
        "Boligorganisationer, A2 (Kortnavn): »bo« er navn eller alias for flere boligorganisationer. "
        "Skriv kortnavnet."
    ]


def test_another_sekretariats_name_is_shown_as_a_difference_and_stands():
    importer_ark(organisationer(["AB", "Arbejdernes Boligforening", None]), felter=VORES)

    resultat = importer_ark(organisationer(["AB", "Andels-Bo", "Andels"]), felter=DERES)

    assert [str(f) for f in resultat.forskelle] == [
        "AB, Navn: her står »Arbejdernes Boligforening«, i filen »Andels-Bo«"
    ]
    assert gaeldende_navn() == "Arbejdernes Boligforening"
    assert Boligorganisationalias.objects.get().alias == "Andels"


def test_a_sekretariat_may_change_the_name_that_it_gave():
    importer_ark(organisationer(["AB", "Gammelt", None]), felter=VORES)
    importer_ark(organisationer(["AB", "Gammelt", None]), felter=DERES)

    resultat = importer_ark(organisationer(["AB", "Nyt", None]), felter=VORES)

    assert not resultat.forskelle
    assert gaeldende_navn() == "Nyt"
    assert Boligorganisationversion.objects.latest("id").registreret == resultat.tidspunkt


def test_a_sekretariat_may_give_what_nobody_has_given():
    importer_ark(organisationer(["AB", None, None]), felter=VORES)

    importer_ark(organisationer(["AB", "Deres navn", None]), felter=DERES)
    resultat = importer_ark(organisationer(["AB", "Vores navn", None]), felter=VORES)

    assert gaeldende_navn() == "Deres navn"
    assert resultat.forskelle.antal == 1


def test_an_empty_cell_changes_nothing_that_is_shared():
    importer_ark(organisationer(["AB", "Navnet", "A.B."]), felter=VORES)

    resultat = importer_ark(organisationer(["AB", None, None]), felter=VORES)

    assert resultat.uden_aendringer
    assert gaeldende_navn() == "Navnet"
    assert Boligorganisationalias.objects.count() == 1


def test_afdelinger_and_profile_figures_are_never_taken_out():
    ark = organisationer(["AB", None, None]) | {
        "Boligafdelinger": [
            ["Boligorganisation", "Afdelingsnr", "Navn", "Lejemål"],
            ["AB", "021", "Nord", 12],
        ],
        "Områdeprofil": [
            ["Boligområde", "Indikator", "Periode", "Værdi"],
            ["Nord", "Ledige", 2014, 9.5],
        ],
    }
    importer_ark(ark, felter=VORES)

    resultat = importer_ark(organisationer(["AB", None, None]), felter=VORES)

    assert resultat.uden_aendringer
    assert Boligafdelingversion.objects.get().boligafdeling.afdelingsnr == "021"
    assert Omraadeprofilvaerdi.objects.get().periode == "2014"


def test_the_kommune_itself_is_one_area_however_it_is_written():
    profil = [["Boligområde", "Indikator", "Periode", "Værdi"]]
    importer_ark(
        {
            "Områdeprofil": [
                *profil,
                ["Odense Kommune", "Ledige", "2014", 5],
                ["Vest", "Ledige", "2014", 9],
            ]
        },
        felter=VORES,
    )

    resultat = importer_ark(
        {"Områdeprofil": [*profil, ["odense", "Ledige", "2014", 5], ["VEST", "Ledige", "2014", 9]]},
        felter=DERES | {"Kommune": "Odense Kommune"},
    )

    assert fejl(resultat) == []
    assert not resultat.forskelle
    assert list(Boligomraade.objects.order_by("id").values_list("navn", "er_kommune")) == [
        ("Odense Kommune", True),
        ("Vest", False),
    ]


def test_areas_of_two_kommuner_are_two():
    profil = [["Boligområde", "Indikator", "Periode", "Værdi"], ["Vest", "Ledige", "2014", 9]]
    importer_ark({"Områdeprofil": profil}, felter=VORES)
    importer_ark({"Områdeprofil": profil}, felter=DERES | {"Kommune": "Nyborg"})

    assert Boligomraade.objects.count() == 2


def test_another_sekretariats_monthly_figure_is_shown_as_a_difference_and_stands():
    importer_ark(med_maaned(["AB", "2016-01", 3, None, "5.2.2016"]), felter=VORES)

    resultat = importer_ark(med_maaned(["AB", "2016-01", 4, None, "5.2.2016"]), felter=DERES)

    assert [str(f) for f in resultat.forskelle] == [
        "AB 01.01.2016, Udsættelser: her står »3«, i filen »4«"
    ]
    assert Maanedstal.objects.get().udsaettelser == 3


def test_a_monthly_figure_that_nobody_has_given_is_added_to_the_month():
    importer_ark(med_maaned(["AB", "2016-01", 3, None, "5.2.2016"]), felter=VORES)

    tilfoejet = importer_ark(med_maaned(["AB", "2016-01", None, 90, "5.2.2016"]), felter=DERES)
    deres = importer_ark(med_maaned(["AB", "2016-01", None, 91, "5.2.2016"]), felter=DERES)
    vores = importer_ark(med_maaned(["AB", "2016-01", 4, None, "5.2.2016"]), felter=VORES)
    uroert = importer_ark(med_maaned(["AB", "2016-01", 5, 95, "5.2.2016"]), felter=DERES)

    assert [r.forskelle.antal for r in (tilfoejet, deres, vores, uroert)] == [0, 0, 0, 1]
    gaeldende = Maanedstal.objects.get(kendt_til__isnull=True)
    assert (gaeldende.udsaettelser, gaeldende.rykkere) == (4, 95)


def test_months_that_another_plans_file_gave_are_not_missed():
    importer_ark(
        med_maaned(["AB", "2016-01", 3, None, "5.2.2016"], ["AB", "2016-02", 3, None, "5.3.2016"]),
        felter=VORES,
    )
    importer_ark(organisationer(["AB"], kolonner=["Kortnavn"]), felter=DERES)

    deres = importer_ark(med_maaned(["AB", "2016-03", 1, None, "5.4.2016"]), felter=DERES)
    vores = importer_ark(med_maaned(["AB", "2016-01", 3, None, "5.2.2016"]), felter=VORES)

    assert not deres.mangler
    assert [str(m) for m in vores.mangler] == ["AB 01.02.2016"]


def test_two_plans_may_use_the_same_id_for_different_months():
    kolonner = [*MAANED, "Id"]

    def med(*raekker):
        return organisationer(["AB"], kolonner=["Kortnavn"]) | {"Udsættelser": [kolonner, *raekker]}

    importer_ark(med(["AB", "2016-01", 3, None, "5.2.2016", "1"]), felter=VORES)

    resultat = importer_ark(med(["AB", "2016-02", 4, None, "5.3.2016", "1"]), felter=DERES)
    igen = importer_ark(med(["AB", "2016-02", 4, None, "5.3.2016", "1"]), felter=DERES)

    assert fejl(resultat) == []
    assert igen.uden_aendringer
    assert Maanedstal.objects.filter(kendt_til__isnull=True).count() == 2
    assert Maanedstal.objects.values("fil_id").distinct().count() == 2


def test_an_organisation_that_became_part_of_another_needs_a_last_day():
    resultat = importer_ark(
        organisationer(
            ["AB", None, None], ["CD", None, "AB"], kolonner=["Kortnavn", "Til", "Indgår i"]
        )
    )

    assert fejl(resultat) == [
        "Boligorganisationer, B3 (Til): En organisation, der indgår i en anden, skal have en dato i Til."
    ]


def test_organisations_cannot_be_part_of_one_another():
    til = date(2016, 6, 30)

    resultat = importer_ark(
        organisationer(
            ["AB", til, "CD"], ["CD", til, "AB"], kolonner=["Kortnavn", "Til", "Indgår i"]
        )
    )

    assert [f.celle for f in resultat.fejl] == ["C2", "C3"]


def test_an_organisation_that_stands_twice_is_told_of_once():
    resultat = importer_ark(organisationer(["F1"], ["F1"], kolonner=["Kortnavn"]))

    assert fejl(resultat) == [
        "Boligorganisationer, A3 (Kortnavn): F1 står også i række 2. Slet den ene række."
    ]


@pytest.mark.parametrize("ny_plan", [True, False])
def test_a_change_of_a_shared_organisation_is_named_in_the_result_and_the_preview(ny_plan):
    importer_ark(organisationer(["AB"], ["CD"], kolonner=["Kortnavn"]), felter=VORES)
    kolonner = ["Kortnavn", "Aliasser", "Til", "Indgår i"]
    if not ny_plan:
        importer_ark(organisationer(["AB"], ["CD"], kolonner=["Kortnavn"]), felter=DERES)

    resultat = importer_ark(
        organisationer(
            ["AB", "A.B.", date(2016, 6, 30), "CD"], ["CD", None, None, None], kolonner=kolonner
        ),
        felter=DERES,
    )

    optaget = "AB: ændret (Indgår i: (tom) → »CD«)"
    udskrift = "\n".join(resultatlinjer(resultat))
    assert "Ændringer i Boligorganisationer (" in udskrift
    assert f"  - {optaget}\n" in f"{udskrift}\n"
    assert "  - AB: alias A.B.: ændret" in udskrift
    assert "ny" not in udskrift.partition("Ændringer i Boligorganisationer")[2]
    vist = {a.titel: a for a in forhaandsvisning(resultat).aendringer}["Boligorganisationer"]
    assert optaget in map(str, vist.poster)
    assert vist.unaevnte == 0


def test_rows_of_an_organisation_that_is_no_member_are_warned_of_once():
    importer_ark(organisationer(["AB"], ["CD"], kolonner=["Kortnavn"]), felter=VORES)

    resultat = importer_ark(
        med_maaned(["CD", "2016-01", 3, None, "5.2.2016"], ["CD", "2016-02", 3, None, "5.3.2016"]),
        felter=DERES,
    )

    assert resultat.gemt
    assert [str(a) for a in resultat.advarsler] == [
        "Udsættelser, A2 (Boligorganisation): CD står ikke i arket Boligorganisationer, så rækkerne "
        "tæller ikke med i planen."
    ]


def test_figures_that_another_plan_had_first_are_told_alike_after_the_plan_has_moved():
    """They were known from the import, and that is what the export says."""
    med = med_maaned(["AB", "2016-01", 3, 90, "5.2.2016"], ["AB", "2016-02", 1, None, None])
    with tom_installation():
        importer_ark(organisationer(["AB"], kolonner=["Kortnavn"]), felter=DERES)
        tidspunkt = importer_ark(med, felter=VORES).tidspunkt
        foerste = eksporteret("VORES")
    with tom_installation():
        assert fejl(importer(BytesIO(foerste), "flyttet.xlsx")) == []
        tal = Maanedstal.objects.order_by("id")
        assert [(t.registreret, t.kendt_fra) for t in tal] == [
            (tidspunkt, tidspunkt),
            (tidspunkt, None),
        ]
        assert celler(eksporteret("VORES")) == celler(foerste)
