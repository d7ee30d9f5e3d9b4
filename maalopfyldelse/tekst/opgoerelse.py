"""A plan's målopfyldelse as text for the terminal: the same figures as the JSON, for people."""

from __future__ import annotations

from collections.abc import Sequence

from maalopfyldelse.beregning import Planresultat, Resultat, Samlet
from maalopfyldelse.beregning.resultat import Udeladt

from .format import INTET, dato, periode, procenttekst, tal
from .plan import fordelingstekst, medregnet_tekst, periodens_forloeb
from .tilstande import aarsag_tekst, tegn

OVERSKRIFTER = ("Kode", "Type", "Opnået", "Krav", "Forventet", "Nulpunkt", "Af krav", "Af forv.")
TYPER = {
    "antal": "mindst",
    "loft": "højst",
    "aendring": "ændring",
    "andel": "andel",
    "niveau": "niveau",
    "milepael": "milepæl",
    "udrulning": "udrulning",
    "afledt": "andre planers mål",
    "kvalitativ": "vurdering",
}
VENSTRESTILLET = 2  # the first columns are words, the others are figures
MELLEMRUM = "  "


def opgoerelse_som_tekst(resultat: Planresultat) -> str:
    linjer = [
        resultat.navn,
        f"Opgjort pr. {dato(resultat.pr_dato)} · Opgørelsesperiode "
        f"{periode(resultat.vindue.fra, resultat.vindue.til)} · "
        f"{periodens_forloeb(resultat)}",
        "",
        *_tabel(resultat),
        "",
        *_samlet(resultat),
    ]
    return "\n".join(linjer).replace("\N{NO-BREAK SPACE}", " ")


def _tabel(resultat: Planresultat) -> list[str]:
    if not resultat.kriterier:
        return ["Planen har ingen mål i opgørelsesperioden."]
    raekker = [OVERSKRIFTER, *(_raekke(r, resultat) for r in resultat.kriterier)]
    bredder = [max(len(raekke[i]) for raekke in raekker) for i in range(len(OVERSKRIFTER))]
    statusord = ["Status", *(_status(r) for r in resultat.kriterier)]
    linjer = [
        f"{_justeret(raekke, bredder)}{MELLEMRUM}{ord_}"
        for raekke, ord_ in zip(raekker, statusord, strict=True)
    ]
    streg = "─" * max(len(linje) for linje in linjer)
    return [linjer[0], streg, *linjer[1:]]


def _justeret(raekke: Sequence[str], bredder: Sequence[int]) -> str:
    return MELLEMRUM.join(
        celle.ljust(bredde) if nr < VENSTRESTILLET else celle.rjust(bredde)
        for nr, (celle, bredde) in enumerate(zip(raekke, bredder, strict=True))
    )


def _raekke(r: Resultat, resultat: Planresultat) -> tuple[str, ...]:
    figurer = [
        INTET if figur is None else tal(figur)
        for figur in (r.opnaaet, r.krav, r.forventet, r.nulpunkt)
    ]
    andele = [procenttekst(p, resultat.graenser) for p in (r.p_krav, r.p_forv)]
    return (r.kode, TYPER[r.type], *figurer, *andele)


def _status(r: Resultat) -> str:
    tilfoejelser = [forbehold.value for forbehold in r.forbehold]
    if r.daekning is not None and r.daekning < 1:
        tilfoejelser.append(f"{procenttekst(r.daekning)} dækning")
    if r.svarer_til:
        tilfoejelser.append(f"svarer til {r.svarer_til}")
    bag = f" ({', '.join(tilfoejelser)})" if tilfoejelser else ""
    return f"{tegn(r.tilstand)}{bag}"


def _samlet(resultat: Planresultat) -> list[str]:
    samlet = resultat.samlet
    return [
        f"Hele planen: {fordelingstekst(samlet)}.",
        f"Målopfyldelse: {procenttekst(samlet.krav, resultat.graenser)} af kravet, "
        f"{procenttekst(samlet.forventet, resultat.graenser)} af det forventede.",
        f"{medregnet_tekst(samlet)}{_foreloebige(samlet)}.",
        *_udeladte(samlet),
    ]


def _foreloebige(samlet: Samlet) -> str:
    return f"; {tal(samlet.foreloebige)} foreløbigt gjort op" if samlet.foreloebige else ""


def _udeladte(samlet: Samlet) -> list[str]:
    if not samlet.udeladt:
        return []
    bredde = max(len(udeladt.kode) for udeladt in samlet.udeladt)
    return [
        "Indgår ikke:",
        *(
            f"{MELLEMRUM}{udeladt.kode.ljust(bredde)}{MELLEMRUM}{_hvorfor(udeladt)}"
            for udeladt in samlet.udeladt
        ),
    ]


def _hvorfor(udeladt: Udeladt) -> str:
    if udeladt.regnet_hos is not None:
        return f"samme mål som {udeladt.regnet_hos}; tælles kun med én gang"
    return aarsag_tekst(udeladt.aarsag, udeladt.tilstand)
