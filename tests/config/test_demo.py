"""`make demo` from an empty folder, stopped politely, started again, and killed outright."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from config import servere


class Demo:
    def __init__(self, var: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as ledig:
            self.port = ledig.getsockname()[1]
        uden = {"DATABASE_URL", "REDIS_URL", "REDIS_PREFIX", "MILJOE", "DJANGO_SETTINGS_MODULE"}
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "config.demo"],
            cwd=servere.ROD,
            env={navn: v for navn, v in os.environ.items() if navn not in uden}
            | {"VAR_DIR": str(var), "PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def vent_til_aaben(self) -> tuple[str, float]:
        """What was printed until the address came, and the seconds that it took."""
        start, linjer = time.monotonic(), []
        for linje in self.proces.stdout:
            linjer.append(linje)
            if f"http://127.0.0.1:{self.port}" in linje:
                return "".join(linjer), time.monotonic() - start
        raise AssertionError("".join(linjer))

    def processer(self) -> list[psutil.Process]:
        """Everything that the demo started, also the supervisor, which lives on its own."""
        egne = psutil.Process(self.proces.pid).children(recursive=True)
        assert {"config.wsgi", "worker", "beat"} <= {del_ for p in egne for del_ in p.cmdline()}
        assert {"postgres", "redis-server"} <= {p.name().split(":")[0] for p in egne}
        return egne


@pytest.fixture
def ny_demo() -> Iterator[Callable[[], Demo]]:
    var = servere.VAR / "afproevning" / f"{os.getpid()}-{time.monotonic_ns()}"
    startede: list[Demo] = []

    def start() -> Demo:
        startede.append(Demo(var))
        return startede[-1]

    yield start
    for demo in startede:
        if demo.proces.poll() is None:
            demo.proces.terminate()
        demo.proces.communicate()
    shutil.rmtree(var, ignore_errors=True)


def vent_til_vaek(processer: list[psutil.Process]) -> None:
    _, levende = psutil.wait_procs(processer, timeout=20)
    assert levende == []


def test_demoen_aabner_stopper_helt_starter_igen_og_efterlader_intet(ny_demo):
    demo = ny_demo()
    skrevet, _ = demo.vent_til_aaben()
    for bruger in ("sekretariat", "civica", "bestyrelse"):
        assert bruger in skrevet
    [rapport] = re.findall(r"Statusrapport for BF pr\. 30\.09\.2016: (.*\.pdf)", skrevet)
    assert (servere.ROD / rapport).read_bytes().startswith(b"%PDF-")
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/") as svar:
        assert svar.url.endswith("/log-ind/?next=/")

    processer = demo.processer()
    demo.proces.send_signal(signal.SIGINT)
    assert demo.proces.wait(30) == 0
    vent_til_vaek(processer)

    demo = ny_demo()
    skrevet, sekunder = demo.vent_til_aaben()
    assert "indlæst" not in skrevet.lower(), "planerne var der i forvejen"
    assert sekunder < 30

    processer = demo.processer()
    demo.proces.kill()
    vent_til_vaek(processer)


def test_en_draebt_worker_startes_igen(ny_demo):
    demo = ny_demo()
    demo.vent_til_aaben()
    [draebt] = [p for p in psutil.Process(demo.proces.pid).children() if "worker" in p.cmdline()]

    for proces in [draebt, *draebt.children(recursive=True)]:
        proces.kill()

    assert demo.proces.stdout.readline() == "worker stoppede uventet og er startet igen.\n"
    assert draebt.pid not in {p.pid for p in demo.processer()}


def test_en_optaget_port_siges_klart(ny_demo):
    with socket.create_server(("127.0.0.1", 0)) as optaget:
        svar = subprocess.run(
            [sys.executable, "-m", "config.demo"],
            cwd=servere.ROD,
            env=os.environ | {"PORT": str(optaget.getsockname()[1])},
            capture_output=True,
            text=True,
        )
    assert svar.returncode == 1
    assert "er optaget. Vælg en anden" in svar.stderr
    assert "Traceback" not in svar.stderr
