from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from helhedsplan.models import Boligorganisation
from udsaettelser import egne_tal


@require_GET
def vores_tal(request: HttpRequest) -> HttpResponse:
    """A boligorganisation's start page: its own approved figures, and the plans it is a member of."""
    organisationer = list(Boligorganisation.objects.synlige_for(request.user).paa_dansk())
    if not organisationer:
        raise Http404
    valgt = organisationer[0]
    if "organisation" in request.GET:
        valgt = next(
            (egen for egen in organisationer if str(egen.pk) == request.GET["organisation"]),
            None,
        )
        if valgt is None:
            raise Http404
    nu = timezone.now()
    i_dag = timezone.localdate()
    med_tal = egne_tal.aar_med_tal(valgt, kendt_pr=nu)
    planer = egne_tal.medlemsplaner(valgt, kendt_pr=nu)
    aar_i_alt = egne_tal.mulige_aar(med_tal, planer, i_dag)
    tal = None
    if med_tal:
        aar = request.GET.get("aar", str(med_tal[0]))
        if aar not in map(str, aar_i_alt):
            raise Http404
        tal = egne_tal.aarstal(
            valgt,
            int(aar),
            aar_i_alt=aar_i_alt,
            planer=planer,
            i_dag=i_dag,
            kendt_pr=nu,
        )
    if "hent" in request.GET:
        return _som_fil(request, valgt, tal, planer)
    return render(
        request,
        "udsaettelser/vores_tal.html",
        {
            "organisationer": organisationer,
            "valgt": valgt,
            "planer": planer,
            "i_dag": i_dag,
            "tal": tal,
        },
    )


def _som_fil(
    request: HttpRequest,
    organisation: Boligorganisation,
    tal: egne_tal.Aarstal | None,
    planer: Sequence[egne_tal.Medlemsplan],
) -> HttpResponse:
    """One of the page's two tables, by the name that its link gives it."""
    match request.GET.get("tabel"):
        case "tal" if tal is not None:
            navn, kolonner, raekker = f"Vores tal {tal.aar}", tal.filkolonner, tal.filraekker
        case "planer":
            navn, kolonner = "Planer", egne_tal.PLANKOLONNER
            raekker = egne_tal.planraekker(planer)
        case _:
            raise Http404
    return regneark.svar(request.GET["hent"], f"{navn} {organisation}", kolonner, raekker, ark=navn)
