"""The Celery app: `celery -A config.celery worker`."""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("helhedsplan")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def behold_djangos_logning(**_: object) -> None:
    """That somebody answers this signal keeps Celery from setting up logging of its own."""
