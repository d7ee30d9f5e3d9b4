"""Into the system from Excel, and back: upload, preview, confirmation, receipt, export."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from config.designsystem.komponenter import Krumme
from config.regneark import FORMATER
from helhedsplan import queries
from helhedsplan.forms import IndlaesForm
from helhedsplan.models import Indlaesning, Rolle
from helhedsplan.planfil import Planfilfejl, eksporter, indlaesning
from helhedsplan.planfil.fremvisning import forhaandsvisning
from helhedsplan.planfil.resultat import Importresultat
from helhedsplan.views.faelles import hent_plan


@require_http_methods(["GET", "HEAD", "POST"])
def indlaes(request: HttpRequest) -> HttpResponse:
    """Choose the file. It is kept, and the next page tells what it would change."""
    if Rolle.SEKRETARIAT not in queries.roller(request.user):
        raise PermissionDenied
    sendt = (request.POST, request.FILES) if request.method == "POST" else ()
    form = IndlaesForm(*sendt, bruger=request.user)
    if form.is_valid():
        fil = form.cleaned_data["fil"]
        modtaget = indlaesning.modtag(
            request.user, fil, fil.name, form.cleaned_data.get("sekretariat")
        )
        return redirect("helhedsplan:indlaesning", modtaget.pk)
    return render(request, "helhedsplan/indlaes.html", {"form": form, "krummer": _krummer()})


@require_GET
@never_cache
def indlaesning_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would change, or the receipt when it has."""
    egen = _hent(request, pk)
    if egen is None:
        return _afloest(request)
    if egen.er_indlaest:
        return render(
            request,
            "helhedsplan/indlaesning_kvittering.html",
            {"indlaesning": egen, "krummer": _krummer(egen.filnavn)},
        )
    return _vis(request, egen, indlaesning.proev(egen))


@require_POST
def indlaesning_godkend(request: HttpRequest, pk: int) -> HttpResponse:
    egen = _hent(request, pk)
    if egen is None:
        return _afloest(request)
    resultat = indlaesning.gennemfoer(
        egen,
        aftryk=request.POST.get("aftryk", ""),
        annuller_manglende="annuller_manglende" in request.POST,
    )
    if resultat is None or resultat.gemt:
        return redirect("helhedsplan:indlaesning", pk)
    if not resultat.fejl:
        # What is shown again is what the file would change now.
        resultat = indlaesning.proev(egen)
        resultat.afviger = True
    return _vis(request, egen, resultat)


@require_POST
def indlaesning_fortryd(request: HttpRequest, pk: int) -> HttpResponse:
    egen = _hent(request, pk)
    if egen is None:
        return _afloest(request)
    if not egen.er_indlaest:
        egen.delete()
        messages.info(request, f"{egen.filnavn} er ikke indlæst, og filen er slettet igen.")
    return redirect("helhedsplan:list")


@require_GET
def planfil(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole plan with every registration. It holds the borgernøgler: the secretariat's alone."""
    adgang = hent_plan(request, pk)
    if not adgang.drives:
        raise PermissionDenied
    try:
        indhold = eksporter(adgang.plan)
    except Planfilfejl as fejl:
        messages.error(request, str(fejl))
        return redirect("maalopfyldelse:status", pk)
    navn = f"Planfil {adgang.plan.kortnavn}, {timezone.localdate():%Y-%m-%d}.xlsx"
    navn = "".join(tegn if tegn not in '\\/:*?"<>|' else "-" for tegn in navn)
    return HttpResponse(
        indhold,
        content_type=FORMATER["xlsx"],
        headers={
            "Content-Disposition": content_disposition_header(True, navn),
            "Cache-Control": "private, no-store",
        },
    )


def _hent(request: HttpRequest, pk: int) -> Indlaesning | None:
    """The person's own file; None where another has taken its place, as from a second tab."""
    egne = indlaesning.egne(request.user).select_related("bruger", "sekretariat", "plan")
    egen = egne.filter(pk=pk).first()
    if egen is None and not indlaesning.er_afloest(request.user, pk):
        raise Http404
    return egen


def _afloest(request: HttpRequest) -> HttpResponse:
    messages.warning(
        request,
        "Du har valgt en anden fil siden, så den her er ikke gemt længere. Vælg den igen, "
        "hvis det er den, du vil indlæse.",
    )
    return redirect("helhedsplan:indlaes")


def _vis(request: HttpRequest, egen: Indlaesning, resultat: Importresultat) -> HttpResponse:
    return render(
        request,
        "helhedsplan/indlaesning_detail.html",
        {
            "indlaesning": egen,
            "side": forhaandsvisning(resultat),
            "form": IndlaesForm(bruger=request.user) if resultat.fejl else None,
            "krummer": _krummer(egen.filnavn),
        },
    )


def _krummer(filnavn: str = "") -> list[Krumme]:
    url = reverse("helhedsplan:indlaes") if filnavn else ""
    krummer = [Krumme("Planer", reverse("helhedsplan:list")), Krumme("Indlæs plan", url)]
    return [*krummer, Krumme(filnavn)] if filnavn else krummer
