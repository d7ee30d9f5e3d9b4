"""What the database itself holds true of criteria, targets and what has happened."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from indsatser.models import Maaltal
from tests.factories import indsatser as fabrik
from tests.factories.helhedsplan import BoligorganisationFactory

pytestmark = pytest.mark.django_db

JANUAR = datetime(2016, 1, 15, 12, tzinfo=UTC)
FEBRUAR = datetime(2016, 2, 15, 12, tzinfo=UTC)


def afvises(klasse, **felter) -> bool:
    try:
        with transaction.atomic():
            klasse(**felter)
    except IntegrityError:
        return True
    return False


def test_periods_of_a_criterion_are_kept_apart():
    foerste = fabrik.MaaltalFactory(fra=date(2016, 1, 1), til=date(2016, 6, 30))
    kriterium = foerste.kriterium

    overlap = {"kriterium": kriterium, "fra": date(2016, 6, 30), "til": date(2016, 12, 31)}
    assert afvises(fabrik.MaaltalFactory, **overlap)
    fabrik.MaaltalFactory(kriterium=kriterium, fra=date(2016, 7, 1), til=date(2016, 12, 31))
    fabrik.MaaltalFactory(fra=date(2016, 6, 30), til=date(2016, 12, 31))


def test_a_revision_may_share_the_period():
    foerste = fabrik.MaaltalFactory()

    assert afvises(fabrik.MaaltalFactory, kriterium=foerste.kriterium)
    fabrik.MaaltalFactory(kriterium=foerste.kriterium, er_revision=True)


def test_a_period_may_overlap_one_that_it_replaces():
    foerste = fabrik.MaaltalFactory(registreret=JANUAR)

    rettet = fabrik.MaaltalFactory(
        kriterium=foerste.kriterium,
        til=date(2016, 11, 30),
        annullerer=foerste,
        rettelsesgrund="Forkert slutdato",
        registreret=FEBRUAR,
    )

    assert list(Maaltal.objects.kendt(JANUAR)) == [foerste]
    assert list(Maaltal.objects.kendt(FEBRUAR)) == [rettet]


def test_a_criterion_has_one_baseline_at_a_time():
    foerste = fabrik.NulpunktFactory(registreret=JANUAR)

    assert afvises(fabrik.NulpunktFactory, kriterium=foerste.kriterium, registreret=FEBRUAR)
    fabrik.NulpunktFactory(
        kriterium=foerste.kriterium,
        annullerer=foerste,
        rettelsesgrund="Målt igen",
        registreret=FEBRUAR,
    )


def test_an_organisation_has_one_roll_out_per_criterion_at_a_time():
    foerste = fabrik.UdrulningFactory()
    samme = {"kriterium": foerste.kriterium, "boligorganisation": foerste.boligorganisation}

    assert afvises(fabrik.UdrulningFactory, **samme)
    fabrik.UdrulningFactory(
        kriterium=foerste.kriterium, boligorganisation=BoligorganisationFactory()
    )


@pytest.mark.parametrize(
    ("klasse", "felter"),
    [
        (fabrik.KriterieversionFactory, {"type": "gæt"}),
        (fabrik.KriterieversionFactory, {"niveau": "top"}),
        (fabrik.KriterieversionFactory, {"retning": "skråt"}),
        (fabrik.KriterieversionFactory, {"paavirkelighed": "magi"}),
        (fabrik.KriterieversionFactory, {"vaegt": -1}),
        (fabrik.KriterieversionFactory, {"type": "antal", "kilde": "restancer"}),
        (fabrik.KriterieversionFactory, {"type": "loft", "kilde": "restancer"}),
        (fabrik.KriterieversionFactory, {"planer": ["BF"]}),
        (fabrik.MaaltalFactory, {"fra": date(2017, 1, 1)}),
        (fabrik.MaaltalFactory, {"til": None}),
        (fabrik.NulpunktFactory, {"fra": None}),
        (fabrik.RegistreringFactory, {"dato": None}),
        (fabrik.RegistreringFactory, {"antal": None}),
        (fabrik.RegistreringFactory, {"antal": -1}),
        (fabrik.RegistreringFactory, {"antal": None, "taeller": 1}),
        (fabrik.RegistreringFactory, {"naevner": 1}),
        (fabrik.UdrulningFactory, {"boligorganisation": None}),
        (fabrik.VurderingFactory, {"vurdering": "fint"}),
        (fabrik.VurderingFactory, {"dato": None}),
        (
            fabrik.AktivitetversionFactory,
            {"start": date(2016, 2, 1), "slut": date(2016, 1, 31)},
        ),
        (fabrik.AktivitetversionFactory, {"timer_pr_uge": -1}),
    ],
)
def test_what_cannot_be_meant_is_refused(klasse, felter):
    assert not afvises(klasse)
    assert afvises(klasse, **felter)


def test_a_criterion_cannot_correspond_to_itself():
    kriterium = fabrik.SucceskriteriumFactory()

    assert afvises(fabrik.KriterieversionFactory, kriterium=kriterium, svarer_til=kriterium)


@pytest.mark.parametrize(
    "klasse",
    [fabrik.IndsatsomraadeFactory, fabrik.AktivitetFactory, fabrik.SucceskriteriumFactory],
)
def test_a_code_is_used_once_in_a_plan(klasse):
    foerste = klasse()

    assert afvises(klasse, plan=foerste.plan, kode=foerste.kode)
    klasse(kode=foerste.kode)
