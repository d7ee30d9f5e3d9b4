"""The user guide: every page of it can be read, leads somewhere, and tells BF's real figures."""

import json
import re

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from helhedsplan import hjaelp
from helhedsplan.models import Bruger
from tests.stoette import personer
from tests.stoette.planfil import EKSEMPLER

SIDER = hjaelp.sider()


@pytest.fixture
def frida(client, db):
    frida = personer.fremmed()
    client.force_login(frida)
    return frida


def test_every_file_of_the_guide_is_a_page():
    filer = list((settings.BASE_DIR / "docs" / "brugervejledning").iterdir())

    assert len(filer) == len(SIDER)


@pytest.mark.parametrize("navn", SIDER)
def test_every_page_of_the_guide_opens_with_its_title_and_headings(client, frida, navn):
    html = client.get(f"/hjaelp/{navn}/").content.decode()

    side = SIDER[navn]
    assert f"<h1>{side.titel}</h1>" in html
    assert html.count("<h1") == 1
    for afsnit in side.afsnit:
        assert f'<h2 id="{afsnit.anker}">' in html
    assert len({afsnit.anker for afsnit in side.afsnit}) == len(side.afsnit)
    # Nothing of the Markdown is left standing.
    assert not re.search(r"\*\*|\]\(|^#|\|--", html, re.MULTILINE)


@pytest.mark.parametrize("navn", SIDER)
def test_every_page_that_the_guide_names_exists(navn):
    for adresse in re.findall(r'href="([^"]+)"', SIDER[navn].html):
        sti, _, anker = adresse.partition("#")
        try:
            fundet = resolve(sti)
        except Resolver404:
            pytest.fail(f"{navn} fører til {adresse}, som ikke findes")
        if fundet.url_name == "hjaelp_side":
            side = SIDER[fundet.kwargs["side"]]
            assert not anker or anker in {afsnit.anker for afsnit in side.afsnit}


def test_the_contents_lead_to_every_page(client, frida):
    html = client.get("/hjaelp/").content.decode()

    for navn, side in SIDER.items():
        assert f'href="/hjaelp/{navn}/">{side.titel}</a>' in html


def test_each_page_leads_to_the_next(client, frida):
    foerste, anden, *_ = SIDER.values()

    html = client.get(f"/hjaelp/{foerste.navn}/").content.decode()

    assert f'Næste: <a href="/hjaelp/{anden.navn}/">{anden.titel}</a>' in html


def test_a_page_that_the_guide_does_not_have_is_not_found(client, frida):
    assert client.get("/hjaelp/findes-ikke/").status_code == 404


def test_every_role_finds_the_guide_in_the_menu(client, db):
    plan = personer.lav_plan()
    for bruger in (
        personer.sekretariatsmedarbejder(plan.sekretariat),
        personer.bestyrelsesmedlem(plan),
        personer.indberetter(personer.lav_organisation("CIVICA", plan)),
    ):
        client.force_login(bruger)
        html = client.get("/hjaelp/").content.decode()
        assert '<a class="nav-link" href="/hjaelp/" aria-current="page">' in html


def test_a_person_without_a_role_reads_the_guide_too(client, db):
    client.force_login(Bruger.objects.create(username="nora"))

    assert client.get("/hjaelp/log-ind/").status_code == 200


def test_the_guide_asks_only_who_reads_it(client, frida, django_assert_num_queries):
    # session, user, roles for the menu
    with django_assert_num_queries(3):
        client.get("/hjaelp/hvad-betyder-procenterne/")


def test_a_status_page_leads_to_what_its_percentages_mean(client, db):
    plan = personer.lav_plan()
    client.force_login(personer.bestyrelsesmedlem(plan))

    html = client.get(f"/planer/{plan.pk}/").content.decode()

    assert '<a href="/hjaelp/hvad-betyder-procenterne/">' in html


def test_html_and_script_in_the_guide_would_stand_as_text():
    side = hjaelp.laes("x", "# Titel\n\n<script>alert(1)</script> [x](javascript:alert(1))\n")

    assert "<script" not in side.html
    assert "href" not in side.html


def test_the_percentages_of_the_guide_are_those_that_are_calculated():
    eksempler = json.loads((EKSEMPLER / "planfiler" / "bf-odense-2016.json").read_text())
    [pr] = [e["resultat"] for e in eksempler if e["pr_dato"] == "2016-09-30"]
    k11, k01 = (next(k for k in pr["kriterier"] if k["kode"] == kode) for kode in ("K11", "K01"))
    html = SIDER["hvad-betyder-procenterne"].html

    assert f"{k11['opnaaet']} ud af {k11['krav']} er <strong>{procent(k11['p_krav'])}" in html
    assert f"{k11['opnaaet']} ud af {k11['forventet']} er <strong>{procent(k11['p_forv'])}" in html
    assert f"{k01['nulpunkt']} udsættelser i 2015 og {k01['opnaaet']}" in html.replace("\n", " ")
    assert f"<strong>{procent(k01['p_krav'])}</strong> af kravet" in html
    samlet = pr["samlet"]
    assert f"<strong>{procent(samlet['krav'])}</strong> af det, perioden kræver" in html
    assert f"<strong>{procent(samlet['forventet'])}</strong> af det, man kunne" in html
    i_alt = samlet["medregnet"] + len(
        {k["kode"] for k in pr["kriterier"] if k["svarer_til"] is None and k["p_krav"] is None}
    )
    assert f"»{samlet['medregnet']} af {i_alt} mål indgår«" in html


def procent(andel: str) -> str:
    return f"{float(andel):.0%}".replace("%", "\N{NO-BREAK SPACE}%")
