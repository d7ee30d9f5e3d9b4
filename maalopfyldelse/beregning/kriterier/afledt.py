"""afledt: other plans live up to theirs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from maalopfyldelse.beregning.data import Kriterium
from maalopfyldelse.beregning.maaltal import i_vinduet
from maalopfyldelse.beregning.opgave import Opgave, kvotient
from maalopfyldelse.beregning.resultat import (
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    planer = tuple(opgave.linkede[noegle] for noegle in dict.fromkeys(kriterium.planer))
    brugte = i_vinduet(maaltal, opgave.vindue)
    p_krav = _middel(plan.krav for plan in planer)
    p_forv = _middel(plan.forventet for plan in planer) if p_krav is not None else None
    navngivet = None
    if p_krav is None:
        navngivet = Tilstand.INGEN_DATA
    elif p_forv is None:
        navngivet = Tilstand.IKKE_STARTET
    return Figurer(
        p_krav=p_krav,
        p_forv=p_forv,
        navngivet=navngivet,
        forbehold=(
            (Forbehold.REVIDERET_MAALTAL,) if any(maal.revideret for maal in brugte) else ()
        ),
        slut=opgave.vindue.til,
        grundlag=Grundlag(maaltal=brugte, planer=planer),
    )


def _middel(andele: Iterable[Fraction | None]) -> Fraction | None:
    kendte = [andel for andel in andele if andel is not None]
    return kvotient(sum(kendte, Fraction()), len(kendte))
