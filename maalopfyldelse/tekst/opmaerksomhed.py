"""What needs attention and what goes well: selected, sorted, each a sentence with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import Aarsag, Tilstand
from maalopfyldelse.beregning.data import Niveau
from maalopfyldelse.status import Maal, Planstatus

from .maal import saetning
from .tilstande import Tegn, tegn

SNART = 31  # days: a deadline this near is worth a line
VAERST_FOERST = (
    Tilstand.FRIST_OVERSKREDET,
    Tilstand.IKKE_NAAET,
    Tilstand.IKKE_OPFYLDT,
    Tilstand.BAGUD,
    Tilstand.UTILSTRAEKKELIG_DAEKNING,
    Tilstand.LIDT_BAGUD,
    Tilstand.NAESTEN_NAAET,
    Tilstand.DELVIST_OPFYLDT,
    Tilstand.AFVENTER_NULPUNKT,
    Tilstand.INGEN_DATA,
    Tilstand.INTET_MAALTAL,
    Tilstand.NULPUNKTET_ER_0,
    Tilstand.IKKE_FORFALDEN,
)
BEDST_FOERST = (
    Tilstand.NAAET,
    Tilstand.OPFYLDT,
    Tilstand.PAA_SPORET,
    Tilstand.OVERVEJENDE_OPFYLDT,
)
VAERST: Mapping[Tilstand, int] = {t: nr for nr, t in enumerate(VAERST_FOERST)}
BEDST: Mapping[Tilstand, int] = {t: nr for nr, t in enumerate(BEDST_FOERST)}


@dataclass(frozen=True, slots=True)
class Linje:
    """One line of a list: the criterion that it is about, and the sentence."""

    maal: Maal
    tekst: str

    @property
    def kode(self) -> str:
        return self.maal.kode

    @property
    def tegn(self) -> Tegn:
        return tegn(self.maal.resultat.tilstand)


def kraever_opmaerksomhed(status: Planstatus, hoejst: int = 5) -> tuple[Linje, ...]:
    """The worst first; a goal that is stated twice stands once."""
    valgt = [m for m in hvert_maal_en_gang(status) if _kraever(m, status)]
    valgt.sort(key=_vaerst)
    return _linjer(valgt[:hoejst], status)


def det_gaar_godt(status: Planstatus, hoejst: int = 3) -> tuple[Linje, ...]:
    valgt = [m for m in hvert_maal_en_gang(status) if _er_godt(m)]
    valgt.sort(key=_bedst)
    return _linjer(valgt[:hoejst], status)


def hvert_maal_en_gang(status: Planstatus) -> list[Maal]:
    andetsteds = {
        u.kode for u in status.resultat.samlet.udeladt if u.aarsag is Aarsag.REGNET_MED_ANDETSTEDS
    }
    return [m for m in status.maal.values() if m.kode not in andetsteds]


def _kraever(maal: Maal, status: Planstatus) -> bool:
    r = maal.resultat
    if r.tilstand is Tilstand.IKKE_FORFALDEN:
        frist = r.grundlag.frist
        return frist is not None and (frist - status.pr_dato).days <= SNART
    return r.tilstand in VAERST


def _vaerst(maal: Maal) -> tuple[int, date, Fraction, Fraction]:
    """By state; then the oldest deadline, the lowest figure, the greatest weight."""
    r = maal.resultat
    p = r.p_forv if r.p_forv is not None else r.p_krav
    return (
        VAERST[r.tilstand],
        r.grundlag.frist or date.min,
        p if p is not None else Fraction(),
        -r.vaegt,
    )


def _er_godt(maal: Maal) -> bool:
    r = maal.resultat
    # Nothing was expected yet: on course, but no news.
    intet_forventet = r.tilstand is Tilstand.PAA_SPORET and r.p_forv is None
    return r.tilstand in BEDST and not intet_forventet


def _bedst(maal: Maal) -> tuple[int, bool, Fraction, Fraction]:
    """By state; then what the whole plan is for, the greatest weight, the highest figure."""
    r = maal.resultat
    p = r.p_forv if r.p_forv is not None else r.p_krav
    underordnet = maal.niveau != Niveau.HOVEDFORMAAL
    return BEDST[r.tilstand], underordnet, -r.vaegt, -(p if p is not None else Fraction())


def _linjer(maal: Iterable[Maal], status: Planstatus) -> tuple[Linje, ...]:
    return tuple(Linje(m, saetning(m, status)) for m in maal)
