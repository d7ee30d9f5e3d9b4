"""Ordering, making and checking a stored målopfyldelse."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from helhedsplan.models import Bruger, Helhedsplan
from helhedsplan.services import vent_paa_skrivere
from maalopfyldelse.beregning import BEREGNING_VERSION, Periode, Planresultat, som_json, vindue_for
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.models import Opgoerelse
from maalopfyldelse.queries import beregn_plan, nyeste_viden
from maalopfyldelse.queries.planer import hent_planer
from maalopfyldelse.services import job


@transaction.atomic
def bestil_opgoerelse(
    plan: Helhedsplan,
    pr_dato: date,
    *,
    valg: Valg = None,
    kendt_pr: datetime | None = None,
    af: Bruger | None = None,
) -> Opgoerelse:
    """Order the målopfyldelse of a plan; the same one ordered twice is one row and computed once.

    Without `kendt_pr` it is fixed to the newest record that the plan can see now.
    """
    nu = vent_paa_skrivere() if kendt_pr is None else timezone.now()
    fast = kendt_pr or nyeste_viden(plan, nu)
    vindue = vindue_for(hent_planer(plan, fast).rod, pr_dato, valg)
    opgoerelse, ny = Opgoerelse.objects.get_or_create(
        plan=plan,
        pr_dato=pr_dato,
        vindue_fra=vindue.periode.fra,
        vindue_til=vindue.periode.til,
        hele=vindue.hele,
        kendt_pr=fast,
        defaults={"bestilt_af": af},
    )
    if ny:
        job.send(opgoerelse)
    elif opgoerelse.er_fejlet:
        job.bestil_igen(opgoerelse)
    return opgoerelse


def valg_af(opgoerelse: Opgoerelse) -> Valg:
    """Return the choice of window that gives the Opgoerelse's own window again."""
    if opgoerelse.hele:
        return "hele"
    return Periode(opgoerelse.vindue_fra, opgoerelse.vindue_til)


def beregn_igen(opgoerelse: Opgoerelse) -> Planresultat:
    """Calculate an Opgoerelse from the records, with what was known at its time."""
    return beregn_plan(
        opgoerelse.plan,
        opgoerelse.pr_dato,
        valg=valg_af(opgoerelse),
        kendt_pr=opgoerelse.kendt_pr,
    )


def udfoer_opgoerelse(pk: int) -> None:
    """Make an ordered Opgoerelse. Safe to call again: one that is done or in hand is left alone."""
    job.udfoer(
        Opgoerelse,
        pk,
        lambda opgoerelse: {
            "resultat": som_json(beregn_igen(opgoerelse)),
            "beregning": BEREGNING_VERSION,
        },
    )


def kontroller(opgoerelse: Opgoerelse) -> Planresultat:
    """Calculate a finished Opgoerelse again and return the result.

    Raises `Afvigelse` where a figure differs from what was stored: then something that was reported
    has been changed, and no page or report may show either figure as if nothing had happened.
    """
    resultat = beregn_igen(opgoerelse)
    if som_json(resultat) != opgoerelse.resultat:
        raise Afvigelse(f"{opgoerelse} (nr. {opgoerelse.pk}) giver andre tal end de gemte.")
    return resultat


class Afvigelse(Exception):
    """A stored result cannot be reproduced."""
