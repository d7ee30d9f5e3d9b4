"""aendring: a change of g % against the nulpunkt."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from maalopfyldelse.beregning.data import RESTANCER, Kriterium, Maanedstal, Nulpunkt
from maalopfyldelse.beregning.graenser import FULD_DAEKNING, MINDSTE_DAEKNING
from maalopfyldelse.beregning.maaltal import det_ene_maaltal, slut_for
from maalopfyldelse.beregning.opgave import Opgave, kvotient
from maalopfyldelse.beregning.resultat import (
    Daekning,
    EnhedMaaned,
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)
from maalopfyldelse.beregning.tid import Maaned, forloebne_maaneder, maaneder

HUNDREDE = 100  # g is given in percent


@dataclass(slots=True)
class _Sammenligning:
    """A and B, and the (unit, month) that they were made of."""

    i_maalperioden: Fraction = Fraction()
    i_nulpunktet: Fraction = Fraction()
    medregnet: int = 0
    spurgt: int = 0
    mangler: list[EnhedMaaned] = field(default_factory=list)


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    maal = det_ene_maaltal(maaltal, opgave.vindue, opgave.pr_dato)
    slut = slut_for(maaltal, opgave.vindue)
    revideret = (Forbehold.REVIDERET_MAALTAL,) if maal.revideret else ()
    nulpunkt = kriterium.nulpunkt
    tal = opgave.maanedstal(kriterium.indikator)
    grundlag = Grundlag(maaltal=(maal,), maalperiode=maal.periode, nulpunkt=nulpunkt)

    forloebne = forloebne_maaneder(maal.periode, opgave.pr_dato)
    if not forloebne:
        return Figurer(
            navngivet=Tilstand.IKKE_STARTET, forbehold=revideret, slut=slut, grundlag=grundlag
        )
    if nulpunkt is None or not _er_maalt(nulpunkt, tal, opgave):
        return Figurer(
            navngivet=Tilstand.AFVENTER_NULPUNKT, forbehold=revideret, slut=slut, grundlag=grundlag
        )
    if kriterium.indikator == RESTANCER:
        forloebne = forloebne[-1:]  # a stock: its latest month says it all

    if nulpunkt.vaerdi is None:
        fundet = _par_for_par(forloebne, nulpunkt, tal, opgave)
    else:
        fundet = _mod_et_samlet_tal(forloebne, nulpunkt, nulpunkt.vaerdi, tal, opgave)
    # Two years of M can lack the same month of N.
    mangler = tuple(dict.fromkeys(fundet.mangler))
    daekning = Daekning(fundet.medregnet, fundet.spurgt, mangler, forloebne)
    p, navngivet = _procent(fundet, daekning.andel, maal.vaerdi)
    forbehold = _forbehold(p, daekning.andel, maal, nulpunkt, opgave)
    return Figurer(
        opnaaet=fundet.i_maalperioden,
        nulpunkt=fundet.i_nulpunktet,
        p_krav=p,
        p_forv=p,
        daekning=daekning.andel,
        navngivet=navngivet,
        forbehold=(*forbehold, *revideret),
        slut=slut,
        grundlag=Grundlag(
            maaltal=(maal,), maalperiode=maal.periode, nulpunkt=nulpunkt, daekning=daekning
        ),
    )


def _er_maalt(nulpunkt: Nulpunkt, tal: Maanedstal, opgave: Opgave) -> bool:
    if nulpunkt.vaerdi is not None:
        return True
    enheder = opgave.enheder.alle
    i_nulpunktet = set(maaneder(nulpunkt.periode))
    return any(enhed in enheder and maaned in i_nulpunktet for enhed, maaned in tal)


def _par_for_par(
    forloebne: tuple[Maaned, ...], nulpunkt: Nulpunkt, tal: Maanedstal, opgave: Opgave
) -> _Sammenligning:
    par = {maaned.md: maaned for maaned in maaneder(nulpunkt.periode)}
    fundet = _Sammenligning()
    for maaned in forloebne:
        nulpunktsmaaned = par.get(maaned.md)
        for enhed in opgave.enheder.spurgte(maaned):
            fundet.spurgt += 1
            nu = tal.get((enhed, maaned))
            if nu is None:
                fundet.mangler.append(EnhedMaaned(enhed, maaned))
            if nulpunktsmaaned is None:
                continue
            foer, mangler = opgave.enheder.tal_i_nulpunktet(tal, enhed, maaned, nulpunktsmaaned)
            fundet.mangler += mangler
            if nu is not None and foer is not None:
                fundet.medregnet += 1
                fundet.i_maalperioden += nu
                fundet.i_nulpunktet += foer
    return fundet


def _mod_et_samlet_tal(
    forloebne: tuple[Maaned, ...],
    nulpunkt: Nulpunkt,
    total: Fraction,
    tal: Maanedstal,
    opgave: Opgave,
) -> _Sammenligning:
    maaneder_i_nulpunktet = sum(1 for _ in maaneder(nulpunkt.periode))
    fundet = _Sammenligning()
    for maaned in forloebne:
        enheder = opgave.enheder.spurgte(maaned)
        med_tal = [enhed for enhed in enheder if (enhed, maaned) in tal]
        fundet.mangler += [EnhedMaaned(e, maaned) for e in enheder if e not in med_tal]
        fundet.spurgt += len(enheder)
        fundet.medregnet += len(med_tal)
        fundet.i_maalperioden += sum((tal[enhed, maaned] for enhed in med_tal), Fraction())
        # The month's share of the total, cut to the units that have a figure.
        delt = kvotient(total * len(med_tal), maaneder_i_nulpunktet * len(enheder))
        fundet.i_nulpunktet += delt or Fraction()
    return fundet


def _procent(
    fundet: _Sammenligning, daekning: Fraction | None, g: Fraction
) -> tuple[Fraction | None, Tilstand | None]:
    if daekning is None or daekning < MINDSTE_DAEKNING:
        return None, Tilstand.UTILSTRAEKKELIG_DAEKNING
    aendring = kvotient(fundet.i_maalperioden - fundet.i_nulpunktet, fundet.i_nulpunktet)
    if aendring is None:
        return None, Tilstand.NULPUNKTET_ER_0
    return kvotient(aendring * HUNDREDE, g), None


def _forbehold(
    p: Fraction | None,
    daekning: Fraction | None,
    maal: GaeldendeMaaltal,
    nulpunkt: Nulpunkt,
    opgave: Opgave,
) -> tuple[Forbehold, ...]:
    if p is None:
        return ()
    gaelder = {
        Forbehold.FORELOEBIG: opgave.pr_dato < maal.periode.til,
        Forbehold.DELVIS_DAEKNING: daekning is not None and daekning < FULD_DAEKNING,
        Forbehold.NULPUNKT_FORDELT: nulpunkt.vaerdi is not None,
    }
    return tuple(forbehold for forbehold, sandt in gaelder.items() if sandt)
