"""Work that a Celery worker does. The row, not the broker, is the truth about whether it is done."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

LIVSTEGN_HVERT = timedelta(seconds=5)
"""How often a working worker renews its sign of life."""
OPGIVET_EFTER = timedelta(seconds=25)
"""A job without a sign of life for this long has lost its worker and is taken up again."""
STILLE_EFTER = timedelta(seconds=15)
"""An ordered job that nobody has begun for this long has lost its message and is sent again."""
HOEJST_FORSOEG = 5
"""A job that has killed this many workers is given up: it would kill the next one too."""


class Jobtilstand(models.TextChoices):
    VENTER = "venter", "Venter"
    I_GANG = "i_gang", "I gang"
    FAERDIG = "faerdig", "Færdig"
    FEJLET = "fejlet", "Fejlet"


class JobQuerySet(models.QuerySet):
    def ledige(self) -> "JobQuerySet":
        """Keep the jobs that a worker may take: waiting, or begun by a worker that is gone."""
        return self.filter(
            Q(tilstand=Jobtilstand.VENTER)
            | Q(
                tilstand=Jobtilstand.I_GANG,
                livstegn_at__lt=timezone.now() - OPGIVET_EFTER,
            )
        )

    def glemte(self) -> "JobQuerySet":
        """Keep the jobs whose message or worker was lost, so that they must be sent again."""
        nu = timezone.now()
        return self.filter(
            Q(tilstand=Jobtilstand.VENTER, sendt_at__lt=nu - STILLE_EFTER)
            | Q(tilstand=Jobtilstand.I_GANG, livstegn_at__lt=nu - OPGIVET_EFTER)
        )


class Job(models.Model):
    """One piece of work: ordered, taken by one worker at a time, done or failed."""

    tilstand = models.CharField(
        "tilstand", max_length=10, choices=Jobtilstand, default=Jobtilstand.VENTER
    )
    bestilt_at = models.DateTimeField("bestilt", default=timezone.now)
    bestilt_af = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sendt_at = models.DateTimeField(default=timezone.now)
    startet_at = models.DateTimeField(null=True, blank=True)
    livstegn_at = models.DateTimeField(null=True, blank=True)
    faerdig_at = models.DateTimeField("færdig", null=True, blank=True)
    forsoeg = models.PositiveSmallIntegerField("forsøg", default=0)
    fejl = models.TextField("fejl", blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_tilstand_kendt",
                condition=Q(tilstand__in=Jobtilstand.values),
            ),
            models.CheckConstraint(
                name="%(class)s_i_gang_har_livstegn",
                condition=~Q(tilstand=Jobtilstand.I_GANG) | Q(livstegn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_faerdig_har_tidspunkt",
                condition=~Q(tilstand=Jobtilstand.FAERDIG) | Q(faerdig_at__isnull=False),
            ),
        ]

    @property
    def er_faerdig(self) -> bool:
        return self.tilstand == Jobtilstand.FAERDIG

    @property
    def er_fejlet(self) -> bool:
        return self.tilstand == Jobtilstand.FEJLET
