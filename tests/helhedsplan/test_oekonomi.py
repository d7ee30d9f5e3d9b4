"""The page on a plan's money: two quarters are said in words and never blocked."""

from datetime import UTC, datetime

import pytest

from helhedsplan.models import Budgetpost
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


def lav_post(
    plan,
    post="Rådgivning",
    budget=750,
    forbrug=700,
    *,
    kategori="aktivitet",
    kilde="Landsbyggefonden",
    **felter,
):
    return Budgetpost.objects.create(
        plan=plan,
        aar=felter.pop("aar", 2016),
        post=post,
        kategori=kategori,
        finansieringskilde=kilde,
        budget=budget,
        forbrug=forbrug,
        **felter,
    )


def hent(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/oekonomi/", valg)


def tekst(svar):
    assert svar.status_code == 200
    return svar.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_year_is_summed_up_in_a_sentence(client, plan, bente):
    lav_post(plan, budget="620000.00", forbrug="598000.00")
    lav_post(plan, "Ledelse", "780000.00", "801000.50", kilde="Kommunen")

    html = tekst(hent(client, plan))

    assert (
        "Der er brugt 1.399.000,50 kr. af 1.400.000 kr. i 2016 (99,9 %), 999,50 kr. under budgettet."
        in html
    )


def test_a_large_projektorganisation_is_said_with_its_share(client, plan, bente):
    lav_post(plan, budget=610)
    lav_post(plan, "Ledelse", 390, 300, kategori="projektorganisation")

    html = tekst(hent(client, plan))

    assert "Projektorganisation udgør 39 % af budgettet for 2016 (390 kr. af 1.000 kr.)." in html
    assert "mere end de 25 %, som posten almindeligvis højst bør fylde" in html


@pytest.mark.parametrize(
    ("ledelse", "vist", "over"),
    [(250, "25 %", False), (251, "25,1 %", True), (249, "24,9 %", False)],
)
def test_a_share_beside_the_quarter_does_not_read_as_the_quarter(
    client, plan, bente, ledelse, vist, over
):
    lav_post(plan, budget=1000 - ledelse)
    lav_post(plan, "Ledelse", ledelse, 100, kategori="projektorganisation")

    html = tekst(hent(client, plan))

    assert f"Projektorganisation udgør {vist} af budgettet" in html
    assert ("almindeligvis højst" in html) is over


def test_too_little_local_money_is_said(client, plan, bente):
    lav_post(plan, budget=800)
    lav_post(plan, "Lokaler", 200, kilde="Odense Kommune")

    html = tekst(hent(client, plan))

    assert "Den lokale medfinansiering er 20 % af budgettet for 2016" in html
    assert "Landsbyggefonden kræver mindst 25 %" in html


def test_local_money_is_not_guessed_where_a_source_is_missing(client, plan, bente):
    lav_post(plan)
    lav_post(plan, "Lokaler", kilde="")

    html = tekst(hent(client, plan))

    assert "kan ikke regnes ud: 1 af 2 poster mangler en finansieringskilde." in html


def test_missing_spending_is_said_and_is_no_saving(client, plan, bente):
    lav_post(plan, budget=100, forbrug=80)
    lav_post(plan, "Lokaler", 900, None)

    html = tekst(hent(client, plan))

    assert "ikke oplyst" in html
    assert "1 af 2 poster har forbrug." in html
    assert (
        "Der er brugt 80 kr. i 2016, men 1 af 2 poster har intet forbrug endnu. "
        "Budgettet er 1.000 kr.</p>" in html
    )
    assert "<strong>80 %</strong>" in html
    assert "under budgettet" not in html


def test_a_correction_stands_with_before_after_when_and_who(client, plan, bente):
    lav_post(plan, budget=100)
    lav_post(
        plan,
        budget=120,
        registreret=datetime(2016, 3, 1, 11, tzinfo=UTC),
        registreret_af="Sara",
    )

    html = tekst(hent(client, plan))

    assert "Budget fra 100 kr. til 120 kr." in html
    assert "1. marts 2016 kl. 12.00<br>Sara" in html
    assert "af 120 kr. i 2016" in html
    rettelser = tekst(hent(client, plan, hent="csv", tabel="rettelser"))
    assert "Rådgivning, 2016;Budget fra 100 kr. til 120 kr.;01-03-2016 12:00;Sara" in rettelser


def test_a_post_that_was_taken_out_counts_no_more(client, plan, bente):
    lav_post(plan)
    lav_post(plan, "Lokaler", 300)
    lav_post(plan, "Lokaler", 300, udgaaet=True, registreret=datetime(2016, 3, 1, tzinfo=UTC))

    html = tekst(hent(client, plan))

    assert "Posten er taget ud." in html
    assert "af 750 kr. i 2016" in html


def test_a_plan_without_a_budget_says_what_will_be_here(client, plan, bente):
    assert "Planen har intet budget endnu" in tekst(hent(client, plan))


def test_the_budget_can_be_taken_along(client, plan, bente):
    lav_post(plan, "=1+1", "10.50", None)

    linjer = hent(client, plan, hent="csv").content.decode("utf-8-sig").split("\r\n")

    assert linjer[1] == "2016;'=1+1;Aktivitet;;Landsbyggefonden;10,5;"


@pytest.mark.parametrize("antal", [1, 50])
def test_the_page_asks_the_same_queries_for_1_and_50_posts(
    client, plan, bente, antal, django_assert_num_queries
):
    for nr in range(antal):
        lav_post(plan, f"Post {nr}")

    # session, user, plan, posts, roles for the menu
    with django_assert_num_queries(5):
        hent(client, plan)
