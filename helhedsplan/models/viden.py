"""What is known, and since when: the two kinds of rows that nothing ever overwrites.

A *version* is a setting (a plan's dates, a criterion's weight): the newest one known at a time counts.
A *faktum* is a record (a registration, a month's figures): it counts from when it was registered until
a later record annuls it. `registreret` is NULL for what has always been known (a plan's first import).
"""

import uuid
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q

ALTID = datetime.min.replace(tzinfo=UTC)
ALDRIG = datetime.max.replace(tzinfo=UTC)


def nyt_fil_id() -> str:
    """Return an Id for a record that came without one; it follows the record in every export."""
    return uuid.uuid4().hex[:16]


class Registreret(models.Model):
    """When and by whom a row was registered. `registreret` NULL: it has always been known."""

    registreret = models.DateTimeField("registreret", null=True, blank=True)
    registreret_af = models.CharField("registreret af", max_length=200, blank=True)
    bruger = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="bruger",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        abstract = True


class VersionQuerySet(models.QuerySet):
    def kendt(self, kendt_pr: datetime) -> "VersionQuerySet":
        """Keep, of each key, the version that was known at `kendt_pr`, also where it says `udgaaet`."""
        noegle = self.model.NOEGLE
        nyeste = (
            self.filter(Q(registreret__isnull=True) | Q(registreret__lte=kendt_pr))
            .order_by(*noegle, F("registreret").desc(nulls_last=True), "-id")
            .distinct(*noegle)
            .values("id")
        )
        return self.model._default_manager.filter(id__in=nyeste)

    def gaeldende(self, kendt_pr: datetime) -> "VersionQuerySet":
        """Keep the versions that were in force at `kendt_pr`."""
        return self.kendt(kendt_pr).filter(udgaaet=False)


class Version(Registreret):
    """One version of a setting. A change is a new row; `udgaaet` says that the setting was taken out."""

    NOEGLE: tuple[str, ...] = ()

    udgaaet = models.BooleanField("udgået", default=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True


class FaktumQuerySet(models.QuerySet):
    def kendt(self, kendt_pr: datetime) -> "FaktumQuerySet":
        """Keep the records that counted at `kendt_pr`: registered by then and not annulled by then."""
        return self.filter(
            Q(registreret__isnull=True) | Q(registreret__lte=kendt_pr),
            Q(kendt_til__isnull=True) | Q(kendt_til__gt=kendt_pr),
            kun_annullering=False,
        )


class Faktum(Registreret):
    """One append-only record. A trigger refuses every change and deletion.

    Invariant: `kendt_til` is the moment from which an annulment of this record was known. It is kept by
    the same trigger from the annulling records, which remain the truth, so that what was known at a time
    is a plain range condition and an exclusion constraint can hold "one at a time".
    """

    fil_id = models.CharField("Id", max_length=100, default=nyt_fil_id)
    annullerer = models.ForeignKey(
        "self",
        verbose_name="annullerer",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="annulleret_af",
    )
    rettelsesgrund = models.TextField("rettelsesgrund", blank=True)
    kun_annullering = models.BooleanField("annullerer kun", default=False)
    kendt_til = models.DateTimeField("kendt til", null=True, blank=True, editable=False)

    objects = FaktumQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(annullerer__isnull=True) | ~Q(rettelsesgrund=""),
                name="%(class)s_rettelse_har_grund",
                violation_error_message="En rettelse skal have en begrundelse.",
            ),
            models.CheckConstraint(
                condition=Q(kun_annullering=False) | Q(annullerer__isnull=False),
                name="%(class)s_annullering_naevner_en_post",
            ),
        ]

    def kendt_siden(self) -> datetime:
        """Return the moment from which the record counts, unless it has been annulled before."""
        return self.registreret or ALTID


class Enkelt(models.Func):
    """A bigint as a range of itself, NULL as the range of 0: GiST can compare ranges without extensions."""

    template = "int8range(COALESCE(%(expressions)s, 0), COALESCE(%(expressions)s, 0), '[]')"
    arity = 1

    def __init__(self, felt: str):
        super().__init__(F(felt))

    def as_sql(self, compiler, connection, **kwargs):
        sql, params = super().as_sql(compiler, connection, **kwargs)
        return sql, params * 2


class Datoperiode(models.Func):
    """The inclusive range of two date columns."""

    template = "daterange(%(expressions)s, '[]')"

    def __init__(self, fra: str, til: str):
        super().__init__(F(fra), F(til))


class KendtPeriode(models.Func):
    """The half-open time during which a record counts.

    What has always been known begins at the moment that `annuller_faktum` writes for "always", so that
    an always known record annulled by another one counts at no time.
    """

    template = "tstzrange(COALESCE(%(fra)s, TIMESTAMPTZ '0001-01-02 00:00:00+00'), %(til)s, '[)')"

    def __init__(self, fra: str = "registreret", til: str = "kendt_til"):
        super().__init__(F(fra), F(til))

    def as_sql(self, compiler, connection, **kwargs):
        fra, til = (compiler.compile(udtryk) for udtryk in self.source_expressions)
        return self.template % {"fra": fra[0], "til": til[0]}, [*fra[1], *til[1]]


def en_ad_gangen(*noegle: models.Func, navn: str, betingelse: Q | None = None):
    """Return the constraint that at no time two known records share this key.

    `noegle` are range expressions (`Enkelt`, `Datoperiode`), so that no extension (btree_gist) is needed.
    Checked at once, unless a writer of several records puts it off: two records may swap keys.
    """
    levende = Q(kun_annullering=False)
    return ExclusionConstraint(
        name=navn,
        expressions=[(udtryk, "&&") for udtryk in noegle] + [(KendtPeriode(), "&&")],
        condition=levende & betingelse if betingelse else levende,
        deferrable=models.Deferrable.IMMEDIATE,
        violation_error_message="Der er allerede en gældende post; ret den i stedet.",
    )
