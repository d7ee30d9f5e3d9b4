"""A planfil between the moment it is handed in and the moment it is confirmed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from helhedsplan.models.personer import Bruger, Sekretariat
from helhedsplan.models.planer import Helhedsplan


class IndlaesningQuerySet(models.QuerySet):
    def synlige_for(self, bruger: Bruger) -> "IndlaesningQuerySet":
        """Keep what this very person handed in: a planfil holds more than others may see."""
        return self.filter(bruger=bruger) if bruger.is_authenticated else self.none()

    def efter(self, tidspunkt) -> "IndlaesningQuerySet":
        return self.filter(oprettet_at__gt=tidspunkt)


class Indlaesning(models.Model):
    """The bytes that a preview was made of, so that just those are imported; then the receipt."""

    bruger = models.ForeignKey(Bruger, on_delete=models.CASCADE, related_name="indlaesninger")
    sekretariat = models.ForeignKey(
        Sekretariat, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    filnavn = models.CharField("filnavn", max_length=100)
    sha256 = models.CharField("sha256", max_length=64)
    # Emptied once the file is imported: from then on the row is a receipt.
    indhold = models.BinaryField("indhold", null=True)
    oprettet_at = models.DateTimeField("oprettet", default=timezone.now, db_index=True)
    plan = models.ForeignKey(Helhedsplan, null=True, on_delete=models.CASCADE, related_name="+")
    indlaest_at = models.DateTimeField("indlæst", null=True)
    kvittering = models.JSONField("kvittering", default=list)

    objects = IndlaesningQuerySet.as_manager()

    class Meta:
        verbose_name = "indlæsning"
        verbose_name_plural = "indlæsninger"
        constraints = [
            models.CheckConstraint(
                name="indlaesning_er_fil_eller_kvittering",
                condition=Q(indhold__isnull=False, indlaest_at__isnull=True)
                | Q(indhold__isnull=True, indlaest_at__isnull=False, plan__isnull=False),
            )
        ]

    def __str__(self):
        return self.filnavn

    @property
    def er_indlaest(self) -> bool:
        return self.indlaest_at is not None
