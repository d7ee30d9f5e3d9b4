"""What a criterion counts, in the singular and the plural, and what its sentence is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from maalopfyldelse.beregning import Type
from maalopfyldelse.beregning.data import INDIKATORER, MOEDER, RESTANCER
from maalopfyldelse.status import Maal, Planstatus

from .format import Tal, citat, tal

PROCENTTEGN = "%"
FORHOLDSORD = frozenset({"i", "på", "med", "til", "om", "af", "for", "fra", "hos", "ved", "uden"})
# A plan gives its unit in the plural. Most have a regular ending; a compound ends like its last
# part ("lektiecafébesøg"). The longest ending that fits decides.
ENDELSER = {
    "ninger": "ning",
    "elser": "else",
    "heder": "hed",
    "ioner": "ion",
    "iteter": "itet",
    "menter": "ment",
    "skaber": "skab",
    "møder": "møde",
    "sager": "sag",
    "samtaler": "samtale",
    "aftaler": "aftale",
    "planer": "plan",
    "grupper": "gruppe",
    "familier": "familie",
    "personer": "person",
    "kvinder": "kvinde",
    "mænd": "mand",
    "børn": "barn",
    "pladser": "plads",
    "kurser": "kursus",
    "projekter": "projekt",
    "artikler": "artikel",
    "breve": "brev",
    "timer": "time",
    "uger": "uge",
    "dage": "dag",
    "steder": "sted",
    "områder": "område",
    "skoler": "skole",
    "elever": "elev",
    "klasser": "klasse",
    "workshopper": "workshop",
    "workshops": "workshop",
    "jobs": "job",
    "klager": "klage",
    "husstande": "husstand",
    "boliger": "bolig",
    "opgange": "opgang",
    "ejendomme": "ejendom",
    "naboer": "nabo",
    "medlemmer": "medlem",
    "piger": "pige",
    "drenge": "dreng",
    "voksne": "voksen",
    "forældre": "forælder",
    "kampagner": "kampagne",
    "fester": "fest",
    "ture": "tur",
    "caféer": "café",
    "unge": "ung",
    "ældre": "ældre",
    "ige": "ig",
    "ere": "er",
}
LAENGSTE_FOERST = sorted(ENDELSER, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Benaevnelse:
    ental: str
    flertal: str
    emne: str  # as the subject of a sentence on how many there are

    def for_antal(self, n: Tal) -> str:
        return self.ental if n == 1 else self.flertal


MAANEDSTAL = {
    "udsaettelser": Benaevnelse("udsættelse", "udsættelser", "Udsættelserne"),
    "berammede": Benaevnelse(
        "berammet udsættelse", "berammede udsættelser", "De berammede udsættelser"
    ),
    RESTANCER: Benaevnelse("lejemål i restance", "lejemål i restance", "Lejemålene i restance"),
    "rykkere": Benaevnelse("rykker", "rykkere", "Antallet af rykkere"),
    "ophaevelser": Benaevnelse("ophævelse", "ophævelser", "Antallet af ophævelser"),
    "fogedsager": Benaevnelse("fogedsag", "fogedsager", "Antallet af fogedsager"),
    "gengangere": Benaevnelse("genganger", "gengangere", "Antallet af gengangere"),
}
UKENDT = Benaevnelse("", "", "")
MOEDE = Benaevnelse("møde", "møder", "Antallet af møder")


def indikator(maal: Maal) -> str | None:
    return maal.kilde if maal.kilde in INDIKATORER else None


def organ(maal: Maal) -> str | None:
    """The body whose held meetings are counted."""
    return maal.kilde.removeprefix(MOEDER).strip() if maal.kilde.startswith(MOEDER) else None


def benaevnelse(maal: Maal) -> Benaevnelse:
    enhed = maal.enhed.strip()
    if (navn := indikator(maal)) is not None:
        # What is counted is decided by the source; the plan's own word only where it names it.
        return MAANEDSTAL[navn]
    if not enhed or enhed == PROCENTTEGN:
        return MOEDE if organ(maal) else UKENDT
    return Benaevnelse(ental(enhed), enhed, f"Antallet af {enhed}")


@lru_cache(maxsize=512)
def ental(flertal: str) -> str:
    """The singular of a unit; the word as it stands where no rule knows it."""
    foerste, _, rest = flertal.partition(" ")
    if rest and rest.split()[0] not in FORHOLDSORD:
        return flertal  # "nye lejere": more than the ending would have to change
    for endelse in LAENGSTE_FOERST:
        if foerste.lower().endswith(endelse):
            fundet = foerste[: -len(endelse)] + ENDELSER[endelse]
            return f"{fundet} {rest}" if rest else fundet
    return flertal


def med_enhed(n: Tal, maal: Maal, decimaler: int = 1, graenser: tuple[Tal, ...] = ()) -> str:
    """217 rådgivninger, or 217 where the plan names no unit"""
    vist = tal(n, decimaler, graenser)
    enhed = benaevnelse(maal).for_antal(n)
    return f"{vist} {enhed}" if enhed else vist


def navn(maal: Maal) -> str:
    """What a criterion is called in a list: its wording, in quotes."""
    return citat(maal.tekst)


def emne(maal: Maal) -> str:
    """The subject of a sentence: the goal in its own words."""
    return f"{'Milepælen' if maal.resultat.regnet_som is Type.MILEPAEL else 'Målet'} {navn(maal)}"


def aktivitet_alene(maal: Maal, status: Planstatus) -> str | None:
    """The aktivitet of a criterion that counts something which no other one there counts."""
    if not benaevnelse(maal).flertal or organ(maal):
        return None
    for omraade in status.omraader:
        for aktivitet in omraade.aktiviteter:
            if aktivitet.kode == maal.tilknyttet:
                ens = [m for m in aktivitet.maal if benaevnelse(m) == benaevnelse(maal)]
                return aktivitet.navn if len(ens) == 1 else None
    return None
