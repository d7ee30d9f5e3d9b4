"""Settings come from the environment, and a wrong one stops the start."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from config.miljoe import lokal_hemmelighed
from config.servere import ROD

DRIFT = {
    "PATH": os.environ["PATH"],
    "MILJOE": "drift",
    "SECRET_KEY": "x9" * 30,
    "ALLOWED_HOSTS": "helhedsplan.example.dk",
    "DATABASE_URL": "postgres://ingen:hemmeligt@127.0.0.1:1/ingen",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def koer(miljoe: dict[str, str], *kommando: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *kommando], cwd=ROD, env=miljoe, capture_output=True, text=True
    )


def test_drift_starter_med_de_noedvendige_indstillinger_alene(tmp_path):
    svar = koer(DRIFT | {"VAR_DIR": str(tmp_path / "var")}, "manage.py", "check", "--deploy")
    assert svar.returncode == 0, svar.stderr
    assert not (tmp_path / "var").exists(), "drift bruger ingen indlejrede servere"


@pytest.mark.parametrize("navn", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL"])
def test_drift_starter_ikke_uden(navn):
    svar = koer(DRIFT | {navn: ""}, "manage.py", "check")
    assert svar.returncode == 1
    assert f"- {navn} mangler." in svar.stderr
    assert "Traceback" not in svar.stderr


@pytest.mark.parametrize(
    ("navn", "vaerdi", "besked"),
    [
        ("SECRET_KEY", "for kort", "SECRET_KEY skal være mindst 50 tilfældige tegn."),
        ("DATABASE_URL", "sqlite:///hemmeligt", "DATABASE_URL skal være en adresse, der begynder"),
        ("DATABASE_URL", "postgres://db:hemmeligt/x", "DATABASE_URL skal være en adresse"),
        (
            "REDIS_URL",
            "hemmeligt:6379",
            "REDIS_URL skal være en adresse, der begynder med redis://",
        ),
        ("BEHIND_PROXY", "måske", "BEHIND_PROXY skal være ja eller nej."),
        ("HSTS_SECONDS", "længe", "HSTS_SECONDS skal være et helt tal."),
        ("LOG_LEVEL", "STILLE", "LOG_LEVEL skal være en af: DEBUG, INFO, WARNING, ERROR."),
    ],
)
def test_en_forkert_indstilling_naevnes_ved_navn_uden_sin_vaerdi(navn, vaerdi, besked):
    svar = koer(DRIFT | {navn: vaerdi}, "manage.py", "check")
    assert svar.returncode == 1
    assert besked in svar.stderr
    assert "hemmeligt" not in svar.stderr


def test_alle_fejl_naevnes_paa_en_gang():
    svar = koer({"PATH": DRIFT["PATH"], "MILJOE": "drift"}, "manage.py", "check")
    for navn in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL"):
        assert f"- {navn} mangler." in svar.stderr


def test_et_ukendt_miljoe_stopper_starten():
    svar = koer(DRIFT | {"MILJOE": "produktion"}, "manage.py", "check")
    assert "skal være en af: demo, udvikling, test, drift" in svar.stderr


def test_webserver_og_worker_er_i_drift_naar_intet_siges():
    uden = {"PATH": DRIFT["PATH"]}
    for kommando in (
        ["-c", "import config.wsgi"],
        ["-m", "celery", "-A", "config.celery", "report"],
    ):
        svar = koer(uden, *kommando)
        assert svar.returncode != 0
        assert "MILJOE er drift" in svar.stderr + svar.stdout


def test_med_begge_adresser_startes_ingen_indlejrede_servere(tmp_path):
    svar = koer(
        DRIFT | {"MILJOE": "udvikling", "VAR_DIR": str(tmp_path / "var")}, "manage.py", "check"
    )
    assert svar.returncode == 0, svar.stderr
    assert not (tmp_path / "var" / "udvikling" / "adresser.json").exists()


def test_dotenv_sample_naevner_hver_indstilling_og_ikke_andre():
    laeste = set()
    for fil in (ROD / "config").glob("*.py"):
        tekst = fil.read_text()
        laeste |= set(re.findall(r'miljoe\.(?:tekst|ja_nej|tal|valg|liste|url)\(\s*"(\w+)"', tekst))
        laeste |= set(re.findall(r'environ\.get\("(\w+)"', tekst))
    laeste |= set(re.findall(r"\$\{(\w+)", (ROD / "docker-compose.yml").read_text()))
    naevnte = re.findall(r"^(\w+)=", (ROD / "dotenv-sample").read_text(), re.MULTILINE)
    assert sorted(naevnte) == sorted(laeste - {"PATH"})


def test_en_lokal_hemmelighed_er_den_samme_hver_gang_og_kun_for_ejeren(tmp_path: Path):
    fil = tmp_path / "demo" / "noegle"
    hemmelig = lokal_hemmelighed(fil)
    assert len(hemmelig) >= 50
    assert lokal_hemmelighed(fil) == hemmelig
    assert fil.stat().st_mode & 0o077 == 0
