"""Every test runs in the environment `test`, also where the shell says something else."""

import os
import secrets

import django
from django.conf import settings

os.environ["MILJOE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
# Inherited by the processes of pytest-xdist: one name per run, so that runs can go side by side.
KOERSEL = os.environ.setdefault("TEST_KOERSEL", secrets.token_hex(4))
PROCES = os.environ.get("PYTEST_XDIST_WORKER", "alene")
os.environ["REDIS_PREFIX"] = f"test-{KOERSEL}-{PROCES}:"


def pytest_configure() -> None:
    django.setup()
    settings.DATABASES["default"]["TEST"]["NAME"] = f"test_{KOERSEL}"
