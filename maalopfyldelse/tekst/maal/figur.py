"""The short figure of a criterion, always with what it is a part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from maalopfyldelse.beregning import Resultat, Tilstand, Type
from maalopfyldelse.status import Maal
from maalopfyldelse.tekst.benaevnelser import benaevnelse, med_enhed
from maalopfyldelse.tekst.format import antal, dato, procenttal, procenttekst, tal

from .faelles import (
    IKKE_GJORT_OP,
    NOEJAGTIGT,
    PERIODEN_ER_SLUT,
    aendring,
    eller_streg,
    fald_eller_stigning,
    maaltal,
    oensket_aendring,
    retningsord,
)

UDEN_FIGUR: Mapping[Tilstand, str] = {
    Tilstand.IKKE_STARTET: "ikke startet",
    Tilstand.AFVENTER_NULPUNKT: "mangler nulpunkt",
    Tilstand.INGEN_DATA: "ingen data endnu",
    Tilstand.INTET_MAALTAL: "intet måltal",
}


def figur(maal: Maal) -> str:
    """217 af 300 rådgivninger; højst 6: 3 indtil nu; nået 26. februar 2016; mangler nulpunkt"""
    return FIGURER[maal.resultat.regnet_som](maal, maal.resultat)


def _antal(maal: Maal, r: Resultat) -> str:
    if r.krav is None or r.opnaaet is None:
        return UDEN_FIGUR[Tilstand.INTET_MAALTAL]
    af = f"{tal(r.opnaaet)} af {tal(r.krav, graenser=(r.opnaaet,))}"
    enhed = benaevnelse(maal).for_antal(r.krav)
    return f"{af} {enhed}" if enhed else af


def _loft(maal: Maal, r: Resultat) -> str:
    if r.krav is None or r.opnaaet is None:
        return UDEN_FIGUR[Tilstand.INTET_MAALTAL]
    hoejst = f"højst {med_enhed(r.krav, maal, graenser=(r.opnaaet,))}"
    if r.tilstand is Tilstand.IKKE_STARTET:
        return f"{hoejst}: ikke startet"
    slut = r.tilstand in (*PERIODEN_ER_SLUT, Tilstand.NAAET)
    return f"{hoejst}: {tal(r.opnaaet)}{'' if slut else ' indtil nu'}"


def _aendring(maal: Maal, r: Resultat) -> str:
    if r.opnaaet is None or r.nulpunkt is None:
        return UDEN_FIGUR.get(r.tilstand, r.tilstand.value)
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return f"for få tal ({procenttekst(r.daekning)} dækning)"
    md = r.grundlag.daekning.maaneder if r.grundlag.daekning else ()
    samme = "samme måned" if len(md) == 1 else "samme måneder"
    mod = f"{med_enhed(r.opnaaet, maal)} mod {tal(r.nulpunkt)} i {samme}"
    c, g = aendring(r), maaltal(r)
    if c is None or g is None:
        return mod
    return f"{mod} ({fald_eller_stigning(c, (g,))}; målet er {oensket_aendring(g)})"


def _andel(maal: Maal, r: Resultat) -> str:
    if r.opnaaet is None or r.krav is None:
        return UDEN_FIGUR.get(r.tilstand, r.tilstand.value)
    naaet = procenttal(r.opnaaet, graenser=(r.krav,))
    return f"{naaet} (mål: {retningsord(maal)} {procenttal(r.krav, NOEJAGTIGT)})"


def _niveau(maal: Maal, r: Resultat) -> str:
    if r.tilstand is Tilstand.AFVENTER_NULPUNKT or r.opnaaet is None:
        return UDEN_FIGUR.get(r.tilstand, r.tilstand.value)
    niveau = f"niveau {med_enhed(r.opnaaet, maal, NOEJAGTIGT)}"
    x = maaltal(r)
    if r.tilstand in IKKE_GJORT_OP or r.nulpunkt is None or r.forventet == x:
        return f"{niveau} (mål: {retningsord(maal)} {eller_streg(x, NOEJAGTIGT)})"
    if r.forventet == r.krav:
        return f"{niveau}; krav {eller_streg(r.krav)}"
    return f"{niveau}; forventet {eller_streg(r.forventet)}"


def _milepael(maal: Maal, r: Resultat) -> str:
    frist = r.grundlag.frist
    if r.grundlag.opfyldt is not None:
        for_sent = " (for sent)" if r.tilstand is Tilstand.NAAET_FOR_SENT else ""
        return f"nået {dato(r.grundlag.opfyldt)}{for_sent}"
    if frist is None:
        return r.tilstand.value
    if r.grundlag.uden_frist:
        return f"uden frist (planens slutdato {dato(frist)})"
    overskredet = " overskredet" if r.tilstand is Tilstand.FRIST_OVERSKREDET else ""
    return f"frist {dato(frist)}{overskredet}"


def _udrulning(maal: Maal, r: Resultat) -> str:
    if r.opnaaet is None or r.krav is None:
        return UDEN_FIGUR.get(r.tilstand, r.tilstand.value)
    if not r.krav:
        return "ingen boligorganisationer endnu"
    af = f"{tal(r.opnaaet)} af {antal(r.krav, 'boligorganisation', 'boligorganisationer')}"
    x = maaltal(r)
    return af if x is None or x == 100 else f"{af} (mål: mindst {procenttal(x, NOEJAGTIGT)})"


def _afledt(maal: Maal, r: Resultat) -> str:
    if r.p_krav is None:
        return UDEN_FIGUR[Tilstand.INGEN_DATA]
    planer = sum(1 for plan in r.grundlag.planer if plan.krav is not None)
    krav = f"{procenttekst(r.p_krav)} af kravet i {antal(planer, 'plan', 'planer')}"
    return krav if r.p_forv is None else f"{krav}; {procenttekst(r.p_forv)} af det forventede"


def _kvalitativ(maal: Maal, r: Resultat) -> str:
    vurderet = r.grundlag.vurdering
    return vurderet.vurdering.value if vurderet else "ikke vurderet endnu"


FIGURER: Mapping[Type, Callable[[Maal, Resultat], str]] = {
    Type.ANTAL: _antal,
    Type.LOFT: _loft,
    Type.AENDRING: _aendring,
    Type.ANDEL: _andel,
    Type.NIVEAU: _niveau,
    Type.MILEPAEL: _milepael,
    Type.UDRULNING: _udrulning,
    Type.AFLEDT: _afledt,
    Type.KVALITATIV: _kvalitativ,
}
