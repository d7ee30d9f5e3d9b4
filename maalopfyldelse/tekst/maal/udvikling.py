"""How a monthly figure has changed since the nulpunkt, and whether chance could explain it."""

from __future__ import annotations

from fractions import Fraction

from maalopfyldelse.beregning import Resultat, Tilstand
from maalopfyldelse.status import Maal, Planstatus

from ..benaevnelser import benaevnelse, emne
from ..format import dato, maaned, procenttal, tal
from ..tilfaeldighed import overstiger_tilfaeldigheder
from .faelles import (
    aendring,
    daekningstal,
    er_beholdning,
    er_slut,
    for_faa_tal,
    maaltal,
    nulpunktsperiode,
    oensket_aendring,
    samme_maaneder,
)


def aendringssaetning(maal: Maal, r: Resultat, status: Planstatus) -> str:
    """Udsættelserne er faldet 23,1 % i forhold til samme måneder i 2015: 60 mod 78. ..."""
    if (fund := _uden_fund(maal, r, status)) is not None:
        return fund
    return f"{_fund(maal, r)}: {_tal_mod_tal(maal, r)}. {_maalet(r, status)}{_daekning(r)}"


def udviklingssaetning(maal: Maal, status: Planstatus) -> str:
    """The finding with what chance has to say: "..., men faldet kan skyldes tilfældigheder"."""
    r = maal.resultat
    if (fund := _uden_fund(maal, r, status)) is not None:
        return fund
    return f"{_fund(maal, r)} ({_tal_mod_tal(maal, r)}){_tilfaeldigt(maal, r)}.{_daekning(r)}"


def _uden_fund(maal: Maal, r: Resultat, status: Planstatus) -> str | None:
    """Why there is no change to speak of."""
    hvem = emne(maal, status)
    nulpunkt, periode = r.grundlag.nulpunkt, r.grundlag.maalperiode
    if r.tilstand is Tilstand.IKKE_STARTET:
        if periode is not None and periode.fra > status.pr_dato:
            return f"{hvem} er ikke startet: måleperioden begynder {dato(periode.fra)}."
        return f"{hvem} er ikke startet: der er endnu ikke gået en hel måned af måleperioden."
    if r.tilstand is Tilstand.AFVENTER_NULPUNKT:
        fra = f" fra {nulpunktsperiode(nulpunkt)}" if nulpunkt else ""
        return f"{hvem} afventer nulpunktsmåling: der mangler tal{fra} at måle udviklingen fra."
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return f"{hvem} kan ikke gøres op: {for_faa_tal(r.grundlag.daekning)}."
    if r.tilstand is Tilstand.NULPUNKTET_ER_0:
        hvad = benaevnelse(maal).flertal or "registreringer"
        nu = f"Nu er der {tal(r.opnaaet)}." if r.opnaaet else "Det er der heller ikke nu."
        return (
            f"{hvem} kan ikke regnes i procent: der var ingen {hvad} i {samme_maaneder(maal)}. {nu}"
        )
    if aendring(r) is None:
        return f"{hvem} kan ikke gøres op."
    return None


def _fund(maal: Maal, r: Resultat) -> str:
    procenter, g = aendring(r) or Fraction(), maaltal(r) or Fraction()
    hvem = benaevnelse(maal).emne or "Tallet"
    siden = f"i forhold til {samme_maaneder(maal)}"
    if er_beholdning(maal) and r.grundlag.daekning and r.grundlag.daekning.maaneder:
        siden = f"fra {samme_maaneder(maal)} til {maaned(r.grundlag.daekning.maaneder[-1])}"
    elif r.grundlag.nulpunkt is not None and r.grundlag.nulpunkt.vaerdi is not None:
        siden = f"i forhold til en jævn andel af nulpunktet fra {_nulpunktet(r)}"
    if not procenter:
        return f"{hvem} er uændret {siden}"
    vej = "faldet" if procenter < 0 else "steget"
    return f"{hvem} er {vej} {procenttal(abs(procenter), graenser=(abs(g),))} {siden}"


def _nulpunktet(r: Resultat) -> str:
    return nulpunktsperiode(r.grundlag.nulpunkt) if r.grundlag.nulpunkt else ""


def _tal_mod_tal(maal: Maal, r: Resultat) -> str:
    return f"{tal(r.opnaaet or 0)} mod {tal(r.nulpunkt or 0)}"


def _maalet(r: Resultat, status: Planstatus) -> str:
    g = maaltal(r)
    if g is None:
        return ""
    slut = {
        Tilstand.NAAET: "er nået",
        Tilstand.NAESTEN_NAAET: "er næsten nået",
        Tilstand.IKKE_NAAET: "er ikke nået",
    }
    if er_slut(r, status) and r.tilstand in slut:
        return f"Målet om {oensket_aendring(g)} {slut[r.tilstand]}."
    return f"Målet er {oensket_aendring(g)}."


def _daekning(r: Resultat) -> str:
    d = r.grundlag.daekning
    if d is None or d.medregnet == d.spurgt:
        return ""
    return f" Tallet bygger på {daekningstal(d)}."


def _tilfaeldigt(maal: Maal, r: Resultat) -> str:
    """What an exact test of the two counts allows one to say; nothing where it does not fit."""
    a, forhold = r.opnaaet, Fraction(1)
    b = r.nulpunkt
    nulpunkt = r.grundlag.nulpunkt
    if a is None or not b or a == b or er_beholdning(maal):
        return ""
    if nulpunkt is not None and nulpunkt.vaerdi is not None:
        # B is a share of a total: it is the total that was counted, over the longer time.
        b, forhold = nulpunkt.vaerdi, b / nulpunkt.vaerdi
    if a.denominator != 1 or b.denominator != 1:
        return ""
    ord_ = "faldet" if a < (r.nulpunkt or 0) else "stigningen"
    if overstiger_tilfaeldigheder(int(a), int(b), forhold):
        return f", og {ord_} er større, end tilfældigheder normalt kan forklare"
    return f", men {ord_} kan skyldes tilfældigheder"
