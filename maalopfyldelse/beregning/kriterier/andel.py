"""andel: a share of at least, or at most, x %."""

from __future__ import annotations

from fractions import Fraction

from maalopfyldelse.beregning.data import Kriterium, Registreringer, Retning
from maalopfyldelse.beregning.maaltal import det_ene_maaltal, slut_for
from maalopfyldelse.beregning.opgave import Opgave, kvotient
from maalopfyldelse.beregning.resultat import (
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)

HUNDREDE = 100  # the måltal and what is shown are percents


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    maal = det_ene_maaltal(maaltal, opgave.vindue, opgave.pr_dato)
    registreringer = opgave.fakta.registreringer.get(kriterium.kode, Registreringer())
    talt = registreringer.talt
    opnaaet = kvotient(talt.taeller * HUNDREDE, talt.naevner)
    p = None if opnaaet is None else mod_et_niveau(opnaaet, maal.vaerdi, kriterium.retning)
    return Figurer(
        opnaaet=opnaaet,
        krav=maal.vaerdi,
        p_krav=p,
        p_forv=p,
        navngivet=Tilstand.INGEN_DATA if opnaaet is None else None,
        forbehold=(Forbehold.REVIDERET_MAALTAL,) if maal.revideret else (),
        slut=min(slut_for(maaltal, opgave.vindue), opgave.vindue.til),
        grundlag=Grundlag(maaltal=(maal,), maalperiode=maal.periode, registreringer=registreringer),
    )


def mod_et_niveau(opnaaet: Fraction, x: Fraction, retning: Retning) -> Fraction | None:
    """P of a share or a level that is measured against x itself."""
    if retning is Retning.MINDST:
        return kvotient(opnaaet, x)
    return Fraction(1) if opnaaet <= x else kvotient(x, opnaaet)
