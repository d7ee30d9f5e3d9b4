from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from helhedsplan import moeder as laes
from helhedsplan.models import Moede
from helhedsplan.queries import Planadgang
from helhedsplan.views.faelles import hent_plan, krummer, standarddato


@require_GET
def moeder(request: HttpRequest, pk: int) -> HttpResponse:
    """The bodies' meetings of a year: how many were agreed, and what was decided at each."""
    adgang = hent_plan(request, pk)
    nu = timezone.now()
    alle = laes.hent_moeder(adgang.plan, kendt_pr=nu)
    standard = standarddato(adgang)
    aar_i_alt = laes.mulige_aar(alle, adgang.version.startdato, standard)
    aar = request.GET.get("aar", str(laes.standardaar(alle, standard)))
    if aar not in map(str, aar_i_alt):
        raise Http404
    side = laes.moedeside(
        laes.hent_organer(adgang.plan, kendt_pr=nu),
        alle,
        int(aar),
        aar_i_alt=aar_i_alt,
        i_dag=timezone.localdate(),
    )
    if "hent" in request.GET:
        return _tabel(request, adgang, side, alle)
    return render(
        request,
        "helhedsplan/moeder.html",
        {"adgang": adgang, "krummer": krummer(adgang, "Møder"), "side": side},
    )


def _tabel(
    request: HttpRequest, adgang: Planadgang, side: laes.Moedeside, moeder: list[Moede]
) -> HttpResponse:
    """The bodies of the year, or all the plan's meetings, as a file."""
    navn, kolonner, raekker = (
        (f"Organer {side.aar}", laes.ORGANKOLONNER, laes.organtabel(side))
        if request.GET.get("tabel") == "organer"
        else ("Møder", laes.KOLONNER, laes.tabel(moeder))
    )
    filnavn = f"{navn} {adgang.plan.kortnavn}"
    return regneark.svar(request.GET["hent"], filnavn, kolonner, raekker, ark=navn)
