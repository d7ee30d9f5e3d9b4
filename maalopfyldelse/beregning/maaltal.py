"""Which måltal count at *d*: revisions, and the one period M where a type has one."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from .data import Kriterium, Maaltal
from .resultat import GaeldendeMaaltal
from .tid import Periode

HELE_MAALET = Fraction(100)  # an empty måltal; only udrulning may have one


def gaeldende_maaltal(kriterium: Kriterium, pr_dato: date) -> tuple[GaeldendeMaaltal, ...]:
    """One per period, in the order of the periods; what was decided after *d* does not count."""
    pr_periode: dict[Periode, list[Maaltal]] = defaultdict(list)
    for maaltal in kriterium.maaltal:
        if maaltal.besluttet is None or maaltal.besluttet <= pr_dato:
            pr_periode[maaltal.periode].append(maaltal)
    return tuple(_gaeldende(periode, pr_periode[periode]) for periode in sorted(pr_periode))


def _gaeldende(periode: Periode, versioner: list[Maaltal]) -> GaeldendeMaaltal:
    versioner = sorted(versioner, key=lambda m: (m.besluttet or date.min, m.nr))
    sidste = versioner[-1]
    return GaeldendeMaaltal(
        periode=periode,
        vaerdi=HELE_MAALET if sidste.vaerdi is None else sidste.vaerdi,
        besluttet=sidste.besluttet,
        foerste=versioner[0],
        versioner=tuple(versioner),
    )


def i_vinduet(
    maaltal: tuple[GaeldendeMaaltal, ...], vindue: Periode
) -> tuple[GaeldendeMaaltal, ...]:
    return tuple(maal for maal in maaltal if maal.periode.snit(vindue))


def det_ene_maaltal(
    maaltal: tuple[GaeldendeMaaltal, ...], vindue: Periode, pr_dato: date
) -> GaeldendeMaaltal:
    """The måltal whose period is M: the latest that has begun at *d*, or the first if none has.

    A criterion can be asked for although none of its periods meets the window (with `hele`, or
    because another svarer til it); then its periods are chosen among all the same.
    """
    mulige = i_vinduet(maaltal, vindue) or maaltal
    begyndte = [maal for maal in mulige if maal.periode.fra <= pr_dato]
    return begyndte[-1] if begyndte else mulige[0]


def slut_for(maaltal: tuple[GaeldendeMaaltal, ...], vindue: Periode) -> date:
    """The end of a criterion: the last day of the latest of its periods in the window."""
    return max(maal.periode.til for maal in i_vinduet(maaltal, vindue) or maaltal)
