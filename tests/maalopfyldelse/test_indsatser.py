"""The page on a plan's indsatser: its own words, its figures, and what it says nothing of."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from indsatser.models import (
    Aktivitet,
    Aktivitetversion,
    Indsatsomraade,
    Indsatsomraadeversion,
    Kriterieversion,
    Maaltal,
    Registrering,
    Succeskriterium,
)
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


def lav_omraade(plan, kode="UG", navn="Udsatte grupper", **tekster):
    omraade = Indsatsomraade.objects.create(plan=plan, kode=kode)
    Indsatsomraadeversion.objects.create(indsatsomraade=omraade, navn=navn, **tekster)
    return omraade


def lav_aktivitet(plan, omraade=None, kode="OR", navn="Økonomisk rådgivning", **felter):
    aktivitet = Aktivitet.objects.create(plan=plan, kode=kode)
    return Aktivitetversion.objects.create(
        aktivitet=aktivitet, navn=navn, indsatsomraade=omraade, **felter
    )


def lav_maal(plan, tilknyttet, kode="K11", naaet=150):
    kriterium = Succeskriterium.objects.create(plan=plan, kode=kode)
    Kriterieversion.objects.create(
        kriterium=kriterium,
        tekst="Mindst 300 rådgivninger",
        type="antal",
        niveau="aktivitet",
        tilknyttet=tilknyttet,
        enhed="rådgivninger",
    )
    Maaltal.objects.create(
        kriterium=kriterium, fra=date(2016, 1, 1), til=date(2016, 12, 31), maaltal=300
    )
    Registrering.objects.create(
        kriterium=kriterium,
        dato=date(2016, 2, 1),
        antal=naaet,
        borgernoegle="hemmelig-1",
        note="En fortrolig note",
    )


def side(client, plan, **valg):
    svar = client.get(f"/planer/{plan.pk}/indsatser/", {"pr_dato": "30.09.2016"} | valg)
    assert svar.status_code == 200
    return svar


def tekst(svar):
    return svar.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_page_says_how_far_each_indsats_has_come(client, plan, bente):
    lav_aktivitet(plan, lav_omraade(plan))
    lav_maal(plan, "OR")

    html = tekst(side(client, plan))

    assert "Planen har 1 indsatsområde med 1 aktivitet." in html
    # 300 * 274 / 366 = 224.6 were expected
    assert "Udsatte grupper har nået 67 % af det, vi kunne forvente 30. september 2016." in html
    assert "150 af 300 rådgivninger" in html
    assert "hemmelig-1" not in html
    assert "fortrolig" not in html


def test_the_plans_own_texts_stand_with_their_headings(client, plan, bente):
    lav_aktivitet(
        plan,
        lav_omraade(plan, formaal="Færre udsættelser", problemkompleks="Mange er i restance"),
        maalgruppe="Beboere i restance",
        indhold_og_praksis="Gratis rådgivning\n\nOgså i hjemmet",
        timer_pr_uge="37.5",
    )

    html = tekst(side(client, plan))

    assert "<dt>Formål</dt><dd><p>Færre udsættelser</p></dd>" in html
    assert "<dt>Problemkompleks</dt><dd><p>Mange er i restance</p></dd>" in html
    assert "<p>Gratis rådgivning</p>\n\n<p>Også i hjemmet</p>" in html
    assert "<dt>Arbejdstid</dt><dd>37,5 timer om ugen</dd>" in html


def test_missing_texts_are_said_in_one_sentence(client, plan, bente):
    lav_aktivitet(plan, lav_omraade(plan, formaal="Færre udsættelser"))

    html = tekst(side(client, plan))

    assert "Planen har ingen tekst om problemkompleks og målemetode." in html
    assert "Planen har ingen tekster om aktiviteten." in html


def test_a_plan_without_any_texts_says_so_once(client, plan, bente):
    lav_aktivitet(plan, lav_omraade(plan))

    html = tekst(side(client, plan))

    assert "Planen er læst ind uden tekster om indsatserne." in html
    assert "Planen har ingen tekst" not in html


def test_the_way_to_the_goals_of_other_periods_is_shown(client, plan, bente):
    lav_aktivitet(plan, lav_omraade(plan))
    lav_maal(plan, "OR")

    assert "Her står de mål, der hører til 1. januar – 31. december 2016." in tekst(
        side(client, plan)
    )
    assert "Her står de mål" not in tekst(side(client, plan, periode="hele"))


@pytest.mark.parametrize(
    ("leder", "sagt"), [("Odense Kommune", True), ("landsbyggefonden", False), ("", False)]
)
def test_it_is_said_when_those_who_pay_do_not_lead(client, plan, bente, leder, sagt):
    lav_aktivitet(plan, lav_omraade(plan), finansieret_af="Landsbyggefonden", ledes_af=leder)

    html = tekst(side(client, plan))

    linje = "Landsbyggefonden betaler for aktiviteten, men Odense Kommune leder den."
    assert (linje in html) is sagt


def test_an_activity_outside_every_area_is_shown(client, plan, bente):
    lav_omraade(plan)
    lav_aktivitet(plan, navn="Sammenlægning")

    html = tekst(side(client, plan))

    assert "Uden for indsatsområderne" in html
    assert html.count("Sammenlægning") == 2  # in the overview and as a heading


def test_a_plan_without_indsatser_says_what_will_be_here(client, plan, bente):
    html = tekst(side(client, plan))

    assert "Planen har ingen indsatsområder og aktiviteter endnu" in html


def test_a_date_that_is_none_is_explained(client, plan, bente):
    html = tekst(side(client, plan, pr_dato="i går"))

    assert "<title>Fejl: Indsatser i BF" in html
    assert "Der er problemer" in html


def test_the_indsatser_can_be_taken_along(client, plan, bente):
    lav_aktivitet(plan, lav_omraade(plan), formaal="=HYPERLINK(1)")
    lav_maal(plan, "OR")

    svar = side(client, plan, hent="xlsx")

    ark = load_workbook(BytesIO(svar.content)).active
    assert [celle.value for celle in ark[3]][:6] == [
        "Udsatte grupper",
        "Økonomisk rådgivning",
        50,
        67,
        1,
        "=HYPERLINK(1)",
    ]
    assert ark["F3"].data_type == "s"


@pytest.mark.parametrize("antal", [1, 40])
def test_the_page_asks_the_same_queries_for_1_and_40_activities(
    client, plan, bente, antal, django_assert_num_queries
):
    for nr in range(antal):
        omraade = lav_omraade(plan, f"O{nr}")
        lav_aktivitet(plan, omraade, f"A{nr}")
        lav_maal(plan, f"A{nr}", f"K{nr}")
    udsaettelser = Succeskriterium.objects.create(plan=plan, kode="U")
    Kriterieversion.objects.create(
        kriterium=udsaettelser,
        tekst="Udsættelserne falder",
        type="aendring",
        niveau="hovedformål",
        retning="ned",
        kilde="udsaettelser",
    )
    Maaltal.objects.create(
        kriterium=udsaettelser, fra=date(2016, 1, 1), til=date(2016, 12, 31), maaltal=-10
    )
    personer.lav_organisation("FaB", plan)

    # as the status page's 13 with monthly figures, and the texts of areas and activities
    with django_assert_num_queries(15):
        side(client, plan)


def test_the_plans_menu_keeps_the_date_that_is_looked_at(client, plan, bente):
    html = tekst(side(client, plan))

    assert f'href="/planer/{plan.pk}/?pr_dato=30.09.2016"' in html
    assert f'href="/planer/{plan.pk}/maal/?pr_dato=30.09.2016"' in html
    assert f'href="/planer/{plan.pk}/oekonomi/"' in html
