"""The page on the members' monthly figures: what is missing is said, and a stock is never summed."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from tests.stoette import personer
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

KENDT = timezone.make_aware(datetime(2016, 1, 2))  # noqa: DTZ001 -- made aware in Danish time


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def bente(client, plan):
    bente = personer.bestyrelsesmedlem(plan)
    client.force_login(bente)
    return bente


def indberet(organisation, aar, tal, indikator="udsaettelser"):
    """Give the figures of the year's first months; None leaves a month out."""
    for md, figur in enumerate(tal, start=1):
        if figur is not None:
            Maanedstal.objects.create(
                boligorganisation=organisation,
                maaned=date(aar, md, 1),
                kendt_fra=KENDT,
                **{indikator: figur},
            )


def hent(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/udsaettelser/", valg)


def tekst(svar):
    assert svar.status_code == 200
    return svar.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_finding_compares_the_same_months_of_both_years(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    indberet(fab, 2015, [10] * 12)
    indberet(fab, 2016, [5] * 12)

    html = tekst(hent(client, plan))

    assert "Udsættelserne er faldet 50 % i januar–december 2016" in html
    assert "Begge år er regnet uden" not in html
    assert "(60 mod 120), og faldet er større, end tilfældigheder normalt kan forklare" in html
    assert "<strong>60</strong>" in html
    assert "12 af 12 måneder, 1 af 1 organisationer" in html
    assert "Organisationen har indberettet alle 12 måneder." in html


def test_a_missing_month_is_said_and_counted_in_neither_year(client, plan, bente):
    fab, obo = personer.lav_organisation("FaB", plan), personer.lav_organisation("OBO", plan)
    for organisation in (fab, obo):
        indberet(organisation, 2015, [2] * 12)
    indberet(fab, 2016, [1] * 12)
    indberet(obo, 2016, [1, 1, None, *[1] * 9])

    html = tekst(hent(client, plan))

    assert "OBO mangler at indberette marts 2016 (frist 10. april 2016)." in html
    assert '<span class="mangler">mangler</span>' in html
    assert "1 fra 1 af 2" in html
    assert "11 af 12 måneder, 2 af 2 organisationer" in html
    assert "11 af 12 måneder er indberettet af alle, og 2 af 2 organisationer har" in html
    assert "(23 mod 46)" in html
    assert "Begge år er regnet uden de tal, der mangler." in html


def test_a_stock_is_never_summed_over_months(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    indberet(fab, 2016, [100] * 12, "restancer")

    html = tekst(hent(client, plan, indikator="restancer"))

    assert "Der var 100 lejemål i restance 31. december 2016." in html
    assert html.count("lægges ikke sammen") == 2
    assert "1.200" not in html


def test_an_organisation_is_asked_for_its_months_as_a_member_only(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    ny = personer.lav_organisation("AB", plan, fra=date(2016, 7, 1))
    indberet(fab, 2016, [1] * 12)
    indberet(ny, 2016, [None] * 6 + [1] * 6)

    html = tekst(hent(client, plan))

    assert html.count("ikke medlem") == 6
    assert "6 af 6 måneder" in html
    assert "mangler at indberette" not in html


def test_a_year_of_the_plan_without_figures_is_offered_and_its_months_missing(client, plan, bente):
    indberet(personer.lav_organisation("FaB", plan), 2016, [1] * 12)

    assert "2017 (ingen tal endnu)" in tekst(hent(client, plan))
    html = tekst(hent(client, plan, aar=2017))

    assert "Der er ingen indberettede tal for udsættelser." in html
    # the plan ended on 30 April
    assert "FaB mangler at indberette januar–april 2017" in html
    assert "juni" not in html.partition("<tbody>")[2].partition("</table>")[0]


def test_no_month_before_the_plan_is_missing(client, plan, bente):
    indberet(personer.lav_organisation("FaB", plan), 2015, [None] * 6 + [1] * 6)

    html = tekst(hent(client, plan, aar=2015))

    assert "mangler at indberette" not in html
    assert html.count("ikke oplyst") == 6


def test_those_who_miss_the_same_months_share_a_sentence(client, plan, bente):
    for navn in ("FaB", "AB"):
        indberet(personer.lav_organisation(navn, plan), 2016, [None, *[1] * 11])

    html = tekst(hent(client, plan))

    assert "AB og FaB mangler at indberette januar 2016 (frist 10. februar 2016)." in html


def test_the_page_is_as_of_the_date_that_is_chosen(client, plan, bente):
    indberet(personer.lav_organisation("FaB", plan), 2016, [1] * 6 + [None] + [1] * 5)

    html = tekst(hent(client, plan, pr_dato="30.06.2016", indikator="udsaettelser"))

    assert "Opgjort pr. 30. juni 2016" in html
    assert "mangler at indberette" not in html
    assert html.count("Fristen er ikke nået") == 6
    assert "6 af 6 måneder" in html
    assert "<strong>6</strong>" in html
    # the menu, the other indicators and the form keep it
    assert f'href="/planer/{plan.pk}/?pr_dato=30.06.2016"' in html
    assert 'href="?aar=2016&amp;indikator=restancer&amp;pr_dato=30.06.2016"' in html
    assert '<input type="hidden" name="indikator" value="udsaettelser">' in html
    csv = hent(client, plan, pr_dato="30.06.2016", hent="csv").content.decode("utf-8-sig")
    assert csv.split("\r\n")[6:8] == ["01-06-2016;1;1", "01-07-2016;fristen er ikke nået;"]


def test_the_page_shows_what_was_known(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    indberet(fab, 2016, [1])
    sent = timezone.make_aware(datetime(2016, 5, 1))  # noqa: DTZ001 -- made aware in Danish time
    Maanedstal.objects.create(
        boligorganisation=fab, maaned=date(2016, 2, 1), kendt_fra=sent, udsaettelser=4
    )

    nu = tekst(hent(client, plan, pr_dato="29.02.2016"))
    marts = tekst(hent(client, plan, pr_dato="29.02.2016", kendt_pr="05.03.2016"))
    april = tekst(hent(client, plan, pr_dato="29.02.2016", kendt_pr="15.04.2016"))

    assert "<strong>5</strong>" in nu
    assert "frist 10.03.2016" in marts
    assert "mangler at indberette" not in marts
    assert "FaB mangler at indberette februar 2016 (frist 10. marts 2016)." in april


def test_a_year_after_the_date_is_not_offered_and_a_wrong_date_is_said(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    indberet(fab, 2016, [1] * 12)
    indberet(fab, 2017, [1])

    html = tekst(hent(client, plan, pr_dato="30.09.2016"))

    assert "Udsættelser i 2016" in html
    assert "aar=2017" not in html
    assert "Der står »i går«" in tekst(hent(client, plan, pr_dato="i går"))


def test_figures_that_are_not_approved_do_not_show(client, plan, bente):
    fab = personer.lav_organisation("FaB", plan)
    Maanedstal.objects.create(
        boligorganisation=fab, maaned=date(2016, 1, 1), udsaettelser=7, kendt_fra=None
    )

    assert "Ingen godkendte månedstal endnu" in tekst(hent(client, plan))


def test_an_indicator_and_a_year_that_are_not_there_are_not_found(client, plan, bente):
    indberet(personer.lav_organisation("FaB", plan), 2016, [1])

    assert hent(client, plan, indikator="password").status_code == 404
    assert hent(client, plan, aar="1999").status_code == 404
    assert hent(client, plan, hent="pdf").status_code == 404


def test_the_table_can_be_taken_along(client, plan, bente):
    indberet(personer.lav_organisation("FaB", plan), 2016, [3, None, *[1] * 10])

    linjer = hent(client, plan, hent="csv").content.decode("utf-8-sig").split("\r\n")

    assert linjer[:3] == ["Måned;FaB;I alt", "01-01-2016;3;3", "01-02-2016;mangler;"]


@pytest.mark.parametrize("antal", [1, 20])
def test_the_page_asks_the_same_queries_for_1_and_20_organisations(
    client, plan, bente, antal, django_assert_num_queries
):
    for nr in range(antal):
        indberet(personer.lav_organisation(f"Org {nr}", plan), 2016, [1] * 12)

    # session, user, plan, members, years, figures, roles for the menu
    with django_assert_num_queries(7):
        hent(client, plan)
