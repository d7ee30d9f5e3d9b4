from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from indsatser.models import Registrering
from maalopfyldelse.queries.status import hent_status
from maalopfyldelse.visning_maalliste import FILKOLONNER, filraekker, linjer_for
from tests.stoette import personer
from tests.stoette.maal import lav_aktivitet, lav_kriterium

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def sara(client, plan):
    sara = personer.sekretariatsmedarbejder(plan.sekretariat)
    client.force_login(sara)
    return sara


@pytest.fixture
def maal(plan):
    """Three goals in three states; in the plan's own order Å, B, Æ."""
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    for kode, tekst, antal, felter in (
        ("K1", "Åbne døre 10 gange", 10, {"paavirkelighed": "direkte"}),
        ("K2", "Besøg hos 10 beboere", 2, {"tilknyttet": "OR"}),
        ("K3", "Ældre får 10 besøg", 6, {"tilknyttet": "OR", "paavirkelighed": "bidrager"}),
    ):
        kriterium = lav_kriterium(plan, kode, tekst, 10, **felter)
        Registrering.objects.create(kriterium=kriterium, dato=date(2016, 2, 1), antal=antal)
    lav_kriterium(plan, "K4", "Et mål uden måltal")


def se(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/maal/", {"pr_dato": "30.09.2016"} | valg)


def koder(client, plan, **valg):
    return [linje.maal.kode for linje in se(client, plan, **valg).context["side"].linjer]


def test_maal_list_shows_every_goal_with_both_figures_and_its_state(client, plan, sara, maal):
    html = se(client, plan).content.decode()

    assert "4 mål hører til 1.\xa0januar – 31.\xa0december 2016." in html
    assert "6 af 10" in html
    assert '<td data-title="Nået af kravet" class="tal">60\xa0%</td>' in html
    assert '<td data-title="Nået af det forventede" class="tal">86\xa0%</td>' in html
    assert "Økonomisk rådgivning" in html
    assert "intet måltal" in html
    assert f'href="/planer/{plan.pk}/maal/K3/?pr_dato=30.09.2016"' in html
    assert "<title>Mål i BF – Helhedsplan</title>" in html


@pytest.mark.parametrize(
    ("sorter", "venter"),
    [
        ("", ["K1", "K2", "K3", "K4"]),
        ("maal", ["K2", "K4", "K3", "K1"]),  # B, E, Æ, Å
        ("-maal", ["K1", "K3", "K4", "K2"]),
        ("-krav", ["K1", "K3", "K2", "K4"]),  # what has no figure stands last
        ("krav", ["K2", "K3", "K1", "K4"]),
        ("status", ["K1", "K3", "K2", "K4"]),
        ("noget andet", ["K1", "K2", "K3", "K4"]),
    ],
)
def test_maal_list_sorts_as_danish_does(client, plan, sara, maal, sorter, venter):
    assert koder(client, plan, sorter=sorter) == venter


@pytest.mark.parametrize(
    ("valg", "venter"),
    [
        ({"status": "naaet"}, ["K1"]),
        ({"omraade": "UG"}, ["K2", "K3"]),
        ({"omraade": "hele-planen"}, ["K1", "K4"]),
        ({"paavirkelighed": "bidrager"}, ["K3"]),
        ({"type": "loft"}, []),
        ({"tekst": "ÅBNE"}, ["K1"]),
        ({"tekst": "økonomisk besøg"}, ["K2", "K3"]),
        ({"tekst": "besøg", "status": "bagud"}, ["K2"]),
        ({"status": "findes ikke"}, ["K1", "K2", "K3", "K4"]),
    ],
)
def test_maal_list_is_narrowed_by_what_is_chosen(client, plan, sara, maal, valg, venter):
    assert koder(client, plan, **valg) == venter


def test_maal_list_that_is_narrowed_to_nothing_leads_back(client, plan, sara, maal):
    html = se(client, plan, tekst="findes ikke").content.decode()

    assert "0 af 4 mål vises." in html
    assert "Ingen mål passer til det, du har valgt." in html
    assert 'href="?pr_dato=30.09.2016"' in html


def test_maal_list_says_how_it_is_sorted_and_turns_on_a_second_press(client, plan, sara, maal):
    html = se(client, plan, sorter="-krav").content.decode()

    assert html.count("aria-sort=") == 1
    assert '<th scope="col" aria-sort="descending" class="tal">' in html
    assert 'href="?pr_dato=30.09.2016&amp;sorter=krav"' in html


def test_maal_list_keeps_date_and_knowledge_in_its_form(client, plan, sara, maal):
    html = se(client, plan, periode="hele", kendt_pr="01.10.2016").content.decode()

    assert '<input type="hidden" name="periode" value="hele">' in html
    assert '<input type="hidden" name="kendt_pr" value="01.10.2016">' in html
    assert "registreret til og med 1.\xa0oktober 2016" in html


@pytest.mark.parametrize("pr_dato", ["30.09.2016", "i går"])
def test_maal_list_keeps_what_is_chosen_when_the_date_changes(client, plan, sara, maal, pr_dato):
    svar = se(client, plan, pr_dato=pr_dato, tekst="besøg", omraade="UG", sorter="-krav")

    dato = svar.content.decode().partition('<div id="opgjort">')[2].partition("</form>")[0]
    for navn, vaerdi in (("tekst", "besøg"), ("omraade", "UG"), ("sorter", "-krav")):
        assert f'<input type="hidden" name="{navn}" value="{vaerdi}">' in dato
    assert 'name="status"' not in dato


def test_maal_list_of_a_plan_without_goals_says_so(client, plan, sara):
    assert "Ingen mål i opgørelsesperioden" in se(client, plan).content.decode()


def test_maal_list_tells_what_is_wrong_with_a_date(client, plan, sara, maal):
    assert "Der står »i går«" in se(client, plan, pr_dato="i går").content.decode()


def test_maal_list_downloads_what_is_shown(client, plan, sara, maal):
    csv = se(client, plan, omraade="UG", sorter="-krav", hent="csv")
    ark = load_workbook(BytesIO(se(client, plan, omraade="UG", hent="xlsx").content)).active

    linjer = csv.content.decode("utf-8-sig").split("\r\n")
    assert csv["Content-Disposition"].endswith("30.09.2016.csv")
    assert [linje.split(";")[0] for linje in linjer] == ["Kode", "K3", "K2", ""]
    assert "6;;10;7;60;86;lidt bagud" in linjer[1]
    assert linjer[1].endswith("30-09-2016")
    assert [celle.value for celle in ark["A"]] == ["Kode", "K2", "K3"]


def test_maal_list_says_that_a_goal_stated_twice_is_one_goal(client, plan, sara):
    klager = lav_kriterium(plan, "K11", "Højst 10 klager", 10, type_="loft")
    lav_kriterium(plan, "K02", "Få klager", 10, type_="loft", svarer_til=klager)
    Registrering.objects.create(kriterium=klager, dato=date(2016, 2, 1), antal=6)

    html = se(client, plan).content.decode()

    assert "2 formuleringer af 1 mål hører til" in html
    assert html.count("Samme mål som K11; det tæller med én gang") == 1
    assert html.count('<span class="forbehold">foreløbig</span>') == 2


def test_maal_list_downloads_figures_that_a_person_can_read(client, plan, sara):
    lav_kriterium(plan, "K1", "Et antal af en periode", 10)
    status = hent_status(plan, date(2016, 9, 30), kendt_pr=timezone.now())
    [linje] = linjer_for(status)
    resultat = replace(linje.maal.resultat, opnaaet=Fraction(2, 3), nulpunkt=Fraction(78))

    maal = replace(linje.maal, resultat=resultat)
    [raekke] = filraekker([replace(linje, maal=maal)], status)

    fil = dict(zip(FILKOLONNER, raekke, strict=True))
    assert fil["Opnået"] == Fraction(666667, 1000000)
    assert fil["Nulpunkt"] == 78


def test_maal_list_is_read_by_the_bestyrelse_and_by_nobody_else(client, plan, maal):
    client.force_login(personer.bestyrelsesmedlem(plan))
    assert se(client, plan).status_code == 200

    client.force_login(personer.fremmed())
    assert se(client, plan).status_code == 404
    assert se(client, plan, hent="csv").status_code == 404


@pytest.mark.parametrize("antal", [1, 150])
def test_maal_list_asks_the_same_queries_for_1_and_150_goals(
    client, plan, sara, antal, django_assert_num_queries
):
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    for nr in range(antal):
        lav_kriterium(plan, f"K{nr}", "Mindst 10", 10, tilknyttet="OR")

    # session, user, plan, the calculation (8), roles for the menu
    with django_assert_num_queries(12):
        se(client, plan)
