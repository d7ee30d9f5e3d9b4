"""How a monthly figure has changed since the nulpunkt, and whether chance could explain it."""

from __future__ import annotations

from fractions import Fraction

from maalopfyldelse.beregning import Resultat, Tilstand
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.tekst.benaevnelser import benaevnelse, emne, indikator
from maalopfyldelse.tekst.format import dato, maaned, procenttal, tal
from maalopfyldelse.tekst.tilfaeldighed import overstiger_tilfaeldigheder

from .faelles import (
    aendring,
    delvis_daekning,
    er_beholdning,
    er_slut,
    kan_ikke_goeres_op,
    maaltal,
    nulpunktsperiode,
    oensket_aendring,
    samme_maaneder,
)

MAALET_ER = {
    Tilstand.NAAET: "er nået",
    Tilstand.NAESTEN_NAAET: "er næsten nået",
    Tilstand.IKKE_NAAET: "er ikke nået",
}


def aendringssaetning(maal: Maal, r: Resultat, status: Planstatus) -> str:
    """Udsættelserne er faldet 23,1 % i forhold til samme måneder i 2015 (60 mod 78), men ..."""
    if (fund := _uden_fund(maal, r, status)) is not None:
        return fund
    fund = f"{_fund(maal, r)} ({_tal_mod_tal(r)}){_tilfaeldigt(maal, r)}."
    return f"{fund}{_maalet(r, status)}{delvis_daekning(r.grundlag.daekning, status)}"


def _uden_fund(maal: Maal, r: Resultat, status: Planstatus) -> str | None:
    """Why there is no change to speak of."""
    hvem = emne(maal)
    nulpunkt, periode = r.grundlag.nulpunkt, r.grundlag.maalperiode
    if r.tilstand is Tilstand.INTET_MAALTAL:
        return f"{hvem} har intet måltal, så der er ikke noget at måle imod."
    if r.tilstand is Tilstand.IKKE_STARTET:
        if periode is not None and periode.fra > status.pr_dato:
            return f"{hvem} er ikke startet: måleperioden begynder {dato(periode.fra)}."
        return f"{hvem} er ikke startet: der er endnu ikke gået en hel måned af måleperioden."
    if r.tilstand is Tilstand.AFVENTER_NULPUNKT:
        mangler = "der er ikke fastsat et nulpunkt at sammenligne med"
        if nulpunkt is not None:
            mangler = f"der er endnu ingen tal fra {nulpunktsperiode(nulpunkt)} at sammenligne med"
        return f"{hvem} afventer nulpunktsmåling: {mangler}."
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return kan_ikke_goeres_op(hvem, r.grundlag.daekning, status)
    if aendring(r) is None:
        return _fra_nul(maal, r)
    return None


def _fra_nul(maal: Maal, r: Resultat) -> str:
    hvad, siden = benaevnelse(maal), samme_maaneder(maal)
    if not r.opnaaet:
        ingen = f"ingen {hvad.flertal or 'registreringer'}"
        return f"Der er {ingen}, og det var der heller ikke i {siden}."
    nu = tal(r.opnaaet)
    emne_ = hvad.emne or "Tallet"
    return f"{emne_} er steget fra 0 i {siden} til {nu}, så ændringen kan ikke regnes i procent."


def _fund(maal: Maal, r: Resultat) -> str:
    procenter, g = aendring(r) or Fraction(), maaltal(r) or Fraction()
    hvem = benaevnelse(maal).emne or "Tallet"
    nulpunkt, daekning = r.grundlag.nulpunkt, r.grundlag.daekning
    siden = f"i forhold til {samme_maaneder(maal)}"
    if er_beholdning(maal) and daekning is not None and daekning.maaneder:
        siden = f"fra {samme_maaneder(maal)} til {maaned(daekning.maaneder[-1])}"
    elif nulpunkt is not None and nulpunkt.vaerdi is not None:
        siden = f"i forhold til en jævn andel af nulpunktet fra {nulpunktsperiode(nulpunkt)}"
    if not procenter:
        return f"{hvem} er uændret {siden}"
    vej = "faldet" if procenter < 0 else "steget"
    return f"{hvem} er {vej} {procenttal(abs(procenter), graenser=(abs(g),))} {siden}"


def _tal_mod_tal(r: Resultat) -> str:
    return f"{tal(r.opnaaet or 0)} mod {tal(r.nulpunkt or 0)}"


def _maalet(r: Resultat, status: Planstatus) -> str:
    g = maaltal(r)
    if g is None:
        return ""
    if er_slut(r, status) and r.tilstand in MAALET_ER:
        return f" Målet om {oensket_aendring(g)} {MAALET_ER[r.tilstand]}."
    return f" Målet er {oensket_aendring(g)}."


def _tilfaeldigt(maal: Maal, r: Resultat) -> str:
    """What an exact test of the two counts allows one to say; nothing where it does not fit."""
    a, b, forhold = r.opnaaet, r.nulpunkt, Fraction(1)
    nulpunkt = r.grundlag.nulpunkt
    # Only the monthly figures are known to count cases, one by one.
    if a is None or not b or a == b or er_beholdning(maal) or not indikator(maal):
        return ""
    ord_ = "faldet" if a < b else "stigningen"
    if nulpunkt is not None and nulpunkt.vaerdi is not None:
        # B is a share of a total: it is the total that was counted, over the longer time.
        b, forhold = nulpunkt.vaerdi, b / nulpunkt.vaerdi
    if a.denominator != 1 or b.denominator != 1:
        return ""
    if overstiger_tilfaeldigheder(int(a), int(b), forhold):
        return f", og {ord_} er større, end tilfældigheder normalt kan forklare"
    return f", men {ord_} kan skyldes tilfældigheder"
