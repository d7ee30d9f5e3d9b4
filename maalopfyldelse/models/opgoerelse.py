from django.db import models
from django.db.models import F, Q

from helhedsplan.models import Helhedsplan
from maalopfyldelse.models.job import Job, JobQuerySet


class Opgoerelse(Job):
    """The stored målopfyldelse of one plan for one reporting date, window and knowledge time.

    The four never change, and neither do the figures: computed again they are the same (`resultat` is
    the JSON of maalopfyldelse.md, `beregning` the version of the calculation that made it).
    """

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="opgoerelser")
    pr_dato = models.DateField("opgjort pr.")
    vindue_fra = models.DateField("opgørelsesperiode fra")
    vindue_til = models.DateField("opgørelsesperiode til")
    hele = models.BooleanField("hele planens periode", default=False)
    kendt_pr = models.DateTimeField("oplysninger registreret til og med")
    beregning = models.PositiveSmallIntegerField("beregningens version", null=True, blank=True)
    resultat = models.JSONField("resultat", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = "opgørelse"
        verbose_name_plural = "opgørelser"
        constraints = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=[
                    "plan",
                    "pr_dato",
                    "vindue_fra",
                    "vindue_til",
                    "hele",
                    "kendt_pr",
                ],
                name="opgoerelse_er_unik",
            ),
            models.CheckConstraint(
                condition=Q(vindue_til__gte=F("vindue_fra")),
                name="opgoerelse_vindue_i_orden",
            ),
            models.CheckConstraint(
                condition=~Q(tilstand="faerdig") | Q(resultat__isnull=False),
                name="opgoerelse_faerdig_har_resultat",
            ),
        ]

    def __str__(self):
        return f"{self.plan} pr. {self.pr_dato}"


class StatusrapportQuerySet(JobQuerySet):
    def synlige_for(self, bruger) -> "StatusrapportQuerySet":
        """Keep the reports on plans that this person may open."""
        return self.filter(opgoerelse__plan__in=Helhedsplan.objects.synlige_for(bruger))


class Statusrapport(Job):
    """One PDF report for the bestyrelse. It is made from an Opgoerelse and never made again differently."""

    opgoerelse = models.ForeignKey(Opgoerelse, on_delete=models.PROTECT, related_name="rapporter")
    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="rapporter")
    # 1, 2, 3 ... within the plan; printed on every page.
    nummer = models.PositiveIntegerField("rapportnummer")
    pdf = models.BinaryField("PDF", null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    sider = models.PositiveSmallIntegerField("sider", null=True, blank=True)

    objects = StatusrapportQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = "statusrapport"
        verbose_name_plural = "statusrapporter"
        ordering = ["-bestilt_at", "-id"]
        constraints = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "nummer"], name="statusrapport_nummer_er_unikt"
            ),
            models.CheckConstraint(
                condition=~Q(tilstand="faerdig") | Q(pdf__isnull=False),
                name="statusrapport_faerdig_har_pdf",
            ),
        ]

    def __str__(self):
        return f"{self.plan}, rapport nr. {self.nummer}"
