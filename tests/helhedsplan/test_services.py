"""The order of knowledge, on real connections beside one another."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import close_old_connections, connection, transaction

from helhedsplan import services
from helhedsplan.models import Helhedsplan, Moede
from tests.factories.helhedsplan import MoedeFactory, OrganFactory
from tests.stoette.planfil import importer_ark, kriterier

REGISTRERINGER = [["Kriterium", "Dato", "Antal"], ["A1", date(2016, 2, 1), 3]]


def i_egen_forbindelse(arbejde: Callable, *argumenter):
    close_old_connections()
    try:
        return arbejde(*argumenter)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_nothing_appears_later_with_an_earlier_time_than_the_one_that_was_fixed():
    organ = OrganFactory()
    har_laest, maa_gemme = threading.Event(), threading.Event()

    def skriv() -> None:
        with transaction.atomic():
            tid = services.registreringstidspunkt()
            har_laest.set()
            maa_gemme.wait(10)
            MoedeFactory(organ=organ, registreret=tid)

    def fasthold() -> datetime:
        with transaction.atomic():
            return services.vent_paa_skrivere()

    with ThreadPoolExecutor(2) as traade:
        skriver = traade.submit(i_egen_forbindelse, skriv)
        assert har_laest.wait(10)
        fast = traade.submit(i_egen_forbindelse, fasthold)
        # Whoever fixes a time waits for the writer that has read an earlier one.
        time.sleep(0.3)
        assert not fast.done()
        maa_gemme.set()
        skriver.result(10)
        kendt_pr = fast.result(10)

    assert Moede.objects.kendt(kendt_pr).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_queue_up_and_the_second_finds_the_first():
    ark = {"Succeskriterier": kriterier(("A1", "antal")), "Registreringer": REGISTRERINGER}

    with ThreadPoolExecutor(2) as traade:
        koersler = [traade.submit(i_egen_forbindelse, importer_ark, ark) for _ in range(2)]
        foerste, anden = sorted(
            (koersel.result(30) for koersel in koersler), key=lambda r: not r.ny_plan
        )

    assert (foerste.ny_plan, anden.ny_plan) == (True, False)
    assert foerste.gemt
    assert anden.uden_aendringer
    assert Helhedsplan.objects.count() == 1


@pytest.mark.django_db
def test_reserved_keys_are_nobody_elses():
    noegler = services.reserver_noegler(Moede, 5)

    moede = MoedeFactory()

    assert len(set(noegler)) == 5
    assert noegler == sorted(noegler)
    assert moede.pk > noegler[-1]


@pytest.mark.django_db
def test_records_go_in_whatever_their_order_when_each_has_its_time():
    """The annulling one first, and the third where only the second has made room."""
    organ = OrganFactory()
    noegler = services.reserver_noegler(Moede, 4)
    tider = [datetime(2016, 4, dag, tzinfo=UTC) for dag in (1, 2, 3, 4)]
    falles = {"organ": organ, "dato": date(2016, 4, 20), "afholdt": True}
    poster = [
        Moede(pk=noegler[0], registreret=tider[3], **falles),
        Moede(
            pk=noegler[1],
            organ=organ,
            kun_annullering=True,
            annullerer_id=noegler[2],
            rettelsesgrund="a",
            registreret=tider[2],
        ),
        Moede(
            pk=noegler[2],
            annullerer_id=noegler[3],
            rettelsesgrund="b",
            registreret=tider[1],
            **falles,
        ),
        Moede(pk=noegler[3], registreret=tider[0], **falles),
    ]

    services.gem_fakta(Moede, poster)

    gaeldende = [list(Moede.objects.kendt(tid).values_list("pk", flat=True)) for tid in tider]
    assert gaeldende == [[noegler[3]], [noegler[2]], [], [noegler[0]]]
