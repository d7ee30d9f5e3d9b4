from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from maalopfyldelse.queries.soegning import Fund, Sted, soeg
from maalopfyldelse.soegning import soegeord
from maalopfyldelse.views.faelles import hent_plan, krummer

LAENGSTE_SOEGNING = 200


@require_GET
def soegning(request: HttpRequest, pk: int) -> HttpResponse:
    """Where in the plan's texts, goals and meetings the words stand."""
    adgang = hent_plan(request, pk)
    skrevet = request.GET.get("q", "").strip()[:LAENGSTE_SOEGNING]
    fundet = soeg(adgang.plan, adgang.version, soegeord(skrevet), timezone.now())
    return render(
        request,
        "maalopfyldelse/soegning.html",
        {
            "adgang": adgang,
            "krummer": krummer(adgang, "Søgning"),
            "soegning": skrevet,
            "kan_soeges": bool(soegeord(skrevet)),
            "antal_fund": len(fundet),
            "grupper": list(_grupper(fundet, pk)),
        },
    )


def _grupper(fundet: Iterable[Fund], pk: int) -> Iterable[tuple[str, list[tuple[str, Fund]]]]:
    for sted, fund in groupby(fundet, key=attrgetter("sted")):
        yield sted.value, [(_url(et, pk), et) for et in fund]


def _url(fund: Fund, pk: int) -> str:
    match fund.sted:
        case Sted.MAAL:
            return reverse("maalopfyldelse:maal_detail", args=[pk, fund.noegle])
        case Sted.INDSATS:
            return f"{reverse('maalopfyldelse:indsatser', args=[pk])}#{fund.noegle}"
        case Sted.MOEDE:
            return f"{reverse('helhedsplan:moeder', args=[pk])}?aar={fund.noegle}"
        case Sted.ORGAN | Sted.PLAN:
            return reverse("helhedsplan:om", args=[pk])
