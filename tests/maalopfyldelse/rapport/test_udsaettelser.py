"""The section on evictions from small figures: AB and CIVICA, 2016 beside 2015."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from maalopfyldelse.beregning import Maaned, Medlemskab
from maalopfyldelse.rapport.hent import Medlemsorganisation
from maalopfyldelse.rapport.indhold import Udsaettelser
from maalopfyldelse.rapport.udsaettelser import sammenligning, udsaettelser
from maalopfyldelse.status import Planstatus
from tests.maalopfyldelse.beregning.byg import opgoer, plan

AB, CIVICA, OBO = 1, 2, 3
NAVNE = {AB: "AB", CIVICA: "CIVICA", OBO: "OBO"}


def status(pr_dato: str) -> Planstatus:
    dag = date.fromisoformat(pr_dato)
    return Planstatus(
        kortnavn="P",
        navn="Planen",
        startdato=date(2016, 1, 1),
        slutdato=date(2017, 12, 31),
        pr_dato=dag,
        kendt_pr=datetime(2020, 1, 1, tzinfo=UTC),
        resultat=opgoer(plan(), pr_dato=pr_dato),
        maal={},
        hovedmaal=[],
        omraader=[],
        enheder=NAVNE,
        plannavne={},
    )


def medlem(enhed: int, **medlemskab: date | int) -> Medlemsorganisation:
    return Medlemsorganisation(Medlemskab(enhed, **medlemskab), NAVNE[enhed], "")


BEGGE = (medlem(AB), medlem(CIVICA))


def tal(aar: int, **pr_enhed: list[int | None]) -> dict[tuple[int, Maaned], Fraction]:
    """The figures from January on; None where a month is missing."""
    enheder = {navn: nr for nr, navn in NAVNE.items()}
    return {
        (enheder[navn], Maaned(aar, md)): Fraction(vaerdi)
        for navn, vaerdier in pr_enhed.items()
        for md, vaerdi in enumerate(vaerdier, start=1)
        if vaerdi is not None
    }


def afsnit(
    figurer: Mapping[tuple[int, Maaned], Fraction],
    pr_dato: str = "2016-03-31",
    medlemmer: tuple[Medlemsorganisation, ...] = BEGGE,
) -> Udsaettelser | None:
    her = status(pr_dato)
    sammenlignet = sammenligning(her, medlemmer)
    return None if sammenlignet is None else udsaettelser(her, sammenlignet, figurer, medlemmer)


AARET = tal(2015, AB=[2, 3, 4, 5], CIVICA=[1, 1, 1, 1]) | tal(2016, AB=[1, 2, 2], CIVICA=[1, 0, 1])


def test_saetning_compares_with_the_same_months():
    fundet = afsnit(AARET)
    assert fundet.saetninger == [
        "Udsættelserne er faldet 41,7\xa0% i forhold til samme måneder i 2015 (7 mod 12), "
        "men faldet kan skyldes tilfældigheder."
    ]
    assert (fundet.i_alt.nu, fundet.i_alt.foer, fundet.i_alt.mangler) == ("7", "12", "ingen")


@pytest.mark.parametrize(
    ("nu", "saetning"),
    [
        (
            [90, 3, 4],
            "Udsættelserne er steget 977,8\xa0% i forhold til samme måneder i 2015 (97 mod 9), "
            "og stigningen er større, end tilfældigheder normalt kan forklare.",
        ),
        (
            [2, 3, 4],
            "Der er lige så mange udsættelser i januar–marts 2016 som i samme måneder i 2015: 9.",
        ),
    ],
)
def test_saetning_tells_rise_and_standstill(nu, saetning):
    assert afsnit(
        tal(2015, AB=[2, 3, 4]) | tal(2016, AB=nu), medlemmer=(medlem(AB),)
    ).saetninger == [saetning]


def test_saetning_without_earlier_figures_says_so():
    fundet = afsnit(tal(2016, AB=[1, 0, 0]), medlemmer=(medlem(AB),))
    assert fundet.saetninger == [
        "Der er 1 udsættelse i januar–marts 2016. Der er ingen tidligere tal at sammenligne med."
    ]
    assert [aar.navn for aar in fundet.aar] == ["2016"]
    assert fundet.enheder[0].foer == "–"


def test_saetning_from_none_has_no_percentage():
    fundet = afsnit(tal(2015, AB=[0, 0, 0]) | tal(2016, AB=[1, 1, 0]), medlemmer=(medlem(AB),))
    assert fundet.saetninger == [
        "Der er 2 udsættelser i januar–marts 2016 mod ingen i samme måneder i 2015."
    ]


def test_a_missing_month_is_left_out_of_both_years_and_named():
    mangler = {noegle: v for noegle, v in AARET.items() if noegle != (AB, Maaned(2016, 2))}
    fundet = afsnit(mangler)
    assert (fundet.i_alt.nu, fundet.i_alt.foer, fundet.i_alt.mangler) == ("5", "9", "1 månedstal")
    assert [(e.navn, e.nu, e.foer, e.mangler) for e in fundet.enheder] == [
        ("AB", "3", "6", "februar 2016"),
        ("CIVICA", "2", "3", "ingen"),
    ]
    assert fundet.daekning == "5 af 6 månedstal for januar–marts 2016 er indberettet."
    assert fundet.aar[1].celler[:4] == ["2", "0*", "3", ""]
    assert [m.ufuldstaendig for m in fundet.diagram.maaneder[:3]] == [False, True, False]
    assert fundet.noter == [
        "* og hvid søjle: der mangler tal fra en eller flere boligorganisationer. "
        "Begge år er regnet uden dem."
    ]


def test_a_month_that_nobody_has_reported_is_not_zero():
    fundet = afsnit({n: v for n, v in AARET.items() if n[1] != Maaned(2016, 3)})
    assert fundet.aar[1].celler[2] == "–*"
    assert fundet.diagram.maaneder[2].nu is None


def test_a_year_that_nobody_has_reported_is_told_as_missing():
    fundet = afsnit(tal(2015, AB=[2, 3, 4, 5], CIVICA=[1, 1, 1, 1]))
    assert fundet.saetninger == ["Der er ikke indberettet udsættelser for januar–marts 2016."]
    assert fundet.daekning == "Ingen af de 6 månedstal for januar–marts 2016 er indberettet."
    assert fundet.aar[0].celler[:4] == ["3", "4", "5", "6"]
    assert fundet.aar[1].celler[:4] == ["–*", "–*", "–*", ""]
    assert [e.mangler for e in fundet.enheder] == ["januar–marts 2016"] * 2


def test_months_without_a_pair_are_not_compared():
    fundet = afsnit(
        tal(2015, AB=[None, None, None, 5]) | tal(2016, AB=[1, 2, 3]), medlemmer=(medlem(AB),)
    )
    assert fundet.saetninger == [
        "Der er ingen måned i januar–marts 2016, som kan sammenlignes med samme måneder i 2015."
    ]


def test_the_months_to_come_show_the_earlier_year_only():
    fundet = afsnit(AARET)
    april = fundet.diagram.maaneder[3]
    assert (april.nu, april.foer) == (None, 6)
    assert (fundet.aar[0].celler[3], fundet.aar[1].celler[3]) == ("6", "")
    assert len(fundet.maaneder) == 12
    assert fundet.maaneder[:5] == ["jan.", "feb.", "mar.", "apr.", "maj"]


def test_an_organisation_that_others_have_joined_is_compared_with_them_all():
    medlemmer = (medlem(AB), medlem(OBO, til=date(2015, 12, 31), indgaar_i=AB))
    fundet = afsnit(
        tal(2015, AB=[2, 2, 2], OBO=[1, 1, 1]) | tal(2016, AB=[3, 3, 3]), medlemmer=medlemmer
    )
    assert (fundet.i_alt.nu, fundet.i_alt.foer) == ("9", "9")
    assert fundet.noter == [
        "De tidligere tal for AB er lagt sammen med tallene for OBO, som siden er blevet en del af AB."
    ]


def test_afsnit_is_absent_before_a_month_has_ended_and_without_figures():
    assert afsnit(AARET, pr_dato="2016-01-30") is None
    assert afsnit({}) is None
    assert afsnit(AARET, medlemmer=()) is None


def test_organisations_stand_in_danish_order():
    navne = {**NAVNE, 4: "Østbo", 5: "Ærø", 6: "Aarhus"}
    medlemmer = tuple(Medlemsorganisation(Medlemskab(nr), navne[nr], "") for nr in (6, 5, 4, 1))
    figurer = {(nr, Maaned(2016, 1)): Fraction(1) for nr in (6, 5, 4, 1)}
    fundet = afsnit(figurer, pr_dato="2016-01-31", medlemmer=medlemmer)
    assert [e.navn for e in fundet.enheder] == ["AB", "Ærø", "Østbo", "Aarhus"]
