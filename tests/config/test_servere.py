"""The lifetime of the embedded servers, tried on real ones in a folder of the test's own."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from config import servere

KLIENT = """
import json, pathlib, sys, time
from config import servere
try:
    print(json.dumps(servere.adresser(pathlib.Path(sys.argv[1]))), flush=True)
except servere.ServerFejl as fejl:
    sys.exit(str(fejl))
time.sleep(60)
"""


class Klient:
    """A process that uses the servers, as web, worker and commands do."""

    def __init__(self, mappe: Path) -> None:
        self.proces = subprocess.Popen(
            [sys.executable, "-c", KLIENT, str(mappe)],
            cwd=servere.ROD,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def adresser(self) -> dict[str, str]:
        return json.loads(self.proces.stdout.readline())

    def fejl(self) -> str:
        return self.proces.communicate()[1]

    def draeb(self) -> None:
        self.proces.kill()
        self.proces.communicate()


@pytest.fixture
def mappe() -> Iterator[Path]:
    """In the project's var/: pytest's own folder is closed to the system user that root needs."""
    mappe = servere.VAR / "afproevning" / f"{os.getpid()}-{time.monotonic_ns()}" / "demo"
    mappe.parent.mkdir(parents=True)
    yield mappe
    for tilsyn in find_tilsyn(mappe):
        tilsyn.terminate()
    vent_til(lambda: not find_tilsyn(mappe))
    shutil.rmtree(mappe.parent)


@pytest.fixture
def ny_klient(mappe: Path) -> Iterator[Callable[[], Klient]]:
    startede: list[Klient] = []

    def start() -> Klient:
        startede.append(Klient(mappe))
        return startede[-1]

    yield start
    for klient in startede:
        klient.draeb()


def find_tilsyn(mappe: Path) -> list[psutil.Process]:
    return [
        proces
        for proces in psutil.process_iter(["cmdline"])
        if (proces.info["cmdline"] or [])[-2:] == ["config.tilsyn", str(mappe)]
        and proces.status() != psutil.STATUS_ZOMBIE
    ]


def serverprocesser(mappe: Path) -> dict[str, psutil.Process]:
    [tilsyn] = find_tilsyn(mappe)
    return {proces.name().split(":")[0]: proces for proces in tilsyn.children()}


def vent_til(sandt: Callable[[], object], sekunder: float = 20) -> None:
    frist = time.monotonic() + sekunder
    while not sandt():
        assert time.monotonic() < frist, "det skete ikke i tide"
        time.sleep(0.05)


def vent_til_vaek(processer: list[psutil.Process]) -> None:
    vent_til(
        lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processer)
    )


def sql(adresser: dict[str, str], saetning: str) -> list[tuple]:
    with psycopg.connect(adresser["DATABASE_URL"], autocommit=True) as forbindelse:
        svar = forbindelse.execute(saetning)
        return svar.fetchall() if svar.description else []


def test_flere_klienter_paa_en_gang_faar_de_samme_servere(mappe, ny_klient):
    klienter = [ny_klient() for _ in range(4)]
    svar = [klient.adresser() for klient in klienter]
    assert svar == [svar[0]] * 4
    assert len(find_tilsyn(mappe)) == 1
    assert sql(svar[0], "SELECT lower('ÆØÅ')") == [("æøå",)]
    with redis.from_url(svar[0]["REDIS_URL"]) as forbindelse:
        assert forbindelse.ping()


def test_adgangskoden_er_noedvendig_og_kun_for_ejeren(mappe, ny_klient):
    svar = ny_klient().adresser()
    uden = svar["DATABASE_URL"].split("@")[1]
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgres://helhedsplan:forkert@{uden}")
    with (
        redis.from_url(f"redis://{svar['REDIS_URL'].split('@')[1]}") as forbindelse,
        pytest.raises(redis.exceptions.AuthenticationError),
    ):
        forbindelse.ping()
    assert {(mappe / navn).stat().st_mode & 0o077 for navn in ("kodeord", "adresser.json")} == {0}


def test_serverne_stopper_naar_den_sidste_klient_er_draebt(mappe, ny_klient):
    foerste, anden = ny_klient(), ny_klient()
    foerste.adresser()
    anden.adresser()
    processer = [*find_tilsyn(mappe), *serverprocesser(mappe).values()]
    assert len(processer) == 3

    foerste.draeb()
    time.sleep(3)
    assert all(proces.is_running() for proces in processer)

    anden.draeb()
    vent_til_vaek(processer)
    assert not (mappe / "adresser.json").exists()


def test_data_overlever_at_tilsynet_draebes(mappe, ny_klient):
    klient = ny_klient()
    sql(klient.adresser(), "CREATE TABLE blev (tal int)")
    processer = [*find_tilsyn(mappe), *serverprocesser(mappe).values()]

    processer[0].kill()
    naeste = ny_klient()  # at once, while the old servers are still stopping
    svar = naeste.adresser()
    vent_til_vaek(processer)
    assert sql(svar, "SELECT count(*) FROM blev") == [(0,)]


def test_en_server_der_draebes_kommer_igen_paa_samme_adresse(mappe, ny_klient):
    svar = ny_klient().adresser()
    sql(svar, "CREATE TABLE blev (tal int)")
    postgres = serverprocesser(mappe)["postgres"]
    postgres.kill()

    def svarer_igen() -> bool:
        try:
            return sql(svar, "SELECT count(*) FROM blev") == [(0,)]
        except psycopg.OperationalError:
            return False

    vent_til(svarer_igen)


def test_en_fremmed_proces_nummer_i_postmaster_pid_staar_ikke_i_vejen(mappe, ny_klient):
    klient = ny_klient()
    klient.adresser()
    processer = [*find_tilsyn(mappe), *serverprocesser(mappe).values()]
    klient.draeb()
    vent_til_vaek(processer)
    # As after a power cut: the file is left, and its number belongs to somebody else by now.
    (mappe / "pg" / "postmaster.pid").write_text(f"{os.getpid()}\n{mappe / 'pg'}\n")
    assert sql(ny_klient().adresser(), "SELECT 1") == [(1,)]


def test_en_afbrudt_oprettelse_begynder_forfra(mappe, ny_klient):
    (mappe / "pg.ny" / "base").mkdir(parents=True)
    assert sql(ny_klient().adresser(), "SELECT 1") == [(1,)]


def test_data_fra_en_anden_version_af_postgresql_meldes_klart(mappe, ny_klient):
    (mappe / "pg").mkdir(parents=True)
    (mappe / "pg" / "PG_VERSION").write_text("13\n")
    fejl = ny_klient().fejl()
    assert "skrevet af PostgreSQL 13, men miljøet har 18" in fejl
    assert "Traceback" not in fejl


@pytest.mark.skipif(os.geteuid() != 0, reason="kun root bruger en systembruger")
def test_en_lukket_mappe_naevnes_og_aabnes_ikke(mappe, ny_klient):
    mappe.parent.chmod(0o700)
    assert f"Mappen {mappe.parent} er lukket for systembrugeren" in ny_klient().fejl()
    assert mappe.parent.stat().st_mode & 0o777 == 0o700
