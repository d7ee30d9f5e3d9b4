"""One factory per model of helhedsplan; what a test does not say has always been known."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from helhedsplan import models


class SekretariatFactory(DjangoModelFactory):
    class Meta:
        model = models.Sekretariat

    navn = factory.Sequence(lambda nr: f"Sekretariat {nr}")


class BrugerFactory(DjangoModelFactory):
    class Meta:
        model = models.Bruger

    username = factory.Sequence(lambda nr: f"bruger{nr}")


class TilknytningFactory(DjangoModelFactory):
    class Meta:
        model = models.Tilknytning

    bruger = factory.SubFactory(BrugerFactory)
    rolle = models.Rolle.SEKRETARIAT
    sekretariat = factory.SubFactory(SekretariatFactory)


class IndsatsomraadeskemaFactory(DjangoModelFactory):
    class Meta:
        model = models.Indsatsomraadeskema

    navn = factory.Sequence(lambda nr: f"Skema {nr}")


class HelhedsplanFactory(DjangoModelFactory):
    class Meta:
        model = models.Helhedsplan

    kortnavn = factory.Sequence(lambda nr: f"P{nr}")
    sekretariat = factory.SubFactory(SekretariatFactory)


class PlanversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Planversion

    plan = factory.SubFactory(HelhedsplanFactory)
    navn = factory.LazyAttribute(lambda version: f"Planen {version.plan}")
    startdato = date(2016, 1, 1)
    slutdato = date(2016, 12, 31)


class BoligorganisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Boligorganisation

    kortnavn = factory.Sequence(lambda nr: f"T{nr}")


class BoligorganisationversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Boligorganisationversion

    boligorganisation = factory.SubFactory(BoligorganisationFactory)


class BoligorganisationaliasFactory(DjangoModelFactory):
    class Meta:
        model = models.Boligorganisationalias

    boligorganisation = factory.SubFactory(BoligorganisationFactory)
    alias = factory.Sequence(lambda nr: f"Alias {nr}")


class MedlemskabFactory(DjangoModelFactory):
    class Meta:
        model = models.Medlemskab

    plan = factory.SubFactory(HelhedsplanFactory)
    boligorganisation = factory.SubFactory(BoligorganisationFactory)


class BoligomraadeFactory(DjangoModelFactory):
    class Meta:
        model = models.Boligomraade

    kommune = "Odense"
    navn = factory.Sequence(lambda nr: f"Område {nr}")


class OmraadeprofilvaerdiFactory(DjangoModelFactory):
    class Meta:
        model = models.Omraadeprofilvaerdi

    boligomraade = factory.SubFactory(BoligomraadeFactory)
    indikator = "Ledige"
    periode = "2014"
    vaerdi = 9


class BoligafdelingFactory(DjangoModelFactory):
    class Meta:
        model = models.Boligafdeling

    boligorganisation = factory.SubFactory(BoligorganisationFactory)
    afdelingsnr = factory.Sequence(str)


class BoligafdelingversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Boligafdelingversion

    boligafdeling = factory.SubFactory(BoligafdelingFactory)
    navn = factory.LazyAttribute(lambda version: f"Afdeling {version.boligafdeling.afdelingsnr}")


class BudgetpostFactory(DjangoModelFactory):
    class Meta:
        model = models.Budgetpost

    plan = factory.SubFactory(HelhedsplanFactory)
    aar = 2016
    post = factory.Sequence(lambda nr: f"Post {nr}")
    kategori = models.Budgetkategori.ANDET


class OrganFactory(DjangoModelFactory):
    class Meta:
        model = models.Organ

    plan = factory.SubFactory(HelhedsplanFactory)
    navn = factory.Sequence(lambda nr: f"Organ {nr}")


class OrganversionFactory(DjangoModelFactory):
    class Meta:
        model = models.Organversion

    organ = factory.SubFactory(OrganFactory)
    type = models.Organtype.STYREGRUPPE


class OrganmedlemFactory(DjangoModelFactory):
    class Meta:
        model = models.Organmedlem

    organ = factory.SubFactory(OrganFactory)
    navn = factory.Sequence(lambda nr: f"Medlem {nr}")


class MoedeFactory(DjangoModelFactory):
    class Meta:
        model = models.Moede

    organ = factory.SubFactory(OrganFactory)
    dato = date(2016, 4, 20)
    afholdt = True
