from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from config.designsystem.formatering import kort_dato
from helhedsplan.queries import Planadgang
from maalopfyldelse import visning_udsaettelser as visning
from maalopfyldelse.beregning import Periode
from maalopfyldelse.forms import DatoOgVidenForm, OpgoerelseForm
from maalopfyldelse.queries.udsaettelser import Medlemmer, hent_medlemmer, hent_to_aar
from maalopfyldelse.tekst.maanedstal import INDIKATORORD
from maalopfyldelse.views.faelles import hent_plan, krummer, standarddato
from maalopfyldelse.visning import genveje


@require_GET
def udsaettelser(request: HttpRequest, pk: int) -> HttpResponse:
    """The members' monthly figures: one indicator of one year, by month and organisation."""
    adgang = hent_plan(request, pk)
    standard = {"pr_dato": kort_dato(standarddato(adgang))}
    form = DatoOgVidenForm(standard | {navn: request.GET[navn] for navn in request.GET})
    opgjort = {n: request.GET[n] for n in OpgoerelseForm.base_fields if request.GET.get(n)}
    kontekst = {
        "adgang": adgang,
        "krummer": krummer(adgang, "Udsættelser"),
        "form": form,
        "datoer": genveje(adgang.version.startdato, standarddato(adgang)),
        "skjulte": [
            (navn, request.GET[navn])
            for navn in ("indikator", "periode", "fra", "til")
            if request.GET.get(navn)
        ],
    }
    if form.is_valid() and (fundet := _fundet(request, adgang, form)):
        udsnit, aar_i_alt = fundet
        if "hent" in request.GET:
            return regneark.svar(
                request.GET["hent"],
                f"{INDIKATORORD[udsnit.indikator].navn} {adgang.plan.kortnavn} {udsnit.aar}",
                visning.kolonner(udsnit),
                visning.tabel(udsnit),
            )
        kontekst["side"] = visning.udsaettelsesside(udsnit, aar_i_alt, opgjort)
    return render(request, "maalopfyldelse/udsaettelser.html", kontekst)


def _fundet(
    request: HttpRequest, adgang: Planadgang, form: DatoOgVidenForm
) -> tuple[visning.Udsnit, dict[int, str]] | None:
    """The year that is asked for, or the latest with figures, and the years there are to choose from."""
    pr_dato = form.cleaned_data["pr_dato"]
    kendt_pr = form.kendt_til_og_med or timezone.now()
    medlemmer = hent_medlemmer(adgang.plan, kendt_pr=kendt_pr)
    planen = Periode(adgang.version.startdato, adgang.version.slutdato)
    aar_i_alt = visning.mulige_aar(medlemmer.aar, planen, pr_dato)
    med_tal = [aar for aar in aar_i_alt if aar in medlemmer.aar]
    if not med_tal:
        return None
    aar = request.GET.get("aar", str(med_tal[0]))
    if aar not in map(str, aar_i_alt):
        raise Http404
    indikator = request.GET.get("indikator", "udsaettelser")
    if indikator not in INDIKATORORD:
        raise Http404
    return _udsnit(indikator, medlemmer, int(aar), planen, pr_dato, kendt_pr), aar_i_alt


def seneste_udsaettelser(
    adgang: Planadgang, pr_dato: date, kendt_pr: datetime
) -> tuple[visning.Udsaettelsesside | None, bool]:
    """The evictions of the latest year with figures, and whether anybody is to report any.

    At most three queries.
    """
    medlemmer = hent_medlemmer(adgang.plan, kendt_pr=kendt_pr)
    planen = Periode(adgang.version.startdato, adgang.version.slutdato)
    mulige = visning.mulige_aar(medlemmer.aar, planen, pr_dato)
    aar = max((aar for aar in mulige if aar in medlemmer.aar), default=None)
    if aar is None:
        return None, bool(medlemmer.medlemskaber)
    udsnit = _udsnit("udsaettelser", medlemmer, aar, planen, pr_dato, kendt_pr)
    return visning.udsaettelsesside(udsnit, {}, {}), True


def _udsnit(
    indikator: str,
    medlemmer: Medlemmer,
    aar: int,
    planen: Periode,
    pr_dato: date,
    kendt_pr: datetime,
) -> visning.Udsnit:
    return visning.Udsnit(
        medlemskaber=medlemmer.medlemskaber,
        navne=medlemmer.navne,
        tal=hent_to_aar(medlemmer, aar, kendt_pr=kendt_pr),
        aar=aar,
        indikator=indikator,
        planen=planen,
        pr_dato=pr_dato,
        i_dag=timezone.localdate(kendt_pr),
    )
