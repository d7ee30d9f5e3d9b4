"""Reads of the reports that have been made. The PDF itself is fetched only to be downloaded."""

from django.db.models import QuerySet

from helhedsplan.models import Bruger, Helhedsplan
from maalopfyldelse.models import Statusrapport


def rapporter_for(bruger: Bruger, *, plan: Helhedsplan | None = None) -> QuerySet[Statusrapport]:
    """Return the reports that a person may read, newest first."""
    rapporter = (
        Statusrapport.objects.synlige_for(bruger)
        .select_related("plan", "opgoerelse", "bestilt_af")
        .defer("pdf", "opgoerelse__resultat")
    )
    return rapporter.filter(plan=plan) if plan else rapporter
