"""What the database itself holds true of versions, records and shared things."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models.deletion import ProtectedError

from helhedsplan.models import Faktum, Medlemskab, Moede, Planversion, Rolle, Version
from tests.factories import helhedsplan as fabrik

pytestmark = pytest.mark.django_db

JANUAR = datetime(2016, 1, 15, 12, tzinfo=UTC)
FEBRUAR = datetime(2016, 2, 15, 12, tzinfo=UTC)
MARTS = datetime(2016, 3, 15, 12, tzinfo=UTC)


@pytest.fixture
def afvist():
    """Expect the database to refuse, and go on in the same transaction."""

    class Afvist:
        def __enter__(self):
            self.atomic = transaction.atomic()
            self.atomic.__enter__()
            return self

        def __exit__(self, type_, fejl, spor):
            self.atomic.__exit__(type_, fejl, spor)
            assert type_ is not None, "the database accepted it"
            return issubclass(type_, IntegrityError)

    return Afvist


def test_a_version_cannot_be_changed_or_deleted(afvist):
    version = fabrik.PlanversionFactory()

    with afvist():
        Planversion.objects.update(navn="et andet navn")
    with afvist():
        Planversion.objects.all().delete()
    version.refresh_from_db()
    assert version.navn != "et andet navn"


def test_a_record_cannot_be_changed_or_deleted(afvist):
    moede = fabrik.MoedeFactory(beslutninger="Godkendt")

    for felter in ({"beslutninger": "Afvist"}, {"afholdt": False}, {"registreret": JANUAR}):
        with afvist():
            Moede.objects.update(**felter)
    with afvist():
        Moede.objects.all().delete()
    moede.refresh_from_db()
    assert moede.beslutninger == "Godkendt"


def test_a_record_that_is_closed_cannot_be_opened_again(afvist):
    moede = fabrik.MoedeFactory(registreret=JANUAR)
    Moede.objects.create(
        organ=moede.organ,
        kun_annullering=True,
        annullerer=moede,
        rettelsesgrund="Aflyst",
        registreret=MARTS,
    )

    for kendt_til in (None, MARTS + timedelta(days=1)):
        with afvist():
            Moede.objects.filter(pk=moede.pk).update(kendt_til=kendt_til)


def test_a_record_counts_from_it_is_registered_until_it_is_annulled():
    moede = fabrik.MoedeFactory(registreret=JANUAR)
    rettet = fabrik.MoedeFactory(
        organ=moede.organ, annullerer=moede, rettelsesgrund="Slåfejl", registreret=FEBRUAR
    )

    sekund = timedelta(seconds=1)
    assert list(Moede.objects.kendt(JANUAR - sekund)) == []
    assert list(Moede.objects.kendt(JANUAR)) == [moede]
    assert list(Moede.objects.kendt(FEBRUAR - sekund)) == [moede]
    assert list(Moede.objects.kendt(FEBRUAR)) == [rettet]


def test_annulling_an_annulment_does_not_bring_the_first_record_back():
    foerste = fabrik.MoedeFactory(registreret=JANUAR)
    rettet = fabrik.MoedeFactory(
        organ=foerste.organ, annullerer=foerste, rettelsesgrund="a", registreret=FEBRUAR
    )
    Moede.objects.create(
        organ=foerste.organ,
        annullerer=rettet,
        rettelsesgrund="b",
        kun_annullering=True,
        registreret=MARTS,
    )

    assert list(Moede.objects.kendt(MARTS)) == []


def test_the_earliest_of_two_annulments_counts():
    moede = fabrik.MoedeFactory(registreret=JANUAR)
    for tid in (MARTS, FEBRUAR):
        Moede.objects.create(
            organ=moede.organ,
            annullerer=moede,
            rettelsesgrund="a",
            kun_annullering=True,
            registreret=tid,
        )

    moede.refresh_from_db()
    assert moede.kendt_til == FEBRUAR


def test_an_always_known_record_may_be_replaced_by_another():
    moede = fabrik.MoedeFactory()
    rettet = fabrik.MoedeFactory(organ=moede.organ, annullerer=moede, rettelsesgrund="a")

    assert list(Moede.objects.kendt(JANUAR)) == [rettet]


def test_a_correction_has_a_reason(afvist):
    moede = fabrik.MoedeFactory()

    with afvist():
        fabrik.MoedeFactory(organ=moede.organ, annullerer=moede, registreret=JANUAR)


def test_a_record_that_only_annuls_names_what(afvist):
    with afvist():
        fabrik.MoedeFactory(kun_annullering=True)


def test_one_meeting_per_body_and_day_counts_at_a_time(afvist):
    moede = fabrik.MoedeFactory(registreret=JANUAR)

    with afvist():
        fabrik.MoedeFactory(organ=moede.organ, registreret=FEBRUAR)
    fabrik.MoedeFactory(organ=moede.organ, dato=date(2016, 4, 21), registreret=FEBRUAR)
    fabrik.MoedeFactory(registreret=FEBRUAR)


def test_the_version_known_at_a_time_counts():
    altid = fabrik.MedlemskabFactory()
    noegle = {"plan": altid.plan, "boligorganisation": altid.boligorganisation}
    ude = fabrik.MedlemskabFactory(**noegle, udgaaet=True, registreret=FEBRUAR)
    tilbage = fabrik.MedlemskabFactory(**noegle, fra=date(2016, 3, 1), registreret=MARTS)

    assert list(Medlemskab.objects.gaeldende(JANUAR)) == [altid]
    assert list(Medlemskab.objects.gaeldende(FEBRUAR)) == []
    assert list(Medlemskab.objects.kendt(FEBRUAR)) == [ude]
    assert list(Medlemskab.objects.gaeldende(MARTS)) == [tilbage]


@pytest.mark.parametrize("registreret", [None, JANUAR])
def test_a_setting_has_one_version_per_moment(afvist, registreret):
    version = fabrik.PlanversionFactory(registreret=registreret)

    with afvist():
        fabrik.PlanversionFactory(plan=version.plan, registreret=registreret)


@pytest.mark.parametrize(
    ("klasse", "felter"),
    [
        (fabrik.PlanversionFactory, {"slutdato": date(2015, 12, 31)}),
        (fabrik.PlanversionFactory, {"graense_lidt_bagud": 0}),
        (fabrik.PlanversionFactory, {"graense_lidt_bagud": 101}),
        (fabrik.MedlemskabFactory, {"fra": date(2016, 2, 1), "til": date(2016, 1, 31)}),
        (fabrik.OrganversionFactory, {"type": "klub"}),
        (fabrik.OrganversionFactory, {"fra": date(2016, 2, 1), "til": date(2016, 1, 31)}),
        (fabrik.OrganmedlemFactory, {"fra": date(2016, 2, 1), "til": date(2016, 1, 31)}),
        (fabrik.BoligafdelingversionFactory, {"fra": date(2016, 2, 1), "til": date(2016, 1, 31)}),
        (fabrik.BudgetpostFactory, {"aar": 16}),
        (fabrik.BudgetpostFactory, {"kategori": "kaffe"}),
        (fabrik.MoedeFactory, {"dato": None}),
    ],
)
def test_what_cannot_be_meant_is_refused(afvist, klasse, felter):
    with afvist():
        klasse(**felter)


@pytest.mark.parametrize(
    ("klasse", "felt", "foerste", "anden"),
    [
        (fabrik.HelhedsplanFactory, "kortnavn", "ØST", "øst"),
        (fabrik.SekretariatFactory, "navn", "Ærø", "ærØ"),
        (fabrik.BoligorganisationFactory, "kortnavn", "Åbo", "åBO"),
    ],
)
def test_names_that_differ_only_in_case_are_the_same(afvist, klasse, felt, foerste, anden):
    klasse(**{felt: foerste})

    with afvist():
        klasse(**{felt: anden})


def test_a_kommune_has_one_area_of_a_name_and_is_one_itself(afvist):
    fabrik.BoligomraadeFactory(navn="Åparken")
    fabrik.BoligomraadeFactory(navn="Odense Kommune", er_kommune=True)

    with afvist():
        fabrik.BoligomraadeFactory(navn="ÅPARKEN")
    with afvist():
        fabrik.BoligomraadeFactory(navn="Odense", er_kommune=True)
    fabrik.BoligomraadeFactory(navn="Åparken", kommune="Nyborg")


def test_an_organisation_cannot_become_part_of_itself(afvist):
    organisation = fabrik.BoligorganisationFactory()

    with afvist():
        fabrik.BoligorganisationversionFactory(
            boligorganisation=organisation, indgaar_i=organisation
        )


@pytest.mark.parametrize(
    ("rolle", "felter"),
    [
        (Rolle.SEKRETARIAT, {"sekretariat": None}),
        (Rolle.BESTYRELSE, {}),
        (Rolle.BOLIGORGANISATION, {}),
    ],
)
def test_a_role_gives_access_to_just_what_it_is_for(afvist, rolle, felter):
    with afvist():
        fabrik.TilknytningFactory(rolle=rolle, **felter)


def test_what_others_rest_on_cannot_be_deleted():
    medlemskab = fabrik.MedlemskabFactory()

    with pytest.raises(ProtectedError):
        medlemskab.boligorganisation.delete()


def test_every_table_of_versions_and_records_is_append_only():
    """A new model of the kind must not be forgotten by the migration that protects it."""

    tabeller = {
        model._meta.db_table for model in apps.get_models() if issubclass(model, Version | Faktum)
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname = 'kun_tilfoejelse'"
        )
        beskyttede = {navn for (navn,) in cursor}

    assert tabeller <= beskyttede
