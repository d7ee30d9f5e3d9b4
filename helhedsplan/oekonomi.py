"""Reads for a plan's page on its money: budget and spending by year, and what has been corrected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from config import danske_formater
from config.danske_formater import med_procent, tal
from config.designsystem.formatering import procent
from config.regneark import Vaerdi
from helhedsplan.dansk import smaa, sorteringsnoegle
from helhedsplan.models import Budgetkategori, Budgetpost, Helhedsplan
from helhedsplan.models.viden import ALTID

GRAENSE = Fraction(1, 4)
VENDEPUNKTER = (25, 100)
FONDEN = ("landsbyggefond", "lbf")
KOLONNER = (
    "År",
    "Post",
    "Kategori",
    "Tilknyttet",
    "Finansieringskilde",
    "Budget i kroner",
    "Forbrug i kroner",
)


@dataclass(frozen=True, slots=True)
class Postlinje:
    post: str
    kategori: str
    kilde: str
    budget: str
    forbrug: str
    andel: str  # spent of the budget


@dataclass(frozen=True, slots=True)
class Aarsoekonomi:
    """A year's posts, their sums, and the two shares that are looked at."""

    aar: int
    linjer: Sequence[Postlinje]
    budget: str
    forbrug: str
    andel: str
    daekning: str  # said where not all posts have their figures
    saetning: str
    bemaerkninger: Sequence["Bemaerkning"]


@dataclass(frozen=True, slots=True)
class Bemaerkning:
    tekst: str
    ved_graensen: bool  # outside what is usual: to be explained, never blocked


@dataclass(frozen=True, slots=True)
class Rettelse:
    hvornaar: datetime | None
    af: str
    hvad: str
    aendring: str


@dataclass(frozen=True, slots=True)
class Oekonomiside:
    aar: Sequence[Aarsoekonomi]  # the newest first
    rettelser: Sequence[Rettelse]


def hent_versioner(plan: Helhedsplan, *, kendt_pr: datetime) -> list[Budgetpost]:
    """Every version of every post that was known, in the order in which they came. One query."""
    versioner = Budgetpost.objects.filter(plan=plan).select_related("bruger").order_by("id")
    kendte = [v for v in versioner if (v.registreret or ALTID) <= kendt_pr]
    return sorted(kendte, key=lambda v: (v.registreret or ALTID, v.pk))


def gaeldende(versioner: Iterable[Budgetpost]) -> list[Budgetpost]:
    nyeste = {_noegle(version): version for version in versioner}
    return sorted(
        (version for version in nyeste.values() if not version.udgaaet),
        key=lambda v: (-v.aar, sorteringsnoegle(v.post), v.pk),
    )


def oekonomiside(versioner: Sequence[Budgetpost]) -> Oekonomiside:
    poster = gaeldende(versioner)
    return Oekonomiside(
        aar=[_aar(aar, list(egne)) for aar, egne in groupby(poster, key=lambda v: v.aar)],
        rettelser=_rettelser(versioner),
    )


def tabel(versioner: Sequence[Budgetpost]) -> list[list[Vaerdi]]:
    return [
        [
            post.aar,
            post.post,
            post.get_kategori_display(),
            post.tilknyttet,
            post.finansieringskilde,
            post.budget,
            post.forbrug,
        ]
        for post in gaeldende(versioner)
    ]


RETTELSESKOLONNER = ("Post", "Rettet", "Registreret", "Af")


def rettelsestabel(versioner: Sequence[Budgetpost]) -> list[list[Vaerdi]]:
    return [[r.hvad, r.aendring, r.hvornaar, r.af] for r in _rettelser(versioner)]


def _noegle(version: Budgetpost) -> tuple:
    return tuple(getattr(version, felt) for felt in ("aar", *Budgetpost.NOEGLE[2:]))


def _aar(aar: int, poster: Sequence[Budgetpost]) -> Aarsoekonomi:
    budget, forbrug = _sum(p.budget for p in poster), _sum(p.forbrug for p in poster)
    # Spending is compared over the posts that have both, so that a missing one is not a saving.
    begge = [p for p in poster if p.budget is not None and p.forbrug is not None]
    andel = _andel(_sum(p.forbrug for p in begge), _sum(p.budget for p in begge))
    return Aarsoekonomi(
        aar=aar,
        linjer=[_linje(post) for post in poster],
        budget=kroner(budget),
        forbrug=kroner(forbrug),
        andel=andel,
        daekning=_daekning(poster),
        saetning=_saetning(aar, budget, forbrug, andel, poster),
        bemaerkninger=[*_projektorganisation(aar, poster), *_medfinansiering(aar, poster)],
    )


def _linje(post: Budgetpost) -> Postlinje:
    return Postlinje(
        post=post.post,
        kategori=post.get_kategori_display(),
        kilde=post.finansieringskilde or "ikke oplyst",
        budget=kroner(post.budget),
        forbrug=kroner(post.forbrug),
        andel=_andel(post.forbrug, post.budget),
    )


def kroner(beloeb: Decimal | None) -> str:
    return "ikke oplyst" if beloeb is None else danske_formater.kroner(beloeb)


def _andel(del_: Decimal | None, hele: Decimal | None) -> str:
    if del_ is None or not hele:
        return "kan ikke regnes"
    return _procent(Fraction(del_) / Fraction(hele))


def _procent(andel: Fraction) -> str:
    """A share beside a quarter or the whole never reads as just that."""
    return med_procent(tal(andel * 100, 1, VENDEPUNKTER))


def _sum(beloeb: Iterable[Decimal | None]) -> Decimal | None:
    kendte = [b for b in beloeb if b is not None]
    return sum(kendte, Decimal()) if kendte else None


def _daekning(poster: Sequence[Budgetpost]) -> str:
    uden = [
        (navn, antal)
        for navn, antal in (
            ("budget", sum(1 for p in poster if p.budget is None)),
            ("forbrug", sum(1 for p in poster if p.forbrug is None)),
        )
        if antal
    ]
    dele = [f"{tal(len(poster) - antal)} af {tal(len(poster))} poster har {n}" for n, antal in uden]
    return f"{' og '.join(dele)}." if dele else ""


def _saetning(
    aar: int,
    budget: Decimal | None,
    forbrug: Decimal | None,
    andel: str,
    poster: Sequence[Budgetpost],
) -> str:
    if budget is None:
        return f"Der er ikke oplyst noget budget for {aar}."
    if forbrug is None:
        return f"Budgettet for {aar} er {kroner(budget)} Forbruget er ikke oplyst."
    if any(p.budget is None or p.forbrug is None for p in poster):
        brugt = (
            f"Der er brugt {kroner(forbrug)} i {aar}{_men([p.forbrug for p in poster], 'forbrug')}."
        )
        men = _men([p.budget for p in poster], "budget")
        return f"{brugt} Budgettet er {kroner(budget)}{f'{men}.' if men else ''}"
    hvor = "over" if forbrug > budget else "under"
    afvigelse = abs(forbrug - budget)
    if not afvigelse:
        return f"Der er brugt {kroner(forbrug)} i {aar}, netop så meget som budgetteret."
    return (
        f"Der er brugt {kroner(forbrug)} af {kroner(budget)} i {aar} ({andel}), "
        f"{kroner(afvigelse)} {hvor} budgettet."
    )


def _men(beloeb: Sequence[Decimal | None], hvad: str) -> str:
    """A sum is only of what is known, which the sentence that gives it has to say."""
    uden = sum(1 for b in beloeb if b is None)
    return f", men {tal(uden)} af {tal(len(beloeb))} poster har intet {hvad} endnu" if uden else ""


def _projektorganisation(aar: int, poster: Sequence[Budgetpost]) -> Iterable[Bemaerkning]:
    budget = _sum(p.budget for p in poster)
    egen = _sum(p.budget for p in poster if p.kategori == Budgetkategori.PROJEKTORGANISATION)
    if not budget or egen is None:
        return
    andel = Fraction(egen) / Fraction(budget)
    tekst = (
        f"Projektorganisation udgør {_procent(andel)} af budgettet for {aar} "
        f"({kroner(egen)} af {kroner(budget)})"
    )
    if andel > GRAENSE:
        yield Bemaerkning(
            f"{tekst}. Det er mere end de {procent(25)}, som posten almindeligvis højst bør fylde. "
            "Der kan være gode grunde til det, og bestyrelsen bør kende dem.",
            ved_graensen=True,
        )
    else:
        yield Bemaerkning(
            f"{tekst}, og det er inden for de sædvanlige {procent(25)}.", ved_graensen=False
        )


def _medfinansiering(aar: int, poster: Sequence[Budgetpost]) -> Iterable[Bemaerkning]:
    med_budget = [p for p in poster if p.budget]
    uden_kilde = [p for p in med_budget if not p.finansieringskilde.strip()]
    if not med_budget:
        return
    if uden_kilde:
        yield Bemaerkning(
            f"Den lokale medfinansiering for {aar} kan ikke regnes ud: {tal(len(uden_kilde))} af "
            f"{tal(len(med_budget))} poster mangler en finansieringskilde.",
            ved_graensen=False,
        )
        return
    budget = Fraction(sum(p.budget for p in med_budget))
    lokalt = sum((p.budget for p in med_budget if not _fra_fonden(p)), Decimal())
    andel = Fraction(lokalt) / budget
    tekst = (
        f"Den lokale medfinansiering er {_procent(andel)} af budgettet for {aar} "
        f"({kroner(lokalt)} kommer fra andre end Landsbyggefonden)"
    )
    if andel < GRAENSE:
        yield Bemaerkning(
            f"{tekst}. Landsbyggefonden kræver mindst {procent(25)}, så se efter, om alle bidrag er med.",
            ved_graensen=True,
        )
    else:
        yield Bemaerkning(f"{tekst}, og kravet er mindst {procent(25)}.", ved_graensen=False)


def _fra_fonden(post: Budgetpost) -> bool:
    kilde = smaa(post.finansieringskilde)
    return any(navn in kilde for navn in FONDEN)


def _rettelser(versioner: Iterable[Budgetpost]) -> list[Rettelse]:
    """What was changed after it was first entered, the latest first."""
    pr_post: dict[tuple, list[Budgetpost]] = {}
    for version in versioner:
        pr_post.setdefault(_noegle(version), []).append(version)
    rettelser = [
        (ny.registreret or ALTID, ny.pk, Rettelse(ny.registreret, _hvem(ny), _hvad(ny), aendring))
        for versioner_ in pr_post.values()
        for gammel, ny in pairwise(versioner_)
        if (aendring := _aendring(gammel, ny))
    ]
    return [rettelse for *_, rettelse in sorted(rettelser, key=lambda r: r[:2], reverse=True)]


def _hvem(version: Budgetpost) -> str:
    return version.registreret_af or (str(version.bruger) if version.bruger else "")


def _hvad(version: Budgetpost) -> str:
    return f"{version.post}, {version.aar}"


def _aendring(gammel: Budgetpost, ny: Budgetpost) -> str:
    if ny.udgaaet:
        return "" if gammel.udgaaet else "Posten er taget ud."
    dele = [
        f"{navn} fra {kroner(foer)} til {kroner(efter)}"
        for navn, foer, efter in (
            ("Budget", gammel.budget, ny.budget),
            ("Forbrug", gammel.forbrug, ny.forbrug),
        )
        if foer != efter
    ]
    igen = ["Posten er taget med igen"] if gammel.udgaaet else []
    return "; ".join([*igen, *dele])
