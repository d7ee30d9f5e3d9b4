"""antal and loft: at least, or at most, N in the period."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from maalopfyldelse.beregning.data import Kriterium, Registreringer, Type
from maalopfyldelse.beregning.graenser import FULD_DAEKNING, MINDSTE_DAEKNING
from maalopfyldelse.beregning.maaltal import i_vinduet, slut_for
from maalopfyldelse.beregning.opgave import Opgave, dage, kvotient
from maalopfyldelse.beregning.resultat import (
    Daekning,
    EnhedMaaned,
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Periodebidrag,
    Tilstand,
)
from maalopfyldelse.beregning.tid import Maaned, forloebne_maaneder
from maalopfyldelse.beregning.tilstand import opfylder


@dataclass(frozen=True, slots=True)
class _Talt:
    opnaaet: Fraction
    dage: dict[GaeldendeMaaltal, Fraction]  # the days that count towards forventet
    begyndt: bool
    registreringer: Registreringer | None = None
    daekning: Daekning | None = None

    @property
    def utilstraekkelig(self) -> bool:
        if self.daekning is None:
            return False
        return self.daekning.andel is None or self.daekning.andel < MINDSTE_DAEKNING

    @property
    def forbehold(self) -> tuple[Forbehold, ...]:
        andel = self.daekning.andel if self.daekning else None
        delvis = andel is not None and MINDSTE_DAEKNING <= andel < FULD_DAEKNING
        return (Forbehold.DELVIS_DAEKNING,) if delvis else ()


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    brugte = i_vinduet(maaltal, opgave.vindue)
    if kriterium.indikator:
        talt = _fra_maanedstal(kriterium.indikator, brugte, opgave)
    else:
        talt = _fra_registreringer(kriterium, brugte, opgave)
    bidrag = tuple(_bidrag(maal, talt.dage[maal], opgave) for maal in brugte)
    krav = sum((b.krav for b in bidrag), Fraction())
    forventet = sum((b.forventet for b in bidrag), Fraction())
    if kriterium.type is Type.ANTAL:
        forventet = Fraction(floor(forventet))
    p_krav, p_forv, navngivet = _procenter(kriterium.type, talt, krav, forventet)
    slut = min(slut_for(brugte, opgave.vindue), opgave.vindue.til) if brugte else None
    forbehold = talt.forbehold
    if kriterium.type is Type.LOFT and p_krav is not None and slut and opgave.pr_dato < slut:
        forbehold = (Forbehold.FORELOEBIG, *forbehold)
    if any(maal.revideret for maal in brugte):
        forbehold = (*forbehold, Forbehold.REVIDERET_MAALTAL)
    return Figurer(
        opnaaet=talt.opnaaet,
        krav=krav,
        forventet=forventet,
        p_krav=p_krav,
        p_forv=p_forv,
        daekning=talt.daekning.andel if talt.daekning else None,
        navngivet=navngivet,
        forbehold=forbehold,
        slut=slut,
        grundlag=Grundlag(
            maaltal=brugte,
            bidrag=bidrag,
            registreringer=talt.registreringer,
            daekning=talt.daekning,
        ),
    )


def _procenter(
    type_: Type, talt: _Talt, krav: Fraction, forventet: Fraction
) -> tuple[Fraction | None, Fraction | None, Tilstand | None]:
    fra_maanedstal = talt.daekning is not None
    if type_ is Type.LOFT:
        p_krav, p_forv = _under_loft(talt.opnaaet, krav), _under_loft(talt.opnaaet, forventet)
    else:
        p_krav, p_forv = kvotient(talt.opnaaet, krav), kvotient(talt.opnaaet, forventet)
    if not talt.begyndt:
        uden_krav = type_ is Type.LOFT or fra_maanedstal
        return None if uden_krav else p_krav, None, Tilstand.IKKE_STARTET
    if talt.utilstraekkelig:
        return None, None, Tilstand.UTILSTRAEKKELIG_DAEKNING
    if type_ is Type.ANTAL and forventet == 0:
        return p_krav, None, Tilstand.NAAET if opfylder(p_krav) else Tilstand.PAA_SPORET
    return p_krav, p_forv, None


def _under_loft(opnaaet: Fraction, loft: Fraction) -> Fraction | None:
    return Fraction(1) if opnaaet <= loft else kvotient(loft, opnaaet)


def _bidrag(maal: GaeldendeMaaltal, dage_talt: Fraction, opgave: Opgave) -> Periodebidrag:
    dage_i_vinduet = dage(maal.periode.snit(opgave.vindue))
    return Periodebidrag(
        maaltal=maal,
        dage_i_vinduet=dage_i_vinduet,
        dage_talt=dage_talt,
        krav=maal.vaerdi * dage_i_vinduet / maal.periode.dage,
        forventet=maal.vaerdi * dage_talt / maal.periode.dage,
    )


def _fra_registreringer(
    kriterium: Kriterium, brugte: tuple[GaeldendeMaaltal, ...], opgave: Opgave
) -> _Talt:
    registreringer = opgave.fakta.registreringer.get(kriterium.kode, Registreringer())
    passeret = opgave.passeret
    gaaet = {maal: maal.periode.snit(passeret) if passeret else None for maal in brugte}
    return _Talt(
        opnaaet=registreringer.talt.antal,
        dage={maal: Fraction(dage(periode)) for maal, periode in gaaet.items()},
        begyndt=any(gaaet.values()),
        registreringer=registreringer,
    )


def _fra_maanedstal(indikator: str, brugte: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> _Talt:
    tal = opgave.maanedstal(indikator)
    opnaaet = Fraction()
    medregnet = spurgt = 0
    mangler: list[EnhedMaaned] = []
    alle_maaneder: list[Maaned] = []
    dage_talt: dict[GaeldendeMaaltal, Fraction] = {}
    for maal in brugte:
        maaneder = forloebne_maaneder(maal.periode.snit(opgave.vindue), opgave.pr_dato)
        talte_dage = Fraction()
        for maaned in maaneder:
            enheder = opgave.enheder.spurgte(maaned)
            med_tal = [enhed for enhed in enheder if (enhed, maaned) in tal]
            mangler += [EnhedMaaned(e, maaned) for e in enheder if e not in med_tal]
            opnaaet += sum((tal[enhed, maaned] for enhed in med_tal), Fraction())
            if enheder:
                talte_dage += Fraction(maaned.dage * len(med_tal), len(enheder))
            medregnet += len(med_tal)
            spurgt += len(enheder)
        dage_talt[maal] = talte_dage
        alle_maaneder += maaneder
    return _Talt(
        opnaaet=opnaaet,
        dage=dage_talt,
        begyndt=bool(alle_maaneder),
        daekning=Daekning(medregnet, spurgt, tuple(mangler), tuple(alle_maaneder)),
    )
