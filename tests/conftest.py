"""Every test runs in the environment `test`, also where the shell says something else."""

import json
import os
import secrets
from collections.abc import Callable, Iterator
from typing import Any

os.environ["MILJOE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
# Inherited by the processes of pytest-xdist: one name per run, so that runs can go side by side.
KOERSEL = os.environ.setdefault("TEST_KOERSEL", secrets.token_hex(4))
PROCES = os.environ.get("PYTEST_XDIST_WORKER", "alene")
REDIS_PREFIX = os.environ["REDIS_PREFIX"] = f"test-{KOERSEL}-{PROCES}:"

import django  # noqa: E402 -- reads the environment set above
import pytest  # noqa: E402
import redis  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from tests.stoette.worker import Worker  # noqa: E402

DJANGOS_EGNE = ("auth", "contenttypes")
FRA_MIGRATIONERNE = pytest.StashKey[tuple[Any, str]]()


def pytest_configure() -> None:
    django.setup()
    if settings.MILJOE != "test":  # read with the shell's own DJANGO_SETTINGS_MODULE and MILJOE
        raise pytest.UsageError("Fjern DJANGO_SETTINGS_MODULE fra omgivelserne.")
    settings.DATABASES["default"]["TEST"]["NAME"] = f"test_{KOERSEL}"
    # pytest-django may have read the settings before this file was, with the prefix of the process
    # that started this one.
    settings.REDIS_PREFIX = REDIS_PREFIX
    settings.CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = REDIS_PREFIX


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config
) -> Iterator[None]:
    """Remember the rows that the migrations themselves put in; let the database be dropped at last."""
    with django_db_blocker.unblock():
        raekker = json.loads(connection.creation.serialize_db_to_string())
    # Django puts its own back when it empties the tables.
    egne = [raekke for raekke in raekker if raekke["model"].split(".")[0] not in DJANGOS_EGNE]
    pytestconfig.stash[FRA_MIGRATIONERNE] = (django_db_blocker, json.dumps(egne))
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        # A page's last request may still hold a connection.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that commits for real leaves empty tables; give the next one what a new database has."""
    yield
    maerke = item.get_closest_marker("django_db")
    gemmer = {"transactional_db", "live_server"} & {*getattr(item, "fixturenames", ())} or (
        maerke is not None and maerke.kwargs.get("transaction")
    )
    # After the last test the database is gone, and the name is that of a real one again.
    if gemmer and connection.settings_dict["NAME"].startswith(f"test_{KOERSEL}"):
        spaerring, raekker = item.config.stash[FRA_MIGRATIONERNE]
        with spaerring.unblock():
            connection.creation.deserialize_db_from_string(raekker)


@pytest.fixture(scope="session")
def _redis() -> Iterator[None]:
    """Leave no key behind on a Redis that others use too."""
    yield
    with redis.from_url(settings.REDIS_URL) as klient:
        for noegle in klient.scan_iter(f"{settings.REDIS_PREFIX}*"):
            klient.delete(noegle)


@pytest.fixture(scope="session")
def _faelles_worker(django_db_setup: None, _redis: None) -> Iterator[list[Worker]]:
    """At most one worker, which lives from the first test that asks until the session ends."""
    startede: list[Worker] = []
    yield startede
    for worker in startede:
        worker.stop()


@pytest.fixture
def ny_worker(
    transactional_db: None, _redis: None, _faelles_worker: list[Worker]
) -> Iterator[Callable[[], Worker]]:
    """Start real Celery workers on the test database, to be killed at will; no other takes a job."""
    while _faelles_worker:
        _faelles_worker.pop().stop()
    startede: list[Worker] = []

    def start() -> Worker:
        worker = Worker()
        startede.append(worker)
        worker.vent_til_klar()
        return worker

    yield start
    for worker in startede:
        worker.stop()


@pytest.fixture
def worker(transactional_db: None, _faelles_worker: list[Worker]) -> Iterator[Worker]:
    """A real Celery worker in a process of its own, on the test database.

    The test commits for real; when it ends, the worker is let finish before the tables are emptied.
    """
    if not _faelles_worker or not _faelles_worker[0].lever():
        _faelles_worker[:] = [Worker()]
    [faelles] = _faelles_worker
    faelles.vent_til_klar()
    yield faelles
    faelles.vent_til_ledig()


@pytest.fixture(scope="session")
def _browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; nothing is downloaded."""
    # Not at the top: tests without a browser need not load it.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.stoette.browser import NODE, start_chromium  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", NODE)
        # Playwright keeps an event loop running in this thread from here to the end of the session,
        # and Django would refuse the database to any test in between, although nothing is async.
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "ja")
        with sync_playwright() as playwright:
            browser = start_chromium(playwright)
            yield browser
            browser.close()


@pytest.fixture
def browserfejl() -> list[str]:
    """What the browser complained of. A test that provokes an error empties the list itself."""
    return []


@pytest.fixture
def browser_page(_browser: Any, live_server: Any, browserfejl: list[str]) -> Iterator[Any]:
    """An empty page of a new visitor; addresses are relative to the live server.

    Anything on the console, such as a breach of the Content-Security-Policy, fails the test.
    """
    context = _browser.new_context(
        base_url=live_server.url,
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        viewport={"width": 1280, "height": 800},
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda fejl: browserfejl.append(str(fejl)))
    page.on(
        "console",
        lambda linje: (
            browserfejl.append(linje.text) if linje.type in ("error", "warning") else None
        ),
    )
    yield page
    context.close()
    assert browserfejl == []


@pytest.fixture
def log_ind_i_browser(browser_page: Any, client: Any, live_server: Any) -> Callable[[Any], None]:
    """Give the page's visitor a user's session, without going through the log-in page."""

    def log_ind(bruger: Any) -> None:
        client.force_login(bruger)
        navn = settings.SESSION_COOKIE_NAME
        browser_page.context.add_cookies(
            [{"name": navn, "value": client.cookies[navn].value, "url": live_server.url}]
        )

    return log_ind
