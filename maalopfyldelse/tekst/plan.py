"""A plan as a whole in words: where it stands, what needs attention, what goes well."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from fractions import Fraction

from maalopfyldelse.beregning import Aarsag, Samlet, Tilstand
from maalopfyldelse.beregning.resultat import Udeladt
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
        return "Intet mål indgår" if samlet.maal == 1 else f"Ingen af {tal(samlet.maal)} mål indgår"
    if samlet.medregnet == samlet.maal:
        return "Målet indgår" if samlet.maal == 1 else f"Alle {tal(samlet.maal)} mål indgår"
    return f"{tal(samlet.medregnet)} af {tal(samlet.maal)} mål indgår"


def udeladte_tekst(samlet: Samlet, status: Planstatus) -> list[str]:
    """Why the rest is not in the mean: one sentence per reason, each goal named."""
    pr_aarsag: dict[str, list[str]] = defaultdict(list)
    dobbelte = []
    for udeladt in samlet.udeladt:
        if udeladt.aarsag is Aarsag.REGNET_MED_ANDETSTEDS:
            dobbelte.append(_dobbelt(udeladt))
        else:
            hvorfor = aarsag_tekst(udeladt.aarsag, udeladt.tilstand)
            pr_aarsag[hvorfor].append(_kode_og_navn(udeladt.kode, status))
    return [
        *(f"{stort(hvorfor)}: {opremsning(navne)}." for hvorfor, navne in pr_aarsag.items()),
        *dobbelte,
    ]


def _dobbelt(udeladt: Udeladt) -> str:
    return f"{udeladt.kode} er samme mål som {udeladt.regnet_hos} og tælles kun med én gang."


def _kode_og_navn(kode: str, status: Planstatus) -> str:
    maal = status.maal.get(kode)
    return f"{kode} {navn(maal)}" if maal else kode


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
    forloebet = status.resultat.forloebet
    if not forloebet:
        return "opgørelsesperioden er ikke begyndt"
    if forloebet >= 1:
        return "opgørelsesperioden er slut"
    return f"{procenttekst(forloebet)} af opgørelsesperioden er gået"


def hovedsaetninger(status: Planstatus) -> tuple[str, ...]:
    """Where the plan stands: the distribution, the two figures, and what they rest on."""
    samlet = status.resultat.samlet
    if not samlet.maal:
        return (
            f"Planen har ingen mål i opgørelsesperioden {kort_periode(status.resultat.vindue)}.",
        )
    return (_fordelt(samlet, status), _gennemsnit(samlet, status), _bygger_paa(samlet))


def _fordelt(samlet: Samlet, status: Planstatus) -> str:
    gode = _taelt(samlet.fordeling, GODE)
    bagud = _taelt(samlet.fordeling, BAGUD)
    rest = samlet.maal - gode - bagud
    dele = []
    if gode:
        dele.append(f"{tal(gode)} nået eller på sporet")
    if bagud:
        dele.append(f"{tal(bagud)} bagud eller ikke nået")
    if rest:
        dele.append(f"{tal(rest)} endnu ikke gjort op")
    hvor = kort_periode(status.resultat.vindue)
    if samlet.maal == 1:
        (tilstand, _), *_ = samlet.fordeling
        return f"Planens ene mål i {hvor} har status {tegn(tilstand).ord}."
    return f"Af planens {tal(samlet.maal)} mål i {hvor} er {opremsning(dele)}."


def _taelt(fordeling: tuple[tuple[Tilstand, int], ...], blandt: frozenset[Tilstand]) -> int:
    return sum(n for tilstand, n in fordeling if tilstand in blandt)


def _gennemsnit(samlet: Samlet, status: Planstatus) -> str:
    graenser = status.resultat.graenser

    def vist(andel: Fraction) -> str:
        return procenttekst(andel, graenser)

    gaaet = stort(forloebettekst(status))
    if samlet.krav is None and samlet.forventet is None:
        return f"Der er for få tal til at regne et gennemsnit for planen. {gaaet}."
    if samlet.krav is None:
        return f"Målene er nået {vist(samlet.forventet)} af det, der var forventet nu. {gaaet}."
    krav = f"I gennemsnit er {vist(samlet.krav)} af kravet opfyldt"
    if samlet.forventet is None:
        return f"{krav}. {gaaet}."
    return f"{krav}, og {vist(samlet.forventet)} af det, der var forventet nu. {gaaet}."


def _bygger_paa(samlet: Samlet) -> str:
    foreloebige = ""
    if samlet.foreloebige:
        er = "er foreløbigt" if samlet.foreloebige == 1 else "er foreløbige"
        foreloebige = f", og {tal(samlet.foreloebige)} af dem {er}"
    return f"{medregnet_tekst(samlet)} i gennemsnittet{foreloebige}."
