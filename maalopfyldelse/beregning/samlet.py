"""The mean over criteria, for the plan, an indsatsområde and an aktivitet alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction

from .data import Kriterium, Niveau, Plan
from .graenser import MINDSTE_VAEGT
from .opgave import kvotient
from .resultat import (
    Aarsag,
    Forbehold,
    Grupper,
    Resultat,
    Samlet,
    Tilstand,
    Udeladt,
)


def saml(resultater: Iterable[Resultat]) -> Samlet:
    """The figures of a set of criteria; a goal that is stated more than once counts once."""
    resultater = tuple(resultater)
    regnet_hos = _regnet_hos(resultater)
    talte = [r for r in resultater if regnet_hos[r.rod] is r]
    kvantitative = [r for r in talte if r.kvantitativ and r.vaegt > 0]
    medregnet = [r for r in kvantitative if r.p_krav is not None]
    medregnede_koder = {r.kode for r in medregnet}
    antal_pr_tilstand = Counter(r.tilstand for r in talte)
    return Samlet(
        krav=_middel(kvantitative, lambda r: r.p_krav),
        forventet=_middel([r for r in kvantitative if r.noget_forventet], lambda r: r.p_forv),
        medregnet=len(medregnet),
        medregnet_forventet=sum(1 for r in kvantitative if r.p_forv is not None),
        ikke_medregnet=len(resultater) - len(medregnet),
        foreloebige=sum(1 for r in medregnet if Forbehold.FORELOEBIG in r.forbehold),
        fordeling=tuple((t, antal_pr_tilstand[t]) for t in Tilstand if antal_pr_tilstand[t]),
        udeladt=tuple(
            _udeladt(r, regnet_hos[r.rod]) for r in resultater if r.kode not in medregnede_koder
        ),
    )


def _regnet_hos(resultater: tuple[Resultat, ...]) -> dict[str, Resultat]:
    """Where each goal counts: the criterion that is nearest to the one that holds its figures."""
    valgt: dict[str, Resultat] = {}
    for resultat in resultater:
        hidtil = valgt.get(resultat.rod)
        if hidtil is None or resultat.trin < hidtil.trin:
            valgt[resultat.rod] = resultat
    return valgt


def _middel(
    resultater: list[Resultat], p: Callable[[Resultat], Fraction | None]
) -> Fraction | None:
    """S: each P between 0 and 1, weighted; undefined where too little of the weight has one."""
    vaegt_i_alt = sum((r.vaegt for r in resultater), Fraction())
    med_tal = [(r.vaegt, andel) for r in resultater if (andel := p(r)) is not None]
    vaegt = sum((v for v, _ in med_tal), Fraction())
    if vaegt < MINDSTE_VAEGT * vaegt_i_alt:
        return None
    return kvotient(sum((v * _hoejst_1(andel) for v, andel in med_tal), Fraction()), vaegt)


def _hoejst_1(andel: Fraction) -> Fraction:
    return min(max(andel, Fraction(0)), Fraction(1))


def _udeladt(resultat: Resultat, regnet_hos: Resultat) -> Udeladt:
    if regnet_hos is not resultat:
        return Udeladt(
            resultat.kode, Aarsag.REGNET_MED_ANDETSTEDS, resultat.tilstand, regnet_hos.kode
        )
    if not resultat.kvantitativ:
        aarsag = Aarsag.VURDERING
    elif resultat.vaegt == 0:
        aarsag = Aarsag.VAEGT_0
    else:
        aarsag = Aarsag.UDEN_TAL
    return Udeladt(resultat.kode, aarsag, resultat.tilstand)


def grupper_for(plan: Plan, resultater: Iterable[Resultat]) -> Grupper:
    """Every aktivitet and indsatsområde that the plan names, also those without a criterion."""
    resultat_for = {resultat.kode: resultat for resultat in resultater}
    pr_aktivitet: dict[str, list[Resultat]] = defaultdict(list)
    pr_omraade: dict[str, list[Resultat]] = defaultdict(list)
    for aktivitet, omraade in plan.aktivitet_til_omraade.items():
        pr_aktivitet[aktivitet] = []
        if omraade is not None:
            pr_omraade[omraade] = []
    for kriterium in plan.kriterier:
        i_aktivitet, i_omraade = tilhoersforhold(kriterium, plan)
        resultat = [resultat_for[kriterium.kode]] if kriterium.kode in resultat_for else []
        if i_aktivitet is not None:
            pr_aktivitet[i_aktivitet] += resultat
        if i_omraade is not None:
            pr_omraade[i_omraade] += resultat
    return Grupper(
        aktiviteter={kode: saml(gruppe) for kode, gruppe in pr_aktivitet.items()},
        omraader={kode: saml(gruppe) for kode, gruppe in pr_omraade.items()},
    )


def tilhoersforhold(kriterium: Kriterium, plan: Plan) -> tuple[str | None, str | None]:
    """The aktivitet and the indsatsområde of a criterion.

    The level tells which of the two the code names. A criterion of another level (a process, say)
    may name either; there an aktivitet is looked for first.
    """
    kode = kriterium.tilknyttet
    if kode is None:
        return None, None
    af_aktivitet = kriterium.niveau == Niveau.AKTIVITET or (
        kriterium.niveau != Niveau.INDSATSOMRAADE and kode in plan.aktivitet_til_omraade
    )
    return (kode, plan.aktivitet_til_omraade.get(kode)) if af_aktivitet else (None, kode)
