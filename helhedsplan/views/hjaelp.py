from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from config.designsystem.komponenter import Krumme
from helhedsplan.hjaelp import sider


@require_GET
def hjaelp(request: HttpRequest) -> HttpResponse:
    """The guide's contents."""
    return render(request, "hjaelp/indhold.html", {"sider": sider().values()})


@require_GET
def hjaelp_side(request: HttpRequest, side: str) -> HttpResponse:
    alle = list(sider().values())
    nr = next((nr for nr, en in enumerate(alle) if en.navn == side), None)
    if nr is None:
        raise Http404
    return render(
        request,
        "hjaelp/side.html",
        {
            "side": alle[nr],
            "naeste": alle[nr + 1] if nr + 1 < len(alle) else None,
            "krummer": [Krumme("Hjælp", reverse("hjaelp")), Krumme(alle[nr].titel)],
        },
    )
