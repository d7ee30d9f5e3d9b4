"""What every benchmark shares: a database of its own, a stopwatch and a line."""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

os.environ["MILJOE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("REDIS_PREFIX", f"bench-{secrets.token_hex(4)}:")

import django

django.setup()

from django.db import connection  # noqa: E402


@contextmanager
def database() -> Iterator[None]:
    """Run the block on a migrated database that is made for it and dropped afterwards."""
    foer = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{secrets.token_hex(4)}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(foer, verbosity=0)


def bedste_ms(arbejde: Callable[[], object], gange: int = 5) -> float:
    """Return the shortest of some runs, in milliseconds: the one that the machine disturbed least."""
    tider = []
    for _ in range(gange):
        start = time.perf_counter()
        arbejde()
        tider.append(time.perf_counter() - start)
    return min(tider) * 1000


def linje(navn: str, ms: float, mod: str, mod_ms: float) -> None:
    """Print a benchmark's line: name, figure, what it is measured against, ratio."""
    print(
        f"{navn:<58} {ms:>9.1f} ms   {mod} {mod_ms:.1f} ms   {mod_ms / ms:.1f}x",
        flush=True,
    )
