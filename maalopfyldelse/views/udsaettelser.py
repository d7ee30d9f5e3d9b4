from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from maalopfyldelse import visning_udsaettelser as visning
from maalopfyldelse.beregning import Periode
from maalopfyldelse.queries.udsaettelser import Medlemmer, hent_medlemmer, hent_to_aar
from maalopfyldelse.tekst.maanedstal import INDIKATORORD
from maalopfyldelse.views.faelles import hent_plan, krummer


@require_GET
def udsaettelser(request: HttpRequest, pk: int) -> HttpResponse:
    """The members' monthly figures: one indicator of one year, by month and organisation."""
    adgang = hent_plan(request, pk)
    nu = timezone.now()
    kontekst = {"adgang": adgang, "krummer": krummer(adgang, "Udsættelser")}
    medlemmer = hent_medlemmer(adgang.plan, kendt_pr=nu)
    planen = Periode(adgang.version.startdato, adgang.version.slutdato)
    aar_i_alt = visning.mulige_aar(medlemmer.aar, planen, timezone.localdate())
    if med_tal := [aar for aar in aar_i_alt if aar in medlemmer.aar]:
        aar = request.GET.get("aar", str(med_tal[0]))
        if aar not in map(str, aar_i_alt):
            raise Http404
        udsnit = _udsnit(request, medlemmer, int(aar), planen, nu)
        if "hent" in request.GET:
            return regneark.svar(
                request.GET["hent"],
                f"{INDIKATORORD[udsnit.indikator].navn} {adgang.plan.kortnavn} {udsnit.aar}",
                visning.kolonner(udsnit),
                visning.tabel(udsnit),
            )
        kontekst["side"] = visning.udsaettelsesside(udsnit, aar_i_alt)
    return render(request, "maalopfyldelse/udsaettelser.html", kontekst)


def _udsnit(
    request: HttpRequest, medlemmer: Medlemmer, aar: int, planen: Periode, nu: datetime
) -> visning.Udsnit:
    """The year with the indicator that is asked for; the evictions if none is."""
    indikator = request.GET.get("indikator", "udsaettelser")
    if indikator not in INDIKATORORD:
        raise Http404
    return visning.Udsnit(
        medlemskaber=medlemmer.medlemskaber,
        navne=medlemmer.navne,
        tal=hent_to_aar(medlemmer, aar, kendt_pr=nu),
        aar=aar,
        indikator=indikator,
        planen=planen,
        i_dag=timezone.localdate(),
    )
