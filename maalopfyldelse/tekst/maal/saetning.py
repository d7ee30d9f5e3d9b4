"""The finding on a criterion, as one sentence or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from maalopfyldelse.beregning import Resultat, Tilstand, Type
from maalopfyldelse.status import Maal, Planstatus

from ..benaevnelser import benaevnelse, emne, med_enhed, organ
from ..format import antal, citat, dato, opremsning, procenttal, procenttekst, tal, varighed
from ..tilstande import tegn
from .faelles import (
    NOEJAGTIGT,
    PERIODEN_ER_SLUT,
    art,
    enhedsnavne,
    er_slut,
    for_faa_tal,
    maaltal,
    retningsord,
)
from .udvikling import aendringssaetning


def saetning(maal: Maal, status: Planstatus) -> str:
    """Økonomisk rådgivning er 7 rådgivninger bag planen: 217 af forventede 224."""
    r = maal.resultat
    if r.tilstand is Tilstand.INTET_MAALTAL:
        return f"{emne(maal, status)} har intet måltal, så der er ikke noget at måle imod."
    return SAETNINGER[art(maal, status)](maal, r, status)


def _begynder(fra: date | None, status: Planstatus) -> str:
    if fra is not None and fra > status.pr_dato:
        return f"er ikke startet: måleperioden begynder {dato(fra)}."
    return "er ikke startet: der er endnu ikke gået en hel måned af måleperioden."


def _foerste_dag(r: Resultat) -> date | None:
    return min((maal.periode.fra for maal in r.grundlag.maaltal), default=None)


def _i_perioden(r: Resultat, status: Planstatus) -> date | None:
    """The first day that counts: a period may have begun before the window."""
    fra = _foerste_dag(r)
    return None if fra is None else max(fra, status.resultat.vindue.fra)


def _daekning(r: Resultat) -> str:
    d = r.grundlag.daekning
    if d is None or d.medregnet == d.spurgt:
        return ""
    return f" Tallet bygger på {tal(d.medregnet)} af {tal(d.spurgt)} månedstal."


def _ingen(maal: Maal) -> str:
    """ingen rådgivninger; 0 where there is no word for what is counted"""
    flertal = benaevnelse(maal).flertal
    return f"ingen {flertal}" if flertal else "0"


def _antal_eller_ingen(maal: Maal, r: Resultat) -> str:
    return med_enhed(r.opnaaet, maal) if r.opnaaet else _ingen(maal)


def _antal(maal: Maal, r: Resultat, status: Planstatus) -> str:
    if organ(maal):
        return _moeder(maal, r, status)
    hvem = emne(maal, status)
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{hvem} {_begynder(_i_perioden(r, status), status)}"
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return f"{hvem} kan ikke gøres op: {for_faa_tal(r.grundlag.daekning)}."
    o, k, f = r.opnaaet or 0, r.krav or 0, r.forventet or 0
    kravtekst = tal(k, graenser=(o,))
    if r.tilstand is Tilstand.NAAET:
        fund = _naaet(maal, r, status)
    elif r.tilstand in PERIODEN_ER_SLUT:
        naesten = "næsten" if r.tilstand is Tilstand.NAESTEN_NAAET else "ikke"
        hvad = f"{tal(o)} af {kravtekst}" if o else f"ingen af {kravtekst}"
        ord_ = benaevnelse(maal).for_antal(k)
        fund = (
            f"nåede {naesten} målet: {hvad}{f' {ord_}' if ord_ else ''}. Der manglede {tal(k - o)}."
        )
    elif not f:
        fund = f"er på sporet: {_antal_eller_ingen(maal, r)} indtil nu, og der er ikke forventet "
        fund += "nogen endnu."
    elif o > f:
        fund = f"er {med_enhed(o - f, maal)} foran planen: {tal(o)} mod forventede {tal(f)}."
    elif o == f:
        fund = f"følger planen: {med_enhed(o, maal)}, præcis som forventet."
    elif o:
        fund = f"er {med_enhed(f - o, maal)} bag planen: {tal(o)} af forventede {tal(f)}."
    else:
        fund = f"er {med_enhed(f, maal)} bag planen: der er ikke registreret nogen endnu."
    return f"{hvem} {fund}{_daekning(r)}"


def _naaet(maal: Maal, r: Resultat, status: Planstatus) -> str:
    o, k = r.opnaaet or 0, r.krav or 0
    if o < k:  # the plan's own limit is below 100 %
        return f"regnes som nået efter planens egen grænse: {tal(o)} af {med_enhed(k, maal)}."
    kravet = "kravet var" if er_slut(r, status) else "kravet er"
    if o == k:
        return f"har nået målet: {med_enhed(o, maal)}, og {kravet} netop {tal(k)}."
    return f"har nået målet: {med_enhed(o, maal)}, og {kravet} {tal(k)}."


def _moeder(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = organ(maal)
    o, k, f = r.opnaaet or 0, r.krav or 0, r.forventet or 0
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{emne(maal, status)} {_begynder(_i_perioden(r, status), status)}"
    holdt = antal(o, "møde", "møder") if o else "ingen møder"
    kravtekst = tal(k, graenser=(o,))
    if r.tilstand is Tilstand.NAAET:
        return f"{hvem} har holdt {holdt} og har dermed nået målet på {kravtekst}."
    if r.tilstand in PERIODEN_ER_SLUT:
        return f"{hvem} har holdt {holdt}, og målet var {kravtekst}."
    forventet = tal(f) if f else "ingen"
    return f"{hvem} har holdt {holdt}; {forventet} var forventet nu, og målet er {kravtekst} i alt."


def _loft(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal, status)
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{hvem} {_begynder(_i_perioden(r, status), status)}"
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return f"{hvem} kan ikke gøres op: {for_faa_tal(r.grundlag.daekning)}."
    o, k, f = r.opnaaet or 0, r.krav or 0, r.forventet or 0
    talt = _antal_eller_ingen(maal, r)
    slut = er_slut(r, status)
    if o > k:
        loftet = "loftet var" if slut else "loftet er"
        fund = f"har overskredet loftet: {talt}, og {loftet} {tal(k, graenser=(o,))}."
        if r.tilstand in (Tilstand.NAAET, Tilstand.PAA_SPORET):
            fund += " Det ligger inden for planens egen grænse."
    elif slut:
        fund = f"holdt loftet: {talt}, og højst {tal(k)} var tilladt."
    else:
        ord_ = tegn(r.tilstand).ord
        plads = tal(f, graenser=(o,))
        hvordan = f"og der er plads til {plads} på dette tidspunkt"
        if o > f:
            hvordan = f"hvor der kun er plads til {plads} på dette tidspunkt"
        fund = f"er {ord_}: {talt} indtil nu, {hvordan}. Loftet er {tal(k)} i alt."
    return f"{hvem} {fund}{_daekning(r)}"


def _andel(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal, status)
    if r.opnaaet is None or r.krav is None or r.grundlag.registreringer is None:
        return f"{hvem} kan ikke gøres op endnu: der er ikke registreret noget i måleperioden."
    talt = r.grundlag.registreringer.talt
    er = "var" if er_slut(r, status) else "er"
    andelen = procenttal(r.opnaaet, graenser=(r.krav,))
    return (
        f"{hvem} er {tegn(r.tilstand).ord}: andelen {er} {andelen} "
        f"({tal(talt.taeller)} af {tal(talt.naevner)}), og målet {er} "
        f"{retningsord(maal)} {procenttal(r.krav, NOEJAGTIGT)}."
    )


def _niveau(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal, status)
    maaling, x = r.grundlag.maaling, maaltal(r)
    if maaling is None or x is None:
        siden = " siden nulpunktet" if r.grundlag.nulpunkt else ""
        return f"{hvem} kan ikke gøres op endnu: der er ikke målt noget{siden}."
    maalt = f"{med_enhed(maaling.vaerdi, maal, NOEJAGTIGT)} (målt {dato(maaling.dato)})"
    if r.tilstand is Tilstand.AFVENTER_NULPUNKT:
        return f"{hvem} afventer nulpunktsmåling: niveauet er {maalt}, men der mangler et nulpunkt."
    maalet = f"{retningsord(maal)} {med_enhed(x, maal, NOEJAGTIGT)}"
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{hvem} {_begynder(_foerste_dag(r), status)}"
    niveau = f"niveauet er {maalt}"
    if r.nulpunkt is not None and r.p_krav is not None and r.p_krav < 0:
        niveau = f"niveauet er gået den forkerte vej, fra {tal(r.nulpunkt, NOEJAGTIGT)} til {maalt}"
    if r.forventet is None or r.forventet == x or er_slut(r, status):
        er = "var" if er_slut(r, status) else "er"
        return f"{hvem} er {tegn(r.tilstand).ord}: {niveau}, og målet {er} {maalet}."
    forventet = tal(r.forventet, graenser=(maaling.vaerdi,))
    return (
        f"{hvem} er {tegn(r.tilstand).ord}: {niveau}, og {forventet} var forventet nu. "
        f"Målet er {maalet}."
    )


def _milepael(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal, status)
    opfyldt, frist = r.grundlag.opfyldt, r.grundlag.frist
    if frist is None:
        return f"{hvem} er ikke nået."
    if opfyldt is not None:
        if r.grundlag.uden_frist:
            return f"{hvem} blev nået {dato(opfyldt)}. Den havde ingen frist."
        forskel = ""
        if opfyldt < frist:
            forskel = f", {varighed(opfyldt, frist)} før fristen {dato(frist)}"
        elif opfyldt > frist:
            forskel = f", {varighed(frist, opfyldt)} efter fristen {dato(frist)}"
        else:
            forskel = ", på selve fristen"
        return f"{hvem} blev nået {dato(opfyldt)}{forskel}."
    if r.grundlag.uden_frist:
        loeb = "sluttede" if r.tilstand is Tilstand.FRIST_OVERSKREDET else "slutter"
        return f"{hvem} er ikke nået endnu. Den har ingen frist; planen {loeb} {dato(frist)}."
    planens_ord = f" ({citat(maal.tidsfrist_tekst)})" if maal.tidsfrist_tekst.strip() else ""
    if r.tilstand is Tilstand.FRIST_OVERSKREDET:
        if frist == status.pr_dato:
            return f"{hvem} er ikke nået, og fristen er i dag, {dato(frist)}{planens_ord}."
        return (
            f"{hvem} er ikke nået, og fristen {dato(frist)}{planens_ord} "
            f"er overskredet med {varighed(frist, status.pr_dato)}."
        )
    return (
        f"{hvem} er ikke nået endnu. Fristen er {dato(frist)}{planens_ord}, "
        f"om {varighed(status.pr_dato, frist)}."
    )


def _udrulning(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal, status)
    n, k, x = r.krav or 0, r.opnaaet or 0, maaltal(r)
    if not n:
        return f"{hvem} kan ikke gøres op: ingen boligorganisationer er knyttet til målet."
    organisationer = antal(n, "boligorganisation", "boligorganisationer")
    mangler = r.grundlag.ikke_implementeret
    if not mangler:
        fund = "boligorganisationen er med" if n == 1 else f"alle {organisationer} er med"
    elif k:
        fund = f"{tal(k)} af {organisationer} er med; {enhedsnavne(mangler, status)} mangler"
    elif n == 1:
        fund = "boligorganisationen er ikke med endnu"
    else:
        fund = f"ingen af de {organisationer} er med endnu"
    krav = "" if x is None or x == 100 else f" Mindst {procenttal(x, NOEJAGTIGT)} skal være med."
    if r.tilstand is Tilstand.IKKE_STARTET:
        begyndelse = _foerste_dag(r)
        fra = f" Måleperioden begynder {dato(begyndelse)}." if begyndelse else ""
        return f"{hvem} er ikke startet: {fund}.{krav}{fra}"
    return f"{hvem} er {tegn(r.tilstand).ord}: {fund}.{krav}"


def _afledt(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal, status)
    regnet = [plan for plan in r.grundlag.planer if plan.krav is not None]
    if r.p_krav is None or not regnet:
        return f"{hvem} kan ikke gøres op: ingen af de planer, det handler om, har tal endnu."
    navne = [status.plannavne.get(plan.noegle) or plan.navn or plan.noegle for plan in regnet]
    hvad = opremsning(navne, 2)
    i_snit = " i gennemsnit" if len(regnet) > 1 else ""
    naaet = f"{hvad} opfylder{i_snit} {procenttekst(r.p_krav)} af kravet"
    if r.p_forv is None:
        return f"{hvem} er ikke startet: {naaet}, og der er ikke forventet noget endnu."
    forventet = f"{procenttekst(r.p_forv, status.resultat.graenser)} af det forventede"
    return f"{hvem} er {tegn(r.tilstand).ord}: {naaet} og {forventet}."


def _kvalitativ(maal: Maal, r: Resultat, status: Planstatus) -> str:
    vurderet = r.grundlag.vurdering
    if vurderet is None:
        return f"{emne(maal, status)} er ikke vurderet endnu."
    ord_ = vurderet.vurdering.value
    return f"{emne(maal, status)} blev {dato(vurderet.dato)} vurderet som {ord_}."


SAETNINGER: Mapping[Type, Callable[[Maal, Resultat, Planstatus], str]] = {
    Type.ANTAL: _antal,
    Type.LOFT: _loft,
    Type.AENDRING: aendringssaetning,
    Type.ANDEL: _andel,
    Type.NIVEAU: _niveau,
    Type.MILEPAEL: _milepael,
    Type.UDRULNING: _udrulning,
    Type.AFLEDT: _afledt,
    Type.KVALITATIV: _kvalitativ,
}
