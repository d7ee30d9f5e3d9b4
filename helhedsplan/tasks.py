"""Thin: a service does the work."""

from celery import shared_task

from helhedsplan.planfil import indlaesning


@shared_task(name="helhedsplan.slet_udloebne_indlaesninger", expires=3000)
def slet_udloebne_indlaesninger() -> None:
    indlaesning.slet_udloebne()
