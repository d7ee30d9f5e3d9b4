"""Closed by default: every address of the site, tried as nobody and as a stranger."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from helhedsplan.models import Bruger, Indlaesning
from maalopfyldelse.models import Opgoerelse, Statusrapport
from tests.stoette import personer
from tests.stoette.maal import lav_kriterium

AABNE = {"log-ind"}
"""Addresses that nobody need log in for. Each is a decision; a new one is to be argued for here."""

EGNE = {
    "forside",
    "hjaelp",
    "log-ud",
    "helhedsplan:indlaes",
    "helhedsplan:list",
    "maalopfyldelse:rapporter",
    "udsaettelser:vores_tal",
}
"""Addresses that name no object: everybody sees their own there, or nothing."""

FAELLES = {"hjaelp_side"}
"""Addresses that say the same to everybody who is logged in."""


def _adresser(resolver: URLResolver | None = None, rum: tuple[str, ...] = (), sti: str = ""):
    """Yield (name, route) of every address in the project."""
    resolver = resolver or get_resolver()
    for moenster in resolver.url_patterns:
        route = sti + str(moenster.pattern)
        if isinstance(moenster, URLPattern):
            yield ":".join((*rum, moenster.name or "")), route
        else:
            under = (*rum, moenster.namespace) if moenster.namespace else rum
            yield from _adresser(moenster, under, route)


ADRESSER = sorted(_adresser())
MED_OBJEKT = [(navn, route) for navn, route in ADRESSER if "<" in route and navn not in FAELLES]


@pytest.fixture
def plan(db):
    return personer.lav_plan("BF", navn="Den hemmelige plan")


@pytest.fixture
def rapport(plan):
    tid = datetime(2016, 10, 1, tzinfo=UTC)
    opgoerelse = Opgoerelse.objects.create(
        plan=plan,
        pr_dato=date(2016, 9, 30),
        vindue_fra=date(2016, 1, 1),
        vindue_til=date(2016, 12, 31),
        kendt_pr=tid,
    )
    return Statusrapport.objects.create(
        plan=plan,
        opgoerelse=opgoerelse,
        nummer=1,
        tilstand="faerdig",
        faerdig_at=tid,
        pdf=b"%PDF-hemmelig",
        sider=1,
    )


@pytest.fixture
def kriterium(plan):
    return lav_kriterium(plan, "K1", "Et hemmeligt mål", 10)


@pytest.fixture
def indlaesning(plan):
    """A planfil that sara of the plan's secretariat has handed in."""
    return Indlaesning.objects.create(
        bruger=Bruger.objects.create(username="sara"),
        filnavn="hemmelig.xlsx",
        indhold=b"hemmelig",
        sha256=sha256(b"hemmelig").hexdigest(),
    )


@pytest.fixture
def url(plan, kriterium, rapport, indlaesning):
    """Return the address of a route, of the plan or what belongs to it."""

    def url(navn: str, route: str) -> str:
        if "<" not in route:
            return reverse(navn)
        if navn == "hjaelp_side":
            return reverse(navn, kwargs={"side": "log-ind"})
        objekt = plan
        if route.startswith("rapporter/"):
            objekt = rapport
        elif route.startswith("planer/indlaes/"):
            objekt = indlaesning
        argumenter = {"pk": objekt.pk}
        if "kode>" in route:
            argumenter["kode"] = kriterium.kode
        return reverse(navn, kwargs=argumenter)

    return url


def test_every_address_without_an_object_is_decided_upon():
    uden_objekt = {navn for navn, route in ADRESSER if "<" not in route}

    assert uden_objekt == AABNE | EGNE


@pytest.mark.parametrize("metode", ["get", "post"])
@pytest.mark.parametrize(("navn", "route"), ADRESSER)
def test_nobody_is_sent_to_log_in(client, url, navn, route, metode):
    adresse = url(navn, route)

    svar = getattr(client, metode)(adresse)

    if navn in AABNE:
        assert svar.status_code == 200
    else:
        assert (svar.status_code, svar.url) == (302, f"/log-ind/?next={adresse}")


@pytest.mark.parametrize("metode", ["get", "post"])
@pytest.mark.parametrize(("navn", "route"), MED_OBJEKT)
def test_a_stranger_is_not_told_that_it_exists(client, plan, url, navn, route, metode):
    """404, or 405 where the address does not take the method whoever asks."""
    adresse = url(navn, route)
    client.force_login(personer.fremmed())

    svar = getattr(client, metode)(adresse)

    client.force_login(personer.sekretariatsmedarbejder(plan.sekretariat))
    kendt = getattr(client, metode)(adresse).status_code
    assert svar.status_code == (405 if kendt == 405 else 404)
    assert "hemmelig" not in svar.content.decode()


@pytest.mark.parametrize(("navn", "route"), ADRESSER)
def test_a_strangers_own_pages_show_nothing_of_others(client, url, navn, route):
    client.force_login(personer.fremmed())

    svar = client.get(url(navn, route), follow=True)

    assert "hemmelig" not in svar.content.decode()


def test_a_boligorganisation_does_not_open_the_plans_it_is_a_member_of(client, plan, url):
    client.force_login(personer.indberetter(personer.lav_organisation("CIVICA", plan)))

    for navn, route in MED_OBJEKT:
        assert client.get(url(navn, route)).status_code in (404, 405)


def test_the_bestyrelse_reads_reports_but_does_not_order_them(client, plan, rapport):
    client.force_login(personer.bestyrelsesmedlem(plan))

    assert client.get(f"/rapporter/{rapport.pk}/hent/").content == b"%PDF-hemmelig"
    bestilt = client.post(f"/planer/{plan.pk}/rapporter/ny/", {"pr_dato": "30.09.2016"})

    assert bestilt.status_code == 403
    assert "Det har du ikke lov til" in bestilt.content.decode()
    assert Statusrapport.objects.count() == 1


def test_the_gallery_is_not_there_outside_debug(client, db):
    client.force_login(personer.fremmed())

    assert client.get("/designsystem/").status_code == 404
