"""Ordering and making the bestyrelse's PDF report."""

import hashlib
import time
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from helhedsplan.models import Bruger, Helhedsplan
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.models import Opgoerelse, Statusrapport
from maalopfyldelse.services import job
from maalopfyldelse.services.opgoerelser import (
    bestil_opgoerelse,
    kontroller,
    udfoer_opgoerelse,
)


@transaction.atomic
def bestil_statusrapport(
    plan: Helhedsplan,
    pr_dato: date,
    *,
    valg: Valg = None,
    kendt_pr: datetime | None = None,
    af: Bruger | None = None,
) -> Statusrapport:
    """Order a report; the one already made of the very same figures is returned instead of another."""
    opgoerelse = bestil_opgoerelse(plan, pr_dato, valg=valg, kendt_pr=kendt_pr, af=af)
    # Two who order at once must not get the same number, nor the same report twice.
    Helhedsplan.objects.select_for_update().get(pk=plan.pk)
    if rapport := Statusrapport.objects.filter(opgoerelse=opgoerelse).first():
        if rapport.er_fejlet:
            job.bestil_igen(rapport)
        return rapport
    sidste = plan.rapporter.aggregate(nr=Max("nummer"))["nr"] or 0
    rapport = Statusrapport.objects.create(
        plan=plan, opgoerelse=opgoerelse, nummer=sidste + 1, bestilt_af=af
    )
    job.send(rapport)
    return rapport


def udfoer_statusrapport(pk: int) -> None:
    """Make an ordered report. Safe to call again: one that is done or in hand is left alone."""
    job.udfoer(Statusrapport, pk, _lav)


class OpgoerelseMangler(Exception):
    """The figures of a report could not be made."""


def _lav(rapport: Statusrapport) -> dict:
    from maalopfyldelse.rapport import lav_pdf  # noqa: PLC0415 -- WeasyPrint is slow to import

    opgoerelse = _faerdig_opgoerelse(rapport.opgoerelse_id)
    pdf = lav_pdf(rapport, kontroller(opgoerelse))
    return {
        "pdf": pdf.indhold,
        "sider": pdf.sider,
        "sha256": hashlib.sha256(pdf.indhold).hexdigest(),
    }


def _faerdig_opgoerelse(pk: int) -> Opgoerelse:
    """Make the figures, or wait while another worker does."""
    while True:
        udfoer_opgoerelse(pk)
        opgoerelse = Opgoerelse.objects.select_related("plan").get(pk=pk)
        if opgoerelse.er_faerdig:
            return opgoerelse
        if opgoerelse.er_fejlet:
            raise OpgoerelseMangler(f"Opgørelse {pk} fejlede: {opgoerelse.fejl}")
        time.sleep(0.2)
