from datetime import UTC, date, datetime

import pytest

from tests.stoette import personer
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

GODKENDT = datetime(2016, 2, 1, tzinfo=UTC)


@pytest.fixture
def civica():
    return personer.lav_organisation("CIVICA", personer.lav_plan("BF"))


@pytest.fixture
def carl(client, civica):
    carl = personer.indberetter(civica)
    client.force_login(carl)
    return carl


def indberet(organisation, maaned, *, godkendt=True, **tal):
    return Maanedstal.objects.create(
        boligorganisation=organisation,
        maaned=date(2016, maaned, 1),
        kendt_fra=GODKENDT if godkendt else None,
        **tal,
    )


def test_vores_tal_shows_the_approved_figures_of_the_year(client, civica, carl):
    indberet(civica, 1, udsaettelser=3, restancer=1250, berammede=0)
    indberet(civica, 2, udsaettelser=4, restancer=1100, godkendt=False)

    side = client.get("/vores-tal/").context["tal"]

    assert side.linjer[0].tal == (3, 1250, 0)
    assert side.linjer[1].tal == (None, None, None)
    assert [(k.overskrift, k.maaneder, k.i_alt) for k in side.kolonner] == [
        ("Udsættelser", 1, 3),
        ("Lejemål i restance", 1, 1250),
        ("Berammede udsættelser", 1, 0),
    ]


def test_vores_tal_says_missing_and_never_zero(client, civica, carl):
    for maaned in (1, 2, 4, 5, 6, 7, 8, 9, 10, 12):
        indberet(civica, maaned, udsaettelser=0)

    html = client.get("/vores-tal/").content.decode()

    assert "CIVICA mangler at indberette 2 måneder i 2016: marts og november." in html
    assert "lægges ikke sammen" in html
    assert html.count("ikke indberettet") == 20  # two indicators in ten months


def test_vores_tal_says_what_is_missing_after_the_last_figure(client, civica, carl):
    for maaned in range(1, 13):
        indberet(civica, maaned, udsaettelser=0)

    html = client.get("/vores-tal/").content.decode()
    senere = client.get("/vores-tal/", {"aar": 2017})

    assert "Ingen måneder mangler i 2016." in html
    assert (
        'CIVICA mangler at indberette 4 måneder i <a href="?aar=2017">2017</a>: '
        "januar, februar, marts og april." in html
    )
    assert '<a href="?aar=2017">2017 (ingen tal endnu)</a>' in html
    assert [maaned.month for maaned in senere.context["tal"].mangler] == [1, 2, 3, 4]


def test_vores_tal_does_not_ask_for_months_outside_the_membership(client):
    organisation = personer.lav_organisation("FaB", personer.lav_plan("BF"), fra=date(2016, 2, 15))
    client.force_login(personer.indberetter(organisation))
    indberet(organisation, 12, udsaettelser=1)

    mangler = client.get("/vores-tal/").context["tal"].mangler

    assert [maaned.month for maaned in mangler] == [3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_vores_tal_shows_another_indicator_only_where_it_is_sent(client, civica, carl):
    indberet(civica, 1, udsaettelser=1, rykkere=12)

    html = client.get("/vores-tal/").content.decode()

    assert "Rykkere" in html
    assert "Gengangere" not in html


def test_vores_tal_without_figures_says_what_will_be_here(client, carl):
    html = client.get("/vores-tal/").content.decode()

    assert "Ingen godkendte tal endnu" in html
    assert "Planen BF" in html


def test_vores_tal_says_of_an_ended_plan_that_it_ran(client):
    planer = personer.lav_plan("BF"), personer.lav_plan("Ny", slutdato=date(9999, 12, 31))
    client.force_login(personer.indberetter(personer.lav_organisation("FaB", *planer)))

    side = client.get("/vores-tal/").content.decode()

    assert "Planen løb 1." in side
    assert "Planen løber 1." in side


def test_vores_tal_shows_nobody_elses_figures(client, civica, carl):
    fab = personer.lav_organisation("FaB")
    indberet(fab, 1, udsaettelser=7)

    assert client.get("/vores-tal/").context["tal"] is None
    assert client.get("/vores-tal/", {"organisation": fab.pk}).status_code == 404


def test_vores_tal_of_a_person_with_two_organisations_lets_them_choose(client, civica, carl):
    fab = personer.lav_organisation("FaB")
    personer.indberetter(fab, "carl")
    indberet(fab, 1, udsaettelser=7)

    side = client.get("/vores-tal/", {"organisation": fab.pk})

    assert side.context["valgt"] == fab
    assert f"?organisation={civica.pk}" in side.content.decode()


def test_vores_tal_is_not_for_the_secretariat(client, civica):
    client.force_login(personer.fremmed())

    assert client.get("/vores-tal/").status_code == 404


@pytest.mark.parametrize("parametre", [{"aar": "1999"}, {"aar": "x"}, {"organisation": "x"}])
def test_vores_tal_of_what_is_not_there_is_not_found(client, civica, carl, parametre):
    indberet(civica, 1, udsaettelser=1)

    assert client.get("/vores-tal/", parametre).status_code == 404


@pytest.mark.parametrize("maaneder", [1, 12])
def test_vores_tal_asks_the_same_queries_for_1_and_12_months(
    client, civica, carl, maaneder, django_assert_num_queries
):
    for maaned in range(1, maaneder + 1):
        indberet(civica, maaned, udsaettelser=1)

    # session, user, own organisations, years, memberships, plans, figures, roles for the menu
    with django_assert_num_queries(8):
        client.get("/vores-tal/")


def test_vores_tal_can_be_taken_along(client, civica, carl):
    indberet(civica, 1, udsaettelser=3, restancer=1250)

    def linjer(**valg):
        svar = client.get("/vores-tal/", {"hent": "csv"} | valg)
        return svar.content.decode("utf-8-sig").split("\r\n")

    html = client.get("/vores-tal/").content.decode()
    assert "?tabel=tal&amp;hent=csv" in html
    assert "?tabel=planer&amp;hent=xlsx" in html
    assert linjer(tabel="tal")[:3] == [
        "Måned;Udsættelser;Lejemål i restance;Berammede udsættelser",
        "01-01-2016;3;1250;ikke indberettet",
        "01-02-2016;mangler;mangler;mangler",
    ]
    assert linjer(tabel="planer")[1] == "Planen BF;BF;01-01-2016;30-04-2017;;"
    assert client.get("/vores-tal/", {"hent": "csv"}).status_code == 404
