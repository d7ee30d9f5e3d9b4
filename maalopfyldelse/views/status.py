from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config.designsystem.formatering import kort_dato
from maalopfyldelse import visning, visning_maalliste
from maalopfyldelse.forms import OpgoerelseForm
from maalopfyldelse.queries.status import hent_status
from maalopfyldelse.views.faelles import hent_plan, krummer, standarddato
from maalopfyldelse.views.maal import maal_som_fil
from maalopfyldelse.views.udsaettelser import seneste_udsaettelser


@require_GET
def status(request: HttpRequest, pk: int) -> HttpResponse:
    adgang = hent_plan(request, pk)
    standard = {"pr_dato": kort_dato(standarddato(adgang))}
    form = OpgoerelseForm(standard | {navn: request.GET[navn] for navn in request.GET})
    kontekst = {
        "adgang": adgang,
        "krummer": krummer(adgang),
        "form": form,
        "datoer": visning.genveje(adgang.version.startdato, standarddato(adgang)),
    }
    if form.is_valid():
        pr_dato, kendt_pr = form.cleaned_data["pr_dato"], form.kendt_til_og_med or timezone.now()
        planstatus = hent_status(adgang.plan, pr_dato, valg=form.valg, kendt_pr=kendt_pr)
        if "hent" in request.GET:
            linjer = visning_maalliste.med_tilstand(planstatus, visning.valgt_tilstand(request.GET))
            return maal_som_fil(request, adgang, planstatus, linjer)
        kontekst["side"] = visning.statusside(planstatus, request.GET)
        udsaettelser, indberettes = seneste_udsaettelser(adgang, pr_dato, kendt_pr)
        kontekst |= {"udsaettelser": udsaettelser, "indberettes": indberettes}
    return render(request, "maalopfyldelse/status.html", kontekst)
