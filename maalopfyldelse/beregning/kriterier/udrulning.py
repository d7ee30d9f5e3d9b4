"""udrulning: k of n boligorganisationer have taken something into use."""

from __future__ import annotations

from fractions import Fraction

from maalopfyldelse.beregning.data import Kriterium
from maalopfyldelse.beregning.maaltal import HELE_MAALET, det_ene_maaltal, slut_for
from maalopfyldelse.beregning.opgave import Opgave, kvotient
from maalopfyldelse.beregning.resultat import (
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    maal = det_ene_maaltal(maaltal, opgave.vindue, opgave.pr_dato)
    medlemmer = opgave.enheder.medlemmer(opgave.pr_dato)
    raekker = dict(opgave.fakta.udrulning.get(kriterium.kode, ()))
    implementeret = tuple(
        sorted(
            enhed
            for enhed, dato in raekker.items()
            if enhed in medlemmer and dato is not None and dato <= opgave.pr_dato
        )
    )
    ikke = tuple(sorted((raekker.keys() & medlemmer) - set(implementeret)))
    k, n = len(implementeret), len(implementeret) + len(ikke)

    ved_dato = maal.periode.forloebet(opgave.pr_dato)
    andel = kvotient(Fraction(k), n)
    p_krav = None if andel is None else kvotient(andel * HELE_MAALET, maal.vaerdi)
    navngivet = None
    if andel is None:
        navngivet = Tilstand.INGEN_DATA
    elif not ved_dato:
        navngivet = Tilstand.IKKE_STARTET
    return Figurer(
        opnaaet=Fraction(k),
        krav=Fraction(n),
        p_krav=p_krav,
        p_forv=None if p_krav is None else kvotient(p_krav, ved_dato),
        navngivet=navngivet,
        forbehold=(Forbehold.REVIDERET_MAALTAL,) if maal.revideret else (),
        slut=slut_for(maaltal, opgave.vindue),
        grundlag=Grundlag(
            maaltal=(maal,),
            maalperiode=maal.periode,
            forloebet=ved_dato,
            implementeret=implementeret,
            ikke_implementeret=ikke,
            ikke_medlem=tuple(sorted(raekker.keys() - medlemmer)),
        ),
    )
