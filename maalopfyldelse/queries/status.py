"""A plan's status for pages and report: the calculation and the plan's words, 12 + 5 queries at most."""

from datetime import date, datetime

from helhedsplan.models import Boligorganisation, Helhedsplan, Planversion
from indsatser.models import Aktivitetversion, Indsatsomraadeversion, Kriterieversion
from maalopfyldelse.beregning import Planresultat
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.queries.beregning import beregn_plan
from maalopfyldelse.status import Aktivitetsstatus, Maal, Omraadestatus, Planstatus

UDEN_FOR = "Uden for indsatsområderne"


def hent_status(
    plan: Helhedsplan, pr_dato: date, *, valg: Valg = None, kendt_pr: datetime
) -> Planstatus:
    """Calculate a plan and put its own words to the figures, all as known at `kendt_pr`."""
    return status_af(
        plan, beregn_plan(plan, pr_dato, valg=valg, kendt_pr=kendt_pr), kendt_pr
    )


def status_af(
    plan: Helhedsplan, resultat: Planresultat, kendt_pr: datetime
) -> Planstatus:
    """Put a plan's own words to a result that is calculated already. Five queries."""
    version = Planversion.objects.gaeldende(kendt_pr).get(plan=plan)
    maal = _maal(plan, resultat, kendt_pr)
    aktiviteter = _aktiviteter(plan, resultat, maal, kendt_pr)
    koder = {aktivitet.kode for _, aktivitet in aktiviteter}
    omraader = []
    for omraade in (
        Indsatsomraadeversion.objects.gaeldende(kendt_pr)
        .filter(indsatsomraade__plan=plan)
        .select_related("indsatsomraade")
        .order_by("indsatsomraade__raekkefoelge", "indsatsomraade_id")
    ):
        kode = omraade.indsatsomraade.kode
        koder.add(kode)
        omraader.append(
            Omraadestatus(
                kode=kode,
                navn=omraade.navn,
                samlet=resultat.grupper.omraader.get(kode),
                maal=[m for m in maal.values() if m.tilknyttet == kode],
                aktiviteter=[aktivitet for i, aktivitet in aktiviteter if i == kode],
            )
        )
    if uden_omraade := [aktivitet for i, aktivitet in aktiviteter if i is None]:
        omraader.append(Omraadestatus("", UDEN_FOR, None, [], uden_omraade))
    return Planstatus(
        kortnavn=plan.kortnavn,
        navn=version.navn,
        startdato=version.startdato,
        slutdato=version.slutdato,
        pr_dato=resultat.pr_dato,
        kendt_pr=kendt_pr,
        resultat=resultat,
        maal=maal,
        hovedmaal=[m for m in maal.values() if m.tilknyttet not in koder],
        omraader=omraader,
        enheder=dict(
            Boligorganisation.objects.filter(medlemskaber__plan=plan).values_list(
                "pk", "kortnavn"
            )
        ),
        plannavne={
            linket.noegle: linket.navn
            for r in resultat.kriterier
            for linket in r.grundlag.planer
            if linket.navn
        },
    )


def _maal(
    plan: Helhedsplan, resultat: Planresultat, kendt_pr: datetime
) -> dict[str, Maal]:
    ord_ = {
        version.kriterium.kode: version
        for version in Kriterieversion.objects.gaeldende(kendt_pr)
        .filter(kriterium__plan=plan)
        .select_related("kriterium")
    }
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


def _aktiviteter(
    plan: Helhedsplan, resultat: Planresultat, maal: dict[str, Maal], kendt_pr: datetime
) -> list[tuple[str | None, Aktivitetsstatus]]:
    return [
        (
            omraade,
            Aktivitetsstatus(
                kode=kode,
                navn=navn,
                samlet=resultat.grupper.aktiviteter[kode],
                maal=[m for m in maal.values() if m.tilknyttet == kode],
            ),
        )
        for kode, navn, omraade in Aktivitetversion.objects.gaeldende(kendt_pr)
        .filter(aktivitet__plan=plan)
        .order_by("aktivitet__raekkefoelge", "aktivitet_id")
        .values_list("aktivitet__kode", "navn", "indsatsomraade__kode")
    ]
