"""The members' monthly figures of a year and of the year before, for a plan's page: three queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from helhedsplan.models import Helhedsplan
from maalopfyldelse.beregning import Medlemskab
from maalopfyldelse.queries.planer import medlemskaber_for
from udsaettelser.queries import aar_med_tal, maanedstal_pr_enhed


@dataclass(frozen=True, slots=True)
class Medlemmer:
    """The memberships in force with the organisations' names, and the years that have figures."""

    medlemskaber: Sequence[Medlemskab]
    navne: dict[int, str]
    aar: Sequence[int]


def hent_medlemmer(plan: Helhedsplan, *, kendt_pr: datetime) -> Medlemmer:
    medlemskaber, navne = medlemskaber_for([plan.pk], plan.pk, kendt_pr)
    egne = medlemskaber[plan.pk]
    kendte = {medlemskab.enhed: navne[medlemskab.enhed] for medlemskab in egne}
    return Medlemmer(egne, kendte, aar_med_tal(list(kendte), kendt_pr=kendt_pr))


def hent_to_aar(medlemmer: Medlemmer, aar: int, *, kendt_pr: datetime):
    """The figures of the year and of the one before it, by organisation and month."""
    return maanedstal_pr_enhed(
        list(medlemmer.navne), date(aar - 1, 1, 1), date(aar, 12, 1), kendt_pr=kendt_pr
    )
