"""Reads of a plan's own texts about what it sets out to do."""

from datetime import datetime

from helhedsplan.models import Helhedsplan
from indsatser.models import Aktivitetversion, Indsatsomraadeversion


def omraadetekster(plan: Helhedsplan, *, kendt_pr: datetime) -> dict[str, Indsatsomraadeversion]:
    """Return the indsatsområder as known, by code. One query."""
    versioner = (
        Indsatsomraadeversion.objects.gaeldende(kendt_pr)
        .filter(indsatsomraade__plan=plan)
        .select_related("indsatsomraade")
    )
    return {version.indsatsomraade.kode: version for version in versioner}


def aktivitetstekster(plan: Helhedsplan, *, kendt_pr: datetime) -> dict[str, Aktivitetversion]:
    """Return the aktiviteter as known, by code. One query."""
    versioner = (
        Aktivitetversion.objects.gaeldende(kendt_pr)
        .filter(aktivitet__plan=plan)
        .select_related("aktivitet")
    )
    return {version.aktivitet.kode: version for version in versioner}
