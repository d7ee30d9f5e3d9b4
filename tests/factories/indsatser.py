"""One factory per model of indsatser; what a test does not say has always been known."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from indsatser import models
from tests.factories.helhedsplan import BoligorganisationFactory, HelhedsplanFactory


class IndsatsomraadeFactory(DjangoModelFactory):
    class Meta:
        model = models.Indsatsomraade

    plan = factory.SubFactory(HelhedsplanFactory)
    kode = factory.Sequence(lambda nr: f"I{nr}")


class IndsatsomraadeversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Indsatsomraadeversion

    indsatsomraade = factory.SubFactory(IndsatsomraadeFactory)
    navn = factory.LazyAttribute(lambda version: f"Indsatsområde {version.indsatsomraade}")


class AktivitetFactory(DjangoModelFactory):
    class Meta:
        model = models.Aktivitet

    plan = factory.SubFactory(HelhedsplanFactory)
    kode = factory.Sequence(lambda nr: f"A{nr}")


class AktivitetversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Aktivitetversion

    aktivitet = factory.SubFactory(AktivitetFactory)
    navn = factory.LazyAttribute(lambda version: f"Aktivitet {version.aktivitet}")


class SucceskriteriumFactory(DjangoModelFactory):
    class Meta:
        model = models.Succeskriterium

    plan = factory.SubFactory(HelhedsplanFactory)
    kode = factory.Sequence(lambda nr: f"K{nr}")


class KriterieversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Kriterieversion

    kriterium = factory.SubFactory(SucceskriteriumFactory)
    tekst = factory.LazyAttribute(lambda version: f"Kriterium {version.kriterium}")
    type = models.Kriterietype.ANTAL
    niveau = models.Kriterieniveau.AKTIVITET


class MaaltalFactory(DjangoModelFactory):
    class Meta:
        model = models.Maaltal

    kriterium = factory.SubFactory(SucceskriteriumFactory)
    fra = date(2016, 1, 1)
    til = date(2016, 12, 31)
    maaltal = 100


class NulpunktFactory(DjangoModelFactory):
    class Meta:
        model = models.Nulpunkt

    kriterium = factory.SubFactory(SucceskriteriumFactory)
    fra = date(2015, 1, 1)
    til = date(2015, 12, 31)


class RegistreringFactory(DjangoModelFactory):
    class Meta:
        model = models.Registrering

    kriterium = factory.SubFactory(SucceskriteriumFactory)
    dato = date(2016, 5, 2)
    antal = 1


class UdrulningFactory(DjangoModelFactory):
    class Meta:
        model = models.Udrulning

    kriterium = factory.SubFactory(SucceskriteriumFactory)
    boligorganisation = factory.SubFactory(BoligorganisationFactory)


class VurderingFactory(DjangoModelFactory):
    class Meta:
        model = models.Vurdering

    kriterium = factory.SubFactory(SucceskriteriumFactory)
    dato = date(2016, 6, 30)
    vurdering = models.Vurderingsskala.DELVIST_OPFYLDT
