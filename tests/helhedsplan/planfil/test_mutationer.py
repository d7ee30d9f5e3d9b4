"""Files with something wrong somewhere: never a traceback, never half of it saved."""

from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from helhedsplan.models import Helhedsplan
from helhedsplan.planfil import eksporter, importer
from tests.stoette.planfil import (
    EKSEMPLER,
    celler,
    importer_fil,
    som_bog,
    som_fil,
    tom_installation,
)

FILER = [
    EKSEMPLER / "planfiler" / "risingplanen-2013.xlsx",
    EKSEMPLER / "maalopfyldelse" / "rettelser.xlsx",
    EKSEMPLER / "maalopfyldelse" / "milepael-udrulning.xlsx",
    EKSEMPLER / "maalopfyldelse" / "x-medlemskab.xlsx",
    EKSEMPLER / "maalopfyldelse" / "x-antal.xlsx",
]

VAERDIER = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(datetime(1901, 1, 1), datetime(9999, 1, 1)),  # noqa: DTZ001 -- Excel has no zones
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=9000)),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), max_size=40),
    st.sampled_from(
        ["", "=1/0", "#N/A", "K01", "A1", "a", "b", "31.02.2016", "1.234,5", "jan 2016", "ja", "-"]
    ),
    st.just(date(2016, 1, 1)),
    st.just(time(12)),
)
STED = st.tuples(st.integers(0, 12), st.integers(1, 12), st.integers(1, 14), VAERDIER)


@cache
def original(nr: int) -> bytes:
    return FILER[nr].read_bytes()


@pytest.mark.django_db
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.integers(0, len(FILER) - 1), st.lists(STED, min_size=1, max_size=4), st.booleans())
def test_any_change_to_a_file_is_imported_or_refused_as_a_whole(nr, aendringer, findes):
    bog = som_bog(original(nr))
    for ark_nr, raekke, kolonne, vaerdi in aendringer:
        ark = bog.worksheets[ark_nr % len(bog.worksheets)]
        ark[f"{get_column_letter(kolonne)}{raekke}"] = vaerdi

    with tom_installation():
        if findes:
            importer_fil(FILER[nr])
        foer = {plan.kortnavn: celler(eksporter(plan)) for plan in Helhedsplan.objects.all()}
        resultat = importer(som_fil(bog), "ændret.xlsx", sekretariat="Sekretariatet")

        assert resultat.gemt is not bool(resultat.fejl)
        if resultat.gemt:
            # What went in comes out, and going in again it changes nothing.
            ud = eksporter(resultat.plan)
            igen = importer(som_fil(som_bog(ud)), "igen.xlsx")
            assert [str(f) for f in igen.fejl] == []
            assert [str(a) for a in igen.alle_aendringer] == []
        else:
            efter = {plan.kortnavn: celler(eksporter(plan)) for plan in Helhedsplan.objects.all()}
            assert efter == foer
        for besked in [*resultat.fejl, *resultat.advarsler]:
            assert str(besked).isprintable()
            assert "Databasen afviste" not in str(besked)
