from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from maalopfyldelse import visning_udsaettelser as visning
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
    if medlemmer.aar:
        udsnit = _udsnit(request, medlemmer, nu)
        if "hent" in request.GET:
            return regneark.svar(
                request.GET["hent"],
                f"{INDIKATORORD[udsnit.indikator].navn} {adgang.plan.kortnavn} {udsnit.aar}",
                visning.kolonner(udsnit),
                visning.tabel(udsnit),
            )
        kontekst["side"] = visning.udsaettelsesside(udsnit, medlemmer.aar)
    return render(request, "maalopfyldelse/udsaettelser.html", kontekst)


def _udsnit(request: HttpRequest, medlemmer: Medlemmer, nu) -> visning.Udsnit:
    """The year and the indicator that are asked for; the newest year and the evictions if none is."""
    aar = request.GET.get("aar", str(medlemmer.aar[0]))
    indikator = request.GET.get("indikator", "udsaettelser")
    if aar not in map(str, medlemmer.aar) or indikator not in INDIKATORORD:
        raise Http404
    return visning.Udsnit(
        medlemskaber=medlemmer.medlemskaber,
        navne=medlemmer.navne,
        tal=hent_to_aar(medlemmer, int(aar), kendt_pr=nu),
        aar=int(aar),
        indikator=indikator,
        i_dag=timezone.localdate(),
    )
