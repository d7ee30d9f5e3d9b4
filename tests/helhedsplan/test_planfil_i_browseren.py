"""A planfil handed in, looked at, confirmed or given up by a secretariat."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from helhedsplan import tasks
from helhedsplan.models import Helhedsplan, Indlaesning, Planversion, Sekretariat
from indsatser.models import Registrering
from tests.stoette import personer, planfil

pytestmark = pytest.mark.django_db

REGISTRERINGER = [["Kriterium", "Dato", "Antal"], ["K1", date(2016, 2, 1), 3]]
ARK = {"Succeskriterier": planfil.kriterier(["K1", "antal"]), "Registreringer": REGISTRERINGER}


@pytest.fixture
def sekretariat():
    return Sekretariat.objects.create(navn="Sekretariatet")


@pytest.fixture
def sara(client, sekretariat):
    sara = personer.sekretariatsmedarbejder(sekretariat)
    client.force_login(sara)
    return sara


def upload(client, ark=None, *, navn="plan.xlsx", felter=None, **andet):
    fil = SimpleUploadedFile(navn, planfil.fil(ark or ARK, **(felter or {})).read())
    return client.post(reverse("helhedsplan:indlaes"), {"fil": fil, **andet})


def vist(client, ark=None, **valg):
    """Hand a file in and return the page that tells what it would do."""
    return client.get(upload(client, ark, **valg).url)


def godkend(client, side, **valg):
    pk = side.context["indlaesning"].pk
    aftryk = side.context["side"].resultat.aftryk
    return client.post(
        reverse("helhedsplan:indlaesning_godkend", args=[pk]), {"aftryk": aftryk, **valg}
    )


def test_the_preview_tells_what_a_new_plan_brings_and_saves_nothing(client, sara):
    side = vist(client)

    html = side.content.decode()
    assert "Filen opretter planen PRØVE, Prøveplan. Ingenting er gemt endnu." in html
    assert "1 succeskriterium, 1 ny" in html
    assert not Helhedsplan.objects.exists()


def test_a_confirmed_file_is_imported_and_gives_a_receipt(client, sara):
    svar = godkend(client, vist(client))
    kvittering = client.get(svar.url)

    html = kvittering.content.decode()
    assert "Planen PRØVE er indlæst" in html
    assert "1 registrering, 1 ny" in html
    [registrering] = Registrering.objects.all()
    assert (registrering.antal, registrering.bruger) == (3, sara)
    # The file is not kept longer than it is needed.
    assert Indlaesning.objects.get().indhold is None


def test_what_would_change_is_told_field_by_field(client, sara):
    planfil.importer_ark(ARK)

    html = vist(client, felter={"Vision": "Trygge hjem"}).content.decode()

    assert "Filen ændrer planen PRØVE: 1 ændret." in html
    assert "<del>(tom)</del> bliver til <ins>»Trygge hjem«</ins>" in html
    assert "Ingen ændringer i Succeskriterier og Registreringer." in html


def test_a_file_that_changes_nothing_is_not_to_be_confirmed(client, sara):
    planfil.importer_ark(ARK)

    html = vist(client).content.decode()

    assert "Filen ændrer ikke noget i planen PRØVE." in html
    assert "Indlæs planen" not in html


@pytest.mark.parametrize(("valg", "tilbage"), [({}, 1), ({"annuller_manglende": "on"}, 0)])
def test_records_that_the_file_lacks_are_kept_unless_ticked(client, sara, valg, tilbage):
    planfil.importer_ark(ARK)
    side = vist(client, {"Succeskriterier": ARK["Succeskriterier"]})
    assert "Planen har 1 oplysning, som ikke står i filen." in side.content.decode()

    svar = godkend(client, side, **valg)

    assert svar.status_code == 302
    i_kraft = Registrering.objects.filter(kendt_til=None, kun_annullering=False)
    assert i_kraft.count() == tilbage


def test_errors_are_told_by_cell_and_nothing_can_be_confirmed(client, sara):
    side = vist(client, ARK | {"Registreringer": [REGISTRERINGER[0], ["K1", "i går", 3]]})

    html = side.content.decode()
    assert "plan.xlsx skal rettes" in html
    assert "Der er 1 fejl i filen. Ingenting er gemt." in html
    assert ">B2<" in html
    assert "Indlæs planen" not in html
    assert "Se, hvad filen ændrer" in html


def test_a_plan_that_changed_meanwhile_is_shown_anew_and_nothing_is_imported(client, sara):
    planfil.importer_ark(ARK)
    side = vist(client, felter={"Vision": "Trygge hjem"})
    andre = ARK | {"Registreringer": [*REGISTRERINGER, ["K1", date(2016, 3, 1), 5]]}
    planfil.importer_ark(andre)

    svar = godkend(client, side)

    html = svar.content.decode()
    assert "Planen er blevet ændret, mens du så på siden" in html
    assert "Planen har 1 oplysning, som ikke står i filen." in html
    assert Planversion.objects.gaeldende(timezone.now()).get().vision == ""
    assert godkend(client, svar).status_code == 302
    assert Planversion.objects.gaeldende(timezone.now()).get().vision == "Trygge hjem"


def test_a_second_press_imports_nothing_and_shows_the_same_receipt(client, sara):
    side = vist(client)

    foerste, anden = godkend(client, side), godkend(client, side)

    assert foerste.url == anden.url
    assert Registrering.objects.count() == 1


def test_giving_up_deletes_the_file(client, sara):
    side = vist(client)

    pk = side.context["indlaesning"].pk
    svar = client.post(reverse("helhedsplan:indlaesning_fortryd", args=[pk]), follow=True)

    assert "er ikke indlæst, og filen er slettet igen" in svar.content.decode()
    assert not Indlaesning.objects.exists()


def test_a_new_file_takes_the_place_of_the_one_left_behind(client, sara):
    upload(client, navn="gammel.xlsx")
    upload(client, navn="ny.xlsx")

    assert [fil.filnavn for fil in Indlaesning.objects.all()] == ["ny.xlsx"]


@pytest.mark.parametrize("handling", ["", "godkend/", "fortryd/"])
def test_a_tab_whose_file_another_took_the_place_of_says_so(client, sara, handling):
    gammel = upload(client, navn="gammel.xlsx").url
    upload(client, navn="ny.xlsx")

    send = client.post if handling else client.get
    svar = send(f"{gammel}{handling}", follow=True)

    assert svar.redirect_chain == [("/planer/indlaes/", 302)]
    assert "Du har valgt en anden fil siden" in svar.content.decode()
    assert [fil.filnavn for fil in Indlaesning.objects.all()] == ["ny.xlsx"]


def test_a_file_is_gone_after_a_day(client, sara):
    url = upload(client).url
    Indlaesning.objects.update(oprettet_at=timezone.now() - timedelta(hours=25))

    assert client.get(url).status_code == 404
    tasks.slet_udloebne_indlaesninger()
    assert not Indlaesning.objects.exists()


def test_a_colleague_does_not_see_what_another_handed_in(client, sara, sekretariat):
    side = vist(client)
    client.force_login(personer.sekretariatsmedarbejder(sekretariat, "kollega"))

    pk = side.context["indlaesning"].pk
    assert client.get(f"/planer/indlaes/{pk}/").status_code == 404
    assert godkend(client, side).status_code == 404


@pytest.mark.parametrize(
    ("indhold", "fejl"),
    [
        (b"", "Filen er tom."),
        (b"hej", "»plan.xlsx« kan ikke læses. Filen er ikke et Excel-regneark."),
        (b"PK" + bytes(10 * 1024**2), "fylder 10,1 MB og må højst fylde 10 MB."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_the_field(client, sara, indhold, fejl):
    fil = SimpleUploadedFile("plan.xlsx", indhold)

    svar = client.post(reverse("helhedsplan:indlaes"), {"fil": fil})

    assert fejl in svar.content.decode()
    assert not Indlaesning.objects.exists()


def test_no_file_is_asked_for(client, sara):
    svar = client.post(reverse("helhedsplan:indlaes"))

    assert "Vælg den fil, du vil indlæse." in svar.content.decode()


def test_who_works_at_two_secretariats_chooses_whose_a_new_plan_is(client, sara):
    andet = Sekretariat.objects.create(navn="Østkontoret")
    personer.sekretariatsmedarbejder(andet)
    uden = {"Sekretariat": None}
    assert "Det er uklart, hvilket sekretariat" in vist(client, felter=uden).content.decode()

    godkend(client, vist(client, felter=uden, sekretariat=andet.pk))

    assert Helhedsplan.objects.get().sekretariat == andet


def test_only_a_secretariat_hands_in_a_planfil(client, sekretariat):
    plan = personer.lav_plan("BF")
    organisation = personer.lav_organisation("CIVICA", plan)
    for bruger in (personer.bestyrelsesmedlem(plan), personer.indberetter(organisation)):
        client.force_login(bruger)
        assert client.get("/planer/indlaes/").status_code == 403
        assert upload(client).status_code == 403
    assert not Indlaesning.objects.exists()


def test_the_plan_is_fetched_as_a_planfil_that_changes_nothing_when_handed_in(client, sara):
    planfil.importer_ark(ARK)
    plan = Helhedsplan.objects.get()

    svar = client.get(f"/planer/{plan.pk}/planfil/")

    assert svar["Content-Disposition"].startswith("attachment")
    assert f"PR%C3%98VE%2C%20{timezone.localdate():%Y-%m-%d}.xlsx" in svar["Content-Disposition"]
    fil = BytesIO(svar.content)
    fil.name = "igen.xlsx"
    igen = client.post("/planer/indlaes/", {"fil": fil}, follow=True)
    assert "Filen ændrer ikke noget i planen PRØVE." in igen.content.decode()


def test_a_board_member_does_not_fetch_the_planfil_for_it_holds_borgernoegler(client):
    plan = personer.lav_plan("BF")
    client.force_login(personer.bestyrelsesmedlem(plan))

    assert client.get(f"/planer/{plan.pk}/planfil/").status_code == 403
    assert "Hent som planfil" not in client.get(f"/planer/{plan.pk}/").content.decode()


@pytest.mark.parametrize("antal", [1, 60])
def test_the_receipt_asks_the_same_queries_for_1_and_60_records(
    client, sara, antal, django_assert_num_queries
):
    raekker = [["K1", date(2016, 2, 1), nr + 1] for nr in range(antal)]
    svar = godkend(client, vist(client, ARK | {"Registreringer": [REGISTRERINGER[0], *raekker]}))

    # session, user, receipt with plan, roles for the menu
    with django_assert_num_queries(4):
        client.get(svar.url)


def test_the_upload_page_asks_who_hands_in_and_where_they_work(
    client, sara, django_assert_num_queries
):
    # session, user, roles, sekretariater, roles for the menu
    with django_assert_num_queries(5):
        client.get("/planer/indlaes/")


def test_a_preview_asks_the_same_queries_for_1_and_60_records(client, sara):
    talte = []
    for antal in (1, 60):
        raekker = [["K1", date(2016, 2, 1), nr + 1] for nr in range(antal)]
        url = upload(client, ARK | {"Registreringer": [REGISTRERINGER[0], *raekker]}).url
        with CaptureQueriesContext(connection) as spurgt:
            client.get(url)
        talte.append(len(spurgt))

    # session, user, the file, roles for the menu; the rest is what an import compares with, by sheet
    assert talte == [36, 36]
