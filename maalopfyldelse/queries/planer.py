"""The plans that a calculation reads, as they were known at a time: seven set-based queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db.models import F, OuterRef, Q, Subquery

from helhedsplan.dansk import smaa
from helhedsplan.models import (
    Boligorganisationversion,
    Helhedsplan,
    Medlemskab,
    Planversion,
)
from indsatser.models import (
    Aktivitetversion,
    Kriterietype,
    Kriterieversion,
    Maaltal,
    Nulpunkt,
    Retning,
)
from maalopfyldelse.beregning import data


@dataclass(frozen=True, slots=True)
class Planer:
    """The root plan and those that it links to, with the database keys of their criteria."""

    rod: data.Plan
    alle: Mapping[str, data.Plan]
    plan_id: Mapping[str, int]
    kriterium_id: Mapping[tuple[str, str], int]


def hent_planer(plan: Helhedsplan, kendt_pr: datetime) -> Planer:
    """Fetch a plan and, through its afledt criteria, every plan that its figures rest on."""
    kendte = _kendte_planer(kendt_pr)
    links = _links(plan, kendte, kendt_pr)
    kriterier, kriterium_id = _kriterier(links, kendte, kendt_pr)
    omraader = _aktiviteters_omraader(links, kendt_pr)
    medlemskaber = _medlemskaber(links, kendt_pr)
    alle = {
        kendte[pk].kortnavn: data.Plan(
            noegle=kendte[pk].kortnavn,
            navn=kendte[pk].navn,
            startdato=kendte[pk].startdato,
            slutdato=kendte[pk].slutdato,
            graense_paa_sporet=Fraction(kendte[pk].graense_paa_sporet) / 100,
            graense_lidt_bagud=Fraction(kendte[pk].graense_lidt_bagud) / 100,
            kriterier=tuple(kriterier[pk]),
            medlemskaber=tuple(medlemskaber[pk]),
            aktivitet_til_omraade=omraader[pk],
        )
        for pk in links
    }
    return Planer(
        rod=alle[plan.kortnavn],
        alle=alle,
        plan_id={kendte[pk].kortnavn: pk for pk in links},
        kriterium_id=kriterium_id,
    )


class _KendtPlan(NamedTuple):
    pk: int
    kortnavn: str
    oprettet_at: datetime
    navn: str
    startdato: date
    slutdato: date
    graense_paa_sporet: Decimal
    graense_lidt_bagud: Decimal


def _kendte_planer(kendt_pr: datetime) -> dict[int, _KendtPlan]:
    raekker = Planversion.objects.gaeldende(kendt_pr).values_list(
        "plan_id",
        "plan__kortnavn",
        "plan__oprettet_at",
        "navn",
        "startdato",
        "slutdato",
        "graense_paa_sporet",
        "graense_lidt_bagud",
    )
    return {raekke[0]: _KendtPlan(*raekke) for raekke in raekker}


def _links(
    rod: Helhedsplan, kendte: Mapping[int, _KendtPlan], kendt_pr: datetime
) -> dict[int, Mapping[str, str]]:
    """For the root and every plan that it reaches: the kortnavne it links to, and their keys.

    A linked plan that came after the plan that links to it counts from its own first import.
    """
    efter_kortnavn = {smaa(plan.kortnavn): plan for plan in kendte.values()}
    skrevet: dict[int, set[str]] = defaultdict(set)
    for plan_id, kortnavne in (
        Kriterieversion.objects.gaeldende(kendt_pr)
        .filter(type=Kriterietype.AFLEDT)
        .values_list("kriterium__plan_id", "planer")
    ):
        skrevet[plan_id].update(kortnavne)
    fundne: dict[int, Mapping[str, str]] = {}
    venter = [kendte[rod.pk]]
    while venter:
        plan = venter.pop()
        if plan.pk in fundne:
            continue
        kan_ses = {
            kortnavn: linket
            for kortnavn in skrevet[plan.pk]
            if (linket := efter_kortnavn.get(smaa(kortnavn)))
            and (
                linket.oprettet_at <= plan.oprettet_at or linket.oprettet_at <= kendt_pr
            )
        }
        fundne[plan.pk] = {
            kortnavn: linket.kortnavn for kortnavn, linket in kan_ses.items()
        }
        venter.extend(kan_ses.values())
    return fundne


def _pr_kriterium(raekker: Iterable[tuple]) -> dict[int, list[tuple]]:
    samlet: dict[int, list[tuple]] = defaultdict(list)
    for kriterium_id, *resten in raekker:
        samlet[kriterium_id].append(tuple(resten))
    return samlet


def _kriterier(
    links: Mapping[int, Mapping[str, str]],
    kendte: Mapping[int, _KendtPlan],
    kendt_pr: datetime,
) -> tuple[dict[int, list[data.Kriterium]], dict[tuple[str, str], int]]:
    maaltal = _pr_kriterium(
        Maaltal.objects.kendt(kendt_pr)
        .filter(kriterium__plan__in=links)
        # Ties go to the latest registered, then to the last in the file; always known is earliest.
        .order_by(F("registreret").asc(nulls_first=True), "id")
        .values_list("kriterium_id", "fra", "til", "maaltal", "besluttet")
    )
    nulpunkter = _pr_kriterium(
        Nulpunkt.objects.kendt(kendt_pr)
        .filter(kriterium__plan__in=links)
        .order_by(F("registreret").asc(nulls_first=True), "id")
        .values_list("kriterium_id", "fra", "til", "vaerdi")
    )
    kriterier: dict[int, list[data.Kriterium]] = defaultdict(list)
    kriterium_id: dict[tuple[str, str], int] = {}
    for version in (
        Kriterieversion.objects.gaeldende(kendt_pr)
        .filter(kriterium__plan__in=links)
        .select_related("kriterium", "svarer_til")
        .order_by("kriterium__raekkefoelge", "kriterium_id")
    ):
        pk, plan_id, kode = (
            version.kriterium_id,
            version.kriterium.plan_id,
            version.kriterium.kode,
        )
        kriterium_id[kendte[plan_id].kortnavn, kode] = pk
        kriterier[plan_id].append(
            data.Kriterium(
                kode=kode,
                type=data.Type(version.type),
                niveau=version.niveau,
                tilknyttet=version.tilknyttet or None,
                retning=_RETNING.get(version.retning, data.Retning.MINDST),
                vaegt=Fraction(version.vaegt),
                kilde=version.kilde or data.REGISTRERINGER,
                tidsfrist=version.tidsfrist,
                svarer_til=version.svarer_til.kode if version.svarer_til else None,
                planer=tuple(
                    links[plan_id].get(kortnavn, kortnavn)
                    for kortnavn in version.planer
                ),
                maaltal=tuple(
                    data.Maaltal(fra, til, _broek(vaerdi), besluttet, nr)
                    for nr, (fra, til, vaerdi, besluttet) in enumerate(maaltal[pk])
                ),
                nulpunkt=next(
                    (
                        data.Nulpunkt(fra, til, _broek(vaerdi))
                        for fra, til, vaerdi in reversed(nulpunkter[pk])
                    ),
                    None,
                ),
            )
        )
    return kriterier, kriterium_id


_RETNING = {
    Retning.HOEJST: data.Retning.HOEJST,
    Retning.NED: data.Retning.HOEJST,
}


def _broek(vaerdi: Decimal | None) -> Fraction | None:
    return None if vaerdi is None else Fraction(vaerdi)


def _aktiviteters_omraader(
    planer: Iterable[int], kendt_pr: datetime
) -> dict[int, dict[str, str | None]]:
    omraader: dict[int, dict[str, str | None]] = defaultdict(dict)
    for plan_id, kode, omraade in (
        Aktivitetversion.objects.gaeldende(kendt_pr)
        .filter(aktivitet__plan__in=planer)
        .values_list("aktivitet__plan_id", "aktivitet__kode", "indsatsomraade__kode")
    ):
        omraader[plan_id][kode] = omraade
    return omraader


def _medlemskaber(
    planer: Iterable[int], kendt_pr: datetime
) -> dict[int, list[data.Medlemskab]]:
    indgaar_i = (
        Boligorganisationversion.objects.filter(
            Q(registreret__isnull=True) | Q(registreret__lte=kendt_pr),
            boligorganisation=OuterRef("boligorganisation"),
        )
        .order_by(F("registreret").desc(nulls_last=True), "-id")
        .values("indgaar_i")[:1]
    )
    medlemskaber: dict[int, list[data.Medlemskab]] = defaultdict(list)
    for plan_id, enhed, fra, til, optaget_i in (
        Medlemskab.objects.gaeldende(kendt_pr)
        .filter(plan__in=planer)
        .order_by("id")
        .annotate(optaget_i=Subquery(indgaar_i))
        .values_list("plan_id", "boligorganisation_id", "fra", "til", "optaget_i")
    ):
        medlemskaber[plan_id].append(data.Medlemskab(enhed, fra, til, optaget_i))
    return medlemskaber
