"""How a percentage is calculated, with its numbers put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from maalopfyldelse.beregning import Resultat, Tilstand, Type
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.tekst.format import dato, procenttal, procenttekst, tal

from .faelles import NOEJAGTIGT, aendring, for_faa_tal, hoejst_er_maalet, maaltal, samme_maaneder

HELE = 100
INGEN_PROCENT = "Der regnes ingen procent: "


def udregning(maal: Maal, status: Planstatus) -> str:
    """217 / 300 = 72 % af kravet; 217 / 224 = 97 % af det forventede"""
    r = maal.resultat
    type_ = r.regnet_som
    if type_ is not Type.KVALITATIV and (hvorfor := _hvorfor_ikke(maal)) is not None:
        return f"{INGEN_PROCENT}{hvorfor}."
    return UDREGNINGER[type_](maal, r, status)


def _hvorfor_ikke(maal: Maal) -> str | None:
    r = maal.resultat
    if r.tilstand is Tilstand.INTET_MAALTAL:
        return "der er intet måltal at måle imod"
    if r.tilstand is Tilstand.UTILSTRAEKKELIG_DAEKNING:
        return for_faa_tal(r.grundlag.daekning)
    if r.tilstand is Tilstand.AFVENTER_NULPUNKT:
        return "der mangler et nulpunkt at måle fra"
    if r.tilstand is Tilstand.NULPUNKTET_ER_0:
        return f"antallet i {samme_maaneder(maal)} er 0, og der kan ikke deles med 0"
    if r.p_krav is None and r.p_forv is None:
        if r.tilstand is Tilstand.INGEN_DATA:
            return "der er ikke registreret noget at regne på endnu"
        if r.tilstand is Tilstand.IKKE_STARTET:
            return "der er ikke forventet noget endnu"
        if r.tilstand is Tilstand.IKKE_FORFALDEN and r.grundlag.frist:
            return f"fristen, {dato(r.grundlag.frist)}, ligger efter opgørelsesperioden"
    return None


def _p(p: Fraction | None, status: Planstatus) -> str:
    return procenttekst(p, status.resultat.graenser)


def _led(p: Fraction | None, formel: str, af: str, status: Planstatus) -> list[str]:
    return [] if p is None else [f"{formel} = {_p(p, status)} {af}"]


def _t(vaerdi: Fraction | None) -> str:
    return tal(vaerdi or 0, NOEJAGTIGT)


def _antal(maal: Maal, r: Resultat, status: Planstatus) -> str:
    o = _t(r.opnaaet)
    led = _led(r.p_krav, f"{o} / {_t(r.krav)}", "af kravet", status)
    if r.forventet != r.krav:
        led += _led(r.p_forv, f"{o} / {_t(r.forventet)}", "af det forventede", status)
    if r.p_forv is None:
        led.append("der er ikke forventet noget endnu")
    return "; ".join(led)


def _loft(maal: Maal, r: Resultat, status: Planstatus) -> str:
    def led(loft: Fraction | None, p: Fraction | None, af: str) -> str:
        o, hoejst = r.opnaaet or Fraction(), loft or Fraction()
        if o <= hoejst:
            return f"{_t(o)} er ikke over {_t(hoejst)}, altså {_p(p, status)} {af}"
        return f"{_t(hoejst)} / {_t(o)} = {_p(p, status)} {af}"

    krav = led(r.krav, r.p_krav, "af kravet")
    if r.forventet == r.krav:
        return krav
    return f"{krav}; {led(r.forventet, r.p_forv, 'af det forventede')}"


def _aendring(maal: Maal, r: Resultat, status: Planstatus) -> str:
    c, g = aendring(r), maaltal(r)
    if c is None or g is None:
        return f"{INGEN_PROCENT}der mangler tal."
    a, b = _t(r.opnaaet), _t(r.nulpunkt)
    vist, maalet = procenttal(c, graenser=(g,)), procenttal(g, NOEJAGTIGT)
    return f"({a} − {b}) / {b} = {vist}; {vist} / {maalet} = {_p(r.p_krav, status)}"


def _mod_et_niveau(
    opnaaet: Fraction, x: Fraction, p: Fraction | None, maal: Maal, status: Planstatus, enhed: str
) -> str:
    o = f"{tal(opnaaet, 1 if enhed else NOEJAGTIGT, (x,))}{enhed}"
    krav = f"{_t(x)}{enhed}"
    if not hoejst_er_maalet(maal):
        return f"{o} / {krav} = {_p(p, status)}"
    if opnaaet <= x:
        return f"{o} er ikke over {krav}, altså {_p(p, status)}"
    return f"{krav} / {o} = {_p(p, status)}"


def _andel(maal: Maal, r: Resultat, status: Planstatus) -> str:
    if r.opnaaet is None or r.krav is None or r.grundlag.registreringer is None:
        return f"{INGEN_PROCENT}der mangler tal."
    talt = r.grundlag.registreringer.talt
    andelen = procenttal(r.opnaaet, graenser=(r.krav,))
    procenttegn = "\N{NO-BREAK SPACE}%"
    mod = _mod_et_niveau(r.opnaaet, r.krav, r.p_krav, maal, status, procenttegn)
    return f"{_t(talt.taeller)} / {_t(talt.naevner)} = {andelen}; {mod}"


def _niveau(maal: Maal, r: Resultat, status: Planstatus) -> str:
    x = maaltal(r)
    if r.opnaaet is None or r.krav is None or r.forventet is None or x is None:
        return f"{INGEN_PROCENT}der mangler tal."
    a, b = _t(r.opnaaet), r.nulpunkt
    if b is None or _opfyldt_fra_start(maal, b, x):
        return _mod_et_niveau(r.opnaaet, x, r.p_krav, maal, status, "")

    def formel(niveau: Fraction) -> str:
        return f"({a} − {_t(b)}) / ({_t(niveau)} − {_t(b)})"

    led = _led(r.p_krav, formel(r.krav), "af kravet", status)
    if r.forventet != r.krav:
        led += _led(r.p_forv, formel(r.forventet), "af det forventede", status)
    if r.p_forv is None:
        led.append("der er ikke forventet noget endnu")
    return "; ".join(led)


def _opfyldt_fra_start(maal: Maal, b: Fraction, x: Fraction) -> bool:
    """Where the nulpunkt already met the demand there is no way to go: the level itself counts."""
    return b <= x if hoejst_er_maalet(maal) else b >= x


def _milepael(maal: Maal, r: Resultat, status: Planstatus) -> str:
    frist = r.grundlag.frist
    if r.grundlag.opfyldt is not None:
        return f"Nået {dato(r.grundlag.opfyldt)}: {_p(r.p_krav, status)}"
    if r.tilstand is Tilstand.IKKE_FORFALDEN and frist is not None:
        return (
            f"Ikke nået endnu: {_p(r.p_krav, status)} af kravet; "
            f"der er ikke forventet noget før fristen {dato(frist)}"
        )
    return f"Ikke nået, da fristen udløb: {_p(r.p_krav, status)}"


def _udrulning(maal: Maal, r: Resultat, status: Planstatus) -> str:
    n, k, x = r.krav, r.opnaaet, maaltal(r)
    if not n or k is None or x is None:
        return f"{INGEN_PROCENT}ingen boligorganisationer er knyttet til målet."
    if x == HELE:
        led = _led(r.p_krav, f"{_t(k)} / {_t(n)}", "af kravet", status)
    else:
        andel = procenttal(k * HELE / n, graenser=(x,))
        led = [f"{_t(k)} / {_t(n)} = {andel}"]
        led += _led(r.p_krav, f"{andel} / {procenttal(x, NOEJAGTIGT)}", "af kravet", status)
    gaaet = r.grundlag.forloebet
    if r.p_forv is not None and gaaet is not None and gaaet < 1:
        tid = procenttal(gaaet * HELE, graenser=(HELE,))
        formel = f"{_p(r.p_krav, status)} / {tid} af perioden"
        led += _led(r.p_forv, formel, "af det forventede", status)
    elif r.p_forv is None:
        led.append("der er ikke forventet noget endnu")
    return "; ".join(led)


def _afledt(maal: Maal, r: Resultat, status: Planstatus) -> str:
    krav = [plan.krav for plan in r.grundlag.planer]
    forventet = [plan.forventet for plan in r.grundlag.planer]
    led = _middel(krav, r.p_krav, "af kravet", status)
    if forventet != krav:
        led += _middel(forventet, r.p_forv, "af det forventede", status)
    return "; ".join(led)


def _middel(
    andele: list[Fraction | None], p: Fraction | None, af: str, status: Planstatus
) -> list[str]:
    kendte = [procenttekst(andel) for andel in andele if andel is not None]
    if p is None:
        return []
    if len(kendte) == 1:
        return [f"{kendte[0]} {af}"]
    return _led(p, f"({' + '.join(kendte)}) / {len(kendte)}", af, status)


def _kvalitativ(maal: Maal, r: Resultat, status: Planstatus) -> str:
    return f"{INGEN_PROCENT}målet vurderes i ord."


UDREGNINGER: Mapping[Type, Callable[[Maal, Resultat, Planstatus], str]] = {
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
