"""The status page as a whole: what it tells beside the goals, and what it costs."""

from datetime import UTC, date, datetime

import pytest

from indsatser.models import Registrering
from tests.stoette import personer
from tests.stoette.maal import lav_aktivitet, lav_kriterium
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def sara(client, plan):
    sara = personer.sekretariatsmedarbejder(plan.sekretariat)
    client.force_login(sara)
    return sara


def status(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/", {"pr_dato": "30.09.2016"} | valg)


def test_status_of_a_period_without_goals_leads_to_the_whole_plan(client, plan, sara):
    lav_kriterium(plan, "K11", "Mindst 300 rådgivninger", 300)

    efter_planen = status(client, plan, pr_dato="30.04.2017").content.decode()
    hele = status(client, plan, pr_dato="30.04.2017", periode="hele").content.decode()

    assert "Planen har ingen mål i perioden januar–april 2017." in efter_planen
    assert ">Se status for hele planens periode</a>" in efter_planen
    assert "?pr_dato=30.04.2017&amp;periode=hele" in efter_planen
    assert ">Se status for hele planens periode</a>" not in hele
    assert "K11" in hele


def lav_udsaettelser(organisation):
    """Half as many in 2016 as in the same months of 2015, until August."""
    for aar, figur in ((2015, 10), (2016, 5)):
        for md in range(1, 9):
            Maanedstal.objects.create(
                boligorganisation=organisation,
                maaned=date(aar, md, 1),
                udsaettelser=figur,
                kendt_fra=datetime(2016, 1, 2, tzinfo=UTC),
            )


def test_status_says_what_has_become_of_the_evictions(client, plan, sara):
    lav_udsaettelser(personer.lav_organisation("FaB", plan))

    html = status(client, plan).content.decode().replace("\N{NO-BREAK SPACE}", " ")

    afsnit = html[html.index("Udsættelser i 2016</h2>") : html.index('<h2 id="maal">')]
    assert "Udsættelserne er faldet 50 % i januar–august 2016" in afsnit
    assert "større, end tilfældigheder normalt kan forklare" in afsnit
    assert "8 af 9 måneder" in afsnit
    assert "<svg" in afsnit
    assert f'href="/planer/{plan.pk}/udsaettelser/?pr_dato=30.09.2016&amp;aar=2016"' in afsnit


def test_status_tells_that_no_evictions_are_reported_only_where_somebody_is_to(client, plan, sara):
    uden_medlemmer = status(client, plan).content.decode()
    personer.lav_organisation("FaB", plan)
    med_medlemmer = status(client, plan).content.decode()

    assert "Udsættelser</h2>" not in uden_medlemmer
    assert "boligorganisationer har ingen godkendte månedstal endnu" in med_medlemmer


@pytest.mark.parametrize("antal", [5, 150])
def test_status_asks_the_same_queries_for_5_and_150_criteria(
    client, plan, sara, antal, django_assert_num_queries
):
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    for nr in range(antal):
        kriterium = lav_kriterium(plan, f"K{nr}", "Mindst 10", 10, tilknyttet="OR")
        Registrering.objects.create(kriterium=kriterium, dato=date(2016, 2, 1), antal=1)
    lav_udsaettelser(personer.lav_organisation("FaB", plan))

    # session, user, plan, the calculation with the plan's words (8), memberships, the years with
    # figures and the figures, roles for the menu
    with django_assert_num_queries(15):
        side = status(client, plan)

    assert len(side.context["side"].status.maal) == antal
