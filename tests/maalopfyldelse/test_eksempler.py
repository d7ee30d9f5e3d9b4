"""The contract's worked cases, from workbook through importer_plan to `opgoer --json`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

EKSEMPLER = Path(__file__).parent.parent / "eksempler"
# A plan that links to another needs it; the order is the one in which a secretariat moves in.
SAMMEN_MED = {"bf-odense-2016": ["risingplanen-2013"]}


def tilfaelde():
    for fil in sorted(EKSEMPLER.glob("*/*.json")):
        cases = json.loads(fil.read_text())
        yield pytest.param(fil, cases, id=fil.stem)


@pytest.mark.django_db
@pytest.mark.parametrize(("fil", "cases"), list(tilfaelde()))
def test_opgoer_gives_the_figures_of_the_contract(fil, cases):
    for navn in [fil.stem, *SAMMEN_MED.get(fil.stem, [])]:
        call_command(
            "importer_plan",
            str(fil.with_name(f"{navn}.xlsx")),
            sekretariat="Sekretariatet",
            stdout=StringIO(),
        )

    for case in cases:
        assert _opgoer(case) == _sorteret(case["resultat"]), _overskrift(case)


def _opgoer(case: dict) -> dict:
    ud = StringIO()
    call_command(
        "opgoer",
        case["resultat"]["plan"],
        pr_dato=case["pr_dato"],
        vindue=case["vindue"],
        kendt_pr=case["kendt_pr"],
        json=True,
        stdout=ud,
    )
    return _sorteret(json.loads(ud.getvalue()))


def _sorteret(resultat: dict) -> dict:
    """Forbehold come in any order."""
    for kriterium in resultat["kriterier"]:
        kriterium["forbehold"].sort()
    return resultat


def _overskrift(case: dict) -> str:
    return f"pr. {case['pr_dato']}, vindue {case['vindue']}, kendt pr. {case['kendt_pr']}"
