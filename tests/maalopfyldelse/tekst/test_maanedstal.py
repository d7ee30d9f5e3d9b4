"""The monthly figures in words, for what is known and what is not."""

from datetime import date

import pytest

from maalopfyldelse.beregning import Maaned
from maalopfyldelse.tekst.maanedstal import (
    INDIKATORORD,
    bestandssaetning,
    daekningssaetning,
    mangler_saetning,
    stroemsaetning,
)

FORAAR = [Maaned(2016, 1), Maaned(2016, 2)]


@pytest.mark.parametrize(
    ("nu", "foer", "saetning"),
    [
        (None, None, "Der er ingen indberettede tal for rykkere."),
        (
            1,
            None,
            "Der er 1 rykker i januar–februar 2016. Der er ingen tal for samme måneder i 2015 at sammenligne med.",
        ),
        (3, 3, "Der er lige så mange rykkere i januar–februar 2016 som i samme måneder i 2015: 3."),
        (3, 0, "Der er 3 rykkere i januar–februar 2016 mod ingen i samme måneder i 2015."),
        (
            3,
            2,
            "Rykkerne er steget 50 % i januar–februar 2016 i forhold til samme måneder i 2015 (3 mod 2), men stigningen kan skyldes tilfældigheder.",
        ),
    ],
)
def test_the_sentence_fits_what_is_known(nu, foer, saetning):
    vist = stroemsaetning(INDIKATORORD["rykkere"], nu, foer, FORAAR)

    assert vist.replace("\N{NO-BREAK SPACE}", " ") == saetning


@pytest.mark.parametrize(
    ("nu", "foer", "saetning"),
    [
        (5, 5, "Der var 5 lejemål i restance 29. februar 2016, lige så mange som et år før."),
        (5, 0, "Der var 5 lejemål i restance 29. februar 2016 mod ingen et år før."),
        (5, 8, "Der var 5 lejemål i restance 29. februar 2016 mod 8 et år før."),
    ],
)
def test_a_stock_is_compared_with_a_year_before(nu, foer, saetning):
    vist = bestandssaetning(INDIKATORORD["restancer"], nu, foer, FORAAR[-1])

    assert vist.replace("\N{NO-BREAK SPACE}", " ") == saetning


def test_several_missing_months_are_drawn_together():
    vist = mangler_saetning(["OBO"], FORAAR, date(2016, 3, 10))

    assert vist.replace("\N{NO-BREAK SPACE}", " ") == (
        "OBO mangler at indberette januar–februar 2016 (den seneste frist var 10. marts 2016)."
    )


@pytest.mark.parametrize(
    ("hele", "maaneder", "med_tal", "spurgte", "saetning"),
    [
        (0, 0, 0, 4, "Ingen måneder er afsluttet endnu."),
        (1, 1, 1, 1, "Organisationen har indberettet måneden."),
        (2, 2, 2, 2, "Begge organisationer har indberettet begge måneder."),
        (12, 12, 4, 4, "Alle 4 organisationer har indberettet alle 12 måneder."),
        (
            0,
            1,
            1,
            4,
            "0 af 1 måned er indberettet af alle, og 1 af 4 organisationer har indberettet.",
        ),
    ],
)
def test_the_coverage_says_how_much_was_reported(hele, maaneder, med_tal, spurgte, saetning):
    assert daekningssaetning(hele, maaneder, med_tal, spurgte) == saetning
