"""The states, reservations and reasons in words and shapes; colour comes third."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from maalopfyldelse.beregning import Aarsag, Forbehold, Tilstand


class Tone(StrEnum):
    GOD = "god"
    OPMAERKSOM = "opmaerksom"
    DAARLIG = "daarlig"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Tegn:
    """How a state is shown. `form` names the drawn shape, `glyf` is its likeness in plain text."""

    form: str
    glyf: str
    ord: str
    tone: Tone
    flere: str  # after a count: "3 nået", "2 uden data"
    forklaring: str

    def __str__(self) -> str:
        return f"{self.glyf} {self.ord}"


TEGN: Mapping[Tilstand, Tegn] = {
    Tilstand.NAAET: Tegn("flueben", "✓", "nået", Tone.GOD, "nået", "Målet er opfyldt."),
    Tilstand.NAAET_FOR_SENT: Tegn(
        "flueben-ring",
        "✔",
        "nået for sent",
        Tone.OPMAERKSOM,
        "nået for sent",
        "Milepælen er nået, men først efter fristen.",
    ),
    Tilstand.PAA_SPORET: Tegn(
        "flueben",
        "✓",
        "på sporet",
        Tone.GOD,
        "på sporet",
        "Tallet er mindst så godt, som man kunne forvente på dette tidspunkt.",
    ),
    Tilstand.NAESTEN_NAAET: Tegn(
        "trekant",
        "▲",
        "næsten nået",
        Tone.OPMAERKSOM,
        "næsten nået",
        "Perioden er slut, og der manglede kun lidt i at opfylde målet.",
    ),
    Tilstand.LIDT_BAGUD: Tegn(
        "trekant",
        "▲",
        "lidt bagud",
        Tone.OPMAERKSOM,
        "lidt bagud",
        "Tallet er lidt dårligere, end man kunne forvente på dette tidspunkt.",
    ),
    Tilstand.BAGUD: Tegn(
        "firkant",
        "■",
        "bagud",
        Tone.DAARLIG,
        "bagud",
        "Tallet er klart dårligere, end man kunne forvente på dette tidspunkt.",
    ),
    Tilstand.IKKE_NAAET: Tegn(
        "kryds",
        "✕",
        "ikke nået",
        Tone.DAARLIG,
        "ikke nået",
        "Perioden er slut, og målet er ikke opfyldt.",
    ),
    Tilstand.FRIST_OVERSKREDET: Tegn(
        "udraab",
        "!",
        "frist overskredet",
        Tone.DAARLIG,
        "med overskredet frist",
        "Fristen er udløbet, og milepælen er ikke nået.",
    ),
    Tilstand.IKKE_FORFALDEN: Tegn(
        "cirkel",
        "○",
        "fristen er ikke nået",
        Tone.NEUTRAL,
        "hvor fristen ikke er nået",
        "Milepælen er ikke nået, men fristen er heller ikke udløbet.",
    ),
    Tilstand.IKKE_STARTET: Tegn(
        "cirkel-stiplet",
        "◌",
        "ikke startet",
        Tone.NEUTRAL,
        "ikke startet",
        "Der er endnu ikke noget at måle på, fordi perioden ikke er begyndt.",
    ),
    Tilstand.AFVENTER_NULPUNKT: Tegn(
        "prikker",
        "…",
        "afventer nulpunktsmåling",
        Tone.NEUTRAL,
        "afventer nulpunktsmåling",
        "Der mangler et nulpunkt at måle udviklingen fra.",
    ),
    Tilstand.UTILSTRAEKKELIG_DAEKNING: Tegn(
        "halvcirkel",
        "◐",
        "for få indberettede tal",
        Tone.OPMAERKSOM,
        "med for få indberettede tal",
        "Der mangler så mange månedstal, at målet ikke kan gøres op. Mindst 80 % kræves.",
    ),
    Tilstand.NULPUNKTET_ER_0: Tegn(
        "nul",
        "∅",
        "nulpunktet er 0",
        Tone.NEUTRAL,
        "med nulpunkt 0",
        "Nulpunktet er 0, så en ændring i procent kan ikke regnes ud.",
    ),
    Tilstand.INGEN_DATA: Tegn(
        "streg",
        "–",
        "ingen data",
        Tone.OPMAERKSOM,
        "uden data",
        "Der er endnu ikke registreret noget at måle på.",
    ),
    Tilstand.INTET_MAALTAL: Tegn(
        "spoergsmaal",
        "?",
        "intet måltal",
        Tone.NEUTRAL,
        "uden måltal",
        "Der er ikke fastsat et måltal for perioden.",
    ),
    Tilstand.OPFYLDT: Tegn(
        "flueben",
        "✓",
        "vurderet opfyldt",
        Tone.GOD,
        "vurderet opfyldt",
        "Sekretariatet vurderer, at målet er opfyldt.",
    ),
    Tilstand.OVERVEJENDE_OPFYLDT: Tegn(
        "flueben",
        "✓",
        "vurderet overvejende opfyldt",
        Tone.GOD,
        "vurderet overvejende opfyldt",
        "Sekretariatet vurderer, at målet overvejende er opfyldt.",
    ),
    Tilstand.DELVIST_OPFYLDT: Tegn(
        "trekant",
        "▲",
        "vurderet delvist opfyldt",
        Tone.OPMAERKSOM,
        "vurderet delvist opfyldt",
        "Sekretariatet vurderer, at målet er delvist opfyldt.",
    ),
    Tilstand.IKKE_OPFYLDT: Tegn(
        "firkant",
        "■",
        "vurderet ikke opfyldt",
        Tone.DAARLIG,
        "vurderet ikke opfyldt",
        "Sekretariatet vurderer, at målet ikke er opfyldt.",
    ),
}

FORBEHOLD: Mapping[Forbehold, str] = {
    Forbehold.FORELOEBIG: "Perioden er ikke slut, så tallet kan stadig ændre sig.",
    Forbehold.DELVIS_DAEKNING: (
        "Nogle månedstal mangler. Kun tal, der er indberettet og godkendt, er talt med."
    ),
    Forbehold.NULPUNKT_FORDELT: (
        "Nulpunktet er ét samlet tal, der er fordelt jævnt på månederne. "
        "Der er derfor ikke taget højde for, at nogle måneder plejer at ligge højere end andre."
    ),
    Forbehold.UDEN_FRIST: "Planen giver ingen frist; planens slutdato er brugt.",
    Forbehold.REVIDERET_MAALTAL: "Måltallet er ændret, siden planen blev lagt.",
    Forbehold.AELDRE_MAALING: "Den seneste måling er fra før opgørelsesperioden.",
}

AARSAGER: Mapping[Aarsag, str] = {
    Aarsag.REGNET_MED_ANDETSTEDS: "samme mål som et andet; tælles kun med én gang",
    Aarsag.VURDERING: "vurderes i ord, ikke i procent",
    Aarsag.VAEGT_0: "vægten er 0, så det følges uden at tælle med",
    Aarsag.UDEN_TAL: "der er for få tal at regne på",
    Aarsag.UKENDT_PLAN: "planen findes ikke her",
    Aarsag.UDEN_FOR_VINDUET: "planen løber ikke i opgørelsesperioden",
    Aarsag.HENVISER_I_RING: "planen henviser tilbage til denne plan",
}
# A state that leaves a criterion without a percentage, as the reason why it is not in the mean.
UDEN_TAL: Mapping[Tilstand, str] = {
    Tilstand.IKKE_FORFALDEN: "fristen ligger efter opgørelsesperioden",
    Tilstand.IKKE_STARTET: "ikke startet",
    Tilstand.AFVENTER_NULPUNKT: "afventer nulpunktsmåling",
    Tilstand.UTILSTRAEKKELIG_DAEKNING: "for få indberettede tal",
    Tilstand.NULPUNKTET_ER_0: "nulpunktet er 0",
    Tilstand.INGEN_DATA: "ingen data endnu",
    Tilstand.INTET_MAALTAL: "intet måltal",
}


def tegn(tilstand: Tilstand) -> Tegn:
    return TEGN[tilstand]


def forbehold_tekst(forbehold: Forbehold) -> str:
    """A reservation, explained in a sentence."""
    return FORBEHOLD[forbehold]


def aarsag_tekst(aarsag: Aarsag, tilstand: Tilstand | None = None) -> str:
    """Why a criterion is not in the mean, or a linked plan not in the figure, in words."""
    if aarsag is Aarsag.UDEN_TAL and tilstand is not None and tilstand in UDEN_TAL:
        return UDEN_TAL[tilstand]
    return AARSAGER[aarsag]
