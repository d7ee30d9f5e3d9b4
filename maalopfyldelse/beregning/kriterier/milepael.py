"""milepael: something exists by its deadline."""

from __future__ import annotations

from fractions import Fraction

from maalopfyldelse.beregning.data import Kriterium
from maalopfyldelse.beregning.opgave import Opgave
from maalopfyldelse.beregning.resultat import (
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)
from maalopfyldelse.beregning.vindue import frist_for

NAAET, IKKE_NAAET = Fraction(1), Fraction(0)


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    frist = frist_for(kriterium, opgave.plan)
    uden_frist = kriterium.tidsfrist is None
    opfyldt = opgave.fakta.opfyldt.get(kriterium.kode)
    p_krav: Fraction | None
    p_forv: Fraction | None
    if opfyldt is not None:
        p_krav = p_forv = NAAET
        tilstand = Tilstand.NAAET if opfyldt <= frist else Tilstand.NAAET_FOR_SENT
    elif frist > opgave.pr_dato:
        p_krav = None if frist > opgave.vindue.til else IKKE_NAAET
        p_forv, tilstand = None, Tilstand.IKKE_FORFALDEN
    else:
        p_krav = p_forv = IKKE_NAAET
        tilstand = Tilstand.FRIST_OVERSKREDET
    return Figurer(
        p_krav=p_krav,
        p_forv=p_forv,
        navngivet=tilstand,
        forbehold=(Forbehold.UDEN_FRIST,) if uden_frist else (),
        slut=frist,
        grundlag=Grundlag(opfyldt=opfyldt, frist=frist, uden_frist=uden_frist),
    )
