"""What a plan sets out to do: indsatsområder and aktiviteter, at the plan template's three levels."""

from django.db import models
from django.db.models import F, Q

from helhedsplan.models import Helhedsplan, Version


class Indsatsomraade(models.Model):
    """A focus area of a plan, known by its code. Its texts are in `Indsatsomraadeversion`."""

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="indsatsomraader")
    kode = models.CharField("kode", max_length=50)
    # The file's order, which is the plan's own.
    raekkefoelge = models.PositiveIntegerField("rækkefølge", default=0)

    class Meta:
        verbose_name = "indsatsområde"
        verbose_name_plural = "indsatsområder"
        constraints = [
            models.UniqueConstraint(fields=["plan", "kode"], name="indsatsomraade_kode_er_unik")
        ]

    def __str__(self):
        return self.kode


class Indsatsomraadeversion(Version):
    """An indsatsområde's texts; some plans leave most of them empty (domain.md 1.2)."""

    NOEGLE = ("indsatsomraade",)

    indsatsomraade = models.ForeignKey(
        Indsatsomraade, on_delete=models.PROTECT, related_name="versioner"
    )
    navn = models.CharField("navn", max_length=200)
    problemkompleks = models.TextField("problemkompleks", blank=True)
    formaal = models.TextField("formål", blank=True)
    maalemetode = models.TextField("målemetode", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indsatsomraade", "registreret"],
                name="indsatsomraadeversion_et_tidspunkt",
                nulls_distinct=False,
            )
        ]


class Aktivitet(models.Model):
    """An activity of a plan, known by its code. It may stand outside every indsatsområde."""

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="aktiviteter")
    kode = models.CharField("kode", max_length=50)
    raekkefoelge = models.PositiveIntegerField("rækkefølge", default=0)

    class Meta:
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        constraints = [
            models.UniqueConstraint(fields=["plan", "kode"], name="aktivitet_kode_er_unik")
        ]

    def __str__(self):
        return self.kode


class Aktivitetversion(Version):
    """An activity's texts, staff and period. Who pays and who leads may differ (domain.md P24)."""

    NOEGLE = ("aktivitet",)

    aktivitet = models.ForeignKey(Aktivitet, on_delete=models.PROTECT, related_name="versioner")
    navn = models.CharField("navn", max_length=200)
    indsatsomraade = models.ForeignKey(
        Indsatsomraade,
        verbose_name="indsatsområde",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="aktivitetsversioner",
    )
    problemkompleks = models.TextField("problemkompleks", blank=True)
    indhold_og_praksis = models.TextField("indhold og praksis", blank=True)
    maalgruppe = models.TextField("målgruppe", blank=True)
    formaal = models.TextField("formål", blank=True)
    maalemetode = models.TextField("målemetode", blank=True)
    samarbejdsrelationer = models.TextField("samarbejdsrelationer", blank=True)
    timer_pr_uge = models.DecimalField(
        "timer pr. uge", max_digits=9, decimal_places=2, null=True, blank=True
    )
    medarbejderressourcer = models.TextField("medarbejderressourcer", blank=True)
    forankring = models.TextField("forankring", blank=True)
    finansieret_af = models.CharField("finansieret af", max_length=200, blank=True)
    ledes_af = models.CharField("ledes af", max_length=200, blank=True)
    start = models.DateField("start", null=True, blank=True)
    slut = models.DateField("slut", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aktivitet", "registreret"],
                name="aktivitetversion_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(slut__isnull=True) | Q(slut__gte=F("start")),
                name="aktivitetversion_slutter_efter_start",
            ),
            models.CheckConstraint(
                condition=Q(timer_pr_uge__isnull=True) | Q(timer_pr_uge__gte=0),
                name="aktivitetversion_timer_ikke_negative",
            ),
        ]
