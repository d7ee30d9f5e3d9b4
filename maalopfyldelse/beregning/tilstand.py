"""From figures to words. The only place where a figure meets a limit of a plan."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from .data import Type
from .graenser import OPFYLDT, Graenser
from .resultat import Figurer, Tilstand

# Types that are reached as soon as the whole demand is met, also before their end.
NAAS_UNDERVEJS = frozenset({Type.ANTAL, Type.NIVEAU, Type.UDRULNING})
INTET_FORVENTET = frozenset({Tilstand.IKKE_STARTET, Tilstand.IKKE_FORFALDEN})


def opfylder(p: Fraction | None) -> bool:
    return p is not None and p >= OPFYLDT


def bedoem(type_: Type, figurer: Figurer, pr_dato: date, graenser: Graenser) -> Tilstand:
    navngivet = figurer.navngivet
    kan_naas = type_ in NAAS_UNDERVEJS and opfylder(figurer.p_krav)
    if kan_naas and navngivet in (None, Tilstand.IKKE_STARTET):
        return Tilstand.NAAET
    if navngivet is not None:
        return navngivet
    er_slut = figurer.slut is not None and pr_dato >= figurer.slut
    # Without a demand in the window (its period begins later) the expectation is all there is.
    p = figurer.p_krav if er_slut and figurer.p_krav is not None else figurer.p_forv
    if p is None:
        return Tilstand.INGEN_DATA
    if p >= graenser.paa_sporet:
        return Tilstand.NAAET if er_slut else Tilstand.PAA_SPORET
    if p >= graenser.lidt_bagud:
        return Tilstand.NAESTEN_NAAET if er_slut else Tilstand.LIDT_BAGUD
    return Tilstand.IKKE_NAAET if er_slut else Tilstand.BAGUD


def var_noget_forventet(type_: Type, figurer: Figurer) -> bool:
    """Whether the criterion's weight counts towards the half that S_forv must hold.

    The state as the type named it decides: one that is reached before it starts was still not
    expected to be.
    """
    return figurer.navngivet not in INTET_FORVENTET and not (
        type_ is Type.ANTAL and figurer.forventet == 0
    )
