from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from helhedsplan import oekonomi as laes
from helhedsplan.views.faelles import hent_plan, krummer


@require_GET
def oekonomi(request: HttpRequest, pk: int) -> HttpResponse:
    """Budget and spending by year and post, and the two shares that a bestyrelse asks about."""
    adgang = hent_plan(request, pk)
    versioner = laes.hent_versioner(adgang.plan, kendt_pr=timezone.now())
    if "hent" in request.GET:
        navn, kolonner, raekker = (
            ("Rettelser", laes.RETTELSESKOLONNER, laes.rettelsestabel(versioner))
            if request.GET.get("tabel") == "rettelser"
            else ("Økonomi", laes.KOLONNER, laes.tabel(versioner))
        )
        filnavn = f"{navn} {adgang.plan.kortnavn}"
        return regneark.svar(request.GET["hent"], filnavn, kolonner, raekker, ark=navn)
    return render(
        request,
        "helhedsplan/oekonomi.html",
        {
            "adgang": adgang,
            "krummer": krummer(adgang, "Økonomi"),
            "side": laes.oekonomiside(versioner),
        },
    )
