"""What every page of a plan begins with: the plan, if this person may open it, and the way back."""

from datetime import date

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from config.designsystem.komponenter import Krumme
from helhedsplan.queries import Planadgang, plan_for


def hent_plan(request: HttpRequest, pk: int) -> Planadgang:
    adgang = plan_for(request.user, pk, kendt_pr=timezone.now())
    if adgang is None:
        raise Http404
    return adgang


def krummer(adgang: Planadgang, *sidste: str) -> list[Krumme]:
    plan = adgang.version
    url = reverse("maalopfyldelse:status", args=[plan.plan_id]) if sidste else ""
    return [
        Krumme("Planer", reverse("helhedsplan:list")),
        Krumme(adgang.plan.kortnavn, url),
        *(Krumme(tekst) for tekst in sidste),
    ]


def standarddato(adgang: Planadgang) -> date:
    """Today, or the last day of a plan that has ended: what it came to is the question then."""
    return min(timezone.localdate(), adgang.version.slutdato)
