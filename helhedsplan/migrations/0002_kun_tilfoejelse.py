"""Facts and versions are append-only: the database itself refuses every change and deletion."""

from django.db import migrations

from helhedsplan.migrations._kun_tilfoejelse import beskyt_fakta, beskyt_versioner

FUNKTIONER = """
CREATE FUNCTION faktum_er_uforanderligt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    foer jsonb;
    efter jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- kendt_til alone may be set, and only moved back, by an annulment.
        foer := to_jsonb(OLD) - 'kendt_til';
        efter := to_jsonb(NEW) - 'kendt_til';
        IF foer = efter AND NEW.kendt_til IS NOT NULL
           AND (OLD.kendt_til IS NULL OR NEW.kendt_til <= OLD.kendt_til) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% er uforanderlig: ret med en ny post', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION version_er_uforanderlig() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% er uforanderlig: ret med en ny version', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The annulled record stops counting when the annulling one is known, but never before its own time
-- (a range may not end before it begins). The argument names the column that says since when.
CREATE FUNCTION annuller_faktum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fra timestamptz;
BEGIN
    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO fra USING NEW;
    IF fra IS NULL THEN
        IF TG_ARGV[0] <> 'registreret' THEN
            RETURN NEW;  -- not approved: it annuls nothing yet
        END IF;
        fra := '0001-01-02 00:00:00+00';  -- always known
    END IF;
    EXECUTE format(
        'UPDATE %I SET kendt_til = GREATEST(COALESCE(%I, ''-infinity''), LEAST(kendt_til, $1)) '
        'WHERE id = $2', TG_TABLE_NAME, TG_ARGV[0]) USING fra, NEW.annullerer_id;
    RETURN NEW;
END $$;
"""

FJERN = """
DROP FUNCTION annuller_faktum();
DROP FUNCTION version_er_uforanderlig();
DROP FUNCTION faktum_er_uforanderligt();
"""

VERSIONER = [
    "boligorganisationversion",
    "omraadeprofilvaerdi",
    "boligafdelingversion",
    "planversion",
    "medlemskab",
    "budgetpost",
    "organversion",
    "organmedlem",
]


class Migration(migrations.Migration):
    dependencies = [("helhedsplan", "0001_grundlag")]

    operations = [
        migrations.RunSQL(FUNKTIONER, FJERN),
        *(beskyt_versioner(f"helhedsplan_{navn}") for navn in VERSIONER),
        beskyt_fakta("helhedsplan_moede"),
    ]
