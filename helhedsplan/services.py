"""What every writer of facts and versions does first: take its place in the order of knowledge.

A figure is fixed to a knowledge time. It can only be reproduced if nothing is later committed with an
earlier time, so writers hold a shared lock from before they read their time until they have committed,
and whoever fixes a knowledge time waits for them (`vent_paa_skrivere`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from heapq import heapify, heappop, heappush

from django.db import connection
from django.db.models import Model
from psycopg import sql

from helhedsplan.models import Faktum

# Any numbers that no other advisory lock of the application uses.
SKRIVELAAS = 7_160_001
IMPORTLAAS = 7_160_002
MANGE_FAKTA = 5_000


def registreringstidspunkt() -> datetime:
    """Return the time at which this transaction's records become known. Call before writing any.

    Must be called inside a transaction; the lock is held until it ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [SKRIVELAAS])
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def vent_paa_skrivere() -> datetime:
    """Wait for every writer under way and return a time at which all that they wrote is known.

    Must be called inside a transaction; new writers wait until it ends, so keep it short.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SKRIVELAAS])
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def laas_import() -> None:
    """Let one import at a time run: they share organisations, and two of one plan must queue up.

    Must be called inside a transaction, before `registreringstidspunkt`; held until it ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTLAAS])


def reserver_noegler(model: type[Model], antal: int) -> list[int]:
    """Return primary keys that no other row of the model will get, in rising order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, antal],
        )
        return [noegle for (noegle,) in cursor]


def gem_fakta(model: type[Faktum], poster: Sequence[Faktum]) -> None:
    """Insert records, each with its key set, in an order that the triggers and constraints can follow.

    An annulled record must be there before the one that annuls it, and must be closed before another
    takes its place; so they go in by the time from which they are known. COPY, because a plan may
    have tens of thousands: it takes a third of the time of INSERT.
    """
    felter = [felt for felt in model._meta.concrete_fields if felt.attname != "kendt_til"]
    attributter = [felt.attname for felt in felter]
    kopier = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(felt.column) for felt in felter),
    )
    with (
        _udsatte_regler(model),
        # COPY passes Django's own cursor by, and with it the naming of errors.
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(kopier) as kopi,
    ):
        for post in _efter_viden(poster):
            kopi.write_row([getattr(post, attribut) for attribut in attributter])
    if len(poster) >= MANGE_FAKTA:
        # The planner may still believe what was true of the table before.
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)))


@contextmanager
def _udsatte_regler(model: type[Model]) -> Iterator[None]:
    """Check "one at a time" when all records are in: of two that swap keys, one goes in first."""
    navne = [
        sql.Identifier(regel.name)
        for regel in model._meta.constraints
        if getattr(regel, "deferrable", None)
    ]
    if not navne:
        yield
        return
    regler = sql.SQL(", ").join(navne)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET CONSTRAINTS {} DEFERRED").format(regler))
        yield
        cursor.execute(sql.SQL("SET CONSTRAINTS {} IMMEDIATE").format(regler))


def _efter_viden(poster: Sequence[Faktum]) -> list[Faktum]:
    efter_noegle = {post.pk: post for post in poster}
    venter: dict[int, list[Faktum]] = defaultdict(list)
    klar: list[tuple[datetime, bool, int]] = []
    for post in poster:
        if post.annullerer_id in efter_noegle:
            venter[post.annullerer_id].append(post)
        else:
            klar.append(_plads(post))
    heapify(klar)
    ordnet = []
    while klar:
        *_, noegle = heappop(klar)
        ordnet.append(efter_noegle[noegle])
        for post in venter.pop(noegle, ()):
            heappush(klar, _plads(post))
    return ordnet


def _plads(post: Faktum) -> tuple[datetime, bool, int]:
    """Among those of the same time, the ones that make room come first."""
    return post.kendt_siden(), post.annullerer_id is None, post.pk
