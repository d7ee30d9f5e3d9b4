"""The finding on a criterion, as one sentence or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from maalopfyldelse.beregning import Resultat, Tilstand, Type
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.tekst.benaevnelser import aktivitet_alene, benaevnelse, emne, med_enhed, organ
from maalopfyldelse.tekst.format import (
    DAGE_I_DAGE,
    antal,
    dato,
    opremsning,
    procenttal,
    procenttekst,
    tal,
    varighed,
)
from maalopfyldelse.tekst.tilstande import tegn

from .faelles import (
    NOEJAGTIGT,
    PERIODEN_ER_SLUT,
    delvis_daekning,
    enhedsnavne,
    er_slut,
    kan_ikke_goeres_op,
    maaltal,
    retningsord,
)
from .udvikling import aendringssaetning


def saetning(maal: Maal, status: Planstatus) -> str:
    """Økonomisk rådgivning er 7 rådgivninger bag planen: 217 af forventede 224."""
    r = maal.resultat
    if r.tilstand is Tilstand.INTET_MAALTAL:
        return f"{emne(maal)} har intet måltal, så der er ikke noget at måle imod."
    return SAETNINGER[r.regnet_som](maal, r, status)


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


def _antal_eller_ingen(maal: Maal, r: Resultat) -> str:
    if r.opnaaet:
        return med_enhed(r.opnaaet, maal)
    flertal = benaevnelse(maal).flertal
    return f"ingen {flertal}" if flertal else "0"


def _antal(maal: Maal, r: Resultat, status: Planstatus) -> str:
    if organ(maal):
        return _moeder(maal, r, status)
    aktivitet = aktivitet_alene(maal, status)
    hvem = aktivitet or emne(maal)
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{emne(maal)} {_begynder(_i_perioden(r, status), status)}"
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return kan_ikke_goeres_op(emne(maal), r.grundlag.daekning, status)
    o, k, f = r.opnaaet or 0, r.krav or 0, r.forventet or 0
    if r.tilstand is Tilstand.NAAET:
        fund = _naaet(maal, r, status, "har nået målet" if aktivitet else "er nået")
    elif r.tilstand in PERIODEN_ER_SLUT:
        naesten = "næsten" if r.tilstand is Tilstand.NAESTEN_NAAET else "ikke"
        kravtekst, ord_ = tal(k, graenser=(o,)), benaevnelse(maal).for_antal(k)
        fund = f"nåede {naesten} målet" if aktivitet else f"er {naesten} nået"
        fund += f": {tal(o)} af {kravtekst}{f' {ord_}' if ord_ else ''}. Der manglede {tal(k - o)}."
    elif not f:
        fund = (
            f"er på sporet: {_antal_eller_ingen(maal, r)} indtil nu, "
            "og der er ikke forventet nogen endnu."
        )
    elif o > f:
        fund = f"er {med_enhed(o - f, maal)} foran planen: {tal(o)} mod forventede {tal(f)}."
    elif o == f:
        fund = f"følger planen: {med_enhed(o, maal)}, præcis som forventet."
    elif o:
        fund = f"er {med_enhed(f - o, maal)} bag planen: {tal(o)} af forventede {tal(f)}."
    else:
        fund = f"er {med_enhed(f, maal)} bag planen: der er ikke registreret nogen endnu."
    return f"{hvem} {fund}{delvis_daekning(r.grundlag.daekning, status)}"


def _naaet(maal: Maal, r: Resultat, status: Planstatus, er_naaet: str) -> str:
    o, k = r.opnaaet or 0, r.krav or 0
    if o < k:  # the plan's own limit is below 100 %
        kravet = f"{tal(k, graenser=(o,))} {benaevnelse(maal).for_antal(k)}".strip()
        return f"regnes som nået efter planens egen grænse: {tal(o)} af {kravet}."
    kravet = "kravet var" if er_slut(r, status) else "kravet er"
    if o == k:
        return f"{er_naaet}: {med_enhed(o, maal)}, og {kravet} netop {tal(k)}."
    return f"{er_naaet}: {med_enhed(o, maal)}, og {kravet} {tal(k, graenser=(o,))}."


def _moeder(maal: Maal, r: Resultat, status: Planstatus) -> str:
    """Held meetings: the body is the subject."""
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{emne(maal)} {_begynder(_i_perioden(r, status), status)}"
    o, k, f = r.opnaaet or 0, r.krav or 0, r.forventet or 0
    maalet = tal(k, graenser=(o,))
    har_holdt = f"{organ(maal)} har holdt {antal(o, 'møde', 'møder') if o else 'ingen møder'}"
    if r.tilstand is Tilstand.NAAET:
        return f"{har_holdt} og har dermed nået målet på {maalet}."
    if r.tilstand in PERIODEN_ER_SLUT:
        return f"{har_holdt}, og målet var {maalet}."
    if not f:
        forventet = "der var ikke forventet noget endnu"
    elif o < f:
        forventet = f"{tal(f)} var forventet nu"
    elif o == f:
        forventet = "det svarer til det forventede"
    else:
        forventet = f"der var kun forventet {tal(f)} nu"
    return f"{har_holdt}, og {forventet}. Målet er {maalet} i alt."


def _loft(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal)
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{hvem} {_begynder(_i_perioden(r, status), status)}"
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return kan_ikke_goeres_op(hvem, r.grundlag.daekning, status)
    o, k, f = r.opnaaet or 0, r.krav or 0, r.forventet or 0
    talt = _antal_eller_ingen(maal, r)
    slut = er_slut(r, status)
    if o > k:
        loftet = "loftet var" if slut else "loftet er"
        fund = f"er overskredet: {talt}, og {loftet} {tal(k, graenser=(o,))}."
        if r.tilstand in (Tilstand.NAAET, Tilstand.PAA_SPORET):
            fund += " Det ligger inden for planens egen grænse."
    elif slut:
        fund = f"er overholdt: {talt}, og højst {tal(k, graenser=(o,))} var tilladt."
    elif f == k:
        fund = f"er {tegn(r.tilstand).ord}: {talt} indtil nu, og loftet er {tal(k)}."
    else:
        plads = f"{tal(f, graenser=(o,))} på dette tidspunkt"
        hvordan = f"hvor der kun er plads til {plads}" if o > f else f"og der er plads til {plads}"
        fund = f"er {tegn(r.tilstand).ord}: {talt} indtil nu, {hvordan}. Loftet er {tal(k)} i alt."
    return f"{hvem} {fund}{delvis_daekning(r.grundlag.daekning, status)}"


def _andel(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal)
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
    hvem = emne(maal)
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
        fra = tal(r.nulpunkt, NOEJAGTIGT)
        niveau = f"niveauet er gået den forkerte vej, fra {fra} til {maalt}"
    slut = er_slut(r, status)
    if r.forventet is None or r.forventet == x or slut:
        er = "var" if slut else "er"
        return f"{hvem} er {tegn(r.tilstand).ord}: {niveau}, og målet {er} {maalet}."
    if r.tilstand is Tilstand.NAAET and r.krav is not None:
        kravet = f"kravet for opgørelsesperioden er {tal(r.krav, graenser=(maaling.vaerdi,))}"
        return f"{hvem} er nået: {niveau}, og {kravet}. Slutmålet er {maalet}."
    forventet = tal(r.forventet, graenser=(maaling.vaerdi,))
    return (
        f"{hvem} er {tegn(r.tilstand).ord}: {niveau}, og {forventet} var forventet nu. "
        f"Målet er {maalet}."
    )


def _milepael(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal)
    opfyldt, frist = r.grundlag.opfyldt, r.grundlag.frist
    if frist is None:
        return f"{hvem} er ikke nået."
    if opfyldt is not None:
        return f"{hvem} blev nået {dato(opfyldt)}{_mod_fristen(opfyldt, frist, r)}."
    if r.grundlag.uden_frist:
        slutter = "sluttede" if r.tilstand is Tilstand.FRIST_OVERSKREDET else "slutter"
        endnu = "" if r.tilstand is Tilstand.FRIST_OVERSKREDET else " endnu"
        ingen_frist = f"Den har ingen frist, men planen {slutter} {dato(frist)}."
        return f"{hvem} er ikke nået{endnu}. {ingen_frist}"
    if r.tilstand is not Tilstand.FRIST_OVERSKREDET:
        dage = (frist - status.pr_dato).days
        om = f", om {antal(dage, 'dag', 'dage')}" if dage <= DAGE_I_DAGE else ""
        return f"{hvem} er ikke nået endnu. Fristen er {dato(frist)}{om}."
    if frist == status.pr_dato:
        return f"{hvem} er ikke nået, og fristen udløb {dato(frist)}."
    siden = varighed(frist, status.pr_dato)
    return f"{hvem} er ikke nået, og fristen {dato(frist)} er overskredet med {siden}."


def _mod_fristen(opfyldt: date, frist: date, r: Resultat) -> str:
    if r.grundlag.uden_frist:
        return ". Den havde ingen frist"
    if opfyldt == frist:
        return ", på selve fristen"
    if opfyldt > frist:
        return f", {varighed(frist, opfyldt)} efter fristen {dato(frist)}"
    dage = (frist - opfyldt).days
    foer = f"{antal(dage, 'dag', 'dage')} før" if dage <= DAGE_I_DAGE else "før"
    return f", {foer} fristen {dato(frist)}"


def _udrulning(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal)
    n, k, x = r.krav or 0, r.opnaaet or 0, maaltal(r)
    if not n:
        return f"{hvem} kan ikke gøres op: ingen boligorganisationer er knyttet til målet."
    organisationer = antal(n, "boligorganisation", "boligorganisationer")
    mangler = r.grundlag.ikke_implementeret
    if n == 1:
        fund = f"boligorganisationen er {'ikke med endnu' if mangler else 'med'}"
    elif not mangler:
        fund = f"{'begge boligorganisationer' if n == 2 else f'alle {organisationer}'} er med"
    elif k:
        fund = f"{tal(k)} af {organisationer} er med; {enhedsnavne(mangler, status)} mangler"
    else:
        fund = f"ingen af de {organisationer} er med endnu"
    krav = "" if x is None or x == 100 else f" Mindst {procenttal(x, NOEJAGTIGT)} skal være med."
    if r.tilstand is Tilstand.IKKE_STARTET:
        begyndelse = _foerste_dag(r)
        fra = f" Måleperioden begynder {dato(begyndelse)}." if begyndelse else ""
        return f"{hvem} er ikke startet: {fund}.{krav}{fra}"
    return f"{hvem} er {tegn(r.tilstand).ord}: {fund}.{krav}"


def _afledt(maal: Maal, r: Resultat, status: Planstatus) -> str:
    hvem = emne(maal)
    regnet = [plan for plan in r.grundlag.planer if plan.krav is not None]
    if r.p_krav is None or not regnet:
        return f"{hvem} kan ikke gøres op: ingen af de planer, det handler om, har tal endnu."
    graenser = status.resultat.graenser
    navne = [status.plannavne.get(plan.noegle) or plan.navn or plan.noegle for plan in regnet]
    i_snit = " i gennemsnit" if len(regnet) > 1 else ""
    naaet = f"{opremsning(navne, 2)} opfylder{i_snit} {procenttekst(r.p_krav, graenser)} af kravet"
    if r.p_forv is None:
        return f"{hvem} er ikke startet: {naaet}, men der er ikke forventet noget endnu."
    if er_slut(r, status) and r.p_forv == r.p_krav:
        return f"{hvem} er {tegn(r.tilstand).ord}: {naaet}."
    forventet = f"{procenttekst(r.p_forv, graenser)} af det forventede"
    return f"{hvem} er {tegn(r.tilstand).ord}: {naaet} og {forventet}."


def _kvalitativ(maal: Maal, r: Resultat, status: Planstatus) -> str:
    vurderet = r.grundlag.vurdering
    if vurderet is None:
        return f"{emne(maal)} er ikke vurderet endnu."
    return f"{emne(maal)} blev {dato(vurderet.dato)} vurderet som {vurderet.vurdering.value}."


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
