"""What a planfil may not say of targets and baselines."""

from datetime import date

import pytest

from indsatser.models import Maaltal
from tests.stoette.planfil import fejl, importer_ark, kriterier

pytestmark = pytest.mark.django_db

AARET = (date(2016, 1, 1), date(2016, 12, 31))
MAALTAL = ["Kriterium", "Fra", "Til", "Måltal", "Besluttet"]
NULPUNKTER = ["Kriterium", "Fra", "Til", "Værdi"]
REGISTRERINGER = ["Kriterium", "Dato", "Antal", "Tæller", "Nævner", "Værdi", "Opfyldt"]
DATO = date(2016, 3, 1)


def med_maaltal(type_, *raekker, kilde=None, retning=None, nulpunkter=()):
    return {
        "Succeskriterier": kriterier(("K", type_, kilde, retning), kolonner=["Kilde", "Retning"]),
        "Måltal": [MAALTAL, *raekker],
        "Nulpunkter": [NULPUNKTER, *nulpunkter],
    }


def steder(resultat):
    return [f"{f.ark} {f.celle}" for f in resultat.fejl]


@pytest.mark.parametrize(
    ("type_", "retning", "maaltal"),
    [
        ("antal", None, 0),
        ("antal", None, -1),
        ("udrulning", None, 0),
        ("andel", None, 0),
        ("andel", "mindst", 0),
        ("niveau", "mindst", -2),
        ("niveau", "op", 0),
        ("andel", "højst", -1),
        ("niveau", "højst", -1),
        ("loft", None, -1),
        ("ændring", None, 0),
        ("ændring", "ned", 10),
        ("ændring", "op", -10),
    ],
)
def test_a_maaltal_that_cannot_be_meant_is_refused(type_, retning, maaltal):
    resultat = importer_ark(med_maaltal(type_, ["K", *AARET, maaltal], retning=retning))

    assert steder(resultat) == ["Måltal D2"]


@pytest.mark.parametrize(
    ("type_", "retning", "maaltal"),
    [
        ("loft", None, 0),
        ("andel", "højst", 0),
        ("niveau", "højst", 0),
        ("ændring", "ned", -10),
        ("ændring", None, 10),
        ("udrulning", None, None),
        ("kvalitativ", None, None),
        ("milepæl", None, None),
        ("afledt", None, None),
    ],
)
def test_a_maaltal_at_the_edge_is_accepted(type_, retning, maaltal):
    resultat = importer_ark(med_maaltal(type_, ["K", *AARET, maaltal], retning=retning))

    assert fejl(resultat) == []


def test_a_figure_that_is_refused_is_shown_as_danish_writes_it():
    resultat = importer_ark(med_maaltal("ændring", ["K", *AARET, -10], retning="op"))

    [besked] = [f.besked for f in resultat.fejl]
    assert besked == "»−10« passer ikke med retningen op. Ret fortegnet eller retningen."


def test_a_roll_out_without_a_maaltal_is_for_all():
    importer_ark(med_maaltal("udrulning", ["K", *AARET, None]))

    assert Maaltal.objects.get().maaltal == 100


def test_a_maaltal_is_asked_for_where_the_type_needs_one():
    resultat = importer_ark(med_maaltal("antal", ["K", *AARET, None]))

    assert fejl(resultat) == ["Måltal, D2 (Måltal): Måltal mangler. Skriv et tal."]


def test_periods_that_overlap_without_being_the_same_are_refused():
    resultat = importer_ark(
        med_maaltal(
            "antal",
            ["K", date(2016, 1, 1), date(2016, 6, 30), 5],
            ["K", date(2016, 6, 30), date(2016, 12, 31), 5],
        )
    )

    assert fejl(resultat) == [
        "Måltal, A3 (Kriterium): Perioden overlapper perioden i række 2. Perioder skal være helt ens (så "
        "er det en revision) eller ligge hver for sig."
    ]


def test_the_same_period_again_is_a_revision_also_with_the_same_date():
    raekker = [
        ["K", *AARET, 50, None],
        ["K", *AARET, 30, date(2016, 6, 15)],
        ["K", *AARET, 25, date(2016, 6, 15)],
    ]
    importer_ark(med_maaltal("antal", *raekker))

    igen = importer_ark(med_maaltal("antal", *raekker))

    assert igen.uden_aendringer
    assert list(Maaltal.objects.order_by("id").values_list("maaltal", "er_revision")) == [
        (50, False),
        (30, True),
        (25, True),
    ]


def test_a_period_that_overlaps_one_the_plan_keeps_is_refused():
    importer_ark(med_maaltal("antal", ["K", *AARET, 5]))

    resultat = importer_ark(med_maaltal("antal", ["K", date(2016, 2, 1), date(2016, 12, 31), 5]))

    assert "Perioden overlapper perioden i planen." in fejl(resultat)[0]


def test_a_corrected_period_may_overlap_the_one_that_it_replaces():
    kolonner = [*MAALTAL, "Id"]

    def med(fra):
        ark = med_maaltal("antal")
        return ark | {"Måltal": [kolonner, ["K", fra, date(2016, 12, 31), 5, None, "m"]]}

    importer_ark(med(date(2016, 1, 1)))

    resultat = importer_ark(med(date(2016, 2, 1)))

    assert fejl(resultat) == []
    assert resultat.tal["Måltal"]["ændret"] == 1


@pytest.mark.parametrize(
    ("fra", "til", "sted"),
    [
        (date(2016, 1, 2), date(2016, 12, 31), "B2"),
        (date(2016, 1, 1), date(2016, 12, 30), "C2"),
        (date(2016, 1, 1), date(2016, 2, 28), "C2"),
    ],
)
def test_a_change_is_measured_over_whole_months(fra, til, sted):
    assert steder(
        importer_ark(med_maaltal("ændring", ["K", fra, til, -10], kilde="udsaettelser"))
    ) == [f"Måltal {sted}"]
    assert steder(
        importer_ark(med_maaltal("ændring", kilde="udsaettelser", nulpunkter=[["K", fra, til]]))
    ) == [f"Nulpunkter {sted}"]


def test_a_baseline_must_have_every_month_of_the_target():
    resultat = importer_ark(
        med_maaltal(
            "ændring",
            ["K", date(2016, 10, 1), date(2017, 1, 31), -10],
            kilde="udsaettelser",
            nulpunkter=[["K", date(2015, 10, 1), date(2015, 12, 31)]],
        )
    )

    assert fejl(resultat) == [
        "Nulpunkter, B2 (Fra): Nulpunktet mangler 1 af de måneder, som måltallet i række 2 i arket Måltal "
        "har. Gør perioden længere."
    ]


def test_a_baseline_without_a_value_is_at_most_a_year():
    to_aar = ["K", date(2014, 1, 1), date(2015, 12, 31)]
    ark = med_maaltal("ændring", ["K", *AARET, -10], kilde="udsaettelser")

    assert steder(importer_ark(ark | {"Nulpunkter": [NULPUNKTER, to_aar]})) == ["Nulpunkter C2"]
    assert fejl(importer_ark(ark | {"Nulpunkter": [NULPUNKTER, [*to_aar, 99]]})) == []


def test_restancer_are_never_summed():
    nulpunkt = ["K", date(2015, 1, 1), date(2015, 12, 31), 99]

    assert steder(
        importer_ark(med_maaltal("ændring", kilde="restancer", nulpunkter=[nulpunkt]))
    ) == ["Nulpunkter D2"]
    for type_ in ("antal", "loft"):
        [besked] = fejl(importer_ark(med_maaltal(type_, kilde="restancer")))
        assert besked.startswith(
            "Succeskriterier, E2 (Kilde): Restancer er et antal på et tidspunkt"
        )


def test_a_criterion_has_one_baseline():
    resultat = importer_ark(
        med_maaltal(
            "niveau",
            nulpunkter=[["K", date(2015, 1, 1), date(2015, 1, 31), n] for n in (1, 2)],
        )
    )

    assert fejl(resultat) == [
        "Nulpunkter, A3 (Kriterium): Kriteriet har to nulpunkter; det andet står i række 2. Slet det ene."
    ]
