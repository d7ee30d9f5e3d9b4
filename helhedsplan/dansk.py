"""Danish letters in sorting and searching, the same on every PostgreSQL.

The database may run with any locale (the embedded one has no ICU), so nothing here leans on its
collation: `lower()` is trusted for ASCII only, and æ, ø, å are mapped by `translate()`.
"""

from django.db.models import CharField, Func

_STORE = "ÆØÅÄÖÜÉÈÁÀÓÔÊËÍÏÚÑÇ"
_SMAA = "æøåäöüéèáàóôêëíïúñç"
# Behind z stand { | } in ASCII: the three letters that end the Danish alphabet take their places,
# and foreign letters stand with their nearest kin (ä with æ, ö with ø, é with e).
_SORTERET = "{|}{|yeeaaooeeiiunc"

_SMAA_TABEL = str.maketrans(_STORE, _SMAA)
_SORTERING_TABEL = str.maketrans(_SMAA, _SORTERET)


def smaa(tekst: str) -> str:
    """Return the text in lower case, as `DanskSmaa` does in the database."""
    return tekst.translate(_SMAA_TABEL).lower()


def sorteringsnoegle(tekst: str) -> str:
    """Return a key that sorts as Danish does: æ, ø, å last, aa as å, without regard to case."""
    return smaa(tekst).translate(_SORTERING_TABEL).replace("aa", "}")


def smaa_sql(udtryk: str) -> str:
    """Return the SQL that lowers an expression, Æ, Ø and Å too, whatever the database's locale."""
    return f"translate(lower({udtryk}), '{_STORE}', '{_SMAA}')"


class DanskSmaa(Func):
    """The database's twin of `smaa`; immutable, so that it can be indexed."""

    template = smaa_sql("%(expressions)s")
    output_field = CharField()


class DanskSortering(Func):
    """The database's twin of `sorteringsnoegle`, for `order_by`."""

    template = (
        f"replace(translate({smaa_sql('%(expressions)s')}, '{_SMAA}', '{_SORTERET}'), 'aa', '}}')"
        ' COLLATE "C"'
    )
    output_field = CharField()
