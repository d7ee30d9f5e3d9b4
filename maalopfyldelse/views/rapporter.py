from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from config import regneark
from config.designsystem.komponenter import Krumme
from maalopfyldelse import services, visning, visning_rapporter
from maalopfyldelse.forms import OpgoerelseForm
from maalopfyldelse.models import Statusrapport
from maalopfyldelse.queries.rapporter import rapporter_for
from maalopfyldelse.views.faelles import hent_plan, krummer, standarddato


@require_GET
def rapporter(request: HttpRequest) -> HttpResponse:
    """The reports on all plans that the person may open."""
    egne = rapporter_for(request.user)
    if "hent" in request.GET:
        return _som_fil(request, "Rapporter", egne)
    return render(request, "maalopfyldelse/rapporter.html", {"rapporter": egne})


def _som_fil(
    request: HttpRequest, filnavn: str, rapporter: Iterable[Statusrapport]
) -> HttpResponse:
    kolonner, raekker = visning_rapporter.KOLONNER, visning_rapporter.tabel(rapporter)
    return regneark.svar(request.GET["hent"], filnavn, kolonner, raekker)


@require_GET
def statusrapport_list(request: HttpRequest, pk: int) -> HttpResponse:
    adgang = hent_plan(request, pk)
    rapporter = rapporter_for(request.user, plan=adgang.plan)
    if "hent" in request.GET:
        return _som_fil(request, f"Rapporter {adgang.plan.kortnavn}", rapporter)
    return render(
        request,
        "maalopfyldelse/statusrapport_list.html",
        {
            "adgang": adgang,
            "krummer": krummer(adgang, "Rapporter"),
            "form": OpgoerelseForm(initial={"pr_dato": standarddato(adgang)}),
            "rapporter": rapporter,
        },
    )


@require_POST
def statusrapport_bestil(request: HttpRequest, pk: int) -> HttpResponse:
    adgang = hent_plan(request, pk)
    if not adgang.drives:
        raise PermissionDenied
    form = OpgoerelseForm(request.POST)
    if not form.is_valid():
        return render(
            request,
            "maalopfyldelse/statusrapport_list.html",
            {
                "adgang": adgang,
                "krummer": krummer(adgang, "Rapporter"),
                "form": form,
                "rapporter": rapporter_for(request.user, plan=adgang.plan),
            },
        )
    rapport = services.bestil_statusrapport(
        adgang.plan,
        form.cleaned_data["pr_dato"],
        valg=form.valg,
        kendt_pr=form.kendt_til_og_med,
        af=request.user,
    )
    if rapport.er_faerdig:
        messages.info(
            request,
            "Der er ikke registreret noget nyt siden denne rapport, så en ny ville blive magen til.",
        )
    return redirect("maalopfyldelse:statusrapport_detail", rapport.pk)


def _hent_rapport(request: HttpRequest, pk: int, *, med_pdf: bool = False) -> Statusrapport:
    rapporter = Statusrapport.objects.synlige_for(request.user).select_related("plan", "opgoerelse")
    return get_object_or_404(rapporter if med_pdf else rapporter.defer("pdf"), pk=pk)


@require_GET
def statusrapport_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The report's progress until it is done, and then the way to it."""
    rapport = _hent_rapport(request, pk)
    adgang = hent_plan(request, rapport.plan_id)
    sti = krummer(adgang, "Rapporter", f"Rapport nr. {rapport.nummer}")
    sti[2] = Krumme(
        "Rapporter",
        reverse("maalopfyldelse:statusrapport_list", args=[rapport.plan_id]),
    )
    return render(
        request,
        "maalopfyldelse/statusrapport_detail.html",
        {"rapport": rapport, "adgang": adgang, "krummer": sti},
    )


@require_GET
def statusrapport_hent(request: HttpRequest, pk: int) -> HttpResponse:
    rapport = _hent_rapport(request, pk, med_pdf=True)
    if not rapport.er_faerdig:
        raise Http404
    return HttpResponse(
        bytes(rapport.pdf),
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(True, visning.filnavn(rapport)),
            # A report names what was known; a shared machine must not keep it.
            "Cache-Control": "private, no-store",
        },
    )
