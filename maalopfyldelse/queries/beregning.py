"""From a plan to its målopfyldelse: fetch what was known, and let the pure calculation do the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from helhedsplan.models import Helhedsplan
from maalopfyldelse.beregning import Fakta, Knude, Planresultat, beregn, udfold
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.queries.fakta import hent_fakta
from maalopfyldelse.queries.planer import Planer, hent_planer


@dataclass(frozen=True, slots=True)
class Beregning:
    """A result together with all that was fetched to make it."""

    planer: Planer
    knuder: Sequence[Knude]
    fakta: Mapping[Knude, Fakta]
    resultat: Planresultat


def beregn_plan(
    plan: Helhedsplan, pr_dato: date, *, valg: Valg = None, kendt_pr: datetime
) -> Planresultat:
    """Calculate a plan's målopfyldelse as of a date, with what was known at a time."""
    return hent_beregning(plan, pr_dato, valg=valg, kendt_pr=kendt_pr).resultat


def hent_beregning(
    plan: Helhedsplan, pr_dato: date, *, valg: Valg = None, kendt_pr: datetime
) -> Beregning:
    """At most 9 queries, whatever the plan's size and however many plans it links to."""
    planer = hent_planer(plan, kendt_pr)
    knuder = udfold(planer.rod, planer.alle, pr_dato, valg)
    fakta = hent_fakta(planer, knuder, pr_dato, kendt_pr)
    resultat = beregn(knuder, {knude.noegle: fakta[knude] for knude in knuder}, pr_dato)
    return Beregning(planer, knuder, fakta, resultat)
