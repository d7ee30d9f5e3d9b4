"""niveau: a level of at least, or at most, x, perhaps growing from a nulpunkt."""

from __future__ import annotations

from fractions import Fraction

from maalopfyldelse.beregning.data import Kriterium, Retning
from maalopfyldelse.beregning.maaltal import det_ene_maaltal, slut_for
from maalopfyldelse.beregning.opgave import Opgave, kvotient
from maalopfyldelse.beregning.resultat import (
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)

from .andel import mod_et_niveau


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    maal = det_ene_maaltal(maaltal, opgave.vindue, opgave.pr_dato)
    x, nulpunkt = maal.vaerdi, kriterium.nulpunkt
    maaling = opgave.fakta.maalinger.get(kriterium.kode)
    ved_dato = maal.periode.forloebet(opgave.pr_dato)
    ved_slut = maal.periode.forloebet(opgave.vindue.til)

    krav: Fraction | None = x
    forventet: Fraction | None = x
    p_krav = p_forv = None
    navngivet = None
    b = nulpunkt.vaerdi if nulpunkt else None
    a = maaling.vaerdi if maaling else None
    if nulpunkt and b is None:
        krav = forventet = None
        navngivet = Tilstand.AFVENTER_NULPUNKT
    elif b is not None and not _opfyldt_af(b, x, kriterium.retning):
        krav, forventet = b + (x - b) * ved_slut, b + (x - b) * ved_dato
        if a is not None:
            p_krav, p_forv = kvotient(a - b, krav - b), kvotient(a - b, forventet - b)
        if not ved_dato:
            navngivet = Tilstand.IKKE_STARTET
    elif a is not None:
        p_krav = p_forv = mod_et_niveau(a, x, kriterium.retning)
    if a is None:
        navngivet = Tilstand.INGEN_DATA

    forbehold: tuple[Forbehold, ...] = ()
    if maal.revideret:
        forbehold = (Forbehold.REVIDERET_MAALTAL,)
    if maaling and maaling.dato < opgave.vindue.fra:
        forbehold = (*forbehold, Forbehold.AELDRE_MAALING)
    return Figurer(
        opnaaet=a,
        krav=krav,
        forventet=forventet,
        nulpunkt=b,
        p_krav=p_krav,
        p_forv=p_forv,
        navngivet=navngivet,
        forbehold=forbehold,
        slut=slut_for(maaltal, opgave.vindue),
        grundlag=Grundlag(
            maaltal=(maal,),
            maalperiode=maal.periode,
            nulpunkt=nulpunkt,
            forloebet=ved_dato,
            forloebet_ved_vinduets_slut=ved_slut,
            maaling=maaling,
        ),
    )


def _opfyldt_af(b: Fraction, x: Fraction, retning: Retning) -> bool:
    return b >= x if retning is Retning.MINDST else b <= x
