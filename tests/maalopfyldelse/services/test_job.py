"""A job is done once, and done, whatever happens to workers and messages."""

import time
from datetime import date, timedelta

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from maalopfyldelse import services
from maalopfyldelse.models import Jobtilstand, Opgoerelse
from maalopfyldelse.models.job import HOEJST_FORSOEG, LIVSTEGN_HVERT, OPGIVET_EFTER, STILLE_EFTER
from maalopfyldelse.services import job
from tests.stoette.personer import lav_plan
from tests.stoette.worker import database_url

D = date(2016, 9, 30)


@pytest.fixture
def plan(db):
    return lav_plan("BF")


def test_two_orders_of_the_same_figures_are_one_job(plan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sendte:
        foerste = services.bestil_opgoerelse(plan, D)
        anden = services.bestil_opgoerelse(plan, D)

    assert anden == foerste
    assert len(sendte) == 1


def test_a_job_can_be_taken_by_one_worker_only(plan):
    opgoerelse = services.bestil_opgoerelse(plan, D)

    assert job.tag(Opgoerelse, opgoerelse.pk) == opgoerelse
    assert job.tag(Opgoerelse, opgoerelse.pk) is None


def test_a_finished_job_is_left_alone(plan):
    opgoerelse = services.bestil_opgoerelse(plan, D)
    services.udfoer_opgoerelse(opgoerelse.pk)
    faerdig_at = Opgoerelse.objects.get().faerdig_at

    services.udfoer_opgoerelse(opgoerelse.pk)

    assert Opgoerelse.objects.get().faerdig_at == faerdig_at


def test_a_job_whose_worker_is_gone_can_be_taken_again(plan):
    opgoerelse = services.bestil_opgoerelse(plan, D)
    job.tag(Opgoerelse, opgoerelse.pk)
    _uden_livstegn_i(OPGIVET_EFTER + timedelta(seconds=1))

    taget = job.tag(Opgoerelse, opgoerelse.pk)

    assert taget.forsoeg == 2


def test_a_worker_that_wakes_up_too_late_writes_nothing(plan):
    opgoerelse = services.bestil_opgoerelse(plan, D)

    def overhalet(_):
        _uden_livstegn_i(OPGIVET_EFTER + timedelta(seconds=1))
        assert job.tag(Opgoerelse, opgoerelse.pk)
        return {"resultat": {"fra": "den forsinkede"}}

    job.udfoer(Opgoerelse, opgoerelse.pk, overhalet)

    assert Opgoerelse.objects.get().resultat is None
    assert Opgoerelse.objects.get().tilstand == Jobtilstand.I_GANG


def test_a_job_that_keeps_killing_its_workers_is_given_up(plan):
    opgoerelse = services.bestil_opgoerelse(plan, D)
    for _ in range(HOEJST_FORSOEG):
        assert job.tag(Opgoerelse, opgoerelse.pk)
        _uden_livstegn_i(OPGIVET_EFTER + timedelta(seconds=1))

    assert job.tag(Opgoerelse, opgoerelse.pk) is None
    opgoerelse.refresh_from_db()
    assert opgoerelse.er_fejlet
    assert "opgivet" in opgoerelse.fejl


def test_a_failure_is_stored_and_the_job_can_be_ordered_again(plan):
    opgoerelse = services.bestil_opgoerelse(plan, D)

    def gaa_galt(_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        job.udfoer(Opgoerelse, opgoerelse.pk, gaa_galt)
    opgoerelse.refresh_from_db()
    assert opgoerelse.er_fejlet

    igen = services.bestil_opgoerelse(plan, D)

    igen.refresh_from_db()
    assert (igen.pk, igen.tilstand, igen.forsoeg) == (opgoerelse.pk, Jobtilstand.VENTER, 0)


@pytest.mark.parametrize("siden", ["sendt_at", "livstegn_at"])
def test_lost_jobs_are_sent_again(plan, siden, django_capture_on_commit_callbacks):
    opgoerelse = services.bestil_opgoerelse(plan, D)
    if siden == "livstegn_at":
        job.tag(Opgoerelse, opgoerelse.pk)
        _uden_livstegn_i(OPGIVET_EFTER + timedelta(seconds=1))
    else:
        Opgoerelse.objects.update(sendt_at=timezone.now() - STILLE_EFTER - timedelta(seconds=1))

    with django_capture_on_commit_callbacks() as sendte:
        assert services.genoptag_glemte() == 1

    assert len(sendte) == 1


def test_jobs_in_good_hands_are_not_sent_again(plan):
    services.bestil_opgoerelse(plan, D)
    i_gang = services.bestil_opgoerelse(plan, date(2016, 6, 30))
    job.tag(Opgoerelse, i_gang.pk)

    assert services.genoptag_glemte() == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_is_ordered(worker):
    opgoerelse = services.bestil_opgoerelse(lav_plan("BF"), D)

    _vent_paa(opgoerelse)

    assert opgoerelse.resultat["pr_dato"] == "2016-09-30"


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_was_killed_outright_is_taken_over_by_another(ny_worker):
    opgoerelse = services.bestil_opgoerelse(lav_plan("BF"), D)
    with psycopg.connect(database_url()) as laas:
        # What the calculation reads is locked, so that the worker is killed in the middle of it.
        laas.execute("LOCK TABLE helhedsplan_planversion IN ACCESS EXCLUSIVE MODE")
        foerste = ny_worker()
        _vent_paa(opgoerelse, Jobtilstand.I_GANG)
        foerste.draeb()
    _uden_livstegn_i(OPGIVET_EFTER + timedelta(seconds=1))

    services.genoptag_glemte()
    ny_worker()
    _vent_paa(opgoerelse)

    assert opgoerelse.forsoeg == 2
    assert opgoerelse.resultat["plan"] == opgoerelse.plan.kortnavn


def test_a_killed_worker_is_replaced_within_a_minute():
    eftersyn = timedelta(seconds=settings.CELERY_BEAT_SCHEDULE["genoptag_glemte"]["schedule"])

    assert LIVSTEGN_HVERT * 3 < OPGIVET_EFTER  # a slow worker is not taken for a dead one
    assert OPGIVET_EFTER + eftersyn <= timedelta(seconds=45)
    assert STILLE_EFTER + eftersyn <= timedelta(seconds=45)


def _uden_livstegn_i(tid: timedelta) -> None:
    Opgoerelse.objects.update(livstegn_at=timezone.now() - tid)


def _vent_paa(opgoerelse: Opgoerelse, tilstand: Jobtilstand = Jobtilstand.FAERDIG) -> None:
    slut = time.monotonic() + 60
    while opgoerelse.tilstand != tilstand:
        assert time.monotonic() < slut, opgoerelse.tilstand
        time.sleep(0.05)
        opgoerelse.refresh_from_db()
