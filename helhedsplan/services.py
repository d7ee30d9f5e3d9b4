"""What every writer of facts and versions does first: take its place in the order of knowledge.

A figure is fixed to a knowledge time. It can only be reproduced if nothing is later committed with an
earlier time, so writers hold a shared lock from before they read their time until they have committed,
and whoever fixes a knowledge time waits for them (`vent_paa_skrivere`).
"""

from datetime import datetime

from django.db import connection

# Any number that no other advisory lock of the application uses.
SKRIVELAAS = 7_160_001


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
