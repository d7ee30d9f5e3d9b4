"""One criterion of a plan with all that its figure is made of: the calculation and two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from helhedsplan.models import Helhedsplan
from indsatser.models import Kriterieversion
from maalopfyldelse.beregning import Kriterium, Periode
from maalopfyldelse.beregning.data import Maanedstal
from maalopfyldelse.beregning.enheder import Enheder
from maalopfyldelse.beregning.knuder import SUMMERES, talte_perioder
from maalopfyldelse.beregning.serie import Punkt, forloeb
from maalopfyldelse.beregning.vindue import Valg, roedder
from maalopfyldelse.queries import poster
from maalopfyldelse.queries.beregning import Beregning, hent_beregning
from maalopfyldelse.queries.planer import Fastsat, Indhold
from maalopfyldelse.queries.poster import Opslag, Post, Summer
from maalopfyldelse.queries.status import med_ord
from maalopfyldelse.status import Maal, Planstatus


@dataclass(frozen=True, slots=True)
class Maaldetaljer:
    status: Planstatus
    version: Kriterieversion
    rod: Kriterium  # the criterion that holds the figures: its own, or the one it svarer til
    maal: Maal | None  # None where the criterion does not belong to the window
    forloeb: Sequence[Punkt]
    summer: Summer
    poster: Sequence[Post]
    rettelser: Sequence[Post]
    fastsat: Sequence[Fastsat]
    aktivitet: Indhold | None
    omraade: Indhold | None
    maanedstal: Maanedstal
    enheder: Enheder


def hent_maal(
    plan: Helhedsplan, kode: str, pr_dato: date, *, valg: Valg = None, kendt_pr: datetime
) -> Maaldetaljer | None:
    """Return a criterion and its figure as known at `kendt_pr`; None where it was not known then."""
    beregning = hent_beregning(plan, pr_dato, valg=valg, kendt_pr=kendt_pr)
    version = beregning.planer.versioner.get(kode)
    if version is None:
        return None
    status = med_ord(beregning.planer, beregning.resultat, kendt_pr)
    rod = _rod(beregning, kode)
    opslag = _opslag(beregning, rod, kendt_pr)
    maal = status.maal.get(kode)
    kendte_og_rettede = poster.kendte_og_rettede(opslag)
    summer = poster.summer(opslag, _talte(rod, status)) if maal else Summer()
    aktivitet, omraade = _hvor(version.tilknyttet, beregning.planer.indhold)
    fakta = beregning.fakta[beregning.knuder[-1]]
    return Maaldetaljer(
        status=status,
        version=version,
        rod=rod,
        maal=maal,
        forloeb=forloeb(
            beregning.planer.rod, rod.kode, beregning.knuder[-1].vindue, pr_dato, fakta, summer.dage
        )
        if maal
        else (),
        summer=summer,
        poster=[post for post in kendte_og_rettede if not post.er_rettet],
        rettelser=[post for post in kendte_og_rettede if post.er_rettet],
        fastsat=beregning.planer.fastsat.get(opslag.kriterium_id, ()),
        aktivitet=aktivitet,
        omraade=omraade,
        maanedstal=fakta.maanedstal.get(rod.indikator, {}) if rod.indikator else {},
        enheder=Enheder(beregning.planer.rod.medlemskaber),
    )


def hent_poster(
    plan: Helhedsplan, kode: str, pr_dato: date, *, kendt_pr: datetime
) -> list[Post] | None:
    """Return every record that a criterion's figure can be made of, the latest first."""
    beregning = hent_beregning(plan, pr_dato, kendt_pr=kendt_pr)
    if kode not in beregning.planer.versioner:
        return None
    rod = _rod(beregning, kode)
    return poster.alle_kendte(_opslag(beregning, rod, kendt_pr))


def _rod(beregning: Beregning, kode: str) -> Kriterium:
    rodkode = roedder(beregning.planer.rod)[kode].kode
    return next(k for k in beregning.planer.rod.kriterier if k.kode == rodkode)


def _opslag(beregning: Beregning, rod: Kriterium, kendt_pr: datetime) -> Opslag:
    noegle = beregning.planer.rod.noegle
    return Opslag(
        kriterium=rod,
        kriterium_id=beregning.planer.kriterium_id[noegle, rod.kode],
        plan_id=beregning.planer.plan_id[noegle],
        pr_dato=beregning.resultat.pr_dato,
        kendt_pr=kendt_pr,
    )


def _talte(rod: Kriterium, status: Planstatus) -> tuple[Periode, ...]:
    """The days whose registrations the figure rests on."""
    if rod.type in SUMMERES:
        return talte_perioder(rod, status.resultat.vindue, status.pr_dato)
    return (Periode(date.min, status.pr_dato),)


def _hvor(tilknyttet: str, indhold: Sequence[Indhold]) -> tuple[Indhold | None, Indhold | None]:
    """The aktivitet and the indsatsområde that a criterion is stated for."""
    aktiviteter = {del_.kode: del_ for del_ in indhold if not del_.er_omraade}
    omraader = {del_.kode: del_ for del_ in indhold if del_.er_omraade}
    aktivitet = aktiviteter.get(tilknyttet)
    return aktivitet, omraader.get((aktivitet.omraade or "") if aktivitet else tilknyttet)
