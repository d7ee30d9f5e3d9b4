"""What every answer of the web server has in common."""

from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from config.helbred import svarer
from helhedsplan.models import Boligorganisationversion
from tests.stoette import personer
from tests.stoette.maal import lav_kriterium
from tests.stoette.sider import adresser, udfyldte

LAESES = (
    "aar",
    "hent",
    "indikator",
    "kendt_pr",
    "next",
    "organisation",
    "periode",
    "pr_dato",
    "q",
    "soegning",
    "sorter",
    "status",
    "tabel",
    "tekst",
)
"""What the pages read from their addresses."""


@pytest.mark.django_db
def test_hvert_svar_har_en_streng_content_security_policy(client):
    for adresse in ("/log-ind/", "/findes-ikke/"):
        politik = client.get(adresse).headers["Content-Security-Policy"]
        assert "default-src 'self'" in politik
        assert "unsafe" not in politik


def test_helbredstjekket_ser_forskel_paa_en_server_der_svarer_og_en_der_ikke_goer(live_server):
    adresse = urlsplit(live_server.url)
    assert svarer(adresse.hostname, adresse.port, "localhost")
    assert not svarer(adresse.hostname, adresse.port, "fremmed.example.dk")
    assert not svarer("127.0.0.1", 1, "localhost")


def test_alle_statiske_filer_kan_samles_med_navne_efter_indhold(settings, tmp_path):
    """Every reference in the CSS and scripts, also the third-party ones, leads to a file."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert list(tmp_path.glob("dkfds/css/dkfds.min.*.css"))
    assert list(tmp_path.glob("htmx/htmx.min.*.js"))
    assert list(tmp_path.glob("app.*.css"))


@pytest.mark.django_db
def test_et_nultegn_i_en_adresse_giver_aldrig_en_fejl(client):
    plan = personer.lav_plan()
    lav_kriterium(plan, "K1", "Rådgivninger", 10)
    personer.sekretariatsmedarbejder(plan.sekretariat)
    civica = personer.lav_organisation("CIVICA", plan)
    Boligorganisationversion.objects.create(boligorganisation=civica, navn="CIVICA")
    client.force_login(personer.indberetter(civica, "sara"))
    sider = [
        sti
        for _, route in adresser()
        if not route.startswith(("/rapporter/<", "/planer/indlaes/<", "/designsystem", "/hjaelp/<"))
        for sti in udfyldte(route, {"plan": [plan.pk], "kode": ["K1"]})
    ]

    assert client.get("/planer/?soegning=%00").status_code == 200
    for sti in sider:
        for navn in LAESES:
            assert client.get(f"{sti}?{navn}=%00a&{navn}%00=%2500").status_code < 500
