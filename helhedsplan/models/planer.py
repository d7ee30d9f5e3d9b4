"""The plan itself: identity, versions, members, budget."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from helhedsplan.dansk import DanskSmaa, DanskSortering
from helhedsplan.models.organisationer import Boligorganisation
from helhedsplan.models.personer import Bruger, Rolle, Sekretariat
from helhedsplan.models.viden import Version


class Indsatsomraadeskema(models.Model):
    """The list of indsatsområder that a funding round uses. Data, because each round has its own."""

    navn = models.CharField("navn", max_length=100)

    class Meta:
        verbose_name = "indsatsområdeskema"
        verbose_name_plural = "indsatsområdeskemaer"
        constraints = [
            models.UniqueConstraint(DanskSmaa("navn"), name="indsatsomraadeskema_navn_er_unikt")
        ]

    def __str__(self):
        return self.navn


class Skemaomraade(models.Model):
    """One indsatsområde in a scheme, in the scheme's own order."""

    skema = models.ForeignKey(
        Indsatsomraadeskema, on_delete=models.CASCADE, related_name="omraader"
    )
    navn = models.CharField("navn", max_length=200)
    raekkefoelge = models.PositiveSmallIntegerField("rækkefølge")

    class Meta:
        ordering = ["skema", "raekkefoelge"]
        constraints = [
            models.UniqueConstraint(
                fields=["skema", "raekkefoelge"], name="skemaomraade_en_plads_hver"
            )
        ]

    def __str__(self):
        return self.navn


class HelhedsplanQuerySet(models.QuerySet):
    def synlige_for(self, bruger: Bruger) -> "HelhedsplanQuerySet":
        """Keep the plans that this person may open. Every list and every look-up starts here."""
        if not bruger.is_authenticated:
            return self.none()
        return self.filter(
            Q(
                sekretariat__tilknytninger__bruger=bruger,
                sekretariat__tilknytninger__rolle=Rolle.SEKRETARIAT,
            )
            | Q(tilknytninger__bruger=bruger, tilknytninger__rolle=Rolle.BESTYRELSE)
        ).distinct()

    def som_sekretariatet_driver(self, bruger: Bruger) -> "HelhedsplanQuerySet":
        """Keep the plans that this person works on as secretariat staff."""
        if not bruger.is_authenticated:
            return self.none()
        return self.filter(
            sekretariat__tilknytninger__bruger=bruger,
            sekretariat__tilknytninger__rolle=Rolle.SEKRETARIAT,
        ).distinct()

    def med_kortnavn(self, kortnavn: str) -> "HelhedsplanQuerySet":
        """Keep the plan with this kortnavn, whatever its case."""
        return self.alias(_kortnavn=DanskSmaa("kortnavn")).filter(
            _kortnavn=DanskSmaa(models.Value(kortnavn))
        )

    def paa_dansk(self) -> "HelhedsplanQuerySet":
        return self.order_by(DanskSortering("kortnavn"))


class Helhedsplan(models.Model):
    """A boligsocial helhedsplan: the agreed frame (period, areas, money) that indsatser live inside.

    Only the identity is here; everything that can change is in `Planversion`.
    """

    kortnavn = models.CharField("kortnavn", max_length=50)
    sekretariat = models.ForeignKey(Sekretariat, on_delete=models.PROTECT, related_name="planer")
    # The first import: an older plan that links here counts this one from now on (planfil.md).
    oprettet_at = models.DateTimeField("oprettet", default=timezone.now, editable=False)

    objects = HelhedsplanQuerySet.as_manager()

    class Meta:
        verbose_name = "helhedsplan"
        verbose_name_plural = "helhedsplaner"
        constraints = [
            models.UniqueConstraint(
                DanskSmaa("kortnavn"),
                name="helhedsplan_kortnavn_er_unikt",
                violation_error_message="En anden plan har allerede det kortnavn.",
            )
        ]

    def __str__(self):
        return self.kortnavn


class Planversion(Version):
    """A plan's own fields as the planfil names them. The limits are in percent."""

    NOEGLE = ("plan",)

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="versioner")
    navn = models.CharField("navn", max_length=200)
    startdato = models.DateField("startdato")
    slutdato = models.DateField("slutdato")
    kommune = models.CharField("kommune", max_length=100, blank=True)
    bevillingsrunde = models.CharField("bevillingsrunde", max_length=100, blank=True)
    indsatsomraadeskema = models.ForeignKey(
        Indsatsomraadeskema,
        verbose_name="indsatsområdeskema",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="planversioner",
    )
    journalnummer = models.CharField("journalnummer", max_length=100, blank=True)
    status = models.CharField("status", max_length=100, blank=True)
    resume = models.TextField("resumé", blank=True)
    baggrund = models.TextField("baggrund", blank=True)
    problemkompleks = models.TextField("problemkompleks", blank=True)
    vision = models.TextField("vision", blank=True)
    hovedformaal = models.TextField("hovedformål", blank=True)
    maalemetoder = models.TextField("målemetoder", blank=True)
    organisering = models.TextField("organisering", blank=True)
    evaluering = models.TextField("evaluering", blank=True)
    graense_paa_sporet = models.DecimalField(
        "grænse på sporet", max_digits=9, decimal_places=4, default=100
    )
    graense_lidt_bagud = models.DecimalField(
        "grænse lidt bagud", max_digits=9, decimal_places=4, default=80
    )
    # Kortnavne, not keys: the plans may live in another installation or come later.
    fortsaetter = ArrayField(models.CharField(max_length=50), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "registreret"],
                name="planversion_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(slutdato__gte=F("startdato")),
                name="planversion_slutter_efter_start",
            ),
            models.CheckConstraint(
                condition=Q(
                    graense_lidt_bagud__gt=0,
                    graense_lidt_bagud__lte=F("graense_paa_sporet"),
                ),
                name="planversion_graenser_i_orden",
            ),
        ]


STATUSTRIN = ("idé", "prækvalifikation", "ansøgning", "aktiv", "fornyelse", "afsluttet")
"""The usual steps of a plan, suggested where its free-text status is entered."""


class Medlemskab(Version):
    """When a boligorganisation is a member of the plan. Both dates may be open."""

    NOEGLE = ("plan", "boligorganisation")

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="medlemskaber")
    boligorganisation = models.ForeignKey(
        Boligorganisation, on_delete=models.PROTECT, related_name="medlemskaber"
    )
    fra = models.DateField("fra", null=True, blank=True)
    til = models.DateField("til", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "boligorganisation", "registreret"],
                name="medlemskab_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(fra__isnull=True) | Q(til__isnull=True) | Q(til__gte=F("fra")),
                name="medlemskab_til_efter_fra",
            ),
        ]


class Budgetkategori(models.TextChoices):
    PROJEKTORGANISATION = "projektorganisation", "Projektorganisation"
    INDSATSOMRAADE = "indsatsområde", "Indsatsområde"
    AKTIVITET = "aktivitet", "Aktivitet"
    ANDET = "andet", "Andet"


class Budgetpost(Version):
    """One budget line of a year, in kroner, with what has been spent."""

    NOEGLE = ("plan", "aar", "post", "kategori", "tilknyttet", "finansieringskilde")

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="budgetposter")
    aar = models.PositiveSmallIntegerField("år")
    post = models.CharField("post", max_length=200)
    kategori = models.CharField("kategori", max_length=30, choices=Budgetkategori)
    # A code of an indsatsområde or aktivitet; those live in a higher app.
    tilknyttet = models.CharField("tilknyttet", max_length=50, blank=True)
    finansieringskilde = models.CharField("finansieringskilde", max_length=200, blank=True)
    budget = models.DecimalField("budget", max_digits=20, decimal_places=2, null=True, blank=True)
    forbrug = models.DecimalField("forbrug", max_digits=20, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "plan",
                    "aar",
                    "post",
                    "kategori",
                    "tilknyttet",
                    "finansieringskilde",
                    "registreret",
                ],
                name="budgetpost_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(aar__gte=1990, aar__lte=2100), name="budgetpost_aar_i_orden"
            ),
            models.CheckConstraint(
                condition=Q(kategori__in=Budgetkategori.values),
                name="budgetpost_kategori_kendt",
            ),
        ]
