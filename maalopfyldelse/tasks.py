"""Thin: fetch nothing, call a service. Each may run twice; the job's row decides."""

from importlib import import_module

from celery import shared_task
from celery.signals import worker_init

from maalopfyldelse import services


@worker_init.connect
def goer_rapporten_klar(**_: object) -> None:
    """Import WeasyPrint before the worker forks, so that its first report need not wait for it."""
    import_module("maalopfyldelse.rapport")


@shared_task(name="maalopfyldelse.udfoer_opgoerelse")
def udfoer_opgoerelse(pk: int) -> None:
    services.udfoer_opgoerelse(pk)


@shared_task(name="maalopfyldelse.udfoer_statusrapport")
def udfoer_statusrapport(pk: int) -> None:
    services.udfoer_statusrapport(pk)


@shared_task(name="maalopfyldelse.genoptag_glemte", expires=20)
def genoptag_glemte() -> None:
    services.genoptag_glemte()
