"""`make demo`: web server, worker and beat on the embedded servers, until Ctrl-C.

Started as `python -m config.demo`. Everything that it starts ends with it, also when it is killed.
"""

import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from types import FrameType

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from config.processer import doe_med_foraelder
from config.servere import ROD, VAR, ServerFejl

PLAN = "BF"
PR_DATO = date(2016, 9, 30)
MAPPE = VAR / "demo"
STARTFRIST = 60.0
RAPPORTFRIST = 120.0
STOPFRIST = 10.0
FLEST_GENSTARTER = 5

Boern = dict[str, subprocess.Popen[bytes]]


class DemoFejl(Exception):
    """The demo cannot go on; the text tells the user why."""


def main() -> None:
    os.environ["MILJOE"] = "demo"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    for nummer in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(nummer, _stop)
    try:
        port = _ledig_port(os.environ.get("PORT", "8000"))
        _koer(port)
    except (DemoFejl, ServerFejl, CommandError, ImproperlyConfigured) as fejl:
        sys.exit(str(fejl))


def _stop(nummer: int, _: FrameType | None) -> None:
    # A second Ctrl-C must not interrupt the stopping.
    for andet in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(andet, signal.SIG_IGN)
    print("\nStopper.", flush=True)
    sys.exit(0)


def _ledig_port(tekst: str) -> int:
    if not tekst.isdecimal() or not 0 < int(tekst) < 65536:
        raise DemoFejl(f"PORT skal være et tal mellem 1 og 65535, ikke {tekst!r}.")
    try:
        socket.create_server(("127.0.0.1", int(tekst))).close()
    except OSError as fejl:
        raise DemoFejl(
            f"Port {tekst} er optaget. Vælg en anden, for eksempel: make demo PORT=8001"
        ) from fejl
    return int(tekst)


def _koer(port: int) -> None:
    django.setup()  # the settings start the servers, unless others are given
    MAPPE.mkdir(parents=True, exist_ok=True)
    _byg_statiske_filer()
    call_command("migrate", verbosity=0)
    celery = [sys.executable, "-m", "celery", "-A", "config.celery"]
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", "--no-control-socket"]
    kommandoer = {
        "worker": [*celery, "worker", "--concurrency=1"],
        "beat": [*celery, "beat", f"--schedule={MAPPE / 'beat'}"],
        "web": [*gunicorn, "--threads=4", f"--bind=127.0.0.1:{port}"],
    }
    boern: Boern = {}
    try:
        for navn, kommando in kommandoer.items():
            boern[navn] = _start(navn, kommando)
        call_command("demodata")
        rapport = _vent_paa_rapport(boern)
        _vent_paa_port(port, boern)
        print(f"Statusrapport for {PLAN} pr. {PR_DATO:%d.%m.%Y}: {os.path.relpath(rapport)}")
        print(f"Åbn http://127.0.0.1:{port} - stop med Ctrl-C.", flush=True)
        genstarter: Counter[str] = Counter()
        while True:
            _hold_i_gang(boern, kommandoer, genstarter)
            time.sleep(1)
    finally:
        _stop_boern(boern)


def _byg_statiske_filer() -> None:
    """collectstatic takes seconds also when nothing has changed, so only when something has."""
    kilder = hashlib.sha256()
    for mappe in map(Path, settings.STATICFILES_DIRS):
        for fil in sorted(mappe.rglob("*")):
            kilder.update(f"{fil} {fil.stat().st_mtime_ns} {fil.stat().st_size}\n".encode())
    stempel = settings.STATIC_ROOT / ".stempel"
    if stempel.exists() and stempel.read_text() == kilder.hexdigest():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stempel.write_text(kilder.hexdigest())


def _start(navn: str, kommando: list[str], maade: str = "wb") -> subprocess.Popen[bytes]:
    """A process in a group of its own: Ctrl-C reaches it through us, in order."""
    with (MAPPE / f"{navn}.log").open(maade) as log:
        return subprocess.Popen(
            kommando,
            cwd=ROD,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=doe_med_foraelder(signal.SIGTERM),
        )


def _stop_boern(boern: Boern) -> None:
    """Ask all at once, so that they stop side by side."""
    for barn in boern.values():
        barn.terminate()
    frist = time.monotonic() + STOPFRIST
    for barn in boern.values():
        try:
            barn.wait(max(0.0, frist - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(barn.pid, signal.SIGKILL)
            barn.wait()


def _hold_i_gang(boern: Boern, kommandoer: dict[str, list[str]], genstarter: Counter[str]) -> None:
    """Start what was killed again, as systemd or Docker would: a job must outlive its worker."""
    for navn, barn in boern.items():
        if barn.poll() is None:
            continue
        genstarter[navn] += 1
        if genstarter[navn] > FLEST_GENSTARTER:
            _tjek(boern)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(barn.pid, signal.SIGKILL)  # what it left behind of its own group
        boern[navn] = _start(navn, kommandoer[navn], "ab")
        print(f"{navn} stoppede uventet og er startet igen.", flush=True)


def _tjek(boern: Boern) -> None:
    for navn, barn in boern.items():
        if barn.poll() is not None:
            log = MAPPE / f"{navn}.log"
            slut = log.read_text(errors="replace").strip().splitlines()[-5:]
            raise DemoFejl(
                "\n".join([f"{navn} stoppede uventet. Se {os.path.relpath(log)}:", *slut])
            )


def _vent_paa_rapport(boern: Boern) -> Path:
    """The worker writes the report that demodata ordered; keep a copy that is easy to find."""
    from maalopfyldelse.models import Statusrapport  # noqa: PLC0415 -- after django.setup

    frist = time.monotonic() + RAPPORTFRIST
    rapporter = Statusrapport.objects.filter(
        plan__kortnavn=PLAN, opgoerelse__pr_dato=PR_DATO
    ).order_by("nummer")
    while time.monotonic() < frist:
        _tjek(boern)
        rapport = rapporter.first()
        if rapport is not None and rapport.er_fejlet:
            raise DemoFejl(f"Statusrapporten kunne ikke dannes: {rapport.fejl}")
        if rapport is not None and rapport.er_faerdig:
            fil = MAPPE / f"statusrapport-{PLAN}-{PR_DATO}.pdf"
            fil.write_bytes(rapport.pdf)
            return fil
        time.sleep(0.2)
    raise DemoFejl(f"Statusrapporten blev ikke færdig på {RAPPORTFRIST:.0f} sekunder.")


def _vent_paa_port(port: int, boern: Boern) -> None:
    frist = time.monotonic() + STARTFRIST
    while time.monotonic() < frist:
        _tjek(boern)
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)
    raise DemoFejl(f"Webserveren svarede ikke på {STARTFRIST:.0f} sekunder.")


if __name__ == "__main__":
    main()
