"""The triggers that keep a table append-only; used by each app's own migration."""

from django.db import migrations


def beskyt_versioner(tabel: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER kun_tilfoejelse BEFORE UPDATE OR DELETE ON {tabel} "
        "FOR EACH ROW EXECUTE FUNCTION version_er_uforanderlig();",
        f"DROP TRIGGER kun_tilfoejelse ON {tabel};",
    )


def beskyt_fakta(tabel: str, kendt_fra: str = "registreret") -> migrations.RunSQL:
    """Protect a table of facts; `kendt_fra` is the column that says since when a fact counts."""
    return migrations.RunSQL(
        f"CREATE TRIGGER kun_tilfoejelse BEFORE UPDATE OR DELETE ON {tabel} "
        "FOR EACH ROW EXECUTE FUNCTION faktum_er_uforanderligt();"
        f"CREATE TRIGGER annuller BEFORE INSERT ON {tabel} FOR EACH ROW "
        f"WHEN (NEW.annullerer_id IS NOT NULL) EXECUTE FUNCTION annuller_faktum('{kendt_fra}');",
        f"DROP TRIGGER annuller ON {tabel}; DROP TRIGGER kun_tilfoejelse ON {tabel};",
    )
