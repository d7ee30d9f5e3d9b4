"""Reads for a plan's page on its bodies' meetings: how often they should meet, and have met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from config.designsystem.formatering import antal, opremsning, tal
from config.regneark import Vaerdi
from helhedsplan.dansk import sorteringsnoegle
from helhedsplan.models import Helhedsplan, Moede, Organtype, Organversion

RAEKKEFOELGE = {type_: nr for nr, type_ in enumerate(Organtype.values)}
KOLONNER = ("Dato", "Organ", "Afholdt", "Dagsorden", "Beslutninger")


@dataclass(frozen=True, slots=True)
class Moedelinje:
    dato: date
    organ: str
    dagsorden: str
    beslutninger: str
    uafklaret: bool = False  # its day has passed, and nobody has said that it was held


@dataclass(frozen=True, slots=True)
class Organlinje:
    """A body and its meetings of the year."""

    navn: str
    type: str
    skal: str
    har: str
    seneste: date | None
    naeste: date | None
    fra: date | None
    til: date | None


@dataclass(frozen=True, slots=True)
class Moedeside:
    aar: int
    andre_aar: Sequence[int]
    saetninger: Sequence[str]
    organer: Sequence[Organlinje]
    kommende: Sequence[Moedelinje]
    tidligere: Sequence[Moedelinje]  # of the year, the newest first


def hent_organer(plan: Helhedsplan, *, kendt_pr: datetime) -> list[Organversion]:
    """The bodies as known, bestyrelsen first. One query."""
    versioner = (
        Organversion.objects.gaeldende(kendt_pr).filter(organ__plan=plan).select_related("organ")
    )
    return sorted(
        versioner, key=lambda v: (RAEKKEFOELGE[v.type], sorteringsnoegle(v.organ.navn), v.organ_id)
    )


def hent_moeder(plan: Helhedsplan, *, kendt_pr: datetime) -> list[Moede]:
    """All meetings that count, the first first. One query."""
    return list(
        Moede.objects.kendt(kendt_pr)
        .filter(organ__plan=plan)
        .select_related("organ")
        .order_by("dato", "id")
    )


def mulige_aar(moeder: Iterable[Moede], startdato: date, til_og_med: date) -> list[int]:
    """The plan's years so far and those in which somebody met, newest first."""
    planens = range(startdato.year, max(startdato, til_og_med).year + 1)
    aar = {*planens, til_og_med.year, *(moede.dato.year for moede in moeder)}
    return sorted(aar, reverse=True)


def standardaar(moeder: Iterable[Moede], til_og_med: date) -> int:
    """The last year, up to the day, in which there is a meeting; else the day's own."""
    kendte = [moede.dato.year for moede in moeder if moede.dato <= til_og_med]
    return max(kendte, default=til_og_med.year)


def moedeside(
    organer: Sequence[Organversion],
    moeder: Sequence[Moede],
    aar: int,
    *,
    aar_i_alt: Sequence[int],
    i_dag: date,
) -> Moedeside:
    aarets = [moede for moede in moeder if moede.dato.year == aar]
    linjer = [_organlinje(organ, moeder, aar, i_dag) for organ in organer if _findes(organ, aar)]
    return Moedeside(
        aar=aar,
        andre_aar=aar_i_alt,
        saetninger=_saetninger(organer, aarets, aar),
        organer=linjer,
        kommende=[_linje(m, i_dag) for m in moeder if m.dato >= i_dag and not m.afholdt],
        tidligere=[_linje(m, i_dag) for m in reversed(aarets) if m.dato < i_dag or m.afholdt],
    )


def tabel(moeder: Iterable[Moede]) -> list[list[Vaerdi]]:
    return [[m.dato, m.organ.navn, m.afholdt, m.dagsorden, m.beslutninger] for m in moeder]


ORGANKOLONNER = ("Organ", "Type", "Skal mødes mindst", "Holdt i året", "Seneste møde", "Næste møde")


def organtabel(side: Moedeside) -> list[list[Vaerdi]]:
    return [[o.navn, o.type, o.skal, o.har, o.seneste, o.naeste] for o in side.organer]


def _findes(organ: Organversion, aar: int) -> bool:
    begynder = organ.fra or date.min
    slutter = organ.til or date.max
    return begynder <= date(aar, 12, 31) and date(aar, 1, 1) <= slutter


def _linje(moede: Moede, i_dag: date) -> Moedelinje:
    return Moedelinje(
        moede.dato,
        moede.organ.navn,
        moede.dagsorden,
        moede.beslutninger,
        uafklaret=not moede.afholdt and moede.dato < i_dag,
    )


def _organlinje(organ: Organversion, moeder: Sequence[Moede], aar: int, i_dag: date) -> Organlinje:
    egne = [moede for moede in moeder if moede.organ_id == organ.organ_id]
    afholdte = [m.dato for m in egne if m.afholdt]
    i_aar = sum(1 for dag in afholdte if dag.year == aar)
    planlagte = [m.dato for m in egne if not m.afholdt and m.dato >= i_dag]
    krav = organ.moeder_pr_aar
    return Organlinje(
        navn=organ.organ.navn,
        type=organ.get_type_display(),
        skal="ikke aftalt" if krav is None else f"{antal(krav, 'gang', 'gange')} om året",
        har=f"{tal(i_aar)} af {tal(krav)} møder" if krav else antal(i_aar, "møde", "møder"),
        seneste=max(afholdte, default=None),
        naeste=min(planlagte, default=None),
        fra=organ.fra,
        til=organ.til,
    )


def _saetninger(organer: Sequence[Organversion], aarets: Sequence[Moede], aar: int) -> list[str]:
    """How often those met that have agreed how often to meet; then those without a meeting."""
    saetninger, uden = [], []
    for organ in organer:
        if not _findes(organ, aar):
            continue
        navn = organ.organ.navn
        holdt = sum(1 for m in aarets if m.organ_id == organ.organ_id and m.afholdt)
        if not organ.moeder_pr_aar:
            continue
        if not holdt:
            uden.append(navn)
            continue
        saetninger.append(
            f"{navn} har holdt {antal(holdt, 'møde', 'møder')} i {aar} og skal "
            f"mødes mindst {antal(organ.moeder_pr_aar, 'gang', 'gange')} om året."
        )
    if uden:
        saetninger.append(f"Der er ikke registreret møder i {opremsning(uden)} i {aar}.")
    return saetninger
