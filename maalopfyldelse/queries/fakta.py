"""The facts that a calculation reads, summed by the database: three set-based queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from django.db import connection

from helhedsplan.dansk import smaa, smaa_sql
from maalopfyldelse.beregning import (
    Knude,
    Maaned,
    Periode,
    data,
    maalevindue,
    summeringer,
)
from maalopfyldelse.queries.planer import Planer
from udsaettelser.queries import maanedstal_pr_enhed

KENDT = (
    "NOT {0}.kun_annullering"
    " AND ({0}.registreret IS NULL OR {0}.registreret <= %(t)s)"
    " AND ({0}.kendt_til IS NULL OR {0}.kendt_til > %(t)s)"
)

TALT, UDENFOR, FOER, EFTER = range(4)
DAG = timedelta(days=1)


def hent_fakta(
    planer: Planer, knuder: Sequence[Knude], pr_dato: date, kendt_pr: datetime
) -> dict[Knude, data.Fakta]:
    """Fetch what happened, as known at `kendt_pr`, for every plan and window of a calculation."""
    registreringer = _summer(planer, knuder, pr_dato, kendt_pr)
    maalinger, opfyldt, vurderinger, udrulning = _seneste(planer, pr_dato, kendt_pr)
    maanedstal = _maanedstal(planer, pr_dato, kendt_pr)
    return {
        knude: data.Fakta(
            registreringer=registreringer[nr],
            maalinger=maalinger[knude.plan.noegle],
            opfyldt=opfyldt[knude.plan.noegle],
            vurderinger=vurderinger[knude.plan.noegle],
            udrulning={
                kode: tuple(raekker) for kode, raekker in udrulning[knude.plan.noegle].items()
            },
            maanedstal=maanedstal,
        )
        for nr, knude in enumerate(knuder)
    }


class _Stykke(NamedTuple):
    """A stretch of days of one criterion in one node, and which of its four sums the days belong to."""

    knude: int
    kriterium_id: int
    plan_id: int
    organ: str  # the body whose meetings are counted, in lower case; empty for registrations
    slags: int
    fra: date
    til: date


def _stykker(planer: Planer, knuder: Sequence[Knude], pr_dato: date) -> Iterator[_Stykke]:
    """Cut the calendar of every summed criterion into counted days and three kinds of others."""
    for nr, knude in enumerate(knuder):
        kilder = {kriterium.kode: kriterium.kilde for kriterium in knude.plan.kriterier}
        for kode, talte in summeringer(knude, pr_dato).items():
            kilde = kilder[kode]
            fast = (
                nr,
                planer.kriterium_id[knude.plan.noegle, kode],
                planer.plan_id[knude.plan.noegle],
                smaa(kilde.removeprefix(data.MOEDER)) if kilde.startswith(data.MOEDER) else "",
            )
            for slags, fra, til in _dele(knude.vindue.periode, talte, pr_dato):
                yield _Stykke(*fast, slags, fra, til)


def _dele(
    vindue: Periode, talte: Iterable[Periode], pr_dato: date
) -> Iterator[tuple[int, date, date]]:
    if vindue.fra > date.min:
        yield FOER, date.min, vindue.fra - DAG
    naeste = vindue.fra
    passeret = vindue.til_og_med(pr_dato)
    if passeret:
        for periode in sorted(talte):
            if naeste < periode.fra:
                yield UDENFOR, naeste, periode.fra - DAG
            yield TALT, periode.fra, periode.til
            naeste = periode.til + DAG
        if naeste <= passeret.til:
            yield UDENFOR, naeste, passeret.til
            naeste = passeret.til + DAG
    yield EFTER, naeste, date.max


SUMMER = f"""
WITH stykke AS (
    SELECT * FROM unnest(
        %(knude)s::int[], %(kriterium_id)s::bigint[], %(plan_id)s::bigint[], %(organ)s::text[],
        %(slags)s::int[], %(fra)s::date[], %(til)s::date[]
    ) AS s(knude, kriterium_id, plan_id, organ, slags, fra, til)
)
SELECT s.knude, s.kriterium_id, s.slags,
       count(*), coalesce(sum(r.antal), 0), coalesce(sum(r.taeller), 0), coalesce(sum(r.naevner), 0)
FROM stykke s
JOIN indsatser_registrering r
  ON r.kriterium_id = s.kriterium_id AND r.dato >= s.fra AND r.dato <= s.til
WHERE s.organ = '' AND {KENDT.format("r")}
GROUP BY 1, 2, 3
UNION ALL
SELECT s.knude, s.kriterium_id, s.slags, count(*), count(*), 0, 0
FROM stykke s
JOIN helhedsplan_organ o ON o.plan_id = s.plan_id AND {smaa_sql("o.navn")} = s.organ
JOIN helhedsplan_moede m ON m.organ_id = o.id AND m.dato >= s.fra AND m.dato <= s.til
WHERE s.organ <> '' AND m.afholdt AND {KENDT.format("m")}
GROUP BY 1, 2, 3
"""  # noqa: S608 -- only constants of ours are put in; values are parameters


def _summer(
    planer: Planer, knuder: Sequence[Knude], pr_dato: date, kendt_pr: datetime
) -> list[dict[str, data.Registreringer]]:
    stykker = list(_stykker(planer, knuder, pr_dato))
    koder = {pk: kode for (_, kode), pk in planer.kriterium_id.items()}
    summer: list[dict[str, dict[int, data.Sum]]] = [{} for _ in knuder]
    for stykke in stykker:
        summer[stykke.knude].setdefault(koder[stykke.kriterium_id], {})
    kolonner = {felt: [getattr(stykke, felt) for stykke in stykker] for felt in _Stykke._fields}
    with connection.cursor() as cursor:
        cursor.execute(SUMMER, {**kolonner, "t": kendt_pr})
        for knude, kriterium_id, slags, poster, antal, taeller, naevner in cursor:
            summer[knude][koder[kriterium_id]][slags] = data.Sum(
                poster, Fraction(antal), Fraction(taeller), Fraction(naevner)
            )
    tom = data.Sum()
    return [
        {
            kode: data.Registreringer(
                talt=pr_slags.get(TALT, tom),
                uden_for_maalperiode=pr_slags.get(UDENFOR, tom),
                foer_vinduet=pr_slags.get(FOER, tom),
                efter_dato=pr_slags.get(EFTER, tom),
            )
            for kode, pr_slags in pr_kriterium.items()
        }
        for pr_kriterium in summer
    ]


SENESTE = f"""
WITH spurgt AS (
    SELECT * FROM unnest(%(kriterium_id)s::bigint[], %(fra)s::date[]) AS s(kriterium_id, fra)
), niveau AS (
    SELECT DISTINCT ON (r.kriterium_id) r.kriterium_id, r.dato, r.vaerdi
    FROM spurgt s JOIN indsatser_registrering r USING (kriterium_id)
    WHERE r.vaerdi IS NOT NULL AND r.dato >= s.fra AND r.dato <= %(d)s AND {KENDT.format("r")}
    ORDER BY r.kriterium_id, r.dato DESC, r.registreret DESC NULLS LAST, r.id DESC
), milepael AS (
    SELECT r.kriterium_id, min(r.opfyldt) AS dato
    FROM indsatser_registrering r
    WHERE r.kriterium_id = ANY(%(milepaele)s) AND r.opfyldt <= %(d)s AND {KENDT.format("r")}
    GROUP BY r.kriterium_id
), vurdering AS (
    SELECT DISTINCT ON (v.kriterium_id) v.kriterium_id, v.dato, v.vurdering, v.begrundelse
    FROM indsatser_vurdering v
    WHERE v.kriterium_id = ANY(%(vurderes)s) AND v.dato <= %(d)s AND {KENDT.format("v")}
    ORDER BY v.kriterium_id, v.dato DESC, v.registreret DESC NULLS LAST, v.id DESC
)
SELECT 'niveau', kriterium_id, dato, vaerdi, NULL, NULL FROM niveau
UNION ALL SELECT 'milepael', kriterium_id, dato, NULL, NULL, NULL FROM milepael
UNION ALL SELECT 'vurdering', kriterium_id, dato, NULL, vurdering, begrundelse FROM vurdering
UNION ALL SELECT 'udrulning', u.kriterium_id, u.implementeret, u.boligorganisation_id, NULL, NULL
    FROM indsatser_udrulning u
    WHERE u.kriterium_id = ANY(%(udrulles)s) AND {KENDT.format("u")}
"""  # noqa: S608 -- only constants of ours are put in; values are parameters


def _seneste(planer: Planer, pr_dato: date, kendt_pr: datetime):
    """Fetch the latest measurements and judgements, when milestones were reached, and all roll-outs."""
    af_type: dict[data.Type, list[tuple[int, data.Kriterium]]] = defaultdict(list)
    hvor = {}
    for plan in planer.alle.values():
        for kriterium in plan.kriterier:
            pk = planer.kriterium_id[plan.noegle, kriterium.kode]
            hvor[pk] = (plan.noegle, kriterium.kode)
            af_type[kriterium.type].append((pk, kriterium))
    niveauer = af_type[data.Type.NIVEAU]
    maalinger: dict[str, dict[str, data.Maaling]] = defaultdict(dict)
    opfyldt: dict[str, dict[str, date]] = defaultdict(dict)
    vurderinger: dict[str, dict[str, data.Vurderet]] = defaultdict(dict)
    udrulning: dict[str, dict[str, list[tuple[int, date | None]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            SENESTE,
            {
                "kriterium_id": [pk for pk, _ in niveauer],
                "fra": [maalevindue(k, pr_dato).fra or date.min for _, k in niveauer],
                "milepaele": [pk for pk, _ in af_type[data.Type.MILEPAEL]],
                "vurderes": [pk for pk, _ in af_type[data.Type.KVALITATIV]],
                "udrulles": [pk for pk, _ in af_type[data.Type.UDRULNING]],
                "d": pr_dato,
                "t": kendt_pr,
            },
        )
        for slags, pk, dato, vaerdi, vurdering, begrundelse in cursor:
            plan, kode = hvor[pk]
            if slags == "niveau":
                maalinger[plan][kode] = data.Maaling(dato, Fraction(vaerdi))
            elif slags == "milepael":
                opfyldt[plan][kode] = dato
            elif slags == "udrulning":
                udrulning[plan][kode].append((int(vaerdi), dato))
            else:
                vurderinger[plan][kode] = data.Vurderet(
                    dato, data.Vurdering(vurdering), begrundelse
                )
    return maalinger, opfyldt, vurderinger, udrulning


def _maanedstal(
    planer: Planer, pr_dato: date, kendt_pr: datetime
) -> Mapping[str, Mapping[tuple[int, Maaned], Fraction]]:
    """Fetch the monthly figures of all units for the indicators and months that anything asks for."""
    enheder: set[int] = set()
    indikatorer: set[str] = set()
    datoer: list[date] = []
    for plan in planer.alle.values():
        enheder.update(medlemskab.enhed for medlemskab in plan.medlemskaber)
        for kriterium in plan.kriterier:
            if kriterium.indikator is None:
                continue
            indikatorer.add(kriterium.indikator)
            perioder = [
                *kriterium.maaltal,
                *([kriterium.nulpunkt] if kriterium.nulpunkt else []),
            ]
            datoer.extend(periode.fra for periode in perioder)
            datoer.extend(min(periode.til, pr_dato) for periode in perioder)
    if not (enheder and datoer):
        return {}
    tal = maanedstal_pr_enhed(enheder, min(datoer).replace(day=1), max(datoer), kendt_pr=kendt_pr)
    resultat: dict[str, dict[tuple[int, Maaned], Fraction]] = {i: {} for i in indikatorer}
    for (enhed, maaned), figurer in tal.items():
        for indikator in indikatorer:
            if (vaerdi := figurer[indikator]) is not None:
                resultat[indikator][enhed, Maaned(maaned.year, maaned.month)] = Fraction(vaerdi)
    return resultat
