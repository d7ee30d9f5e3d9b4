"""What a figure is made of, what was left out of it and why: one sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from maalopfyldelse.beregning import Resultat, Tilstand, Type
from maalopfyldelse.beregning.data import Registreringer, Sum
from maalopfyldelse.beregning.resultat import GaeldendeMaaltal, LinketPlan, Periodebidrag
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.tekst.benaevnelser import benaevnelse, indikator, med_enhed, organ
from maalopfyldelse.tekst.format import (
    antal,
    citat,
    dato,
    kort_periode,
    maanedsliste,
    maanedsspand,
    opremsning,
    procenttal,
    procenttekst,
    stort,
    tal,
)
from maalopfyldelse.tekst.tilstande import aarsag_tekst

from .faelles import (
    NOEJAGTIGT,
    daekningstal,
    enhedsnavne,
    maaltal,
    nulpunktsperiode,
    oensket_aendring,
    pr_enhed,
    retningsord,
    samme_maaneder,
)

UDSAETTELSER = "udsaettelser"  # what an indberetning is about unless something else is said
HELE = Fraction(100)  # an empty måltal of an udrulning means all


def grundlag(maal: Maal, status: Planstatus) -> list[str]:
    r = maal.resultat
    type_ = r.regnet_som
    linjer = [
        *_samme_maal(maal, status),
        *(_maaltal(m, maal, type_) for m in r.grundlag.maaltal),
        *_krav_og_forventet(maal, r, status),
        *_nulpunkt(maal, r),
    ]
    if r.grundlag.registreringer is not None:
        linjer += _registreringer(maal, r.grundlag.registreringer, type_, status)
    linjer += _daekning(maal, r, status)
    if (maaling := r.grundlag.maaling) is not None:
        vaerdi = med_enhed(maaling.vaerdi, maal, NOEJAGTIGT)
        linjer.append(f"Seneste måling: {vaerdi} den {dato(maaling.dato)}.")
    linjer += _niveau(r, status)
    if type_ is Type.MILEPAEL:
        linjer += _milepael(maal, r)
    if type_ is Type.UDRULNING:
        linjer += _udrulning(r, status)
    linjer += [_linket_plan(plan, status) for plan in r.grundlag.planer]
    if (vurderet := r.grundlag.vurdering) is not None:
        linjer.append(f"Vurderet {dato(vurderet.dato)}: {vurderet.vurdering.value}.")
        if vurderet.begrundelse.strip():
            linjer.append(f"Begrundelse: {vurderet.begrundelse.strip()}")
    return linjer


def _samme_maal(maal: Maal, status: Planstatus) -> list[str]:
    r = maal.resultat
    if r.svarer_til is None or r.rod == r.kode:
        return []
    andet = status.maal.get(r.rod)
    navn = f"{r.rod} {citat(andet.tekst)}" if andet else r.rod
    return [f"Målet er det samme som {navn}, har dets tal og tælles kun med én gang."]


def _maaltal(m: GaeldendeMaaltal, maal: Maal, type_: Type) -> str:
    """The target with its revisions, the newest first."""

    def vist(vaerdi: Fraction | None) -> str:
        return maaltal_tekst(vaerdi, maal, type_)

    tekst = f"Måltal for {kort_periode(m.periode)}: {vist(m.vaerdi)}"
    if m.besluttet is not None:
        tekst += f", besluttet {dato(m.besluttet)}"
    for tidligere in reversed(m.versioner[:-1]):
        if tidligere is m.foerste:
            tekst += f"; oprindeligt {vist(tidligere.vaerdi)}"
        else:
            tekst += f"; før det {vist(tidligere.vaerdi)}"
        if tidligere.besluttet is not None:
            tekst += f", besluttet {dato(tidligere.besluttet)}"
    return f"{tekst}."


def maaltal_tekst(vaerdi: Fraction | None, maal: Maal, type_: Type) -> str:
    """mindst 300 rådgivninger, et fald på 10 %, alle boligorganisationer"""
    if vaerdi is None:
        return _andel_af_organisationerne(HELE)
    if type_ is Type.AENDRING:
        return oensket_aendring(vaerdi)
    if type_ is Type.UDRULNING:
        return _andel_af_organisationerne(vaerdi)
    if type_ is Type.ANDEL:
        return f"{retningsord(maal)} {procenttal(vaerdi, NOEJAGTIGT)}"
    ord_ = "højst" if type_ is Type.LOFT else retningsord(maal)
    return f"{ord_} {med_enhed(vaerdi, maal, NOEJAGTIGT)}"


def _andel_af_organisationerne(x: Fraction) -> str:
    if x == HELE:
        return "alle boligorganisationer"
    return f"mindst {procenttal(x, NOEJAGTIGT)} af boligorganisationerne"


def _krav_og_forventet(maal: Maal, r: Resultat, status: Planstatus) -> Iterable[str]:
    for bidrag in r.grundlag.bidrag:
        if bidrag.dage_i_vinduet < bidrag.maaltal.periode.dage:
            yield (
                f"{tal(bidrag.dage_i_vinduet)} af måltallets "
                f"{tal(bidrag.maaltal.periode.dage)} dage ligger i opgørelsesperioden. "
                f"Det giver et krav på {tal(bidrag.krav, NOEJAGTIGT)}."
            )
    dele = [_forventet(b) for b in r.grundlag.bidrag if b.dage_talt]
    if not dele or r.forventet is None or r.tilstand is Tilstand.IKKE_STARTET:
        return
    eksakt = sum((b.forventet for b in r.grundlag.bidrag), Fraction())
    ned = "" if eksakt == r.forventet else ", rundet ned til et helt tal"
    d = r.grundlag.daekning
    kun = " Kun dage, der er tal for, regnes med." if d and d.medregnet < d.spurgt else ""
    naar = dato(min(status.pr_dato, status.resultat.vindue.til))
    yield f"Forventet pr. {naar}: {' + '.join(dele)} = {tal(r.forventet, NOEJAGTIGT)}{ned}.{kun}"


def _forventet(b: Periodebidrag) -> str:
    vaerdi, dage = tal(b.maaltal.vaerdi, NOEJAGTIGT), tal(b.maaltal.periode.dage)
    return f"{vaerdi} · {tal(b.dage_talt)} / {dage} dage"


def _nulpunkt(maal: Maal, r: Resultat) -> list[str]:
    nulpunkt = r.grundlag.nulpunkt
    if nulpunkt is None:
        return []
    naar = nulpunktsperiode(nulpunkt)
    if nulpunkt.vaerdi is not None:
        return [f"Nulpunkt for {naar}: {med_enhed(nulpunkt.vaerdi, maal, NOEJAGTIGT)}."]
    if r.tilstand is Tilstand.AFVENTER_NULPUNKT:
        return [f"Nulpunktet er {naar}, men det er ikke målt endnu."]
    if r.regnet_som is Type.AENDRING:
        return [f"Nulpunktet er månedstallene for {naar}; hver måned sammenlignes med samme måned."]
    return []


def _registreringer(
    maal: Maal, registreringer: Registreringer, type_: Type, status: Planstatus
) -> Iterable[str]:
    er_moeder = organ(maal) is not None

    def vist(s: Sum) -> str:
        poster = antal(s.poster, "registrering", "registreringer")
        if er_moeder:
            return antal(s.poster, "afholdt møde", "afholdte møder")
        if type_ is Type.ANDEL:
            return f"{tal(s.taeller)} af {tal(s.naevner)} i {poster}"
        if not benaevnelse(maal).flertal:
            return f"{tal(s.antal)} i {poster}"
        return f"{med_enhed(s.antal, maal)} i {poster}"

    hvad = f"afholdte møder i {organ(maal)}" if er_moeder else "registreringer"
    if registreringer.talt.poster:
        yield f"Talt med: {vist(registreringer.talt)}."
    else:
        yield f"Der er ingen {hvad} at tælle med."
    sidst = min(status.pr_dato, status.resultat.vindue.til)
    udeladt = [
        (registreringer.foer_vinduet, "fra før opgørelsesperioden"),
        (registreringer.uden_for_maalperiode, "uden for målperioden"),
        (registreringer.efter_dato, f"med dato efter {dato(sidst)}"),
    ]
    dele = [f"{vist(s)} {hvorfor}" for s, hvorfor in udeladt if s.poster]
    if dele:
        yield f"Ikke talt med: {opremsning(dele)}."


def _daekning(maal: Maal, r: Resultat, status: Planstatus) -> Iterable[str]:
    d = r.grundlag.daekning
    if d is None or not d.maaneder:
        return
    maaneder = maanedsspand(d.maaneder[0], d.maaneder[-1])
    if not d.spurgt:
        yield f"Ingen boligorganisation er medlem af planen i hele {maaneder}."
        return
    par = ""
    if r.regnet_som is Type.AENDRING and r.grundlag.nulpunkt and r.grundlag.nulpunkt.vaerdi is None:
        par = f" kan sammenlignes med {samme_maaneder(maal)}"
    yield f"{stort(daekningstal(d))} for {maaneder}{par}."
    indberettes = indikator(maal) not in (None, UDSAETTELSER)
    hvad = f"{benaevnelse(maal).flertal} for " if indberettes else ""
    talte = set(d.maaneder)
    for enhed, mangler in pr_enhed([m for m in d.mangler if m.maaned in talte], status.enheder):
        yield f"{stort(enhed)} mangler at indberette {hvad}{maanedsliste(mangler)}."
    for enhed, mangler in pr_enhed([m for m in d.mangler if m.maaned not in talte], status.enheder):
        yield f"Der mangler tal fra {enhed} for {maanedsliste(mangler)} at sammenligne med."


def _niveau(r: Resultat, status: Planstatus) -> list[str]:
    e, x = r.grundlag.forloebet, maaltal(r)
    voksende = r.nulpunkt is not None and r.regnet_som is Type.NIVEAU
    if e is None or x is None or not voksende or r.forventet is None or r.forventet == x:
        return []
    return [
        f"Kravet går jævnt fra {tal(r.nulpunkt or 0, NOEJAGTIGT)} til {tal(x, NOEJAGTIGT)}. "
        f"Pr. {dato(status.pr_dato)} er {procenttekst(e)} af perioden gået, så der forventes "
        f"{tal(r.forventet, NOEJAGTIGT)}; ved opgørelsesperiodens slut kræves "
        f"{tal(r.krav or 0, NOEJAGTIGT)}."
    ]


def _milepael(maal: Maal, r: Resultat) -> list[str]:
    linjer = []
    if (frist := r.grundlag.frist) is not None:
        planens_ord = maal.tidsfrist_tekst.strip()
        if r.grundlag.uden_frist:
            linjer.append(f"Planen giver ingen frist. Planens slutdato {dato(frist)} er brugt.")
        elif planens_ord:
            linjer.append(f"Frist: {dato(frist)}; i planen står der {citat(planens_ord)}.")
        else:
            linjer.append(f"Frist: {dato(frist)}.")
    if (opfyldt := r.grundlag.opfyldt) is not None:
        linjer.append(f"Registreret som nået {dato(opfyldt)}.")
    else:
        linjer.append("Den er ikke registreret som nået.")
    return linjer


def _udrulning(r: Resultat, status: Planstatus) -> Iterable[str]:
    g = r.grundlag
    if g.implementeret:
        yield f"Er med: {enhedsnavne(g.implementeret, status, None)}."
    if g.ikke_implementeret:
        yield f"Er ikke med: {enhedsnavne(g.ikke_implementeret, status, None)}."
    if g.ikke_medlem:
        navne = enhedsnavne(g.ikke_medlem, status, None)
        yield f"Ikke talt med, fordi de ikke er medlem af planen nu: {navne}."


def _linket_plan(plan: LinketPlan, status: Planstatus) -> str:
    navn = status.plannavne.get(plan.noegle) or plan.navn or plan.noegle
    if plan.krav is None:
        hvorfor = aarsag_tekst(plan.aarsag) if plan.aarsag else "der er ingen tal"
        return f"{navn} er ikke talt med: {hvorfor}."
    forventet = (
        "" if plan.forventet is None else f" og {procenttekst(plan.forventet)} af det forventede"
    )
    return f"{navn}: {procenttekst(plan.krav)} af kravet{forventet}."
