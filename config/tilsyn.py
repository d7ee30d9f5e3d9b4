"""The supervisor process of the embedded servers; see `config.servere` for how its life is decided.

Started by `config.servere` as `python -m config.tilsyn <mappe>`, with the lock that says that a
supervisor lives already inherited.
"""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config.processer import doe_med_foraelder
from config.servere import (
    POSTGRES_VERSION,
    STARTFRIST,
    ServerFejl,
    bruger_til_servere,
    postgres_fil,
    redis_fil,
)

DATABASE = "helhedsplan"
# Long enough for the next command of a script to find the servers still running.
PUSTERUM = 2.0
STOPFRIST = 20.0
HOEJST_HURTIGE_STOP = 5


class Server:
    """One server process that the kernel takes along when the supervisor dies."""

    def __init__(
        self,
        navn: str,
        mappe: Path,
        kommando: list[str | Path],
        *,
        stopsignal: signal.Signals,
        opsaetning: str = "",
    ) -> None:
        self.navn = navn
        self.logfil = mappe / f"{navn}.log"
        self.kommando = kommando
        self.stopsignal = stopsignal
        self.opsaetning = opsaetning
        self.hurtige_stop = 0

    def start(self) -> None:
        with self.logfil.open("wb") as log:
            self.proces = subprocess.Popen(
                self.kommando,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=postgres_miljoe(),
                preexec_fn=doe_med_foraelder(self.stopsignal),
                **bruger_til_servere(),
            )
        self.startet = time.monotonic()
        if self.proces.stdin is not None:
            with contextlib.suppress(BrokenPipeError), self.proces.stdin as stdin:
                stdin.write(self.opsaetning.encode())

    def vent_paa(self, svarer: Callable[[], bool]) -> None:
        frist = time.monotonic() + STARTFRIST
        while not svarer():
            if self.proces.poll() is not None or time.monotonic() > frist:
                slut = self.logfil.read_text(errors="replace").strip().splitlines()[-3:]
                raise ServerFejl("\n".join([f"{self.navn} kom ikke i gang.", *slut]))
            time.sleep(0.02)

    def genstart_hvis_stoppet(self) -> None:
        if self.proces.poll() is None:
            return
        if time.monotonic() - self.startet > STARTFRIST:
            self.hurtige_stop = 0
        self.hurtige_stop += 1
        if self.hurtige_stop > HOEJST_HURTIGE_STOP:
            raise ServerFejl(f"{self.navn} stopper igen og igen.")
        self.start()

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.proces.send_signal(self.stopsignal)
        try:
            self.proces.wait(STOPFRIST)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            self.proces.wait()


def tjen(mappe: Path) -> None:
    """Run both servers until no client is left or a signal asks for a stop."""
    signal.signal(signal.SIGTERM, _bed_om_stop)
    signal.signal(signal.SIGINT, _bed_om_stop)
    # Tests begin from nothing and need not survive a power cut.
    flygtig = mappe.name == "test"
    kodeord = _kodeord(mappe)
    data = _database_mappe(mappe, kodeord, ny=flygtig)
    port_postgres, port_redis = _ledige_porte()
    postgres = Server(
        "postgres",
        mappe,
        _postgreskommando(data, port_postgres, flygtig=flygtig),
        stopsignal=signal.SIGINT,
    )
    redis = Server(
        "redis",
        mappe,
        [redis_fil(), "-"],
        stopsignal=signal.SIGTERM,
        opsaetning=_redisopsaetning(port_redis, kodeord),
    )
    with contextlib.ExitStack() as stak:
        for server in (postgres, redis):
            server.start()
            stak.callback(server.stop)
        postgres.vent_paa(lambda: _postgres_svarer(port_postgres))
        redis.vent_paa(lambda: _port_svarer(port_redis))
        _skriv_hemmeligt(
            mappe / "adresser.json",
            json.dumps(
                {
                    "DATABASE_URL": f"postgres://{DATABASE}:{kodeord}@127.0.0.1:{port_postgres}/{DATABASE}",
                    "REDIS_URL": f"redis://:{kodeord}@127.0.0.1:{port_redis}/0",
                }
            ),
        )
        stak.callback((mappe / "adresser.json").unlink, missing_ok=True)
        _vent_til_ingen_klienter(mappe, (postgres, redis), stak)


def _bed_om_stop(*_: object) -> None:
    sys.exit(0)


def _vent_til_ingen_klienter(
    mappe: Path, servere: tuple[Server, ...], stak: contextlib.ExitStack
) -> None:
    klienter = os.open(mappe / "klienter.laas", os.O_RDWR)
    stak.callback(os.close, klienter)
    sidst_brugt = time.monotonic()
    while True:
        for server in servere:
            server.genstart_hvis_stoppet()
        try:
            fcntl.flock(klienter, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sidst_brugt = time.monotonic()
        else:
            if time.monotonic() - sidst_brugt > PUSTERUM:
                return  # still locked: a new client waits until this process has ended
            fcntl.flock(klienter, fcntl.LOCK_UN)
        time.sleep(0.3)


def _kodeord(mappe: Path) -> str:
    fil = mappe / "kodeord"
    if not fil.exists():
        _skriv_hemmeligt(fil, secrets.token_hex(24))
    return fil.read_text()


def _skriv_hemmeligt(fil: Path, tekst: str) -> None:
    """Write for this user alone, and all at once, so that nobody reads half a file."""
    with tempfile.NamedTemporaryFile("w", dir=fil.parent, delete=False) as ny:
        ny.write(tekst)
    os.replace(ny.name, fil)


def _ledige_porte() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as a, socket.create_server(("127.0.0.1", 0)) as b:
        return a.getsockname()[1], b.getsockname()[1]


def _port_svarer(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


# PostgreSQL


def postgres_miljoe() -> dict[str, str]:
    """The wheel's binaries look for their libraries where they were built."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LD_LIBRARY_PATH": str(postgres_fil("lib")),
        "LC_ALL": "C",
        "TZ": "UTC",
    }


def _database_mappe(mappe: Path, kodeord: str, *, ny: bool) -> Path:
    """The data folder, initialised if it is not there. `ny`: always from the start (tests)."""
    data = mappe / "pg"
    if ny:
        _afvent_gammel_postgres(data)
        shutil.rmtree(data, ignore_errors=True)
    if not data.exists():
        _opret_database(mappe, data, kodeord)
    version = (data / "PG_VERSION").read_text().strip()
    if version != POSTGRES_VERSION:
        raise ServerFejl(
            f"Data i {data} er skrevet af PostgreSQL {version}, men miljøet har {POSTGRES_VERSION}. "
            "Flyt dem med pg_dump og pg_restore, eller slet mappen."
        )
    _afvent_gammel_postgres(data)
    return data


def _opret_database(mappe: Path, data: Path, kodeord: str) -> None:
    """Initialise under another name, so that an interrupted start leaves nothing half made."""
    ny = mappe / "pg.ny"
    shutil.rmtree(ny, ignore_errors=True)
    ny.mkdir(mode=0o700)
    kodeordsfil = mappe / "pg.kodeord"
    _skriv_hemmeligt(kodeordsfil, kodeord)
    bruger = bruger_til_servere()
    if bruger:
        for sti in (ny, kodeordsfil):
            os.chown(sti, bruger["user"], bruger["group"])
    faelles: dict[str, Any] = {
        "env": postgres_miljoe(),
        "check": True,
        "stdout": subprocess.DEVNULL,
        **bruger,
    }
    try:
        # C.UTF-8 and the libc provider give the same letters on every PostgreSQL from 15 to 18; the
        # wheel has no ICU. Sync comes with the first checkpoint.
        subprocess.run(
            [
                *(postgres_fil("bin", "initdb"), "-D", ny, f"--username={DATABASE}"),
                *("--encoding=UTF8", "--locale-provider=libc", "--locale=C", "--lc-ctype=C.UTF-8"),
                *("--auth=scram-sha-256", f"--pwfile={kodeordsfil}", "--no-sync"),
            ],
            **faelles,
        )
        subprocess.run(
            [postgres_fil("bin", "postgres"), "--single", "-D", ny, "postgres"],
            input=f"CREATE DATABASE {DATABASE};\n".encode(),
            stderr=subprocess.DEVNULL,
            **faelles,
        )
    finally:
        kodeordsfil.unlink()
    ny.rename(data)


def _afvent_gammel_postgres(data: Path) -> None:
    """Wait for a postmaster that is still shutting down after its supervisor was killed.

    After a power cut the number in the file may belong to a stranger; then the file is stale, and
    PostgreSQL would otherwise refuse to start because of it.
    """
    pidfil = data / "postmaster.pid"
    frist = time.monotonic() + STOPFRIST
    while pidfil.exists():
        try:
            pid = int(pidfil.read_text().split()[0])
            koerer = os.readlink(f"/proc/{pid}/cwd") == str(data)
        except (OSError, ValueError, IndexError):
            return  # gone or unreadable: PostgreSQL itself knows a dead owner
        if not koerer:
            pidfil.unlink()
            return
        if time.monotonic() > frist:
            os.kill(pid, signal.SIGQUIT)
        time.sleep(0.05)


def _postgreskommando(data: Path, port: int, *, flygtig: bool) -> list[str | Path]:
    valg = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "max_connections": 100,
        "shared_buffers": "64MB",
        # /dev/shm is small in many containers
        "dynamic_shared_memory_type": "mmap",
        "log_min_messages": "warning",
    }
    if flygtig:
        valg |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    indstillinger = [del_ for navn, v in valg.items() for del_ in ("-c", f"{navn}={v}")]
    return [postgres_fil("bin", "postgres"), "-D", data, *indstillinger]


def _postgres_svarer(port: int) -> bool:
    return not subprocess.run(
        [postgres_fil("bin", "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)],
        env=postgres_miljoe(),
    ).returncode


# Redis


def _redisopsaetning(port: int, kodeord: str) -> str:
    """Nothing is kept on disk: what is to be done stands in the database, not in the broker."""
    return "\n".join(
        [
            "bind 127.0.0.1",
            f"port {port}",
            f"requirepass {kodeord}",
            'save ""',
            "appendonly no",
            "daemonize no",
            "",
        ]
    )


if __name__ == "__main__":
    try:
        tjen(Path(sys.argv[1]))
    except ServerFejl as fejl:
        sys.exit(str(fejl))
