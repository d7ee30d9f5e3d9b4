"""The page about a plan: its words, where it works, who carries it, and what has been changed."""

from datetime import UTC, date, datetime

import pytest

from helhedsplan.models import (
    Boligafdeling,
    Boligafdelingversion,
    Boligomraade,
    Boligorganisationversion,
    Medlemskab,
    Omraadeprofilvaerdi,
    Organ,
    Organmedlem,
    Organversion,
    Planversion,
)
from indsatser.models import Registrering
from tests.stoette import personer
from tests.stoette.maal import lav_kriterium

pytestmark = pytest.mark.django_db

MARTS = datetime(2016, 3, 1, 11, tzinfo=UTC)


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def bente(client, plan):
    bente = personer.bestyrelsesmedlem(plan)
    client.force_login(bente)
    return bente


def ny_version(plan, **felter):
    """The plan's settings as they are, with something changed in March."""
    gammel = Planversion.objects.filter(plan=plan).latest("id")
    bevaret = {
        felt: getattr(gammel, felt)
        for felt in ("navn", "startdato", "slutdato", "status", "vision")
    }
    return Planversion.objects.create(plan=plan, registreret=MARTS, **(bevaret | felter))


def lav_profil(omraade, vaerdi, indikator="Ledige 18-64 år", **felter):
    Omraadeprofilvaerdi.objects.create(
        boligomraade=omraade,
        indikator=indikator,
        periode="2014",
        vaerdi=vaerdi,
        enhed="%",
        **felter,
    )


def lav_omraade(plan, navn):
    """A boligområde in which a member of the plan has an afdeling."""
    omraade = Boligomraade.objects.create(kommune="Odense", navn=navn)
    Boligafdelingversion.objects.create(
        boligafdeling=Boligafdeling.objects.create(
            boligorganisation=personer.lav_organisation(f"{navn} Bolig", plan), afdelingsnr="1"
        ),
        navn="Afdeling 1",
        boligomraade=omraade,
    )
    return omraade


def hent(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/om/", valg)


def tekst(svar):
    assert svar.status_code == 200
    return svar.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_plans_facts_and_texts_are_shown_and_the_missing_said_once(client, plan, bente):
    ny_version(plan, vision="Færre udsættelser", kommune="Odense")

    html = tekst(hent(client, plan))

    assert "<dt>Periode</dt><dd>1. januar 2016 – 30. april 2017</dd>" in html
    assert "<dt>Vision</dt><dd><p>Færre udsættelser</p></dd>" in html
    assert "<dt>Journalnummer</dt><dd>ikke oplyst</dd>" in html
    assert (
        "Planen har ingen tekst om resumé, hovedformål, baggrund, problemkompleks, målemetoder, "
        "organisering og evaluering." in html
    )


def test_a_continued_plan_is_a_link_only_for_those_who_may_open_it(client, plan, bente):
    egen = personer.lav_plan("Rising", sekretariat=plan.sekretariat)
    ny_version(plan, fortsaetter=["RISING", "Ukendt"])

    som_medlem = tekst(hent(client, plan))
    client.force_login(personer.sekretariatsmedarbejder(plan.sekretariat))
    som_sekretariat = tekst(hent(client, plan))

    assert "<dd>RISING, Ukendt</dd>" in som_medlem
    assert f'<a href="/planer/{egen.pk}/">RISING</a>, Ukendt' in som_sekretariat


def test_the_profile_stands_beside_the_kommunes_with_notes_and_source(client, plan, bente):
    ny_version(plan, kommune="Odense Kommune")
    korsloekken = lav_omraade(plan, "Korsløkken")
    kommunen = Boligomraade.objects.create(kommune="Odense", navn="Odense Kommune", er_kommune=True)
    aarhus = Boligomraade.objects.create(kommune="Aarhus", navn="Gellerup")
    lav_profil(kommunen, 5)
    lav_profil(korsloekken, "10.5", note="Hele 2014", kilde="Boligsociale Data")
    lav_profil(korsloekken, 28, "Fraflytning")
    lav_profil(aarhus, 99)

    html = tekst(hent(client, plan))

    assert html.index('<th scope="col" class="tal">Korsløkken') < html.index(
        '<th scope="col" class="tal">Odense Kommune'
    )
    assert (
        '10,5 % <sup><a href="#profilnote-1"><span class="sr-only">note </span>1</a></sup>' in html
    )
    assert '<li id="profilnote-1">Hele 2014</li>' in html
    assert "Kilde: Boligsociale Data" in html
    assert '<td class="tal" data-title="Odense Kommune"><span class="daempet">ikke oplyst' in html
    assert "Gellerup" not in html


def test_the_profile_is_of_the_areas_that_the_plan_works_in(client, plan, bente):
    ny_version(plan, kommune="Odense")
    lav_profil(lav_omraade(plan, "Korsløkken"), 10)
    lav_profil(lav_omraade(personer.lav_plan("RISING"), "Risingsvej"), 20)
    vollsmose = Boligomraade.objects.create(kommune="Odense", navn="Vollsmose")
    lav_profil(vollsmose, 30)

    foer = hent(client, plan).context["side"].profil.omraader
    Registrering.objects.create(
        kriterium=lav_kriterium(plan, "K1", "Rådgivninger", 10),
        dato=date(2016, 5, 1),
        antal=1,
        boligomraade=vollsmose,
    )
    efter = hent(client, plan).context["side"].profil.omraader

    assert foer == ["Korsløkken"]
    assert efter == ["Korsløkken", "Vollsmose"]


def test_the_profile_can_be_taken_along(client, plan, bente):
    ny_version(plan, kommune="Odense")
    lav_profil(lav_omraade(plan, "Korsløkken"), "10.5")

    linjer = hent(client, plan, hent="csv").content.decode("utf-8-sig").split("\r\n")

    assert linjer[1] == "Korsløkken;Ledige 18-64 år;2014;10,5;%;;"


@pytest.mark.parametrize(
    ("tabel", "linje"),
    [
        ("organisationer", "FaB;;hele planens periode;"),
        ("organer", "Bestyrelsen;Bestyrelse;Anne;"),
        ("aendringer", "Planen;slutdato;30. april 2017;31. december 2017;01-03-2016 12:00;Sara"),
        ("omraader", "Boligområde;Afdelinger;Størrelse"),
    ],
)
def test_every_table_can_be_taken_along(client, plan, bente, tabel, linje):
    ny_version(plan, slutdato=date(2017, 12, 31), registreret_af="Sara")
    personer.lav_organisation("FaB", plan)
    organ = Organ.objects.create(plan=plan, navn="Bestyrelsen")
    Organversion.objects.create(organ=organ, type="bestyrelse")
    Organmedlem.objects.create(organ=organ, navn="Anne")

    csv = tekst(hent(client, plan, hent="csv", tabel=tabel))

    assert linje in csv
    assert hent(client, plan, hent="csv", tabel="andet").status_code == 404


def test_an_area_says_whose_afdelinger_it_holds(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    omraade = Boligomraade.objects.create(kommune="Odense", navn="Korsløkken")
    for nr, lejemaal in (("11", 950), ("12", None)):
        Boligafdelingversion.objects.create(
            boligafdeling=Boligafdeling.objects.create(boligorganisation=fab, afdelingsnr=nr),
            navn=f"Afdeling {nr}",
            boligomraade=omraade,
            lejemaal=lejemaal,
        )

    html = tekst(hent(client, plan))

    assert "FaB Afdeling 11 og FaB Afdeling 12" in html
    assert "950 lejemål (1 af 2 afdelinger)" in html


def test_an_organisation_says_when_it_was_a_member_and_whom_it_joined(client, plan, bente):
    ab = personer.lav_organisation("AB", plan, fra=date(2016, 7, 1))
    fab = personer.lav_organisation("FaB", plan)
    Boligorganisationversion.objects.create(boligorganisation=ab, navn="Arbejdernes", indgaar_i=fab)

    html = tekst(hent(client, plan))

    assert "fra 1. juli 2016" in html
    assert "Lagt sammen med FaB" in html
    assert "hele planens periode" in html


def test_a_body_is_shown_with_those_who_sit_in_it(client, plan, bente):
    organ = Organ.objects.create(plan=plan, navn="Bestyrelsen")
    Organversion.objects.create(
        organ=organ, type="bestyrelse", moeder_pr_aar=2, kommissorium="Godkender budgettet"
    )
    Organmedlem.objects.create(
        organ=organ, navn="Anne Møller", organisation="CIVICA", rolle="formand"
    )

    html = tekst(hent(client, plan))

    assert "Bestyrelse, mødes mindst 2 gange om året" in html
    assert "Godkender budgettet" in html
    assert 'Anne Møller, CIVICA <span class="daempet">(Formand)</span>' in html


def test_a_changed_setting_stands_with_before_after_when_and_who(client, plan, bente):
    ny_version(plan, slutdato=date(2017, 12, 31), vision="Ny", registreret_af="Sara")

    html = tekst(hent(client, plan))

    assert "Slutdato: fra 30. april 2017 til 31. december 2017" in html
    assert "Teksten om vision er ændret." in html
    assert "1. marts 2016 kl. 12.00<br>Sara" in html
    assert "Navn: fra" not in html


def test_a_membership_that_came_later_and_one_taken_out_are_changes(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    Medlemskab.objects.create(plan=plan, boligorganisation=fab, udgaaet=True, registreret=MARTS)
    obo = personer.lav_organisation("OBO")
    Medlemskab.objects.create(plan=plan, boligorganisation=obo, registreret=MARTS)

    html = tekst(hent(client, plan))

    assert "FaB som medlem af planen" in html
    assert "Taget ud." in html
    assert "OBO som medlem af planen" in html
    assert "Tilføjet." in html
    assert html.count("hele planens periode") == 1


@pytest.mark.parametrize("antal", [1, 25])
def test_the_page_asks_the_same_queries_for_1_and_25_of_everything(
    client, plan, bente, antal, django_assert_num_queries
):
    ny_version(plan, kommune="Odense", fortsaetter=["Rising"])
    for nr in range(antal):
        organisation = personer.lav_organisation(f"Org {nr}", plan)
        omraade = Boligomraade.objects.create(kommune="Odense", navn=f"Område {nr}")
        lav_profil(omraade, nr)
        Boligafdelingversion.objects.create(
            boligafdeling=Boligafdeling.objects.create(
                boligorganisation=organisation, afdelingsnr="1"
            ),
            navn="Afdeling",
            boligomraade=omraade,
        )
        organ = Organ.objects.create(plan=plan, navn=f"Styregruppe {nr}")
        Organversion.objects.create(organ=organ, type="styregruppe")
        Organmedlem.objects.create(organ=organ, navn="Anne", registreret=MARTS)

    # session, user, plan; the plan's versions, memberships, bodies, seats, organisations' names,
    # areas, continued plans, profile; roles for the menu
    with django_assert_num_queries(12):
        hent(client, plan)
