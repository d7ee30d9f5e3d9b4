"""A plan's status for pages and report: the calculation, and the plan's words to it."""

from collections.abc import Sequence
from datetime import date, datetime

from helhedsplan.models import Helhedsplan
from maalopfyldelse.beregning import Planresultat
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.queries.beregning import hent_beregning
from maalopfyldelse.queries.planer import Indhold, Planer, hent_planer
from maalopfyldelse.status import Aktivitetsstatus, Maal, Omraadestatus, Planstatus

UDEN_FOR = "Uden for indsatsområderne"


def hent_status(
    plan: Helhedsplan, pr_dato: date, *, valg: Valg = None, kendt_pr: datetime
) -> Planstatus:
    """Calculate a plan and put its own words to the figures, all as known at `kendt_pr`."""
    beregning = hent_beregning(plan, pr_dato, valg=valg, kendt_pr=kendt_pr)
    return med_ord(beregning.planer, beregning.resultat, kendt_pr)


def status_af(plan: Helhedsplan, resultat: Planresultat, kendt_pr: datetime) -> Planstatus:
    """Put a plan's own words to a result that is calculated already. Six queries."""
    return med_ord(hent_planer(plan, kendt_pr), resultat, kendt_pr)


def med_ord(planer: Planer, resultat: Planresultat, kendt_pr: datetime) -> Planstatus:
    """Put a plan's own words to its figures. No queries."""
    maal = _maal(planer, resultat)
    koder = {del_.kode for del_ in planer.indhold}
    return Planstatus(
        kortnavn=planer.rod.noegle,
        navn=planer.rod.navn,
        startdato=planer.rod.startdato,
        slutdato=planer.rod.slutdato,
        pr_dato=resultat.pr_dato,
        kendt_pr=kendt_pr,
        resultat=resultat,
        maal=maal,
        hovedmaal=[m for m in maal.values() if m.tilknyttet not in koder],
        omraader=_omraader(planer.indhold, resultat, maal),
        enheder=planer.enheder,
        plannavne={
            linket.noegle: linket.navn
            for r in resultat.kriterier
            for linket in r.grundlag.planer
            if linket.navn
        },
    )


def _omraader(
    indhold: Sequence[Indhold], resultat: Planresultat, maal: dict[str, Maal]
) -> list[Omraadestatus]:
    aktiviteter = [
        (
            del_.omraade,
            Aktivitetsstatus(
                kode=del_.kode,
                navn=del_.navn,
                samlet=resultat.grupper.aktiviteter[del_.kode],
                maal=[m for m in maal.values() if m.tilknyttet == del_.kode],
            ),
        )
        for del_ in indhold
        if not del_.er_omraade
    ]
    omraader = [
        Omraadestatus(
            kode=del_.kode,
            navn=del_.navn,
            samlet=resultat.grupper.omraader.get(del_.kode),
            maal=[m for m in maal.values() if m.tilknyttet == del_.kode],
            aktiviteter=[aktivitet for i, aktivitet in aktiviteter if i == del_.kode],
        )
        for del_ in indhold
        if del_.er_omraade
    ]
    if uden_omraade := [aktivitet for i, aktivitet in aktiviteter if i is None]:
        omraader.append(Omraadestatus("", UDEN_FOR, None, [], uden_omraade))
    return omraader


def _maal(planer: Planer, resultat: Planresultat) -> dict[str, Maal]:
    ord_ = planer.versioner
    return {
        r.kode: Maal(
            resultat=r,
            tekst=ord_[r.kode].tekst,
            # A goal stated twice has its unit where its figures are.
            enhed=ord_[r.rod].enhed or ord_[r.kode].enhed,
            niveau=ord_[r.kode].niveau,
            tilknyttet=ord_[r.kode].tilknyttet,
            retning=ord_[r.rod].retning,
            paavirkelighed=ord_[r.kode].paavirkelighed,
            tidsfrist_tekst=ord_[r.rod].tidsfrist_tekst,
            maalemetode=ord_[r.kode].maalemetode,
            kilde=ord_[r.rod].kilde,
        )
        for r in resultat.kriterier
    }
