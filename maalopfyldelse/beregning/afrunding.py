"""The only place where a figure is rounded: when it is shown. No rounded figure is used again."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor
from typing import Any

from .graenser import STANDARD_LIDT_BAGUD, STANDARD_PAA_SPORET
from .resultat import Planresultat, Resultat

DECIMALER = 6
HUNDREDE = 100
STANDARDGRAENSER = (STANDARD_PAA_SPORET, STANDARD_LIDT_BAGUD)


def afrund(tal: Fraction) -> int:
    """To the nearest whole number, halves away from zero."""
    halvt_opad = floor(abs(tal) + Fraction(1, 2))
    return halvt_opad if tal >= 0 else -halvt_opad


def procent(andel: Fraction, graenser: Iterable[Fraction] = ()) -> int:
    """A share in whole percent, never rounded up to a limit that it has not reached.

    The limits of the contract always hold; a plan's own are given.
    """
    vist = afrund(andel * HUNDREDE)
    for graense in (*STANDARDGRAENSER, *graenser):
        if andel < graense <= Fraction(vist, HUNDREDE):
            return floor(andel * HUNDREDE)
    return vist


def decimaltekst(tal: Fraction | None) -> str | None:
    if tal is None:
        return None
    milliontedele = afrund(tal * 10**DECIMALER)
    heltal, decimaler = divmod(abs(milliontedele), 10**DECIMALER)
    fortegn = "-" if milliontedele < 0 else ""
    return f"{fortegn}{heltal}.{decimaler:0{DECIMALER}}".rstrip("0").rstrip(".")


def som_json(resultat: Planresultat, kortnavn: str | None = None) -> dict[str, Any]:
    """The JSON of `opgoer`. The plan stands with its kortnavn, by default its key."""
    samlet = resultat.samlet
    return {
        "plan": kortnavn if kortnavn is not None else resultat.noegle,
        "pr_dato": resultat.pr_dato.isoformat(),
        "vindue": [resultat.vindue.fra.isoformat(), resultat.vindue.til.isoformat()],
        "forloebet": decimaltekst(resultat.forloebet),
        "samlet": {
            "krav": decimaltekst(samlet.krav),
            "forventet": decimaltekst(samlet.forventet),
            "medregnet": samlet.medregnet,
            "medregnet_forventet": samlet.medregnet_forventet,
            "ikke_medregnet": samlet.ikke_medregnet,
            "foreloebige": samlet.foreloebige,
        },
        "kriterier": [_kriterium_som_json(kriterium) for kriterium in resultat.kriterier],
    }


def _kriterium_som_json(resultat: Resultat) -> dict[str, Any]:
    return {
        "kode": resultat.kode,
        "type": resultat.type.value,
        "opnaaet": decimaltekst(resultat.opnaaet),
        "krav": decimaltekst(resultat.krav),
        "forventet": decimaltekst(resultat.forventet),
        "nulpunkt": decimaltekst(resultat.nulpunkt),
        "p_krav": decimaltekst(resultat.p_krav),
        "p_forv": decimaltekst(resultat.p_forv),
        "tilstand": resultat.tilstand.value,
        "forbehold": [forbehold.value for forbehold in resultat.forbehold],
        "daekning": decimaltekst(resultat.daekning),
        "svarer_til": resultat.svarer_til,
    }
