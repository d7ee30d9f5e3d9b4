from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config import regneark
from helhedsplan import queries
from helhedsplan.forms import LogIndForm
from helhedsplan.models import Rolle

log_ind = LoginView.as_view(authentication_form=LogIndForm, redirect_authenticated_user=True)
log_ud = LogoutView.as_view()

# Where a person begins; someone with several roles begins where there is most to do.
STARTSIDER = {
    Rolle.SEKRETARIAT: "helhedsplan:list",
    Rolle.BESTYRELSE: "helhedsplan:list",
    Rolle.BOLIGORGANISATION: "udsaettelser:vores_tal",
}

PLANKOLONNER = ("Navn", "Kortnavn", "Startdato", "Slutdato", "Status", "Sekretariat")


@require_GET
def forside(request: HttpRequest) -> HttpResponse:
    """Send each person to their own start page."""
    roller = queries.roller(request.user)
    for rolle, url_navn in STARTSIDER.items():
        if rolle in roller:
            return redirect(url_navn)
    return render(request, "helhedsplan/uden_rolle.html")


@require_GET
def helhedsplan_list(request: HttpRequest) -> HttpResponse:
    soegning = request.GET.get("soegning", "").strip()
    planer = queries.mine_planer(request.user, kendt_pr=timezone.now(), soegning=soegning)
    if "hent" in request.GET:
        raekker = [
            [et.navn, et.kortnavn, et.startdato, et.slutdato, et.status, et.sekretariat]
            for et in planer
        ]
        return regneark.svar(request.GET["hent"], "Mine planer", PLANKOLONNER, raekker)
    return render(
        request,
        "helhedsplan/list.html",
        {"planer": planer, "soegning": soegning},
    )
