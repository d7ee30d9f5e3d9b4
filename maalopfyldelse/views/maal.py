from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from config.designsystem.formatering import kort_dato
from config.designsystem.komponenter import Krumme
from helhedsplan.queries import Planadgang
from maalopfyldelse import visning, visning_maal, visning_maalliste, visning_poster
from maalopfyldelse.beregning import Tilstand
from maalopfyldelse.forms import MaalfilterForm, OpgoerelseForm
from maalopfyldelse.queries.maal import hent_maal, hent_poster
from maalopfyldelse.queries.planer import aabne_planer
from maalopfyldelse.queries.status import hent_status
from maalopfyldelse.status import Planstatus
from maalopfyldelse.tekst import tegn
from maalopfyldelse.templatetags.maal import opgjort_valg
from maalopfyldelse.views.faelles import hent_plan, krummer, standarddato
from maalopfyldelse.visning_maalliste import Maallinje


@require_GET
def maal_detail(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    """One criterion: its figure, and everything that the figure rests on."""
    adgang = hent_plan(request, pk)
    standard = {"pr_dato": kort_dato(standarddato(adgang))}
    form = OpgoerelseForm(standard | {navn: request.GET[navn] for navn in request.GET})
    if "hent" in request.GET:
        return _hent_poster(request, adgang, kode, form)
    kontekst = {
        "adgang": adgang,
        "kode": kode,
        "form": form,
        "datoer": visning.genveje(adgang.version.startdato, standarddato(adgang)),
        "krummer": _krummer(request, adgang, kode),
    }
    if form.is_valid():
        detaljer = hent_maal(
            adgang.plan,
            kode,
            form.cleaned_data["pr_dato"],
            valg=form.valg,
            kendt_pr=form.kendt_til_og_med or timezone.now(),
        )
        if detaljer is None:
            raise Http404
        kontekst["side"] = visning_maal.maalside(detaljer, adgang.version.hovedformaal)
        if linkede := visning_maal.linkede_planer(detaljer):
            kontekst["aabne_planer"] = aabne_planer(linkede, request.user)
    return render(request, "maalopfyldelse/maal_detail.html", kontekst)


def _hent_poster(
    request: HttpRequest, adgang: Planadgang, kode: str, form: OpgoerelseForm
) -> HttpResponse:
    """Every record behind the figure, not only those that the page has room for."""
    if not form.is_valid():
        raise Http404
    kendt_pr = form.kendt_til_og_med or timezone.now()
    fundet = hent_poster(adgang.plan, kode, form.cleaned_data["pr_dato"], kendt_pr=kendt_pr)
    if fundet is None:
        raise Http404
    kolonner, raekker = visning_poster.posttabel_til_fil(fundet)
    return regneark.svar(
        request.GET["hent"],
        f"Registreringer {adgang.plan.kortnavn} {kode}",
        kolonner,
        raekker,
        ark=f"Mål {kode}",
    )


def _krummer(request: HttpRequest, adgang: Planadgang, kode: str) -> list[Krumme]:
    sti = krummer(adgang, "Mål", f"Mål {kode}")
    valg = opgjort_valg(request.GET)
    sti[1] = Krumme(sti[1].tekst, sti[1].url + valg)
    sti[2] = Krumme("Mål", reverse("maalopfyldelse:maal_list", args=[adgang.plan.pk]) + valg)
    return sti


@require_GET
def maal_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All goals of the plan in one table that can be narrowed, sorted and downloaded."""
    adgang = hent_plan(request, pk)
    standard = {"pr_dato": kort_dato(standarddato(adgang))}
    form = OpgoerelseForm(standard | {navn: request.GET[navn] for navn in request.GET})
    kontekst = {
        "adgang": adgang,
        "form": form,
        "datoer": visning.genveje(adgang.version.startdato, standarddato(adgang)),
        "krummer": krummer(adgang, "Mål"),
        "skjulte": [(n, request.GET[n]) for n in MaalfilterForm.base_fields if request.GET.get(n)],
    }
    if form.is_valid():
        status = hent_status(
            adgang.plan,
            form.cleaned_data["pr_dato"],
            valg=form.valg,
            kendt_pr=form.kendt_til_og_med or timezone.now(),
        )
        alle = visning_maalliste.linjer_for(status)
        filter_ = _filter(request, alle)
        if "hent" in request.GET:
            return maal_som_fil(request, adgang, status, visning_maalliste.udvalgte(alle, filter_))
        kontekst["filter"] = filter_
        kontekst["side"] = visning_maalliste.maalliste(status, alle, filter_, request.GET)
    return render(request, "maalopfyldelse/maal_list.html", kontekst)


def _filter(request: HttpRequest, alle: Sequence[Maallinje]) -> MaalfilterForm:
    """The choices that choose anything: the states and indsatsområder that the plan's goals have."""
    tilstande = {linje.maal.resultat.tilstand for linje in alle}
    omraader = {linje.omraadekode or MaalfilterForm.UDEN_OMRAADE: linje.omraade for linje in alle}
    return MaalfilterForm(
        request.GET,
        tilstande=[(t.name.lower(), tegn(t).ord) for t in Tilstand if t in tilstande],
        omraader=list(omraader.items()),
    )


def maal_som_fil(
    request: HttpRequest, adgang: Planadgang, status: Planstatus, linjer: Sequence[Maallinje]
) -> HttpResponse:
    """These goals as a file, with more about each than a page has room for."""
    return regneark.svar(
        request.GET["hent"],
        f"Mål {adgang.plan.kortnavn} {kort_dato(status.pr_dato)}",
        visning_maalliste.FILKOLONNER,
        visning_maalliste.filraekker(linjer, status),
        ark="Mål",
    )
