from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.helhedsplan import BoligorganisationFactory
from udsaettelser import models


class MaanedstalFactory(DjangoModelFactory):
    """Approved figures of a whole organisation for one month."""

    class Meta:
        model = models.Maanedstal

    boligorganisation = factory.SubFactory(BoligorganisationFactory)
    maaned = date(2016, 1, 1)
    udsaettelser = 3
    godkendt = date(2016, 2, 1)
    kendt_fra = datetime(2016, 2, 1, tzinfo=UTC)
