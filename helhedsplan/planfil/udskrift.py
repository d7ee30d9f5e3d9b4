"""The result of an import as lines of Danish text for a terminal."""

from collections.abc import Iterable, Iterator

from config.danske_formater import tal as dansk
from helhedsplan.planfil.ark import alle_ark
from helhedsplan.planfil.resultat import Importresultat, Liste
from helhedsplan.planfil.tekst import opremsning

_FORTALT = {
    "ny": ("ny", "nye"),
    "ændret": ("ændret", "ændrede"),
    "udgår": ("udgår", "udgår"),
    "annulleret": ("annulleret", "annullerede"),
}
_INTETKOEN = {
    "indsatsområde",
    "medlem",
    "møde",
    "måltal",
    "nulpunkt",
    "organ",
    "succeskriterium",
    "tal i områdeprofilen",
}
"""Of these, one new is "nyt"."""


def fejllinjer(resultat: Importresultat) -> list[str]:
    antal = "1 fejl" if resultat.fejl.antal == 1 else f"{resultat.fejl.antal} fejl"
    return [
        f"{resultat.filnavn}: {antal}. Intet er gemt.",
        *_punkter(resultat.fejl),
        *_afsnit("Ukendt og ikke læst", resultat.ukendte, len(resultat.ukendte)),
    ]


def resultatlinjer(resultat: Importresultat) -> Iterator[str]:
    plan = f"{resultat.kortnavn}, {resultat.navn}"
    if resultat.proev:
        yield f"Prøve af {resultat.filnavn} for {plan}. Intet er gemt."
    else:
        yield f"{resultat.filnavn} er importeret for {plan}" + (
            " (ny plan)." if resultat.ny_plan else "."
        )
    yield ""
    for ark in alle_ark():
        if (tal := resultat.tal.get(ark.NAVN)) and sum(tal.values()):
            yield f"  {ark.NAVN}: {talt(tal, ark.SAMLENDE)}"
    if resultat.uden_aendringer:
        yield "  Filen ændrer intet."
    for navn, liste in resultat.aendringer.items():
        # A new plan is all of it new: only what it changes of the shared is listed.
        antal = resultat.aendret_i(navn) if resultat.ny_plan else liste.antal
        vist = [p for p in liste if p.hvad and not (resultat.ny_plan and p.slags == "ny")]
        yield from _afsnit(f"Ændringer i {navn}", vist, antal)
    yield from _afsnit(
        "Værdier fra et andet sekretariat, som ikke er ændret",
        resultat.forskelle,
        resultat.forskelle.antal,
    )
    hvordan = (
        "annulleret"
        if resultat.mangler_annulleret
        else "bevaret; --annuller-manglende annullerer dem"
    )
    yield from _afsnit(
        f"Poster, som filen ikke har ({hvordan})",
        (f"{m.ark}: {m}" for m in resultat.mangler),
        resultat.mangler.antal,
    )
    yield from _afsnit("Advarsler", resultat.advarsler, resultat.advarsler.antal)
    yield from _afsnit("Ukendt og ikke læst", resultat.ukendte, len(resultat.ukendte))


def talt(tal: dict[str, int], samlende: tuple[str, str]) -> str:
    i_alt = sum(tal.values())
    en_ny = {"ny": "nyt"} if samlende[0] in _INTETKOEN else {}
    aendringer = [
        f"{dansk(antal)} {en_ny.get(slags, _FORTALT[slags][0]) if antal == 1 else _FORTALT[slags][1]}"
        for slags, antal in tal.items()
        if antal and slags in _FORTALT
    ]
    dele = opremsning(aendringer, "og") if aendringer else "ingen ændringer"
    return f"{dansk(i_alt)} {samlende[i_alt != 1]}, {dele}"


def _afsnit(titel: str, punkter: Iterable[object], antal: int) -> Iterator[str]:
    if antal:
        yield ""
        yield f"{titel} ({antal}):"
        liste = Liste(list(punkter), antal)
        yield from _punkter(liste)


def _punkter(liste: Liste) -> Iterator[str]:
    for punkt in liste:
        yield f"  - {punkt}"
    if liste.unaevnte > 0:
        yield f"  - og {liste.unaevnte} til"
