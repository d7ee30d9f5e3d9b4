"""Plans and records for the tests of the calculation, and the small bookkeeping around them.

`opgoer` does in memory what the database does for a real plan: it sums what `summeringer` names
and picks the measurement that `maalevindue` allows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from maalopfyldelse.beregning import (
    Fakta,
    Knude,
    Kriterium,
    Maaling,
    Maaltal,
    Maaned,
    Medlemskab,
    Nulpunkt,
    Plan,
    Planresultat,
    Registreringer,
    Resultat,
    Sum,
    Type,
    Vurderet,
    beregn,
    maalevindue,
    summeringer,
    udfold,
)
from maalopfyldelse.beregning.tid import Periode
from maalopfyldelse.beregning.vindue import Valg

Tal = int | str | Fraction


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def periode(tekst: str) -> Periode:
    fra, til = tekst.split("..")
    return Periode(dag(fra), dag(til))


AAR_2015 = "2015-01-01..2015-12-31"
AAR_2016 = "2016-01-01..2016-12-31"
AAR_2017 = "2017-01-01..2017-12-31"


def brok(tal: Tal) -> Fraction:
    return Fraction(tal)


def maal(
    vaerdi: Tal | None, naar: str = AAR_2016, besluttet: str | None = None, nr: int = 0
) -> Maaltal:
    p = periode(naar)
    return Maaltal(
        fra=p.fra,
        til=p.til,
        vaerdi=None if vaerdi is None else brok(vaerdi),
        besluttet=dag(besluttet) if besluttet else None,
        nr=nr,
    )


def nulpunkt(vaerdi: Tal | None = None, naar: str = AAR_2015) -> Nulpunkt:
    p = periode(naar)
    return Nulpunkt(p.fra, p.til, None if vaerdi is None else brok(vaerdi))


def kriterium(type_: Type, *maaltal: Maaltal, kode: str = "K", **andet: object) -> Kriterium:
    return Kriterium(kode=kode, type=type_, maaltal=maaltal, **andet)


def medlem(
    enhed: int, fra: str | None = None, til: str | None = None, indgaar_i: int | None = None
) -> Medlemskab:
    return Medlemskab(enhed, dag(fra) if fra else None, dag(til) if til else None, indgaar_i)


def plan(*kriterier: Kriterium, noegle: str = "P", naar: str = AAR_2016, **andet: object) -> Plan:
    p = periode(naar)
    return Plan(
        noegle=noegle,
        navn=f"Plan {noegle}",
        startdato=p.fra,
        slutdato=p.til,
        kriterier=kriterier,
        **andet,
    )


@dataclass(frozen=True)
class Post:
    """A registration, or a held meeting (antal 1)."""

    kode: str
    dato: date
    antal: Fraction = Fraction()
    taeller: Fraction = Fraction()
    naevner: Fraction = Fraction()


def post(dato: str, antal: Tal = 0, kode: str = "K") -> Post:
    return Post(kode, dag(dato), brok(antal))


def andelspost(dato: str, taeller: int, naevner: int, kode: str = "K") -> Post:
    return Post(kode, dag(dato), taeller=brok(taeller), naevner=brok(naevner))


@dataclass(frozen=True)
class Data:
    """Everything that was recorded for one plan."""

    poster: Iterable[Post] = ()
    maalinger: Iterable[tuple[str, date, Fraction]] = ()
    opfyldt: Iterable[tuple[str, date]] = ()
    vurderinger: Iterable[tuple[str, Vurderet]] = ()
    udrulning: Mapping[str, tuple[tuple[int, date | None], ...]] = field(default_factory=dict)
    maanedstal: Mapping[str, Mapping[tuple[int, Maaned], Fraction]] = field(default_factory=dict)


def fakta_for(knude: Knude, data: Data, pr_dato: date) -> Fakta:
    perioder = summeringer(knude, pr_dato)
    maalinger: dict[str, Maaling] = {}
    for kriterium_ in knude.plan.kriterier:
        fra, til = maalevindue(kriterium_, pr_dato)
        for kode, dato, vaerdi in sorted(data.maalinger, key=lambda m: m[1]):
            if kode == kriterium_.kode and (fra is None or fra <= dato) and dato <= til:
                maalinger[kode] = Maaling(dato, vaerdi)
    return Fakta(
        registreringer={
            kode: _registreringer(kode, talte, knude, data, pr_dato)
            for kode, talte in perioder.items()
        },
        maalinger=maalinger,
        opfyldt={
            kode: min(dato for k, dato in data.opfyldt if k == kode and dato <= pr_dato)
            for kode in {k for k, dato in data.opfyldt if dato <= pr_dato}
        },
        vurderinger={
            kode: vurderet
            for kode, vurderet in sorted(data.vurderinger, key=lambda v: v[1].dato)
            if vurderet.dato <= pr_dato
        },
        udrulning=data.udrulning,
        maanedstal=data.maanedstal,
    )


def _registreringer(
    kode: str, talte: tuple[Periode, ...], knude: Knude, data: Data, pr_dato: date
) -> Registreringer:
    vindue = knude.vindue.periode
    passeret = vindue.til_og_med(pr_dato)
    kurve: dict[str, list[Post]] = {
        "talt": [],
        "uden_for_maalperiode": [],
        "foer_vinduet": [],
        "efter_dato": [],
    }
    for en in data.poster:
        if en.kode != kode:
            continue
        if en.dato < vindue.fra:
            kurv = "foer_vinduet"
        elif passeret is None or en.dato > passeret.til:
            kurv = "efter_dato"
        elif any(p.indeholder(en.dato) for p in talte):
            kurv = "talt"
        else:
            kurv = "uden_for_maalperiode"
        kurve[kurv].append(en)
    return Registreringer(**{navn: _sum(poster) for navn, poster in kurve.items()})


def _sum(poster: list[Post]) -> Sum:
    return Sum(
        poster=len(poster),
        antal=sum((p.antal for p in poster), Fraction()),
        taeller=sum((p.taeller for p in poster), Fraction()),
        naevner=sum((p.naevner for p in poster), Fraction()),
    )


def opgoer(
    plan_: Plan,
    data: Data | None = None,
    pr_dato: str = "2016-12-31",
    valg: Valg = None,
    andre: Mapping[str, tuple[Plan, Data]] | None = None,
) -> Planresultat:
    d = dag(pr_dato)
    andre = andre or {}
    egne = data or Data()
    knuder = udfold(plan_, {noegle: p for noegle, (p, _) in andre.items()}, d, valg)
    alle = {noegle: ens for noegle, (_, ens) in andre.items()} | {plan_.noegle: egne}
    fakta = {knude.noegle: fakta_for(knude, alle[knude.plan.noegle], d) for knude in knuder}
    return beregn(knuder, fakta, d)


def en(resultat: Planresultat, kode: str = "K") -> Resultat:
    return next(r for r in resultat.kriterier if r.kode == kode)


def koder(resultat: Planresultat) -> list[str]:
    return [r.kode for r in resultat.kriterier]


def tal_pr_maaned(
    indikator: str, *raekker: tuple[int, str, Tal]
) -> Mapping[str, Mapping[tuple[int, Maaned], Fraction]]:
    """(unit, "2016-09", figure) as the approved monthly figures of one indicator."""
    return {
        indikator: {
            (enhed, Maaned(int(md[:4]), int(md[5:]))): brok(tal) for enhed, md, tal in raekker
        }
    }


def hvert(aar: int, enhed: int, tal: Tal, udeladt: Iterable[int] = ()) -> list[tuple]:
    """The same figure in every month of a year, but for those left out."""
    return [(enhed, f"{aar}-{md:02}", tal) for md in range(1, 13) if md not in set(udeladt)]
