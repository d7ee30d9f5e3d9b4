"""Order a plan's report, wait while a worker makes it, and write the PDF to a file."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.core.management.base import CommandError

from config.processer import doe_med_foraelder
from helhedsplan.kommando import Kommando
from maalopfyldelse import services
from maalopfyldelse.kommando import beregningsargumenter, laes_beregningsvalg
from maalopfyldelse.models import Jobtilstand, Statusrapport

FRIST = 180
SVARFRIST = 1.0
STOPFRIST = 10.0
GENOPTAG_HVERT = 5.0
WORKER = (
    *("-m", "celery", "-A", "config.celery", "worker"),
    *("--concurrency=1", "--without-gossip", "--without-mingle"),
)
TEKST = {
    Jobtilstand.VENTER: "Venter på, at en worker tager rapporten ...",
    Jobtilstand.I_GANG: "Rapporten bliver lavet ...",
}


class Command(Kommando):
    help = "Lav bestyrelsens statusrapport (PDF) i en worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        beregningsargumenter(parser)
        parser.add_argument(
            "--fil",
            type=Path,
            metavar="STI.pdf",
            help="hvor PDF'en skrives; ellers i var/rapporter",
        )
        parser.add_argument(
            "--frist",
            type=int,
            default=FRIST,
            metavar="SEKUNDER",
            help=f"hvor længe der ventes på rapporten; ellers {FRIST}",
        )

    def handle(self, *args, **options) -> None:
        valgt = laes_beregningsvalg(options)
        rapport = services.bestil_statusrapport(
            valgt.plan, valgt.pr_dato, valg=valgt.vindue, kendt_pr=valgt.kendt_pr
        )
        if rapport.er_faerdig:
            self.stderr.write("Rapporten er lavet før, og intet er ændret siden.")
        else:
            with self._worker():
                self._vent(rapport.pk, options["frist"])
        rapport = Statusrapport.objects.select_related("plan", "opgoerelse").get(pk=rapport.pk)
        fil = options["fil"] or _standardfil(rapport)
        _skriv(fil, bytes(rapport.pdf))
        self.stdout.write(f"Rapport:  {_vis(fil)}")
        self.stdout.write(f"Sider:    {rapport.sider}")
        self.stdout.write(f"SHA-256:  {rapport.sha256}")

    @contextmanager
    def _worker(self) -> Iterator[None]:
        """See to it that a worker is there: the one that answers, else one for the while."""
        if current_app.control.broadcast("ping", reply=True, timeout=SVARFRIST, limit=1):
            yield
            return
        self.stderr.write("Ingen worker svarer; starter en, mens rapporten laves.")
        with tempfile.TemporaryFile() as log:
            barn = subprocess.Popen(
                [sys.executable, *WORKER, "-n", f"statusrapport-{os.getpid()}@%h"],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=doe_med_foraelder(signal.SIGTERM),
            )
            self._barn = barn
            try:
                yield
            except CommandError as fejl:
                log.seek(0)
                slut = log.read().decode(errors="replace").strip().splitlines()[-5:]
                raise CommandError("\n".join([str(fejl), "Workeren skrev:", *slut])) from fejl
            finally:
                self._barn = None
                _stop(barn)

    _barn: subprocess.Popen[bytes] | None = None

    def _vent(self, pk: int, frist: int) -> None:
        slut, genoptaget, vist = time.monotonic() + frist, time.monotonic(), None
        while True:
            tilstand, fejl = Statusrapport.objects.values_list("tilstand", "fejl").get(pk=pk)
            if tilstand == Jobtilstand.FAERDIG:
                return
            if tilstand == Jobtilstand.FEJLET:
                raise CommandError(f"Rapporten kunne ikke laves. {fejl}")
            if tilstand != vist:
                vist = tilstand
                self.stderr.write(TEKST[tilstand])
            if self._barn is not None and self._barn.poll() is not None:
                raise CommandError("Workeren stoppede, før rapporten var færdig.")
            if time.monotonic() > slut:
                raise CommandError(
                    f"Rapporten blev ikke færdig på {frist} sekunder. Den er stadig bestilt: Kør "
                    "kommandoen igen for at vente videre."
                )
            if time.monotonic() - genoptaget > GENOPTAG_HVERT:
                # Where no beat runs, nobody else finds a job whose worker was killed.
                services.genoptag_glemte()
                genoptaget = time.monotonic()
            time.sleep(0.1)


def _stop(barn: subprocess.Popen[bytes]) -> None:
    barn.terminate()
    try:
        barn.wait(STOPFRIST)
    except subprocess.TimeoutExpired:
        os.killpg(barn.pid, signal.SIGKILL)
        barn.wait()


def _standardfil(rapport: Statusrapport) -> Path:
    kortnavn = re.sub(r"[^\w-]+", "-", rapport.plan.kortnavn).strip("-")
    navn = f"{kortnavn}-{rapport.opgoerelse.pr_dato}-nr-{rapport.nummer}.pdf"
    return settings.VAR_DIR / "rapporter" / navn


def _vis(fil: Path) -> Path:
    """As short as it can be typed from here."""
    fuld = fil.resolve()
    return fuld.relative_to(Path.cwd()) if fuld.is_relative_to(Path.cwd()) else fuld


def _skriv(fil: Path, indhold: bytes) -> None:
    """Write all at once, so that nobody opens half a report."""
    try:
        fil.parent.mkdir(parents=True, exist_ok=True)
        ny = fil.with_name(f"{fil.name}.ny")
        ny.write_bytes(indhold)
        ny.replace(fil)
    except OSError as fejl:
        raise CommandError(f"{fil} kan ikke skrives: {fejl.strerror}.") from fejl
