"""How a job goes from ordered to done, whatever happens to brokers and workers.

1. Ordering writes the row and, when that is committed, sends a message with the row's key.
2. A worker takes the row by one UPDATE that only one can win, and shows signs of life while it works.
3. A row without a sign of life, or that nobody has taken, is sent again (`genoptag_glemte`, every ten
   seconds from beat): a worker killed outright is replaced within `OPGIVET_EFTER` and one such turn.
4. A worker that was thought dead and wakes up finds the row's `forsoeg` changed and writes nothing.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from celery import current_app
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from maalopfyldelse.models import Job, Jobtilstand, Opgoerelse, Statusrapport
from maalopfyldelse.models.job import HOEJST_FORSOEG, LIVSTEGN_HVERT

log = logging.getLogger(__name__)

J = TypeVar("J", bound=Job)

OPGAVER = {
    Opgoerelse: "maalopfyldelse.udfoer_opgoerelse",
    Statusrapport: "maalopfyldelse.udfoer_statusrapport",
}
"""The Celery task of each kind of job, by name: tasks import services, never the other way."""

FEJL_I_BEREGNINGEN = "Der skete en fejl, som vi har noteret. Prøv igen, eller skriv til os."
OPGIVET = "Arbejdet blev afbrudt flere gange og er opgivet. Prøv igen, eller skriv til os."


def send(job: Job) -> None:
    """Tell the workers about a job once its row is committed."""
    transaction.on_commit(partial(current_app.send_task, OPGAVER[type(job)], args=[job.pk]))


def bestil_igen(job: Job) -> None:
    """Order a failed job once more, with all its attempts before it."""
    type(job).objects.filter(pk=job.pk, tilstand=Jobtilstand.FEJLET).update(
        tilstand=Jobtilstand.VENTER, sendt_at=timezone.now(), forsoeg=0, fejl=""
    )
    send(job)


def tag(model: type[J], pk: int) -> J | None:
    """Take a job for this worker, or return None where it is done, given up or somebody else's."""
    nu = timezone.now()
    model.objects.ledige().filter(pk=pk, forsoeg__gte=HOEJST_FORSOEG).update(
        tilstand=Jobtilstand.FEJLET, fejl=OPGIVET
    )
    taget = (
        model.objects.ledige()
        .filter(pk=pk)
        .update(
            tilstand=Jobtilstand.I_GANG,
            startet_at=nu,
            livstegn_at=nu,
            forsoeg=F("forsoeg") + 1,
        )
    )
    return model.objects.get(pk=pk) if taget else None


def udfoer(model: type[J], pk: int, arbejde: Callable[[J], dict]) -> None:
    """Take a job, do the work and store the fields that it returns; a failure is stored as such."""
    job = tag(model, pk)
    if job is None:
        return
    mit = model.objects.filter(pk=pk, forsoeg=job.forsoeg, tilstand=Jobtilstand.I_GANG)
    try:
        with _livstegn(model, job):
            felter = arbejde(job)
    except Exception:  # whatever the work did, the person who waits must be told
        log.exception("%s %s fejlede", model.__name__, pk)
        mit.update(tilstand=Jobtilstand.FEJLET, fejl=FEJL_I_BEREGNINGEN)
        raise
    mit.update(tilstand=Jobtilstand.FAERDIG, faerdig_at=timezone.now(), fejl="", **felter)


@contextmanager
def _livstegn(model: type[J], job: J) -> Iterator[None]:
    """Renew the job's sign of life from a thread of its own while the block runs."""
    stop = threading.Event()

    def vis() -> None:
        try:
            while not stop.wait(LIVSTEGN_HVERT.total_seconds()):
                model.objects.filter(pk=job.pk, forsoeg=job.forsoeg).update(
                    livstegn_at=timezone.now()
                )
        finally:
            connection.close()

    traad = threading.Thread(target=vis, name=f"livstegn-{job.pk}", daemon=True)
    traad.start()
    try:
        yield
    finally:
        stop.set()
        traad.join()


def genoptag_glemte() -> int:
    """Send again every job whose message or worker was lost. Return how many."""
    antal = 0
    for model in OPGAVER:
        with transaction.atomic():
            glemte = list(model.objects.glemte().select_for_update(skip_locked=True))
            model.objects.filter(pk__in=[job.pk for job in glemte]).update(sendt_at=timezone.now())
            for job in glemte:
                send(job)
        antal += len(glemte)
    return antal
