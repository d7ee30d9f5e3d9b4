"""The result of a trial import as a page shows it: a sentence, a table of counts, and the details."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.designsystem.formatering import antal, opremsning
from helhedsplan.planfil.ark import alle_ark
from helhedsplan.planfil.resultat import Aendring, Bemaerkning, Importresultat, Liste, Mangler

_I_SAETNINGEN = {
    "ny": ("ny", "nye"),
    "ændret": ("ændret", "ændrede"),
    "udgår": ("udgår", "udgår"),
    "annulleret": ("annulleret", "annullerede"),
}


@dataclass(frozen=True, slots=True)
class Arktal:
    """One row of the table: what would happen to the rows of a sheet."""

    navn: str
    nye: int
    aendrede: int
    udgaar: int  # retired settings, and records that the file itself annuls
    uaendrede: int


@dataclass(frozen=True, slots=True)
class Arkafsnit:
    """The details of one sheet, as many as are named, and how many are not."""

    titel: str
    poster: Sequence[Aendring | Bemaerkning | Mangler]
    unaevnte: int


@dataclass(frozen=True, slots=True)
class Forhaandsvisning:
    resultat: Importresultat
    saetning: str
    tal: Sequence[Arktal]
    aendringer: Sequence[Arkafsnit]
    manglende: str
    mangler: Sequence[Arkafsnit]
    fejlantal: str
    fejl: Sequence[Arkafsnit]

    @property
    def kan_indlaeses(self) -> bool:
        return not self.resultat.fejl and bool(
            not self.resultat.uden_aendringer or self.resultat.mangler
        )


def forhaandsvisning(resultat: Importresultat) -> Forhaandsvisning:
    mangler = resultat.mangler.antal
    return Forhaandsvisning(
        resultat=resultat,
        saetning=_saetning(resultat),
        tal=[
            Arktal(
                ark.NAVN, tal["ny"], tal["ændret"], tal["udgår"] + tal["annulleret"], tal["uændret"]
            )
            for ark in alle_ark()
            if (tal := resultat.tal.get(ark.NAVN)) and tal.total()
        ],
        aendringer=[] if resultat.ny_plan else _aendringer(resultat),
        manglende=antal(mangler, "oplysning", "oplysninger") if mangler else "",
        mangler=_efter_ark(resultat.mangler),
        fejlantal=antal(resultat.fejl.antal, "fejl", "fejl"),
        fejl=_efter_ark(resultat.fejl),
    )


def _saetning(resultat: Importresultat) -> str:
    if resultat.ny_plan:
        return f"Filen opretter planen {resultat.kortnavn}, {resultat.navn}."
    if resultat.uden_aendringer:
        return f"Filen ændrer ikke noget i planen {resultat.kortnavn}."
    i_alt = dict.fromkeys(_I_SAETNINGEN, 0)
    for tal in resultat.tal.values():
        for slags in i_alt:
            i_alt[slags] += tal[slags]
    dele = [antal(i_alt[slags], *ord_) for slags, ord_ in _I_SAETNINGEN.items() if i_alt[slags]]
    return f"Filen ændrer planen {resultat.kortnavn}: {opremsning(dele)}."


def _aendringer(resultat: Importresultat) -> list[Arkafsnit]:
    """The rows of each sheet that have a name; of very many new records only the first have one."""
    afsnit = []
    for navn, liste in resultat.aendringer.items():
        naevnte = [post for post in liste if post.hvad]
        titel = f"{navn}: {antal(liste.antal, 'ændring', 'ændringer')}"
        afsnit.append(Arkafsnit(titel, naevnte, liste.antal - len(naevnte)))
    return afsnit


def _efter_ark(liste: Liste) -> list[Arkafsnit]:
    """Group what is named by sheet; those of the file as a whole come under no sheet."""
    efter_ark: dict[str, list] = {}
    for post in liste:
        efter_ark.setdefault(post.ark, []).append(post)
    afsnit = [Arkafsnit(navn, poster, 0) for navn, poster in efter_ark.items()]
    if liste.unaevnte:
        afsnit.append(Arkafsnit("", [], liste.unaevnte))
    return afsnit
