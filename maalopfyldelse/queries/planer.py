"""The plans that a calculation reads, as they were known at a time: six set-based queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db.models import BooleanField, DateField, F, OuterRef, Q, Subquery, Value

from helhedsplan.dansk import smaa
from helhedsplan.models import (
    Boligorganisationversion,
    Bruger,
    Helhedsplan,
    Medlemskab,
    Planversion,
)
from helhedsplan.models.viden import ALTID
from indsatser.models import (
    Aktivitetversion,
    Indsatsomraadeversion,
    Kriterietype,
    Kriterieversion,
    Maaltal,
    Nulpunkt,
    Retning,
)
from maalopfyldelse.beregning import data


class Indhold(NamedTuple):
    """An indsatsområde, or an aktivitet with the code of its indsatsområde."""

    plan_id: int
    er_omraade: bool
    kode: str
    navn: str
    formaal: str
    omraade: str | None


class Fastsat(NamedTuple):
    """A måltal or a nulpunkt, with the words that stand beside it."""

    kriterium_id: int
    er_nulpunkt: bool
    fra: date
    til: date
    vaerdi: Decimal | None
    besluttet: date | None
    ord: str  # why a måltal was decided, where a nulpunkt comes from
    registreret: datetime | None
    registreret_af: str
    nr: int


@dataclass(frozen=True, slots=True)
class Planer:
    """The root plan and those that it links to, with the database keys of their criteria.

    The root's own words come in the same queries as its numbers.
    """

    rod: data.Plan
    alle: Mapping[str, data.Plan]
    plan_id: Mapping[str, int]
    kriterium_id: Mapping[tuple[str, str], int]
    versioner: Mapping[str, Kriterieversion]  # the root's criteria by code
    indhold: Sequence[Indhold]  # the root's, in its own order
    enheder: Mapping[int, str]  # kortnavne of all that are or have been the root's members
    fastsat: Mapping[int, Sequence[Fastsat]]  # by criterion, the first registered first


def hent_planer(plan: Helhedsplan, kendt_pr: datetime) -> Planer:
    """Fetch a plan and, through its afledt criteria, every plan that its figures rest on."""
    kendte = _kendte_planer(kendt_pr)
    links = _links(plan, kendte, kendt_pr)
    fastsat = _fastsat(links, kendt_pr)
    versioner = _versioner(links, kendt_pr)
    kriterier, kriterium_id = _kriterier(versioner, fastsat, links, kendte)
    indhold = _indhold(links, kendt_pr)
    omraader = _aktiviteters_omraader(indhold)
    medlemskaber, enheder = medlemskaber_for(links, plan.pk, kendt_pr)
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
        versioner={v.kriterium.kode: v for v in versioner if v.kriterium.plan_id == plan.pk},
        indhold=[del_ for del_ in indhold if del_.plan_id == plan.pk],
        enheder=enheder,
        fastsat=fastsat,
    )


def aabne_planer(kortnavne: Iterable[str], bruger: Bruger) -> list[Helhedsplan]:
    """Those of the plans that this person may open. One query."""
    return list(Helhedsplan.objects.synlige_for(bruger).filter(kortnavn__in=kortnavne).paa_dansk())


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
            and (linket.oprettet_at <= plan.oprettet_at or linket.oprettet_at <= kendt_pr)
        }
        fundne[plan.pk] = {kortnavn: linket.kortnavn for kortnavn, linket in kan_ses.items()}
        venter.extend(kan_ses.values())
    return fundne


def _fastsat(planer: Iterable[int], kendt_pr: datetime) -> dict[int, list[Fastsat]]:
    """Måltal and nulpunkter. Always known is earliest; ties go to the last in the file."""
    maaltal = Maaltal.objects.annotate(
        er_nulpunkt=Value(value=False, output_field=BooleanField()),
        vaerdi=F("maaltal"),
        ord=F("begrundelse"),
        dag=F("besluttet"),
    )
    nulpunkter = Nulpunkt.objects.annotate(
        er_nulpunkt=Value(value=True, output_field=BooleanField()),
        ord=F("kilde"),
        dag=Value(None, output_field=DateField()),
    )
    felter = ("kriterium_id", "er_nulpunkt", "fra", "til", "vaerdi", "dag", "ord")
    maaltal, nulpunkter = (
        raekker.kendt(kendt_pr)
        .filter(kriterium__plan__in=planer)
        .order_by()
        .values_list(*felter, "registreret", "registreret_af", "id")
        for raekker in (maaltal, nulpunkter)
    )
    samlet: dict[int, list[Fastsat]] = defaultdict(list)
    for raekke in sorted(
        map(Fastsat._make, maaltal.union(nulpunkter, all=True)),
        key=lambda f: (f.registreret or ALTID, f.nr),
    ):
        samlet[raekke.kriterium_id].append(raekke)
    return samlet


def _versioner(planer: Iterable[int], kendt_pr: datetime) -> list[Kriterieversion]:
    return list(
        Kriterieversion.objects.gaeldende(kendt_pr)
        .filter(kriterium__plan__in=planer)
        .select_related("kriterium", "svarer_til")
        .order_by("kriterium__raekkefoelge", "kriterium_id")
    )


def _kriterier(
    versioner: Iterable[Kriterieversion],
    fastsat: Mapping[int, Sequence[Fastsat]],
    links: Mapping[int, Mapping[str, str]],
    kendte: Mapping[int, _KendtPlan],
) -> tuple[dict[int, list[data.Kriterium]], dict[tuple[str, str], int]]:
    kriterier: dict[int, list[data.Kriterium]] = defaultdict(list)
    kriterium_id: dict[tuple[str, str], int] = {}
    for version in versioner:
        pk, plan_id, kode = (
            version.kriterium_id,
            version.kriterium.plan_id,
            version.kriterium.kode,
        )
        kriterium_id[kendte[plan_id].kortnavn, kode] = pk
        maaltal = [f for f in fastsat.get(pk, ()) if not f.er_nulpunkt]
        nulpunkter = [f for f in fastsat.get(pk, ()) if f.er_nulpunkt]
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
                planer=tuple(links[plan_id].get(kortnavn, kortnavn) for kortnavn in version.planer),
                maaltal=tuple(
                    data.Maaltal(f.fra, f.til, _broek(f.vaerdi), f.besluttet, nr)
                    for nr, f in enumerate(maaltal)
                ),
                nulpunkt=next(
                    (data.Nulpunkt(f.fra, f.til, _broek(f.vaerdi)) for f in reversed(nulpunkter)),
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


def _indhold(planer: Iterable[int], kendt_pr: datetime) -> list[Indhold]:
    omraader = (
        Indsatsomraadeversion.objects.gaeldende(kendt_pr)
        .filter(indsatsomraade__plan__in=planer)
        .annotate(
            plan=F("indsatsomraade__plan_id"),
            er_omraade=Value(value=True, output_field=BooleanField()),
            kode=F("indsatsomraade__kode"),
            omraade=F("indsatsomraade__kode"),
            plads=F("indsatsomraade__raekkefoelge"),
            nr=F("indsatsomraade_id"),
        )
    )
    aktiviteter = (
        Aktivitetversion.objects.gaeldende(kendt_pr)
        .filter(aktivitet__plan__in=planer)
        .annotate(
            plan=F("aktivitet__plan_id"),
            er_omraade=Value(value=False, output_field=BooleanField()),
            kode=F("aktivitet__kode"),
            omraade=F("indsatsomraade__kode"),
            plads=F("aktivitet__raekkefoelge"),
            nr=F("aktivitet_id"),
        )
    )
    felter = ("plan", "er_omraade", "kode", "navn", "formaal", "omraade", "plads", "nr")
    raekker = omraader.values_list(*felter).union(aktiviteter.values_list(*felter), all=True)
    return [Indhold(*raekke[:6]) for raekke in sorted(raekker, key=lambda raekke: raekke[6:])]


def _aktiviteters_omraader(indhold: Iterable[Indhold]) -> dict[int, dict[str, str | None]]:
    omraader: dict[int, dict[str, str | None]] = defaultdict(dict)
    for del_ in indhold:
        if not del_.er_omraade:
            omraader[del_.plan_id][del_.kode] = del_.omraade
    return omraader


def medlemskaber_for(
    planer: Iterable[int], rod: int, kendt_pr: datetime
) -> tuple[dict[int, list[data.Medlemskab]], dict[int, str]]:
    """The memberships in force, and the names of all that have been members of the root."""
    indgaar_i = (
        Boligorganisationversion.objects.filter(
            Q(registreret__isnull=True) | Q(registreret__lte=kendt_pr),
            boligorganisation=OuterRef("boligorganisation"),
        )
        .order_by(F("registreret").desc(nulls_last=True), "-id")
        .values("indgaar_i")[:1]
    )
    medlemskaber: dict[int, list[data.Medlemskab]] = defaultdict(list)
    navne: dict[int, str] = {}
    for plan_id, enhed, navn, fra, til, udgaaet, optaget_i in (
        Medlemskab.objects.kendt(kendt_pr)
        .filter(plan__in=planer)
        .order_by("id")
        .annotate(optaget_i=Subquery(indgaar_i))
        .values_list(
            "plan_id",
            "boligorganisation_id",
            "boligorganisation__kortnavn",
            "fra",
            "til",
            "udgaaet",
            "optaget_i",
        )
    ):
        if plan_id == rod:
            navne[enhed] = navn
        if not udgaaet:
            medlemskaber[plan_id].append(data.Medlemskab(enhed, fra, til, optaget_i))
    return medlemskaber, navne
