"""Where words stand in a plan's texts, as known now: at most eight queries."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Concat

from config.designsystem.formatering import dato
from helhedsplan.dansk import DanskSmaa
from helhedsplan.models import Helhedsplan, Moede, Organmedlem, Organversion, Planversion
from indsatser.models import (
    Aktivitetversion,
    Indsatsomraadeversion,
    Kriterieversion,
    Maaltal,
    Vurdering,
)
from maalopfyldelse.soegning import Uddrag, find

PLANTEKSTER = (
    "resume",
    "baggrund",
    "problemkompleks",
    "vision",
    "hovedformaal",
    "maalemetoder",
    "organisering",
    "evaluering",
)
OMRAADETEKSTER = ("navn", "formaal", "problemkompleks", "maalemetode")
AKTIVITETSTEKSTER = (
    "navn",
    "formaal",
    "maalgruppe",
    "indhold_og_praksis",
    "problemkompleks",
    "samarbejdsrelationer",
    "medarbejderressourcer",
    "forankring",
    "maalemetode",
    "ledes_af",
    "finansieret_af",
)
KRITERIETEKSTER = ("kriterium__kode", "tekst", "maalemetode", "tidsfrist_tekst")
BEGRUNDELSER = ("kriterium__kode", "begrundelse")
ORGANTEKSTER = ("organ__navn", "kommissorium")
PLADSTEKSTER = ("organ__navn", "navn", "organisation")
MOEDETEKSTER = ("organ__navn", "dagsorden", "beslutninger")


class Sted(StrEnum):
    """What a hit is in, in the order of the page."""

    MAAL = "Mål"
    INDSATS = "Indsatser"
    MOEDE = "Møder"
    ORGAN = "Organer"
    PLAN = "Planens egne tekster"


@dataclass(frozen=True, slots=True)
class Fund:
    sted: Sted
    titel: str
    noegle: str  # a criterion's code, an anchor, the year of a meeting
    uddrag: Sequence[Uddrag]


def soeg(
    plan: Helhedsplan, version: Planversion, ord_: Sequence[str], kendt_pr: datetime
) -> list[Fund]:
    """Return everything of the plan in whose texts every word stands."""
    if not ord_:
        return []
    return [
        *_maal(plan, ord_, kendt_pr),
        *_begrundelser(Maaltal, plan, ord_, kendt_pr),
        *_begrundelser(Vurdering, plan, ord_, kendt_pr),
        *_indsatser(plan, ord_, kendt_pr),
        *_moeder(plan, ord_, kendt_pr),
        *_organer(plan, ord_, kendt_pr),
        *_pladser(plan, ord_, kendt_pr),
        *_planen(version, ord_),
    ]


def _med_ord(raekker: QuerySet, felter: Sequence[str], ord_: Iterable[str]) -> QuerySet:
    """Keep the rows in whose fields, taken together, every word stands, whatever its case."""
    dele = [del_ for felt in felter for del_ in (felt, Value("\n"))]
    raekker = raekker.alias(soegetekst=DanskSmaa(Concat(*dele, output_field=TextField())))
    for et in ord_:
        raekker = raekker.filter(soegetekst__contains=et)
    return raekker


def _felter(objekt, navne: Iterable[str]) -> list[tuple[str, str]]:
    """The fields' own names beside their texts."""
    return [
        (str(objekt._meta.get_field(navn).verbose_name).capitalize(), getattr(objekt, navn))
        for navn in navne
    ]


def _maal(plan: Helhedsplan, ord_: Sequence[str], kendt_pr: datetime) -> Iterable[Fund]:
    versioner = Kriterieversion.objects.gaeldende(kendt_pr).filter(kriterium__plan=plan)
    for version in (
        _med_ord(versioner, KRITERIETEKSTER, ord_)
        .select_related("kriterium")
        .order_by("kriterium__raekkefoelge", "kriterium_id")
    ):
        kode = version.kriterium.kode
        uddrag = find(
            [
                ("Kode", kode),
                ("Mål", version.tekst),
                *_felter(version, ("maalemetode", "tidsfrist_tekst")),
            ],
            ord_,
        )
        if uddrag is not None:
            yield Fund(Sted.MAAL, f"{kode} {version.tekst}", kode, uddrag)


def _begrundelser(
    model: type[Maaltal | Vurdering], plan: Helhedsplan, ord_: Sequence[str], kendt_pr: datetime
) -> Iterable[Fund]:
    """Why a target was set as it is, or a goal judged as it was."""
    poster = model.objects.kendt(kendt_pr).filter(kriterium__plan=plan).exclude(begrundelse="")
    for post in (
        _med_ord(poster, BEGRUNDELSER, ord_)
        .select_related("kriterium")
        .order_by("kriterium__raekkefoelge", "kriterium_id", "id")
    ):
        kode = post.kriterium.kode
        uddrag = find([("Kode", kode), *_felter(post, ("begrundelse",))], ord_)
        if uddrag is not None:
            titel = f"{kode}, {model._meta.verbose_name}"
            yield Fund(Sted.MAAL, titel, kode, uddrag)


def _indsatser(plan: Helhedsplan, ord_: Sequence[str], kendt_pr: datetime) -> Iterable[Fund]:
    """Areas and activities. All are fetched: their places give their anchors on the page."""
    omraader = {
        version.indsatsomraade_id: (nr, version)
        for nr, version in enumerate(
            Indsatsomraadeversion.objects.gaeldende(kendt_pr)
            .filter(indsatsomraade__plan=plan)
            .order_by("indsatsomraade__raekkefoelge", "indsatsomraade_id"),
            start=1,
        )
    }
    for nr, version in omraader.values():
        uddrag = find(_felter(version, OMRAADETEKSTER), ord_)
        if uddrag is not None:
            yield Fund(Sted.INDSATS, version.navn, f"indsats-{nr}", uddrag)
    pladser: Counter[int] = Counter()
    for aktivitet in (
        Aktivitetversion.objects.gaeldende(kendt_pr)
        .filter(aktivitet__plan=plan)
        .order_by("aktivitet__raekkefoelge", "aktivitet_id")
    ):
        uden_omraade = (len(omraader) + 1, None)
        nr, _ = omraader.get(aktivitet.indsatsomraade_id, uden_omraade)
        pladser[nr] += 1
        uddrag = find(_felter(aktivitet, AKTIVITETSTEKSTER), ord_)
        if uddrag is not None:
            yield Fund(Sted.INDSATS, aktivitet.navn, f"indsats-{nr}-{pladser[nr]}", uddrag)


def _moeder(plan: Helhedsplan, ord_: Sequence[str], kendt_pr: datetime) -> Iterable[Fund]:
    moeder = Moede.objects.kendt(kendt_pr).filter(organ__plan=plan)
    for moede in (
        _med_ord(moeder, MOEDETEKSTER, ord_).select_related("organ").order_by("-dato", "-id")
    ):
        uddrag = find(
            [("Organ", moede.organ.navn), *_felter(moede, ("dagsorden", "beslutninger"))], ord_
        )
        if uddrag is not None:
            titel = f"{moede.organ.navn}, {dato(moede.dato)}"
            yield Fund(Sted.MOEDE, titel, str(moede.dato.year), uddrag)


def _organer(plan: Helhedsplan, ord_: Sequence[str], kendt_pr: datetime) -> Iterable[Fund]:
    versioner = Organversion.objects.gaeldende(kendt_pr).filter(organ__plan=plan)
    for version in _med_ord(versioner, ORGANTEKSTER, ord_).select_related("organ").order_by("id"):
        uddrag = find([("Navn", version.organ.navn), *_felter(version, ("kommissorium",))], ord_)
        if uddrag is not None:
            yield Fund(Sted.ORGAN, version.organ.navn, "", uddrag)


def _pladser(plan: Helhedsplan, ord_: Sequence[str], kendt_pr: datetime) -> Iterable[Fund]:
    """Those who sit in the bodies; where only the body's name fits, it is a hit of its own."""
    pladser = Organmedlem.objects.gaeldende(kendt_pr).filter(organ__plan=plan)
    for plads in _med_ord(pladser, PLADSTEKSTER, ord_).select_related("organ").order_by("id"):
        egne = _felter(plads, ("navn", "organisation"))
        uddrag = find([("Organ", plads.organ.navn), *egne], ord_)
        if uddrag is not None and any(et.felt != "Organ" for et in uddrag):
            yield Fund(Sted.ORGAN, f"{plads.navn}, {plads.organ.navn}", "", uddrag)


def _planen(version: Planversion, ord_: Sequence[str]) -> Iterable[Fund]:
    for felt, tekst in _felter(version, PLANTEKSTER):
        uddrag = find([(felt, tekst)], ord_)
        if uddrag is not None:
            yield Fund(Sted.PLAN, felt, "", uddrag)
