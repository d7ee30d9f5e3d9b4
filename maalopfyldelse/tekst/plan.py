"""A plan as a whole in words: where it stands, and what its figures rest on."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from maalopfyldelse.beregning import Aarsag, Planresultat, Samlet, Tilstand
from maalopfyldelse.status import Planstatus

from .benaevnelser import navn
from .format import (
    antal,
    dato,
    hele_maaneder,
    kort_periode,
    opremsning,
    procenttekst,
    stort,
    tal,
)
from .tilstande import aarsag_tekst, tegn

EN_DAG = timedelta(days=1)
GODE = frozenset(
    {
        Tilstand.NAAET,
        Tilstand.NAAET_FOR_SENT,
        Tilstand.PAA_SPORET,
        Tilstand.OPFYLDT,
        Tilstand.OVERVEJENDE_OPFYLDT,
    }
)
BAGUD = frozenset(
    {
        Tilstand.NAESTEN_NAAET,
        Tilstand.LIDT_BAGUD,
        Tilstand.BAGUD,
        Tilstand.IKKE_NAAET,
        Tilstand.FRIST_OVERSKREDET,
        Tilstand.DELVIST_OPFYLDT,
        Tilstand.IKKE_OPFYLDT,
    }
)
SENERE = frozenset({Tilstand.IKKE_FORFALDEN, Tilstand.IKKE_STARTET})


def fordelingstekst(samlet: Samlet) -> str:
    """3 nået, 7 på sporet, 2 bagud og 1 afventer nulpunktsmåling"""
    if not samlet.fordeling:
        return "ingen mål"
    return opremsning([f"{tal(n)} {tegn(tilstand).flere}" for tilstand, n in samlet.fordeling])


def medregnet_tekst(samlet: Samlet) -> str:
    """10 af 12 mål indgår"""
    if not samlet.maal:
        return "Der er ingen mål i opgørelsesperioden"
    if not samlet.medregnet:
        return (
            "Målet indgår ikke" if samlet.maal == 1 else f"Ingen af {tal(samlet.maal)} mål indgår"
        )
    if samlet.medregnet == samlet.maal:
        alle = {1: "Målet indgår", 2: "Begge mål indgår"}
        return alle.get(samlet.maal, f"Alle {tal(samlet.maal)} mål indgår")
    return f"{tal(samlet.medregnet)} af {tal(samlet.maal)} mål indgår"


def udeladte_tekst(samlet: Samlet, status: Planstatus) -> list[str]:
    """Why the rest is not in the mean: one sentence per reason, each goal named."""
    pr_aarsag: dict[str, list[str]] = defaultdict(list)
    dobbelte = []
    for udeladt in samlet.udeladt:
        hvad = _navn_og_kode(udeladt.kode, status)
        if udeladt.aarsag is Aarsag.REGNET_MED_ANDETSTEDS:
            samme = f"er samme mål som {udeladt.regnet_hos} og tælles kun med én gang"
            dobbelte.append(f"{hvad} {samme}.")
        else:
            pr_aarsag[aarsag_tekst(udeladt.aarsag, udeladt.tilstand)].append(hvad)
    return [
        *(f"{stort(hvorfor)}: {opremsning(navne)}." for hvorfor, navne in pr_aarsag.items()),
        *dobbelte,
    ]


def _navn_og_kode(kode: str, status: Planstatus) -> str:
    maal = status.maal.get(kode)
    return f"{navn(maal)} ({kode})" if maal else kode


def periodetekst(status: Planstatus) -> str:
    """9 af 16 måneder: how much of the plan's own period has passed."""
    if status.pr_dato < status.startdato:
        return f"begynder {dato(status.startdato)}"
    if status.pr_dato >= status.slutdato:
        return f"sluttede {dato(status.slutdato)}"
    gaaet = hele_maaneder(status.startdato, status.pr_dato + EN_DAG)
    i_alt = hele_maaneder(status.startdato, status.slutdato + EN_DAG)
    if not gaaet:
        return f"første måned af {tal(i_alt)}" if i_alt > 1 else "første måned"
    return f"{tal(gaaet)} af {antal(i_alt, 'måned', 'måneder')}"


def forloebettekst(status: Planstatus) -> str:
    """75 % af opgørelsesperioden er gået"""
    return periodens_forloeb(status.resultat)


def periodens_forloeb(resultat: Planresultat) -> str:
    if not resultat.forloebet:
        return "opgørelsesperioden er ikke begyndt"
    if resultat.forloebet >= 1:
        return "opgørelsesperioden er slut"
    return f"{procenttekst(resultat.forloebet)} af opgørelsesperioden er gået"


def hovedsaetninger(status: Planstatus) -> tuple[str, ...]:
    """Where the plan stands: the distribution, the two figures, and what they rest on."""
    samlet = status.resultat.samlet
    if not samlet.maal:
        return (f"Planen har ingen mål i {_perioden(status)}.",)
    if samlet.maal == 1:
        ((tilstand, _),) = samlet.fordeling
        enkelt = f"Planen har ét mål i {_perioden(status)}. Dets status er: {tegn(tilstand).ord}."
        return (enkelt, _gennemsnit(samlet, status))
    return (_fordelt(samlet, status), _gennemsnit(samlet, status), _bygger_paa(samlet))


def _perioden(status: Planstatus) -> str:
    """2016, hele planens periode, perioden januar–april 2017; after "i" or "for"."""
    vindue = status.resultat.vindue
    navn_ = kort_periode(vindue)
    if navn_.isdigit():
        return navn_
    if (vindue.fra, vindue.til) == (status.startdato, status.slutdato):
        return "hele planens periode"
    return f"perioden {navn_}"


def _fordelt(samlet: Samlet, status: Planstatus) -> str:
    gode, bagud, senere = (_taelt(samlet, blandt) for blandt in (GODE, BAGUD, SENERE))
    uden = samlet.maal - gode - bagud - senere
    skulle = f"{tal(bagud)} er ikke, hvor {'det' if bagud == 1 else 'de'} skulle være"
    if gode:
        fund = f"er {tal(gode)} nået eller på sporet" + (f", og {skulle}" if bagud else "")
    elif bagud:
        fund = f"er ingen nået eller på sporet, og {skulle}"
    else:
        fund = "er ingen nået eller på sporet endnu"
    rest = []
    if senere:
        rest.append(f"{tal(senere)} skal først nås senere")
    if uden:
        endnu = "" if status.resultat.forloebet >= 1 else " endnu"
        rest.append(f"{tal(uden)} kan ikke gøres op{endnu}")
    bagefter = f" {', og '.join(rest)}." if rest else ""
    return f"Af planens {tal(samlet.maal)} mål i {_perioden(status)} {fund}.{bagefter}"


def _taelt(samlet: Samlet, blandt: frozenset[Tilstand]) -> int:
    return sum(n for tilstand, n in samlet.fordeling if tilstand in blandt)


def _gennemsnit(samlet: Samlet, status: Planstatus) -> str:
    gaaet = stort(forloebettekst(status))
    if samlet.krav is None and samlet.forventet is None:
        return f"Der er for få tal til at regne et gennemsnit for planen. {gaaet}."
    graenser = status.resultat.graenser
    krav, forventet = (procenttekst(p, graenser) for p in (samlet.krav, samlet.forventet))
    er_slut = status.resultat.forloebet >= 1
    det_forventede = f"{forventet} af det, der var forventet{'' if er_slut else ' nu'}"
    if samlet.krav is None:
        return f"I gennemsnit er der nået {det_forventede}. {gaaet}."
    opfyldt = f"{krav} af kravet for {_perioden(status)} opfyldt"
    if samlet.forventet is None or (er_slut and samlet.forventet == samlet.krav):
        return f"I gennemsnit er {opfyldt}. {gaaet}."
    return f"I gennemsnit er {opfyldt}, og {det_forventede}. {gaaet}."


def _bygger_paa(samlet: Samlet) -> str:
    foreloebige = ""
    if samlet.foreloebige:
        er = "er foreløbigt" if samlet.foreloebige == 1 else "er foreløbige"
        foreloebige = f", og {tal(samlet.foreloebige)} af dem {er}"
    return f"{medregnet_tekst(samlet)} i gennemsnittet{foreloebige}."
