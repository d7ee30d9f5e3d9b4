from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from config.designsystem.formatering import kort_dato
from indsatser.queries import aktivitetstekster, omraadetekster
from maalopfyldelse import visning, visning_indsatser
from maalopfyldelse.forms import OpgoerelseForm
from maalopfyldelse.queries.status import hent_status
from maalopfyldelse.views.faelles import hent_plan, krummer, standarddato


@require_GET
def indsatser(request: HttpRequest, pk: int) -> HttpResponse:
    """What the plan sets out to do, in its own words, and how far each part has come."""
    adgang = hent_plan(request, pk)
    standard = {"pr_dato": kort_dato(standarddato(adgang))}
    form = OpgoerelseForm(standard | {navn: request.GET[navn] for navn in request.GET})
    kontekst = {
        "adgang": adgang,
        "krummer": krummer(adgang, "Indsatser"),
        "form": form,
        "datoer": visning.genveje(adgang.version.startdato, standarddato(adgang)),
    }
    if form.is_valid():
        kendt_pr = form.kendt_til_og_med or timezone.now()
        pr_dato = form.cleaned_data["pr_dato"]
        status = hent_status(adgang.plan, pr_dato, valg=form.valg, kendt_pr=kendt_pr)
        tekster = (
            omraadetekster(adgang.plan, kendt_pr=kendt_pr),
            aktivitetstekster(adgang.plan, kendt_pr=kendt_pr),
        )
        if "hent" in request.GET:
            return regneark.svar(
                request.GET["hent"],
                f"Indsatser {adgang.plan.kortnavn} {kort_dato(pr_dato)}",
                visning_indsatser.KOLONNER,
                visning_indsatser.tabel(status, *tekster),
                ark="Indsatser",
            )
        kontekst["side"] = visning_indsatser.indsatsside(status, *tekster)
        kontekst["opgjort_pr"] = status.pr_dato
    return render(request, "maalopfyldelse/indsatser.html", kontekst)
