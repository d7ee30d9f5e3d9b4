"""Thin: fetch nothing, call a service. Each may run twice; the job's row decides."""

from celery import shared_task

from maalopfyldelse import services


@shared_task(name="maalopfyldelse.udfoer_opgoerelse")
def udfoer_opgoerelse(pk: int) -> None:
    services.udfoer_opgoerelse(pk)


@shared_task(name="maalopfyldelse.udfoer_statusrapport")
def udfoer_statusrapport(pk: int) -> None:
    services.udfoer_statusrapport(pk)


@shared_task(name="maalopfyldelse.genoptag_glemte", expires=20)
def genoptag_glemte() -> None:
    services.genoptag_glemte()
