"""The records that one criterion's figures are made of: summed by day and month, listed, corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from django.db import connection

from helhedsplan.dansk import smaa, smaa_sql
from maalopfyldelse.beregning import Kriterium, Periode, Sum, Type
from maalopfyldelse.beregning.data import MOEDER
from maalopfyldelse.beregning.serie import Dagssum
from maalopfyldelse.queries.fakta import KENDT

FLEST_PAA_SIDEN = 50
FLEST_RETTELSER = 100


class Slags(StrEnum):
    """What one record is called; the value is the word on the page."""

    REGISTRERING = "registrering"
    MOEDE = "møde"
    UDRULNING = "udrulning"
    VURDERING = "vurdering"
    MAALTAL = "måltal"
    NULPUNKT = "nulpunkt"


class Post(NamedTuple):
    """A record of any kind as it stands, or as it stood before it was annulled (`er_rettet`).

    Of one that was annulled, the last fields and the registration say when, by whom, why, and what
    took its place.
    """

    er_rettet: bool
    slags: Slags
    dato: date | None
    til: date | None  # of a måltal or nulpunkt; of a milestone the day it was reached
    antal: Decimal | None  # a count, a numerator, a level or a target
    naevner: Decimal | None
    tekst: str
    boligomraade: str
    sted: str
    kontaktvej: str
    registreret: datetime | None
    registreret_af: str
    grund: str
    erstattet: bool
    ny_dato: date | None
    ny_til: date | None
    ny_antal: Decimal | None
    ny_naevner: Decimal | None
    ny_tekst: str


@dataclass(frozen=True, slots=True)
class Maanedssum:
    """What was counted in one month (None: in all), and from how many different people."""

    maaned: date | None
    sum: Sum
    borgere: int


@dataclass(frozen=True, slots=True)
class Summer:
    """A criterion's records, each in its day; months and the sum only of those that are counted."""

    dage: Sequence[Dagssum] = ()
    maaneder: Sequence[Maanedssum] = ()
    i_alt: Maanedssum = field(default_factory=lambda: Maanedssum(None, Sum(), 0))


class _Tabel(NamedTuple):
    """The columns of `Post` in one table, as SQL over `x`."""

    navn: str
    dato: str
    til: str = "NULL::date"
    antal: str = "NULL::numeric"
    naevner: str = "NULL::numeric"
    tekst: str = "''"
    andet: str = "'', '', ''"  # boligområde, sted, kontaktvej
    hvor: str = "x.kriterium_id = %(kriterium)s"
    og: str = ""

    @property
    def felter(self) -> str:
        return f"{self.dato}, {self.til}, {self.antal}, {self.naevner}, {self.tekst}"


_ORGANISATION = (
    "coalesce((SELECT o.kortnavn FROM helhedsplan_boligorganisation o"
    " WHERE o.id = x.boligorganisation_id), '')"
)
_ORGANETS_NAVN = smaa_sql("o.navn")
_I_ORGANET = (
    "EXISTS (SELECT FROM helhedsplan_organ o WHERE o.id = x.organ_id"
    f" AND o.plan_id = %(plan)s AND {_ORGANETS_NAVN} = %(organ)s)"
)
_OMRAADE = (
    "coalesce((SELECT b.navn FROM helhedsplan_boligomraade b WHERE b.id = x.boligomraade_id), '')"
)
TABELLER = {
    Slags.REGISTRERING: _Tabel(
        "indsatser_registrering",
        "x.dato",
        "x.opfyldt",
        "coalesce(x.antal, x.taeller, x.vaerdi)",
        "x.naevner",
        andet=f"{_OMRAADE}, x.sted, x.kontaktvej",
    ),
    Slags.MOEDE: _Tabel("helhedsplan_moede", "x.dato", hvor=_I_ORGANET, og=" AND x.afholdt"),
    Slags.UDRULNING: _Tabel("indsatser_udrulning", "x.implementeret", tekst=_ORGANISATION),
    Slags.VURDERING: _Tabel(
        "indsatser_vurdering", "x.dato", tekst="concat_ws(': ', x.vurdering, x.begrundelse)"
    ),
    Slags.MAALTAL: _Tabel("indsatser_maaltal", "x.fra", "x.til", "x.maaltal"),
    Slags.NULPUNKT: _Tabel("indsatser_nulpunkt", "x.fra", "x.til", "x.vaerdi"),
}


def kilden(kriterium: Kriterium) -> Slags | None:
    """Which records a criterion's figures are made of; None where others' figures or plans are."""
    if kriterium.type is Type.AFLEDT or kriterium.indikator:
        return None
    if kriterium.type is Type.KVALITATIV:
        return Slags.VURDERING
    if kriterium.type is Type.UDRULNING:
        return Slags.UDRULNING
    return Slags.MOEDE if kriterium.kilde.startswith(MOEDER) else Slags.REGISTRERING


@dataclass(frozen=True, slots=True)
class Opslag:
    """One criterion, as its records are looked up."""

    kriterium: Kriterium
    kriterium_id: int
    plan_id: int
    pr_dato: date
    kendt_pr: datetime

    @property
    def parametre(self) -> dict[str, object]:
        return {
            "kriterium": self.kriterium_id,
            "plan": self.plan_id,
            "organ": smaa(self.kriterium.kilde.removeprefix(MOEDER)),
            "d": self.pr_dato,
            "t": self.kendt_pr,
        }


# Only constants of these modules are put into the statements below; every value is a parameter.
_SUMMER = """
WITH post AS (
    SELECT x.*, EXISTS (
        SELECT FROM unnest(%(fra)s::date[], %(til)s::date[]) AS p(fra, til)
        WHERE x.dato BETWEEN p.fra AND p.til
    ) AS talt
    FROM ({kilde}) x
)
SELECT dato, maaned, grouping(dato) = 0, count(*), coalesce(sum(antal), 0),
       coalesce(sum(taeller), 0), coalesce(sum(naevner), 0),
       count(DISTINCT borgernoegle) FILTER (WHERE borgernoegle <> ''),
       (array_agg(vaerdi ORDER BY registreret DESC NULLS LAST, id DESC)
           FILTER (WHERE vaerdi IS NOT NULL))[1]
FROM post
GROUP BY GROUPING SETS ((dato, talt), (maaned, talt), (talt))
HAVING grouping(dato) = 0 OR talt
ORDER BY dato, maaned
"""
_KILDER = {
    Slags.REGISTRERING: """
SELECT x.id, x.dato, date_trunc('month', x.dato)::date AS maaned, x.antal, x.taeller, x.naevner,
       x.vaerdi, x.borgernoegle, x.registreret
FROM indsatser_registrering x
WHERE {hvor} AND {kendt}
""",
    Slags.MOEDE: """
SELECT x.id, x.dato, date_trunc('month', x.dato)::date AS maaned, 1::numeric AS antal,
       0::numeric AS taeller, 0::numeric AS naevner, NULL::numeric AS vaerdi,
       '' AS borgernoegle, x.registreret
FROM helhedsplan_moede x
WHERE {hvor} AND x.afholdt AND {kendt}
""",
}


def summer(opslag: Opslag, talte: Sequence[Periode]) -> Summer:
    """Sum a criterion's registrations or meetings; `talte` are the periods that count. At most one query."""
    slags = kilden(opslag.kriterium)
    if slags not in _KILDER:
        return Summer()
    kilde = _KILDER[slags].format(hvor=TABELLER[slags].hvor, kendt=KENDT.format("x"))
    dage, maaneder, i_alt = [], [], Maanedssum(None, Sum(), 0)
    with connection.cursor() as cursor:
        cursor.execute(
            _SUMMER.format(kilde=kilde),
            {
                **opslag.parametre,
                "fra": [periode.fra for periode in talte],
                "til": [periode.til for periode in talte],
            },
        )
        for dato, maaned, er_dag, poster, *tal, borgere, vaerdi in cursor:
            sum_ = Sum(poster, *map(Fraction, tal))
            if er_dag:
                maaling = None if vaerdi is None else Fraction(vaerdi)
                dage.append(Dagssum(dato, sum_, maaling))
            elif maaned:
                maaneder.append(Maanedssum(maaned, sum_, borgere))
            else:
                i_alt = Maanedssum(None, sum_, borgere)
    return Summer(dage, maaneder, i_alt)


_TIL_OG_MED = " AND ({dato} IS NULL OR {dato} <= %(d)s)"
_KENDTE = """
(SELECT false, '{slags}', {t.felter}, {t.andet}, x.registreret, x.registreret_af,
        '', false, NULL::date, NULL::date, NULL::numeric, NULL::numeric, ''
 FROM {t.navn} x
 WHERE {t.hvor}{t.og} AND {kendt}{tid}
 ORDER BY {t.dato} DESC NULLS LAST, x.registreret DESC NULLS LAST, x.id DESC
 LIMIT %(hoejst)s)
"""
_RETTEDE = """
(SELECT true, '{slags}', {t.felter}, {t.andet}, ny.registreret, ny.registreret_af,
        ny.rettelsesgrund, NOT ny.kun_annullering, {nye_felter}
 FROM {t.navn} x JOIN {t.navn} ny ON ny.annullerer_id = x.id
 WHERE {t.hvor} AND (ny.registreret IS NULL OR ny.registreret <= %(t)s)
 ORDER BY ny.registreret DESC NULLS LAST, ny.id DESC
 LIMIT %(flest_rettelser)s)
"""


def kendte_og_rettede(opslag: Opslag) -> list[Post]:
    """The latest records of a criterion at the date, and what has been corrected. One query."""
    egne = kilden(opslag.kriterium)
    rettede = {egne, Slags.MAALTAL, Slags.NULPUNKT}
    dele = [_kendte(egne, til_og_med=True)] if egne else []
    dele += [_rettede(slags) for slags in Slags if slags in rettede]
    return _poster(" UNION ALL ".join(dele), opslag, FLEST_PAA_SIDEN)


def alle_kendte(opslag: Opslag) -> list[Post]:
    """Every record that a criterion's figures are made of, the latest first. At most one query."""
    egne = kilden(opslag.kriterium)
    return _poster(_kendte(egne), opslag, None) if egne else []


def _kendte(slags: Slags, *, til_og_med: bool = False) -> str:
    t = TABELLER[slags]
    tid = _TIL_OG_MED.format(dato=t.dato) if til_og_med else ""
    return _KENDTE.format(slags=slags, t=t, kendt=KENDT.format("x"), tid=tid)


def _rettede(slags: Slags) -> str:
    t = TABELLER[slags]
    return _RETTEDE.format(slags=slags, t=t, nye_felter=t.felter.replace("x.", "ny."))


def _poster(sql: str, opslag: Opslag, hoejst: int | None) -> list[Post]:
    parametre = {**opslag.parametre, "hoejst": hoejst, "flest_rettelser": FLEST_RETTELSER}
    with connection.cursor() as cursor:
        cursor.execute(sql, parametre)
        return [Post(er_rettet, Slags(slags), *resten) for er_rettet, slags, *resten in cursor]
