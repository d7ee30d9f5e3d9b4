"""A plan's status made of a tiny plan: calculated for real, worded as the plan would."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from maalopfyldelse.beregning import Plan, Planresultat, Resultat, Retning
from maalopfyldelse.beregning.vindue import Valg
from maalopfyldelse.status import Aktivitetsstatus, Maal, Omraadestatus, Planstatus
from tests.maalopfyldelse.beregning.byg import Data, opgoer

ENHEDER = {1: "AB", 2: "CIVICA", 3: "FaB", 4: "OBO", 5: "DOM"}
RETNING = {Retning.MINDST: "mindst", Retning.HOEJST: "højst"}
OEKONOMISK_RAADGIVNING = {"ØR": "Økonomisk rådgivning"}


def status(
    plan_: Plan,
    data: Data = Data(),  # noqa: B008 - frozen, and empty by default
    pr_dato: str = "2016-09-30",
    valg: Valg = None,
    andre: Mapping[str, tuple[Plan, Data]] | None = None,
    tekster: Mapping[str, str] | None = None,
    aktiviteter: Mapping[str, str] | None = None,
    **ord_: str,
) -> Planstatus:
    """`tekster` by code; other words (enhed, tidsfrist_tekst) are the same for every criterion."""
    resultat = opgoer(plan_, data, pr_dato, valg, andre)
    maal = _maal(plan_, resultat, tekster or {}, ord_)
    return Planstatus(
        kortnavn=plan_.noegle,
        navn=plan_.navn,
        startdato=plan_.startdato,
        slutdato=plan_.slutdato,
        pr_dato=resultat.pr_dato,
        kendt_pr=datetime(2016, 10, 5, 10, tzinfo=UTC),
        resultat=resultat,
        maal=maal,
        hovedmaal=[],
        omraader=[_omraade(resultat, aktiviteter or {}, maal.values())],
        enheder=ENHEDER,
        plannavne={p.noegle: p.navn for p, _ in (andre or {}).values()},
    )


def _maal(
    plan_: Plan, resultat: Planresultat, tekster: Mapping[str, str], ord_: Mapping[str, str]
) -> dict[str, Maal]:
    kriterier = {k.kode: k for k in plan_.kriterier}

    def maal(r: Resultat) -> Maal:
        rod = kriterier[r.rod]
        felter = {
            "tekst": tekster.get(r.kode, f"Mål {r.kode}"),
            "enhed": "",
            "niveau": str(kriterier[r.kode].niveau),
            "tilknyttet": kriterier[r.kode].tilknyttet or "",
            "retning": RETNING[rod.retning],
            "paavirkelighed": "",
            "tidsfrist_tekst": "",
            "maalemetode": "",
            "kilde": rod.kilde,
        }
        return Maal(resultat=r, **{**felter, **ord_})

    return {r.kode: maal(r) for r in resultat.kriterier}


def _omraade(
    resultat: Planresultat, aktiviteter: Mapping[str, str], maal: Iterable[Maal]
) -> Omraadestatus:
    alle = list(maal)
    return Omraadestatus(
        kode="UG",
        navn="Udsatte grupper",
        samlet=None,
        maal=[],
        aktiviteter=[
            Aktivitetsstatus(kode, navn, resultat.samlet, [m for m in alle if m.tilknyttet == kode])
            for kode, navn in aktiviteter.items()
        ],
    )


def laest(tekst: str) -> str:
    """As a reader sees it: a hard space is a space."""
    return tekst.replace("\N{NO-BREAK SPACE}", " ")


def laest_alle(tekster: Iterable[str]) -> list[str]:
    return [laest(tekst) for tekst in tekster]
