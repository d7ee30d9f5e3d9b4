"""What a report tells beside the figures, all as known at the report's time: ten set-based queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, F, Q, Value

from helhedsplan.models import (
    Boligorganisationversion,
    Budgetkategori,
    Budgetpost,
    Helhedsplan,
    Medlemskab,
    Moede,
    Organmedlem,
    Organtype,
    Organversion,
    Planversion,
)
from indsatser.models import (
    Aktivitetversion,
    Indsatsomraadeversion,
    Maaltal,
    Nulpunkt,
    Registrering,
    Udrulning,
    Vurdering,
)
from maalopfyldelse.beregning import Maaned, Periode
from maalopfyldelse.beregning import Medlemskab as Enhedsmedlemskab
from udsaettelser.models import Maanedstal
from udsaettelser.queries import maanedstal_pr_enhed

PLANENS_FAKTA = (
    (Registrering, "kriterium__plan"),
    (Udrulning, "kriterium__plan"),
    (Vurdering, "kriterium__plan"),
    (Maaltal, "kriterium__plan"),
    (Nulpunkt, "kriterium__plan"),
    (Moede, "organ__plan"),
)
RAEKKEFOELGE = {type_: nr for nr, type_ in enumerate(Organtype.values)}


@dataclass(frozen=True, slots=True)
class Medlemsorganisation:
    medlemskab: Enhedsmedlemskab
    kortnavn: str
    navn: str


@dataclass(frozen=True, slots=True)
class Budget:
    """The sums of one or more years. A sum is None where not one post has the figure."""

    poster: int
    poster_uden_forbrug: int
    budget: Decimal | None
    forbrug: Decimal | None
    projektorganisation: Decimal | None


@dataclass(frozen=True, slots=True)
class Organoplysning:
    navn: str
    type: str
    moeder_pr_aar: int | None
    fra: date | None
    til: date | None
    medlemmer: Sequence[Organmedlem]


@dataclass(frozen=True, slots=True)
class Planoplysninger:
    version: Planversion
    sekretariat: str
    omraadeformaal: Mapping[str, str]
    aktivitetsformaal: Mapping[str, str]
    medlemmer: Sequence[Medlemsorganisation]
    organer: Sequence[Organoplysning]
    budget: Budget | None
    rettelser: int
    maaltalsgrunde: Mapping[str, Sequence[tuple[date | None, str]]]
    nulpunktskilder: Mapping[str, str]


def hent_oplysninger(
    plan: Helhedsplan, vindue: Periode, pr_dato: date, kendt_pr: datetime
) -> Planoplysninger:
    medlemmer = _medlemmer(plan, kendt_pr)
    return Planoplysninger(
        version=Planversion.objects.gaeldende(kendt_pr).get(plan=plan),
        sekretariat=Helhedsplan.objects.values_list("sekretariat__navn", flat=True).get(pk=plan.pk),
        omraadeformaal=dict(
            Indsatsomraadeversion.objects.gaeldende(kendt_pr)
            .filter(indsatsomraade__plan=plan)
            .values_list("indsatsomraade__kode", "formaal")
        ),
        aktivitetsformaal=dict(
            Aktivitetversion.objects.gaeldende(kendt_pr)
            .filter(aktivitet__plan=plan)
            .values_list("aktivitet__kode", "formaal")
        ),
        medlemmer=medlemmer,
        organer=_organer(plan, pr_dato, kendt_pr),
        budget=_budget(plan, vindue, kendt_pr),
        rettelser=_rettelser(plan, [m.medlemskab.enhed for m in medlemmer], kendt_pr),
        maaltalsgrunde=_maaltalsgrunde(plan, pr_dato, kendt_pr),
        nulpunktskilder=dict(
            Nulpunkt.objects.kendt(kendt_pr)
            .filter(kriterium__plan=plan)
            .exclude(kilde="")
            .order_by(F("registreret").asc(nulls_first=True), "id")
            .values_list("kriterium__kode", "kilde")
        ),
    )


def hent_udsaettelser(
    enheder: Collection[int], perioder: Sequence[Periode], pr_dato: date, kendt_pr: datetime
) -> Mapping[tuple[int, Maaned], Fraction]:
    """The approved evictions of months that have ended, by unit and month. One query."""
    tal = maanedstal_pr_enhed(
        enheder,
        min(p.fra for p in perioder),
        min(max(p.til for p in perioder), pr_dato),
        kendt_pr=kendt_pr,
    )
    return {
        (enhed, md): Fraction(figurer["udsaettelser"])
        for (enhed, dato), figurer in tal.items()
        if figurer["udsaettelser"] is not None
        and (md := Maaned(dato.year, dato.month)).sidste <= pr_dato
    }


def _medlemmer(plan: Helhedsplan, kendt_pr: datetime) -> list[Medlemsorganisation]:
    medlemskaber = list(
        Medlemskab.objects.gaeldende(kendt_pr)
        .filter(plan=plan)
        .order_by("id")
        .values_list("boligorganisation_id", "boligorganisation__kortnavn", "fra", "til")
    )
    versioner = {
        enhed: (navn, indgaar_i)
        for enhed, navn, indgaar_i in Boligorganisationversion.objects.kendt(kendt_pr)
        .filter(boligorganisation__in=[enhed for enhed, *_ in medlemskaber])
        .values_list("boligorganisation_id", "navn", "indgaar_i")
    }
    return [
        Medlemsorganisation(Enhedsmedlemskab(enhed, fra, til, indgaar_i), kortnavn, navn)
        for enhed, kortnavn, fra, til in medlemskaber
        for navn, indgaar_i in (versioner.get(enhed, ("", None)),)
    ]


def _organer(plan: Helhedsplan, pr_dato: date, kendt_pr: datetime) -> list[Organoplysning]:
    """The bodies that exist at the reporting date, with those who sit in them then."""
    paa_dagen = (Q(fra__isnull=True) | Q(fra__lte=pr_dato)) & (
        Q(til__isnull=True) | Q(til__gte=pr_dato)
    )
    medlemmer: dict[int, list[Organmedlem]] = defaultdict(list)
    for medlem in (
        Organmedlem.objects.gaeldende(kendt_pr).filter(paa_dagen, organ__plan=plan).order_by("id")
    ):
        medlemmer[medlem.organ_id].append(medlem)
    organer = [
        Organoplysning(
            navn=version.organ.navn,
            type=version.type,
            moeder_pr_aar=version.moeder_pr_aar,
            fra=version.fra,
            til=version.til,
            medlemmer=medlemmer[version.organ_id],
        )
        for version in Organversion.objects.gaeldende(kendt_pr)
        .filter(paa_dagen, organ__plan=plan)
        .select_related("organ")
        .order_by("organ_id")
    ]
    return sorted(organer, key=lambda organ: RAEKKEFOELGE[organ.type])


def _budget(plan: Helhedsplan, vindue: Periode, kendt_pr: datetime) -> Budget | None:
    poster = list(
        Budgetpost.objects.gaeldende(kendt_pr).filter(
            plan=plan, aar__range=(vindue.fra.year, vindue.til.year)
        )
    )
    if not poster:
        return None
    return Budget(
        poster=len(poster),
        poster_uden_forbrug=sum(1 for post in poster if post.forbrug is None),
        budget=_sum(post.budget for post in poster),
        forbrug=_sum(post.forbrug for post in poster),
        projektorganisation=_sum(
            post.budget for post in poster if post.kategori == Budgetkategori.PROJEKTORGANISATION
        ),
    )


def _sum(beloeb: Iterable[Decimal | None]) -> Decimal | None:
    kendte = [b for b in beloeb if b is not None]
    return sum(kendte, Decimal()) if kendte else None


def _rettelser(plan: Helhedsplan, enheder: Collection[int], kendt_pr: datetime) -> int:
    """How many records have been annulled or replaced by the report's time."""
    kendt = Q(registreret__isnull=True) | Q(registreret__lte=kendt_pr)
    dele = [
        model.objects.filter(kendt, annullerer__isnull=False, **{vej: plan})
        for model, vej in PLANENS_FAKTA
    ]
    dele.append(
        Maanedstal.objects.filter(
            annullerer__isnull=False, kendt_fra__lte=kendt_pr, boligorganisation__in=enheder
        )
    )
    talt = [
        del_.order_by().annotate(_alle=Value(1)).values("_alle").annotate(n=Count("id")).values("n")
        for del_ in dele
    ]
    return sum(raekke["n"] for raekke in talt[0].union(*talt[1:], all=True))


def _maaltalsgrunde(
    plan: Helhedsplan, pr_dato: date, kendt_pr: datetime
) -> dict[str, list[tuple[date | None, str]]]:
    """Why targets were changed, by criterion, the first change first."""
    grunde: dict[str, list[tuple[date | None, str]]] = defaultdict(list)
    for kode, besluttet, begrundelse in (
        Maaltal.objects.kendt(kendt_pr)
        .filter(kriterium__plan=plan, er_revision=True)
        .filter(Q(besluttet__isnull=True) | Q(besluttet__lte=pr_dato))
        .exclude(begrundelse="")
        .order_by("besluttet", "id")
        .values_list("kriterium__kode", "besluttet", "begrundelse")
    ):
        grunde[kode].append((besluttet, begrundelse))
    return grunde
