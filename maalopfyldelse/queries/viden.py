"""The newest that a plan can know: what an Opgoerelse without a knowledge time is fixed to."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.base import Model

from helhedsplan.models import (
    Boligafdelingversion,
    Boligorganisationversion,
    Budgetpost,
    Helhedsplan,
    Medlemskab,
    Moede,
    Organmedlem,
    Organversion,
    Planversion,
)
from indsatser.models import (
    Aktivitetversion,
    Indsatsomraadeversion,
    Kriterieversion,
    Maaltal,
    Nulpunkt,
    Registrering,
    Udrulning,
    Vurdering,
)
from maalopfyldelse.queries.planer import hent_planer
from udsaettelser.models import Maanedstal

PLANENS: tuple[tuple[type[Model], str], ...] = (
    (Planversion, "plan"),
    (Medlemskab, "plan"),
    (Budgetpost, "plan"),
    (Organversion, "organ__plan"),
    (Organmedlem, "organ__plan"),
    (Moede, "organ__plan"),
    (Indsatsomraadeversion, "indsatsomraade__plan"),
    (Aktivitetversion, "aktivitet__plan"),
    (Kriterieversion, "kriterium__plan"),
    (Maaltal, "kriterium__plan"),
    (Nulpunkt, "kriterium__plan"),
    (Registrering, "kriterium__plan"),
    (Udrulning, "kriterium__plan"),
    (Vurdering, "kriterium__plan"),
)
FAELLES: tuple[tuple[type[Model], str, str], ...] = (
    (Boligorganisationversion, "boligorganisation", "registreret"),
    (Boligafdelingversion, "boligafdeling__boligorganisation", "registreret"),
    (Maanedstal, "boligorganisation", "kendt_fra"),
)


def nyeste_viden(plan: Helhedsplan, nu: datetime) -> datetime:
    """Return when the newest record that the plan can see became known, no later than `nu`.

    What it sees: its own records, those of the plans that it links to, and its members' figures. What
    has always been known is as old as the plan in this installation.
    """
    planer = hent_planer(plan, nu)
    enheder = {
        medlemskab.enhed for linket in planer.alle.values() for medlemskab in linket.medlemskaber
    }
    tider: list[QuerySet] = [
        _tider(Helhedsplan, "pk", planer.plan_id.values(), "oprettet_at", nu),
        *(_tider(model, vej, planer.plan_id.values(), "registreret", nu) for model, vej in PLANENS),
        *(_tider(model, vej, enheder, felt, nu) for model, vej, felt in FAELLES),
    ]
    return tider[0].union(*tider[1:]).order_by("-tid").values_list("tid", flat=True)[0]


def _tider(model: type[Model], vej: str, noegler, felt: str, nu: datetime) -> QuerySet:
    return (
        model._default_manager.filter(**{f"{vej}__in": noegler, f"{felt}__lte": nu})
        .order_by(F(felt).desc())
        .annotate(tid=F(felt))
        .values("tid")[:1]
    )
