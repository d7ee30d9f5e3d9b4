from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from helhedsplan import omraadeprofil
from helhedsplan.om import hent_om
from helhedsplan.views.faelles import hent_plan, krummer


@require_GET
def om(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan in its own words, where it works, who carries it, and what has been changed."""
    adgang = hent_plan(request, pk)
    side = hent_om(adgang.plan, request.user, i_dag=timezone.localdate(), kendt_pr=timezone.now())
    if "hent" in request.GET:
        return regneark.svar(
            request.GET["hent"],
            f"Områdeprofil {adgang.plan.kortnavn}",
            omraadeprofil.KOLONNER,
            omraadeprofil.tabel(side.profil),
            ark="Områdeprofil",
        )
    return render(
        request,
        "helhedsplan/om.html",
        {"adgang": adgang, "krummer": krummer(adgang, "Om planen"), "side": side},
    )
