"""What our own commands share: a database that is up to date when they begin."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# Two commands started at once on a new installation must not both make the tables.
MIGRERINGSLAAS = 7_160_003


class Kommando(BaseCommand):
    """A command that works alone, also on the embedded database of a fresh copy of the project."""

    def execute(self, *args, **options):
        self._goer_databasen_klar()
        return super().execute(*args, **options)

    def _goer_databasen_klar(self) -> None:
        if not _mangler_migrering():
            return
        if settings.MILJOE == "drift":
            raise CommandError("Databasen er ikke opdateret. Kør først: python manage.py migrate")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRERINGSLAAS])
            try:
                if _mangler_migrering():
                    call_command("migrate", verbosity=0)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRERINGSLAAS])


def _mangler_migrering() -> bool:
    udfoerer = MigrationExecutor(connection)
    return bool(udfoerer.migration_plan(udfoerer.loader.graph.leaf_nodes()))
