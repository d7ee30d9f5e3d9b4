from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from helhedsplan.om import hent_om
from helhedsplan.views.faelles import hent_plan, krummer


@require_GET
def om(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan in its own words, where it works, who carries it, and what has been changed."""
    adgang = hent_plan(request, pk)
    side = hent_om(adgang.plan, request.user, i_dag=timezone.localdate(), kendt_pr=timezone.now())
    if "hent" in request.GET:
        tabel = side.tabel(request.GET.get("tabel", "profil"))
        if tabel is None:
            raise Http404
        navn = f"{tabel.navn} {adgang.plan.kortnavn}"
        return regneark.svar(
            request.GET["hent"], navn, tabel.kolonner, tabel.raekker, ark=tabel.navn
        )
    return render(
        request,
        "helhedsplan/om.html",
        {"adgang": adgang, "krummer": krummer(adgang, "Om planen"), "side": side},
    )
