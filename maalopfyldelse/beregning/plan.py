"""The calculation of a plan and of those that it is linked to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from .data import Fakta, Kriterium, Type
from .enheder import Enheder
from .knuder import Knude, Knudenoegle, Link
from .kriterier import aendring, afledt, andel, antal_loft, kvalitativ, milepael, niveau, udrulning
from .maaltal import gaeldende_maaltal
from .opgave import Opgave
from .resultat import (
    Aarsag,
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    LinketPlan,
    Planresultat,
    Resultat,
    Tilstand,
)
from .samlet import grupper_for, saml
from .tilstand import bedoem, var_noget_forventet
from .vindue import Rod, hoerer_til, roedder

Regel = Callable[[Kriterium, tuple[GaeldendeMaaltal, ...], Opgave], Figurer]

REGLER: Mapping[Type, Regel] = {
    Type.ANTAL: antal_loft.beregn,
    Type.LOFT: antal_loft.beregn,
    Type.AENDRING: aendring.beregn,
    Type.ANDEL: andel.beregn,
    Type.NIVEAU: niveau.beregn,
    Type.MILEPAEL: milepael.beregn,
    Type.UDRULNING: udrulning.beregn,
    Type.AFLEDT: afledt.beregn,
    Type.KVALITATIV: kvalitativ.beregn,
}
UDEN_MAALTAL = frozenset({Type.MILEPAEL, Type.AFLEDT, Type.KVALITATIV})


def beregn(
    knuder: Sequence[Knude], fakta: Mapping[Knudenoegle, Fakta], pr_dato: date
) -> Planresultat:
    """The result of the last node; the nodes of `udfold`, linked plans before the linking one."""
    resultater: dict[Knudenoegle, Planresultat] = {}
    for knude in knuder:
        linkede = {noegle: _linket(link, resultater) for noegle, link in knude.links.items()}
        opgave = Opgave(
            plan=knude.plan,
            vindue=knude.vindue.periode,
            pr_dato=pr_dato,
            fakta=fakta.get(knude.noegle, Fakta()),
            enheder=Enheder(knude.plan.medlemskaber),
            linkede=linkede,
        )
        resultater[knude.noegle] = _planresultat(knude, opgave)
    return resultater[knuder[-1].noegle]


def _linket(link: Link, resultater: Mapping[Knudenoegle, Planresultat]) -> LinketPlan:
    if link.knude is None:
        return LinketPlan(link.noegle, link.navn, None, None, link.aarsag, None)
    resultat = resultater[link.knude]
    samlet = resultat.samlet
    aarsag = Aarsag.UDEN_TAL if samlet.krav is None else None
    return LinketPlan(link.noegle, link.navn, samlet.krav, samlet.forventet, aarsag, resultat)


def _planresultat(knude: Knude, opgave: Opgave) -> Planresultat:
    plan = knude.plan
    kriterier = {kriterium.kode: kriterium for kriterium in plan.kriterier}
    rod_for = roedder(plan)
    beregnede: dict[str, Resultat] = {}
    resultater = []
    for kriterium in plan.kriterier:
        rod = rod_for[kriterium.kode]
        opfyldt = opgave.fakta.opfyldt.get(rod.kode)
        if not hoerer_til(kriterium, plan, knude.vindue, opgave.pr_dato, opfyldt):
            continue
        if rod.kode not in beregnede:
            beregnede[rod.kode] = _beregn_kriterium(kriterier[rod.kode], opgave)
        resultater.append(_som(kriterium, rod, beregnede[rod.kode]))
    return Planresultat(
        noegle=plan.noegle,
        navn=plan.navn,
        pr_dato=opgave.pr_dato,
        vindue=opgave.vindue,
        hele=knude.vindue.hele,
        forloebet=opgave.vindue.forloebet(opgave.pr_dato),
        samlet=saml(resultater),
        kriterier=tuple(resultater),
        grupper=grupper_for(plan, resultater),
        graenser=plan.graenser,
    )


def _som(kriterium: Kriterium, rod: Rod, resultat: Resultat) -> Resultat:
    """The figures of the goal, as the criterion that states it has them."""
    return replace(
        resultat,
        kode=kriterium.kode,
        type=kriterium.type,
        vaegt=kriterium.vaegt,
        svarer_til=kriterium.svarer_til,
        trin=rod.trin,
    )


def _beregn_kriterium(kriterium: Kriterium, opgave: Opgave) -> Resultat:
    maaltal = gaeldende_maaltal(kriterium, opgave.pr_dato)
    if maaltal or kriterium.type in UDEN_MAALTAL:
        figurer = REGLER[kriterium.type](kriterium, maaltal, opgave)
    else:
        figurer = Figurer(
            navngivet=Tilstand.INTET_MAALTAL,
            grundlag=Grundlag(
                nulpunkt=kriterium.nulpunkt,
                registreringer=opgave.fakta.registreringer.get(kriterium.kode),
            ),
        )
    return Resultat(
        kode=kriterium.kode,
        type=kriterium.type,
        vaegt=kriterium.vaegt,
        svarer_til=kriterium.svarer_til,
        opnaaet=figurer.opnaaet,
        krav=figurer.krav,
        forventet=figurer.forventet,
        nulpunkt=figurer.nulpunkt,
        p_krav=figurer.p_krav,
        p_forv=figurer.p_forv,
        daekning=figurer.daekning,
        tilstand=bedoem(kriterium.type, figurer, opgave.pr_dato, opgave.plan.graenser),
        forbehold=tuple(f for f in Forbehold if f in figurer.forbehold),
        noget_forventet=var_noget_forventet(kriterium.type, figurer),
        slut=figurer.slut,
        grundlag=figurer.grundlag,
        rod=kriterium.kode,
        trin=0,
        kvantitativ=kriterium.type is not Type.KVALITATIV,
        regnet_som=kriterium.type,
    )
