"""`manage.py statusrapport`: with a worker, without one, and when something is wrong."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from helhedsplan.models import Helhedsplan
from maalopfyldelse.models import Statusrapport
from tests.stoette.worker import Worker, database_url


@pytest.fixture
def bf(transactional_db) -> Helhedsplan:
    call_command("demodata", "--uden-rapport")
    return Helhedsplan.objects.get(kortnavn="BF")


def lav(*valg: str) -> str:
    ud = io.StringIO()
    call_command("statusrapport", "BF", "--pr-dato", "2016-09-30", *valg, stdout=ud)
    return ud.getvalue()


def test_statusrapport_is_made_by_the_worker_and_written_to_a_file(
    worker: Worker, bf: Helhedsplan, tmp_path: Path
):
    fil = tmp_path / "rapporter" / "bf.pdf"
    skrevet = lav("--fil", str(fil))

    rapport = Statusrapport.objects.get(plan=bf)
    indhold = fil.read_bytes()
    assert indhold.startswith(b"%PDF-1.7")
    assert rapport.sha256 == hashlib.sha256(indhold).hexdigest()
    assert skrevet == (f"Rapport:  {fil}\nSider:    {rapport.sider}\nSHA-256:  {rapport.sha256}\n")

    igen = tmp_path / "igen.pdf"
    lav("--fil", str(igen))
    assert igen.read_bytes() == indhold
    assert Statusrapport.objects.count() == 1


@pytest.mark.usefixtures("_redis", "bf")
def test_statusrapport_starts_a_worker_for_the_while_where_none_answers(tmp_path: Path):
    fil = tmp_path / "bf.pdf"
    kommando = subprocess.Popen(
        [sys.executable, "manage.py", "statusrapport", "bf", "--pr-dato=2016-09-30", "--fil", fil],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DATABASE_URL": database_url(),
            "REDIS_URL": settings.REDIS_URL,
            # Nobody else listens here.
            "REDIS_PREFIX": f"{settings.REDIS_PREFIX}kommando:",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    skrevet, fortalt = kommando.communicate(timeout=120)
    assert kommando.returncode == 0, fortalt
    assert "Ingen worker svarer; starter en, mens rapporten laves." in fortalt
    assert str(fil) in skrevet
    assert fil.read_bytes().startswith(b"%PDF")
    dens = f"statusrapport-{kommando.pid}@"
    linjer = [" ".join(p.info["cmdline"] or ()) for p in psutil.process_iter(["cmdline"])]
    assert [linje for linje in linjer if dens in linje] == []


def test_statusrapport_says_when_it_took_too_long(worker: Worker, bf: Helhedsplan):
    with pytest.raises(
        CommandError, match=r"blev ikke færdig på 0 sekunder\. Den er stadig bestilt"
    ):
        lav("--frist", "0")


def test_statusrapport_says_when_the_file_cannot_be_written(
    worker: Worker, bf: Helhedsplan, tmp_path: Path
):
    optaget = tmp_path / "mappe"
    optaget.write_text("en fil, hvor der skulle være en mappe")
    with pytest.raises(CommandError, match="kan ikke skrives"):
        lav("--fil", str(optaget / "bf.pdf"))


def test_statusrapport_names_the_plans_when_it_does_not_know_the_one_asked_for(db):
    with pytest.raises(CommandError, match="Der er ingen plan med kortnavnet 'XX'"):
        call_command("statusrapport", "XX", "--pr-dato", "2016-09-30")
