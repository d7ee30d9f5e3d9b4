"""A real Celery worker in a process of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from config.celery import app
from config.processer import doe_med_foraelder
from config.servere import ROD

FRIST = 60.0


class Worker:
    """Started with the test's database and Redis prefix, so that it takes only this run's jobs."""

    def __init__(self) -> None:
        log, self.log = tempfile.mkstemp(prefix="worker-", suffix=".log")
        self.navn = f"w{os.getpid()}-{time.monotonic_ns()}@test"
        self.proces = subprocess.Popen(
            [
                *(sys.executable, "-m", "celery", "-A", "config.celery", "worker"),
                *("--hostname", self.navn, "--concurrency=1"),
                *("--without-gossip", "--without-mingle"),
            ],
            cwd=ROD,
            env=os.environ | {"DATABASE_URL": database_url(), "REDIS_URL": settings.REDIS_URL},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=doe_med_foraelder(signal.SIGQUIT),
        )
        os.close(log)

    def lever(self) -> bool:
        return self.proces.poll() is None

    def vent_til_klar(self) -> None:
        frist = time.monotonic() + FRIST
        while f"{self.navn} ready" not in self.skrevet():
            if not self.lever() or time.monotonic() > frist:
                raise AssertionError(f"Celery kom ikke i gang:\n{self.skrevet()}")
            time.sleep(0.05)

    def vent_til_ledig(self) -> None:
        """Wait until nothing is being worked on."""
        frist = time.monotonic() + FRIST
        while self.lever():
            svar = app.control.inspect([self.navn], timeout=5, limit=1).active()
            if svar is not None and not svar[self.navn]:
                return
            if time.monotonic() > frist:
                raise AssertionError(f"Celery blev ikke færdig:\n{self.skrevet()}")
            time.sleep(0.05)

    def draeb(self) -> None:
        """Kill outright, with the process that does the work: no warning, nothing tidied up."""
        os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait()

    def stop(self) -> None:
        if self.lever():
            self.proces.send_signal(signal.SIGTERM)
            try:
                self.proces.wait(10)
            except subprocess.TimeoutExpired:
                self.draeb()
        os.unlink(self.log)

    def skrevet(self) -> str:
        return Path(self.log).read_text(errors="replace")


def database_url() -> str:
    """The address of the database that the test itself is connected to."""
    opsaetning = connection.settings_dict
    bruger, kodeord = quote(opsaetning["USER"]), quote(opsaetning["PASSWORD"])
    vaert, port = opsaetning["HOST"] or "127.0.0.1", opsaetning["PORT"] or 5432
    return f"postgres://{bruger}:{kodeord}@{vaert}:{port}/{opsaetning['NAME']}"
