import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from helhedsplan.models import Bruger, Sekretariat
from tests.stoette import personer

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def sara(plan):
    return personer.sekretariatsmedarbejder(plan.sekretariat)


def tekst(response) -> str:
    return response.content.decode()


def test_log_in_leads_to_the_page_that_was_asked_for(client, sara):
    sara.set_password("hemmelig")
    sara.save()
    spurgt = client.get(reverse("helhedsplan:list"))
    assert spurgt.url == "/log-ind/?next=/planer/"

    svar = client.post(spurgt.url, {"username": "sara", "password": "hemmelig", "next": "/planer/"})

    assert svar.url == "/planer/"


def test_log_in_with_a_wrong_password_says_so_in_danish(client, sara):
    svar = client.post("/log-ind/", {"username": "sara", "password": "forkert"})

    assert "Brugernavn og adgangskode passer ikke sammen. Prøv igen." in tekst(svar)
    assert "<title>Fejl: Log ind" in tekst(svar)
    assert "forkert" not in tekst(svar)


def test_log_in_never_leads_away_from_the_site(client, sara):
    sara.set_password("hemmelig")
    sara.save()

    svar = client.post(
        "/log-ind/?next=https://ondt.example/",
        {"username": "sara", "password": "hemmelig", "next": "https://ondt.example/"},
    )

    assert svar.url == "/"


def test_log_out_needs_a_post_and_ends_the_session(client, sara):
    client.force_login(sara)
    assert client.get("/log-ud/").status_code == 405

    client.post("/log-ud/")

    assert client.get("/planer/").status_code == 302


def test_forside_sends_each_role_to_its_start_page(client, plan, sara):
    organisation = personer.lav_organisation("CIVICA", plan)
    for bruger, side in [
        (sara, "/planer/"),
        (personer.bestyrelsesmedlem(plan), "/planer/"),
        (personer.indberetter(organisation), "/vores-tal/"),
    ]:
        client.force_login(bruger)
        assert client.get("/").url == side


def test_forside_tells_a_person_without_a_role_what_to_do(client):
    client.force_login(Bruger.objects.create(username="nora"))

    html = tekst(client.get("/"))

    assert "Skriv til dit sekretariat" in html
    assert "Log ud" in html


def test_helhedsplan_list_shows_only_own_plans(client, plan, sara):
    personer.fremmed()
    client.force_login(sara)

    html = tekst(client.get("/planer/"))

    assert "Boligsocialt Fællessekretariat" in html
    assert "1.\xa0januar 2016 – 30.\xa0april 2017" in html
    assert "aktiv" in html
    assert "fridas plan" not in html


def test_helhedsplan_list_of_a_board_member_has_only_the_plans_of_that_board(client, plan):
    personer.lav_plan("RISING", sekretariat=plan.sekretariat)
    client.force_login(personer.bestyrelsesmedlem(plan))

    html = tekst(client.get("/planer/"))

    assert "Boligsocialt Fællessekretariat" in html
    assert "RISING" not in html


def test_helhedsplan_list_is_in_danish_order(client, sara, plan):
    for kortnavn, navn in [("Å", "Ågerup"), ("Z", "Zebra"), ("Ø", "Østbyen"), ("Æ", "Æblehaven")]:
        personer.lav_plan(kortnavn, navn=navn)
    client.force_login(sara)

    planer = client.get("/planer/").context["planer"]

    assert [linje.navn for linje in planer][1:] == ["Zebra", "Æblehaven", "Østbyen", "Ågerup"]


@pytest.mark.parametrize("soegning", ["fællessek", "FÆLLES", "bf", " BF "])
def test_helhedsplan_list_is_searched_without_regard_to_case(client, sara, soegning):
    personer.lav_plan("RISING", navn="Risingplanen")
    client.force_login(sara)

    planer = client.get("/planer/", {"soegning": soegning}).context["planer"]

    assert [linje.kortnavn for linje in planer] == ["BF"]


@pytest.mark.parametrize("soegning", ["%", "_", "<script>", "findes ikke"])
def test_helhedsplan_list_says_when_nothing_matches(client, sara, soegning):
    client.force_login(sara)

    html = tekst(client.get("/planer/", {"soegning": soegning}))

    assert "Ingen af dine planer passer til" in html
    assert "<script>" not in html.replace("<script src", "")


def test_helhedsplan_list_without_plans_says_what_will_be_here(client):
    client.force_login(personer.sekretariatsmedarbejder(Sekretariat.objects.create(navn="Nyt")))

    assert "Ingen planer endnu" in tekst(client.get("/planer/"))


@pytest.mark.parametrize("antal", [1, 30])
def test_helhedsplan_list_asks_the_same_queries_for_1_and_30_plans(
    client, sara, antal, django_assert_num_queries
):
    for nr in range(antal - 1):
        personer.lav_plan(f"P{nr}")
    client.force_login(sara)

    # session, user, plans, roles for the menu
    with django_assert_num_queries(4):
        assert len(client.get("/planer/").context["planer"]) == antal


def test_menu_has_the_pages_of_the_role_and_marks_the_one_that_is_shown(client, plan, sara):
    client.force_login(sara)
    html = tekst(client.get("/planer/"))
    assert "Vores tal" not in html
    assert '<a class="nav-link" href="/planer/" aria-current="page">' in html

    organisation = personer.lav_organisation("CIVICA", plan)
    client.force_login(personer.indberetter(organisation))
    html = tekst(client.get("/vores-tal/"))
    assert "Vores tal" in html
    assert 'href="/planer/"' not in html


def test_menu_of_a_person_with_two_roles_has_the_pages_of_both(client, plan, sara):
    personer.indberetter(personer.lav_organisation("CIVICA", plan), "sara")
    client.force_login(sara)

    html = tekst(client.get("/planer/"))

    assert "Vores tal" in html
    assert "boligorganisation og sekretariat" in html


def test_a_page_that_is_not_there_is_told_in_danish(client, sara):
    client.force_login(sara)

    svar = client.get("/findes-ikke/")

    assert svar.status_code == 404
    assert "Siden findes ikke" in tekst(svar)


def test_a_form_that_is_too_old_says_that_nothing_was_saved(sara):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sara)

    svar = client.post("/log-ud/")

    assert svar.status_code == 403
    assert "Der er intet gemt." in tekst(svar)


def test_the_page_for_our_own_faults_needs_no_request_and_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")

    assert "Der er sket en fejl hos os" in html
    assert "Log ud" not in html


def test_helhedsplan_list_can_be_taken_along_as_it_is_searched(client, plan, sara):
    personer.lav_plan("AB", navn="Åbent hus", sekretariat=plan.sekretariat)
    client.force_login(sara)

    svar = client.get("/planer/", {"soegning": "åbent", "hent": "csv"})

    assert 'soegning=%C3%A5bent&amp;hent=csv">CSV</a>' in tekst(
        client.get("/planer/", {"soegning": "åbent"})
    )
    assert svar.content.decode("utf-8-sig").split("\r\n") == [
        "Navn;Kortnavn;Startdato;Slutdato;Status;Sekretariat",
        "Åbent hus;AB;01-01-2016;30-04-2017;aktiv;Sekretariatet",
        "",
    ]
