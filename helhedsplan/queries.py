"""Reads that pages share: who a person is, and which plans they find in their list."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, Value

from helhedsplan.dansk import DanskSmaa, DanskSortering
from helhedsplan.models import Bruger, Helhedsplan, Planversion


@dataclass(frozen=True, slots=True)
class Planlinje:
    """One plan in a list, as it is known."""

    pk: int
    kortnavn: str
    navn: str
    startdato: date
    slutdato: date
    status: str
    sekretariat: str


def roller(bruger: Bruger) -> frozenset[str]:
    return frozenset(bruger.tilknytninger.values_list("rolle", flat=True))


def mine_planer(bruger: Bruger, *, kendt_pr: datetime, soegning: str = "") -> list[Planlinje]:
    """Return the plans that this person may open, in Danish order. One query."""
    versioner = (
        Planversion.objects.gaeldende(kendt_pr)
        .filter(plan__in=Helhedsplan.objects.synlige_for(bruger))
        .order_by(DanskSortering("navn"), "plan_id")
    )
    if soegning:
        ledt = DanskSmaa(Value(soegning))
        versioner = versioner.alias(
            navn_smaa=DanskSmaa("navn"), kortnavn_smaa=DanskSmaa("plan__kortnavn")
        ).filter(Q(navn_smaa__contains=ledt) | Q(kortnavn_smaa__contains=ledt))
    return [
        Planlinje(*raekke)
        for raekke in versioner.values_list(
            "plan_id",
            "plan__kortnavn",
            "navn",
            "startdato",
            "slutdato",
            "status",
            "plan__sekretariat__navn",
        )
    ]


@dataclass(frozen=True, slots=True)
class Planadgang:
    """A plan that somebody may open, with its own fields as known."""

    plan: Helhedsplan
    version: Planversion
    drives: bool  # as secretariat staff, who also order reports


def plan_for(bruger: Bruger, pk: int, *, kendt_pr: datetime) -> Planadgang | None:
    """Return the plan if this person may open it. One query."""
    drevne = Helhedsplan.objects.som_sekretariatet_driver(bruger).filter(pk=OuterRef("plan"))
    version = (
        Planversion.objects.gaeldende(kendt_pr)
        .filter(plan=pk, plan__in=Helhedsplan.objects.synlige_for(bruger))
        .select_related("plan")
        .annotate(drives=Exists(drevne))
        .first()
    )
    return None if version is None else Planadgang(version.plan, version, version.drives)
