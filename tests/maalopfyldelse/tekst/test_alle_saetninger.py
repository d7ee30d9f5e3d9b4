"""What no sentence may do, whatever the plan: tried on generated plans and on every example."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from maalopfyldelse.beregning import Retning, Type, Vurderet, Vurdering
from maalopfyldelse.kommando import find_plan
from maalopfyldelse.queries.status import hent_status
from maalopfyldelse.status import Planstatus
from maalopfyldelse.tekst import (
    det_gaar_godt,
    figur,
    fordelingstekst,
    forloebettekst,
    grundlag,
    hovedsaetninger,
    kraever_opmaerksomhed,
    medregnet_tekst,
    opgoerelse_som_tekst,
    periodetekst,
    saetning,
    udeladte_tekst,
    udregning,
)
from tests.maalopfyldelse.beregning.byg import (
    AAR_2016,
    Data,
    andelspost,
    dag,
    kriterium,
    maal,
    medlem,
    nulpunkt,
    periode,
    plan,
    post,
    tal_pr_maaned,
)
from tests.maalopfyldelse.tekst.byg import status

EKSEMPLER = Path(__file__).parents[2] / "eksempler"
SAMMEN_MED = {"bf-odense-2016": ["risingplanen-2013"]}
DARLIGT = re.compile(r"None|Fraction|Decimal|  |\.\.|\( | \)| ,| \.|«\.«|-0|−0(?![,\d])|\bnan\b")
KILDER = {
    Type.ANTAL: ("registreringer", "moeder:Bestyrelsen", "rykkere"),
    Type.LOFT: ("registreringer", "udsaettelser"),
    Type.AENDRING: ("udsaettelser", "restancer", "registreringer"),
}


def korte_tekster(s: Planstatus) -> Iterator[str]:
    samlet = s.resultat.samlet
    yield from (
        fordelingstekst(samlet),
        medregnet_tekst(samlet),
        periodetekst(s),
        forloebettekst(s),
    )
    for m in s.maal.values():
        yield figur(m)
        yield udregning(m, s)


def hele_saetninger(s: Planstatus) -> Iterator[str]:
    yield from hovedsaetninger(s)
    yield from udeladte_tekst(s.resultat.samlet, s)
    yield from (linje.tekst for linje in kraever_opmaerksomhed(s, 99))
    yield from (linje.tekst for linje in det_gaar_godt(s, 99))
    for m in s.maal.values():
        yield saetning(m, s)
        yield from (linje for linje in grundlag(m, s) if not linje.startswith("Begrundelse"))


def efterse(s: Planstatus) -> None:
    for tekst in (*korte_tekster(s), *hele_saetninger(s)):
        assert not DARLIGT.search(tekst), tekst
    for tekst in hele_saetninger(s):
        assert tekst.endswith("."), tekst
        assert tekst[0] == "»" or tekst[0].isdigit() or tekst[0].isupper(), tekst
    assert opgoerelse_som_tekst(s.resultat)


DATOER = st.dates(date(2015, 6, 1), date(2017, 6, 30))
SMAA_TAL = st.fractions(0, 40, max_denominator=4)


@st.composite
def planer(draw):
    kriterier = []
    for nr, type_ in enumerate(draw(st.lists(st.sampled_from(Type), min_size=1, max_size=5))):
        fra, laengde = draw(DATOER), draw(st.integers(0, 500))
        if type_ is Type.AENDRING:
            g = draw(st.sampled_from([-30, -10, 15]))
            maaltal = (maal(g, AAR_2016),)
        else:
            til = fra + timedelta(days=laengde)
            maaltal = (maal(draw(SMAA_TAL), f"{fra}..{til}"),) if draw(st.booleans()) else ()
        maalt = draw(st.sampled_from([None, nulpunkt(), nulpunkt(7)]))
        kriterier.append(
            kriterium(
                type_,
                *maaltal,
                kode=f"K{nr}",
                kilde=draw(st.sampled_from(KILDER.get(type_, ("registreringer",)))),
                retning=draw(st.sampled_from(Retning)),
                nulpunkt=maalt if type_ in (Type.AENDRING, Type.NIVEAU) else None,
                tidsfrist=draw(st.none() | DATOER) if type_ is Type.MILEPAEL else None,
                svarer_til=draw(st.sampled_from([None, None, "K0"])) if nr else None,
                planer=("UKENDT",),
            )
        )
    return plan(*kriterier, naar="2015-06-01..2017-06-30", medlemskaber=(medlem(1), medlem(2)))


@st.composite
def poster(draw, kode):
    dato = str(draw(DATOER))
    if draw(st.booleans()):
        return andelspost(dato, draw(st.integers(0, 9)), draw(st.integers(0, 9)), kode)
    return post(dato, draw(SMAA_TAL), kode)


@st.composite
def data(draw):
    kode = st.sampled_from([f"K{nr}" for nr in range(5)])
    maaneder = st.tuples(
        st.sampled_from([1, 2]),
        st.builds("{}-{:02}".format, st.sampled_from([2015, 2016]), st.integers(1, 12)),
        st.integers(0, 9),
    )
    tal = {}
    for indikator in ("udsaettelser", "restancer", "rykkere"):
        tal |= tal_pr_maaned(indikator, *draw(st.lists(maaneder, max_size=48)))
    vurdering = st.builds(Vurderet, DATOER, st.sampled_from(Vurdering), st.just(""))
    return Data(
        poster=draw(st.lists(kode.flatmap(poster), max_size=8)),
        maalinger=draw(st.lists(st.tuples(kode, DATOER, SMAA_TAL), max_size=4)),
        opfyldt=draw(st.lists(st.tuples(kode, DATOER), max_size=3)),
        vurderinger=draw(st.lists(st.tuples(kode, vurdering), max_size=3)),
        udrulning={
            f"K{nr}": tuple((enhed, draw(st.none() | DATOER)) for enhed in (1, 2, 3))
            for nr in range(draw(st.integers(0, 5)))
        },
        maanedstal=tal,
    )


@settings(derandomize=True, database=None, deadline=None, max_examples=120)
@given(
    planer(),
    data(),
    st.dates(date(2015, 5, 1), date(2017, 8, 1)),
    st.sampled_from([None, "hele"]),
    st.sampled_from(["", "rådgivninger", "%", "møder"]),
)
def test_whatever_the_plan_its_words_are_whole(valgt, tal, pr_dato, valg, enhed):
    efterse(status(valgt, tal, str(pr_dato), valg, enhed=enhed))


@pytest.mark.django_db
@pytest.mark.parametrize("fil", sorted(EKSEMPLER.glob("*/*.json")), ids=lambda fil: fil.stem)
def test_every_example_is_said_in_whole_words(fil):
    for navn in [fil.stem, *SAMMEN_MED.get(fil.stem, [])]:
        call_command(
            "importer_plan",
            str(fil.with_name(f"{navn}.xlsx")),
            sekretariat="Sekretariatet",
            stdout=StringIO(),
        )

    for case in json.loads(fil.read_text()):
        efterse(_status(case))


def _status(case: dict) -> Planstatus:
    valg = case["vindue"]
    if valg not in (None, "hele"):
        valg = periode(valg)
    kendt_pr = datetime.fromisoformat(case["kendt_pr"]) if case["kendt_pr"] else timezone.now()
    plan_ = find_plan(case["resultat"]["plan"])
    return hent_status(plan_, dag(case["pr_dato"]), valg=valg, kendt_pr=kendt_pr)
