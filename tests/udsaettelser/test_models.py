"""What the database itself holds true of the monthly figures."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.factories.helhedsplan import BoligafdelingFactory
from tests.factories.udsaettelser import MaanedstalFactory
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

FEBRUAR = datetime(2016, 2, 1, tzinfo=UTC)
MARTS = datetime(2016, 3, 1, tzinfo=UTC)


def afvises(**felter) -> bool:
    try:
        with transaction.atomic():
            MaanedstalFactory(**felter)
    except IntegrityError:
        return True
    return False


def samme(tal: Maanedstal) -> dict:
    return {
        "boligorganisation": tal.boligorganisation,
        "afdeling": tal.afdeling,
        "maaned": tal.maaned,
    }


def test_a_figure_counts_from_its_approval():
    tal = MaanedstalFactory(kendt_fra=FEBRUAR)
    MaanedstalFactory(godkendt=None, kendt_fra=None)

    assert list(Maanedstal.objects.kendt(MARTS)) == [tal]
    assert list(Maanedstal.objects.kendt(FEBRUAR.replace(day=1, year=2015))) == []


def test_a_correction_counts_from_its_own_approval():
    tal = MaanedstalFactory(kendt_fra=FEBRUAR)
    rettet = MaanedstalFactory(
        **samme(tal), annullerer=tal, rettelsesgrund="Talt om", kendt_fra=MARTS
    )

    assert list(Maanedstal.objects.kendt(FEBRUAR)) == [tal]
    assert list(Maanedstal.objects.kendt(MARTS)) == [rettet]


def test_a_correction_that_is_not_approved_annuls_nothing():
    tal = MaanedstalFactory(kendt_fra=FEBRUAR)
    MaanedstalFactory(**samme(tal), annullerer=tal, rettelsesgrund="Måske", kendt_fra=None)

    tal.refresh_from_db()
    assert tal.kendt_til is None
    assert list(Maanedstal.objects.kendt(MARTS)) == [tal]


def test_one_approved_figure_counts_per_organisation_afdeling_and_month():
    tal = MaanedstalFactory()
    afdeling = BoligafdelingFactory(boligorganisation=tal.boligorganisation)

    assert afvises(**samme(tal))
    MaanedstalFactory(boligorganisation=tal.boligorganisation, afdeling=afdeling)
    MaanedstalFactory(boligorganisation=tal.boligorganisation, maaned=date(2016, 2, 1))
    MaanedstalFactory(**samme(tal), kendt_fra=None)


@pytest.mark.parametrize(
    "felter",
    [{"maaned": date(2016, 1, 2)}, {"udsaettelser": -1}, {"restancer": -1}],
)
def test_what_cannot_be_meant_is_refused(felter):
    assert afvises(**felter)


def test_zero_is_a_figure_and_missing_is_not():
    MaanedstalFactory(udsaettelser=0)

    tal = Maanedstal.objects.get()
    assert tal.udsaettelser == 0
    assert tal.rykkere is None
