from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Retning, Type
from maalopfyldelse.tekst import figur, grundlag, saetning, udregning
from tests.maalopfyldelse.beregning.byg import (
    Data,
    andelspost,
    dag,
    kriterium,
    maal,
    nulpunkt,
    plan,
)
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status

PLANER = kriterium(Type.ANDEL, maal(100))
PLANTEKST = {"K": "Alle medarbejdere har en kompetenceudviklingsplan"}


def andel(taeller, naevner, pr_dato="2016-09-30", valgt=PLANER):
    poster = [andelspost("2016-06-01", taeller, naevner)] if naevner else []
    return status(plan(valgt), Data(poster=poster), pr_dato, tekster=PLANTEKST, enhed="%")


@pytest.mark.parametrize(
    ("taeller", "naevner", "pr_dato", "forventet"),
    [
        (
            17,
            19,
            "2016-09-30",
            "Målet »Alle medarbejdere har en kompetenceudviklingsplan« er lidt bagud: "
            "andelen er 89,5 % (17 af 19), og målet er mindst 100 %.",
        ),
        (
            17,
            19,
            "2016-12-31",
            "Målet »Alle medarbejdere har en kompetenceudviklingsplan« er næsten nået: "
            "andelen var 89,5 % (17 af 19), og målet var mindst 100 %.",
        ),
        (
            19,
            19,
            "2016-12-31",
            "Målet »Alle medarbejdere har en kompetenceudviklingsplan« er nået: "
            "andelen var 100 % (19 af 19), og målet var mindst 100 %.",
        ),
        (
            2999,
            3000,
            "2016-09-30",
            "Målet »Alle medarbejdere har en kompetenceudviklingsplan« er lidt bagud: "
            "andelen er 99,9 % (2.999 af 3.000), og målet er mindst 100 %.",
        ),
        (
            0,
            19,
            "2016-09-30",
            "Målet »Alle medarbejdere har en kompetenceudviklingsplan« er bagud: "
            "andelen er 0 % (0 af 19), og målet er mindst 100 %.",
        ),
        (
            0,
            0,
            "2016-09-30",
            "Målet »Alle medarbejdere har en kompetenceudviklingsplan« kan ikke gøres op endnu: "
            "der er ikke registreret noget i måleperioden.",
        ),
    ],
)
def test_a_share_is_said_with_its_parts(taeller, naevner, pr_dato, forventet):
    s = andel(taeller, naevner, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet


def test_a_shares_figure_calculation_and_basis():
    s = andel(17, 19)
    assert laest(figur(s.maal["K"])) == "89,5 % (mål: mindst 100 %)"
    assert laest(udregning(s.maal["K"], s)) == "17 / 19 = 89,5 %; 89,5 % / 100 % = 89 %"
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: mindst 100 %.",
        "Talt med: 17 af 19 i 1 registrering.",
    ]


def test_a_share_of_nothing_has_no_figure():
    s = andel(0, 0)
    assert figur(s.maal["K"]) == "ingen data endnu"
    assert udregning(s.maal["K"], s) == (
        "Der regnes ingen procent: der er ikke registreret noget at regne på endnu."
    )
    assert laest_alle(grundlag(s.maal["K"], s))[1:] == ["Der er ingen registreringer at tælle med."]


@pytest.mark.parametrize(
    ("taeller", "vist", "regnet"),
    [
        (2, "8,3 % (mål: højst 10 %)", "2 / 24 = 8,3 %; 8,3 % er ikke over 10 %, altså 100 %"),
        (3, "12,5 % (mål: højst 10 %)", "3 / 24 = 12,5 %; 10 % / 12,5 % = 80 %"),
    ],
)
def test_a_share_of_at_most(taeller, vist, regnet):
    s = andel(taeller, 24, valgt=kriterium(Type.ANDEL, maal(10), retning=Retning.HOEJST))
    assert laest(figur(s.maal["K"])) == vist
    assert laest(udregning(s.maal["K"], s)) == regnet


FIRE_AAR = "2018-01-01..2021-12-31"
DECEMBER = nulpunkt(48, "2017-12-01..2017-12-31")
TRYGHED = kriterium(Type.NIVEAU, maal(60, FIRE_AAR), nulpunkt=DECEMBER)


def niveau(vaerdi, pr_dato="2018-06-30", valgt=TRYGHED, maalt="2018-06-01"):
    maalinger = [] if vaerdi is None else [("K", dag(maalt), Fraction(str(vaerdi)))]
    return status(
        plan(valgt, naar=FIRE_AAR),
        Data(maalinger=maalinger),
        pr_dato,
        tekster={"K": "Trygheden vokser"},
    )


@pytest.mark.parametrize(
    ("vaerdi", "pr_dato", "forventet", "vist"),
    [
        (
            50,
            "2018-06-30",
            "Målet »Trygheden vokser« er på sporet: niveauet er 50 (målt 1. juni 2018), "
            "og 49,5 var forventet nu. Målet er mindst 60.",
            "niveau 50; forventet 49,5",
        ),
        (
            52.5,
            "2018-12-31",
            "Målet »Trygheden vokser« er nået: niveauet er 52,5 (målt 1. juni 2018), "
            "og kravet for opgørelsesperioden er 51. Slutmålet er mindst 60.",
            "niveau 52,5; krav 51",
        ),
        (
            46,
            "2018-06-30",
            "Målet »Trygheden vokser« er bagud: niveauet er gået den forkerte vej, "
            "fra 48 til 46 (målt 1. juni 2018), og 49,5 var forventet nu. Målet er mindst 60.",
            "niveau 46; forventet 49,5",
        ),
        (
            55,
            "2021-12-31",
            "Målet »Trygheden vokser« er ikke nået: niveauet er 55 (målt 1. juni 2018), "
            "og målet var mindst 60.",
            "niveau 55 (mål: mindst 60)",
        ),
        (
            None,
            "2018-06-30",
            "Målet »Trygheden vokser« kan ikke gøres op endnu: "
            "der er ikke målt noget siden nulpunktet.",
            "ingen data endnu",
        ),
    ],
)
def test_a_level_is_said_with_what_was_expected(vaerdi, pr_dato, forventet, vist):
    s = niveau(vaerdi, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet
    assert figur(s.maal["K"]) == vist


def test_a_level_waits_for_the_nulpunkt_that_is_not_measured():
    valgt = kriterium(
        Type.NIVEAU, maal(60, FIRE_AAR), nulpunkt=nulpunkt(None, "2017-12-01..2017-12-31")
    )
    s = niveau(50, valgt=valgt)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Trygheden vokser« afventer nulpunktsmåling: "
        "niveauet er 50 (målt 1. juni 2018), men der mangler et nulpunkt."
    )
    assert figur(s.maal["K"]) == "mangler nulpunkt"
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for januar 2018 – december 2021: mindst 60.",
        "Nulpunktet er december 2017, men det er ikke målt endnu.",
        "Seneste måling: 50 den 1. juni 2018.",
    ]


def test_a_levels_calculation_and_basis():
    s = niveau(50)
    assert laest(udregning(s.maal["K"], s)) == (
        "(50 − 48) / (51 − 48) = 67 % af kravet; (50 − 48) / (49,49 − 48) = 135 % af det forventede"
    )
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for januar 2018 – december 2021: mindst 60.",
        "Nulpunkt for december 2017: 48.",
        "Seneste måling: 50 den 1. juni 2018.",
        "Kravet går jævnt fra 48 til 60. Pr. 30. juni 2018 er 12 % af perioden gået, "
        "så der forventes 49,49; ved opgørelsesperiodens slut kræves 51.",
    ]


def test_a_level_without_a_nulpunkt_is_measured_against_the_goal_itself():
    valgt = kriterium(Type.NIVEAU, maal(50, FIRE_AAR), retning=Retning.HOEJST)
    s = niveau("67.5", valgt=valgt)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Trygheden vokser« er bagud: niveauet er 67,5 (målt 1. juni 2018), "
        "og målet er højst 50."
    )
    assert laest(udregning(s.maal["K"], s)) == "50 / 67,5 = 74 %"
    assert figur(s.maal["K"]) == "niveau 67,5 (mål: højst 50)"


def test_a_level_that_met_the_demand_from_the_start_is_measured_against_it():
    valgt = kriterium(
        Type.NIVEAU, maal(60, FIRE_AAR), nulpunkt=nulpunkt(64, "2017-12-01..2017-12-31")
    )
    s = niveau(58, valgt=valgt)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Trygheden vokser« er lidt bagud: niveauet er 58 (målt 1. juni 2018), "
        "og målet er mindst 60."
    )
    assert laest(udregning(s.maal["K"], s)) == "58 / 60 = 97 %"


def test_before_its_period_a_level_has_not_begun():
    valgt = kriterium(Type.NIVEAU, maal(60, "2018-07-01..2021-12-31"), nulpunkt=DECEMBER)
    s = niveau(49, valgt=valgt)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Trygheden vokser« er ikke startet: måleperioden begynder 1. juli 2018."
    )
    assert laest(udregning(s.maal["K"], s)) == (
        "(49 − 48) / (49,73 − 48) = 58 % af kravet; der er ikke forventet noget endnu"
    )
