"""The page on a plan's meetings: what was agreed, what was held, and what was decided."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from helhedsplan.models import Moede, Organ, Organversion
from tests.stoette import personer

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def bente(client, plan):
    bente = personer.bestyrelsesmedlem(plan)
    client.force_login(bente)
    return bente


def lav_organ(plan, navn="Bestyrelsen", type_="bestyrelse", moeder_pr_aar=2, **felter):
    organ = Organ.objects.create(plan=plan, navn=navn)
    Organversion.objects.create(organ=organ, type=type_, moeder_pr_aar=moeder_pr_aar, **felter)
    return organ


def hent(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/moeder/", valg)


def tekst(svar):
    assert svar.status_code == 200
    return svar.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_page_says_how_often_the_bodies_met_of_what_was_agreed(client, plan, bente):
    bestyrelsen = lav_organ(plan)
    lav_organ(plan, "Styregruppen", "styregruppe", 4)
    lav_organ(plan, "Netværket", "netværk", None)
    Moede.objects.create(organ=bestyrelsen, dato=date(2016, 4, 20), afholdt=True)

    html = tekst(hent(client, plan, aar=2016))

    assert "Bestyrelsen har holdt 1 møde i 2016 og skal mødes mindst 2 gange om året." in html
    assert "Der er ikke registreret møder i Styregruppen i 2016." in html
    assert "1 af 2 møder" in html
    assert "0 af 4 møder" in html
    assert "ikke aftalt" in html


def test_a_meeting_stands_with_its_agenda_and_decisions(client, plan, bente):
    Moede.objects.create(
        organ=lav_organ(plan),
        dato=date(2016, 4, 20),
        afholdt=True,
        dagsorden="1. Status\n2. Budget",
        beslutninger="Budgettet er godkendt",
    )

    html = tekst(hent(client, plan, aar=2016))

    assert "Bestyrelsen, 20. april 2016" in html
    assert "<p>1. Status<br>2. Budget</p>" in html
    assert "<p>Budgettet er godkendt</p>" in html


def test_only_held_meetings_are_counted(client, plan, bente):
    Moede.objects.create(organ=lav_organ(plan), dato=date(2016, 4, 20), afholdt=False)

    html = tekst(hent(client, plan, aar=2016))

    assert "0 af 2 møder" in html
    assert "Mødet står ikke som afholdt og tæller derfor ikke med." in html


def test_a_meeting_to_come_stands_first(client, plan, bente):
    dag = timezone.localdate() + timedelta(days=30)
    Moede.objects.create(organ=lav_organ(plan), dato=dag)

    html = tekst(hent(client, plan))

    assert "<h2>Kommende møder</h2>" in html
    assert "Hverken dagsorden eller beslutninger er skrevet ind." in html


def test_a_body_that_had_ended_is_not_asked_to_meet(client, plan, bente):
    lav_organ(plan, til=date(2016, 12, 31))

    assert "Bestyrelsen" in tekst(hent(client, plan, aar=2016))
    assert "Bestyrelsen" not in tekst(hent(client, plan, aar=2017))


def test_an_annulled_meeting_is_gone(client, plan, bente):
    organ = lav_organ(plan)
    moede = Moede.objects.create(organ=organ, dato=date(2016, 4, 20), afholdt=True)
    Moede.objects.create(
        organ=organ,
        annullerer=moede,
        kun_annullering=True,
        rettelsesgrund="Aflyst",
        registreret=timezone.now(),
    )

    assert "20. april 2016" not in tekst(hent(client, plan, aar=2016))


def test_a_plan_without_bodies_says_what_will_be_here(client, plan, bente):
    assert "Planen har ingen organer endnu" in tekst(hent(client, plan))


def test_a_year_outside_the_plan_is_not_found(client, plan, bente):
    assert hent(client, plan, aar="1999").status_code == 404


def test_the_meetings_can_be_taken_along(client, plan, bente):
    Moede.objects.create(
        organ=lav_organ(plan), dato=date(2016, 4, 20), afholdt=True, dagsorden="=1+1"
    )

    linjer = hent(client, plan, hent="csv").content.decode("utf-8-sig").split("\r\n")

    assert linjer[1] == "20-04-2016;Bestyrelsen;ja;'=1+1;"
    organer = tekst(hent(client, plan, aar=2016, hent="csv", tabel="organer"))
    assert "Bestyrelsen;Bestyrelse;2 gange om året;1 af 2 møder;20-04-2016;" in organer


@pytest.mark.parametrize("antal", [1, 30])
def test_the_page_asks_the_same_queries_for_1_and_30_meetings(
    client, plan, bente, antal, django_assert_num_queries
):
    for nr in range(antal):
        organ = lav_organ(plan, f"Styregruppe {nr}", "styregruppe")
        Moede.objects.create(organ=organ, dato=date(2016, 4, 20), afholdt=True)

    # session, user, plan, meetings, bodies, roles for the menu
    with django_assert_num_queries(6):
        hent(client, plan, aar=2016)
