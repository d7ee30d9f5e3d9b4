"""From a plan to its målopfyldelse: fetch what was known, and let the pure calculation do the rest."""

from datetime import date, datetime

from helhedsplan.models import Helhedsplan
from maalopfyldelse.beregning import Planresultat, beregn, udfold
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.queries.fakta import hent_fakta
from maalopfyldelse.queries.planer import hent_planer


def beregn_plan(
    plan: Helhedsplan, pr_dato: date, *, valg: Valg = None, kendt_pr: datetime
) -> Planresultat:
    """Calculate a plan's målopfyldelse as of a date, with what was known at a time.

    At most 12 queries, whatever the plan's size and however many plans it links to.
    """
    planer = hent_planer(plan, kendt_pr)
    knuder = udfold(planer.rod, planer.alle, pr_dato, valg)
    fakta = hent_fakta(planer, knuder, pr_dato, kendt_pr)
    return beregn(knuder, {knude.noegle: fakta[knude] for knude in knuder}, pr_dato)
