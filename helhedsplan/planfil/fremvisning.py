"""The result of a trial import as a page shows it: a sentence, what each sheet brings, the details."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from config.designsystem.formatering import antal, opremsning
from helhedsplan.planfil.ark import alle_ark
from helhedsplan.planfil.resultat import Aendring, Bemaerkning, Importresultat, Liste, Mangler
from helhedsplan.planfil.udskrift import talt

_I_SAETNINGEN = {
    "ny": ("ny", "nye"),
    "ændret": ("ændret", "ændrede"),
    "udgår": ("udgår", "udgår"),
    "annulleret": ("annulleret", "annullerede"),
}


@dataclass(frozen=True, slots=True)
class Arkafsnit:
    """The details of one sheet, as many as are named, and how many are not."""

    titel: str
    tekst: str  # "8 måltal, 1 ændret"
    poster: Sequence[Aendring | Bemaerkning | Mangler]
    unaevnte: int


@dataclass(frozen=True, slots=True)
class Forhaandsvisning:
    resultat: Importresultat
    saetning: str
    aendringer: Sequence[Arkafsnit]
    uaendrede: str  # the names of the sheets that change nothing
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
        aendringer=list(_aendringer(resultat)),
        uaendrede=_uaendrede(resultat),
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


def _aendringer(resultat: Importresultat) -> Iterator[Arkafsnit]:
    """What each sheet brings. Of very many new records only the first have a name."""
    for ark in alle_ark():
        if liste := resultat.aendringer.get(ark.NAVN):
            tekst = talt(resultat.tal[ark.NAVN], ark.SAMLENDE)
            # A new plan is all of it new: only what it changes of the shared needs a list.
            naevnte = [
                post
                for post in liste
                if post.hvad and not (resultat.ny_plan and post.slags == "ny")
            ]
            antal_i_alt = resultat.aendret_i(ark.NAVN) if resultat.ny_plan else liste.antal
            unaevnte = antal_i_alt - len(naevnte)
            yield Arkafsnit(ark.NAVN, tekst, naevnte, unaevnte)


def _uaendrede(resultat: Importresultat) -> str:
    navne = [
        ark.NAVN
        for ark in alle_ark()
        if not resultat.aendringer.get(ark.NAVN)
        and (tal := resultat.tal.get(ark.NAVN))
        and tal.total()
    ]
    return opremsning(navne) if navne else ""


def _efter_ark(liste: Liste) -> list[Arkafsnit]:
    """Group what is named by sheet; those of the file as a whole come under no sheet."""
    efter_ark: dict[str, list] = {}
    for post in liste:
        efter_ark.setdefault(post.ark, []).append(post)
    afsnit = [Arkafsnit(navn, "", poster, 0) for navn, poster in efter_ark.items()]
    if liste.unaevnte:
        afsnit.append(Arkafsnit("", "", [], liste.unaevnte))
    return afsnit
