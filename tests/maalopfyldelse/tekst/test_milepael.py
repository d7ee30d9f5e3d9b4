from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Type
from maalopfyldelse.tekst import figur, grundlag, saetning, udregning
from tests.maalopfyldelse.beregning.byg import Data, dag, kriterium, plan
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status

LOEN = {"K": "En fælles plan for lønstruktur foreligger."}


def milepael(opfyldt=None, pr_dato="2016-09-30", frist="2016-03-01", **andet):
    valgt = kriterium(Type.MILEPAEL, tidsfrist=dag(frist) if frist else None)
    data = Data(opfyldt=[("K", dag(opfyldt))] if opfyldt else [])
    periode = andet.pop("naar", "2016-01-01..2016-12-31")
    return status(plan(valgt, naar=periode), data, pr_dato, tekster=LOEN, **andet)


@pytest.mark.parametrize(
    ("opfyldt", "pr_dato", "forventet", "vist"),
    [
        (
            "2016-02-26",
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« blev nået 26. februar 2016, "
            "4 dage før fristen 1. marts 2016.",
            "nået 26. februar 2016",
        ),
        (
            "2016-02-29",
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« blev nået 29. februar 2016, "
            "1 dag før fristen 1. marts 2016.",
            "nået 29. februar 2016",
        ),
        (
            "2016-03-01",
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« blev nået 1. marts 2016, "
            "på selve fristen.",
            "nået 1. marts 2016",
        ),
        (
            "2016-04-16",
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« blev nået 16. april 2016, "
            "46 dage efter fristen 1. marts 2016.",
            "nået 16. april 2016 (for sent)",
        ),
        (
            None,
            "2016-02-26",
            "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået endnu. "
            "Fristen er 1. marts 2016, om 4 dage.",
            "frist 1. marts 2016",
        ),
        (
            None,
            "2016-03-01",
            "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået, "
            "og fristen udløb 1. marts 2016.",
            "frist 1. marts 2016 overskredet",
        ),
        (
            None,
            "2016-03-02",
            "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået, "
            "og fristen 1. marts 2016 er overskredet med 1 dag.",
            "frist 1. marts 2016 overskredet",
        ),
        (
            None,
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået, "
            "og fristen 1. marts 2016 er overskredet med mere end 6 måneder.",
            "frist 1. marts 2016 overskredet",
        ),
    ],
)
def test_a_milestone_is_measured_by_its_deadline(opfyldt, pr_dato, forventet, vist):
    s = milepael(opfyldt, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet
    assert laest(figur(s.maal["K"])) == vist


def test_a_deadline_far_away_is_not_counted_in_days():
    s = milepael(None, "2016-01-15", "2016-12-31")
    assert laest(saetning(s.maal["K"], s)) == (
        "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået endnu. "
        "Fristen er 31. december 2016."
    )
    tidligt = milepael("2016-02-26", "2016-09-30", "2016-12-31")
    assert laest(saetning(tidligt.maal["K"], tidligt)) == (
        "Milepælen »En fælles plan for lønstruktur foreligger« blev nået 26. februar 2016, "
        "før fristen 31. december 2016."
    )


@pytest.mark.parametrize(
    ("opfyldt", "pr_dato", "forventet", "vist"),
    [
        (
            None,
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået endnu. "
            "Den har ingen frist, men planen slutter 31. december 2016.",
            "uden frist (planens slutdato 31. december 2016)",
        ),
        (
            None,
            "2017-01-31",
            "Milepælen »En fælles plan for lønstruktur foreligger« er ikke nået. "
            "Den har ingen frist, men planen sluttede 31. december 2016.",
            "uden frist (planens slutdato 31. december 2016)",
        ),
        (
            "2016-05-01",
            "2016-09-30",
            "Milepælen »En fælles plan for lønstruktur foreligger« blev nået 1. maj 2016. "
            "Den havde ingen frist.",
            "nået 1. maj 2016",
        ),
    ],
)
def test_a_milestone_without_a_deadline_says_so(opfyldt, pr_dato, forventet, vist):
    s = milepael(opfyldt, pr_dato, None)
    assert laest(saetning(s.maal["K"], s)) == forventet
    assert laest(figur(s.maal["K"])) == vist


@pytest.mark.parametrize(
    ("opfyldt", "pr_dato", "regnet"),
    [
        ("2016-02-26", "2016-09-30", "Nået 26. februar 2016: 100 %"),
        (
            None,
            "2016-02-26",
            "Ikke nået endnu: 0 % af kravet; der er ikke forventet noget før fristen 1. marts 2016",
        ),
        (None, "2016-09-30", "Ikke nået, da fristen udløb: 0 %"),
    ],
)
def test_a_milestone_is_all_or_nothing(opfyldt, pr_dato, regnet):
    s = milepael(opfyldt, pr_dato)
    assert laest(udregning(s.maal["K"], s)) == regnet


def test_a_milestone_beyond_the_window_has_no_percentage():
    s = milepael(None, frist="2017-12-31", naar="2016-01-01..2016-12-31", valg="hele")
    assert laest(udregning(s.maal["K"], s)) == (
        "Der regnes ingen procent: fristen, 31. december 2017, ligger efter opgørelsesperioden."
    )


def test_the_basis_holds_the_plans_own_words_for_the_deadline():
    s = milepael("2016-08-15", frist="2016-06-30", tidsfrist_tekst="senest medio 2016")
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Frist: 30. juni 2016; i planen står der »senest medio 2016«.",
        "Registreret som nået 15. august 2016.",
    ]
    uden = milepael(frist=None)
    assert laest_alle(grundlag(uden.maal["K"], uden)) == [
        "Planen giver ingen frist. Planens slutdato 31. december 2016 er brugt.",
        "Den er ikke registreret som nået.",
    ]


def test_a_plans_limits_do_not_move_a_milestone():
    valgt = kriterium(Type.MILEPAEL, tidsfrist=dag("2016-03-01"))
    s = status(plan(valgt, graense_paa_sporet=Fraction(1, 2)), tekster=LOEN)
    assert laest(udregning(s.maal["K"], s)) == "Ikke nået, da fristen udløb: 0 %"


def test_a_deadline_without_words_of_its_own_is_just_a_date():
    s = milepael()
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Frist: 1. marts 2016.",
        "Den er ikke registreret som nået.",
    ]
