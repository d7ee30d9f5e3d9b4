"""What the whole installation shares: boligorganisationer, their afdelinger, and boligområder.

Every shared value remembers which sekretariat gave it: another one's import shows a difference and
does not apply it (planfil.md, "What is shared").
"""

from django.db import models
from django.db.models import F, Q

from helhedsplan.dansk import DanskSmaa, DanskSortering
from helhedsplan.models.personer import Bruger, Rolle, Sekretariat
from helhedsplan.models.viden import Version, VersionQuerySet


class DeltVersion(Version):
    """A version of something shared: the sekretariat that gave it is the one that may change it."""

    sekretariat = models.ForeignKey(
        Sekretariat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True


class BoligorganisationQuerySet(models.QuerySet):
    def synlige_for(self, bruger: Bruger) -> "BoligorganisationQuerySet":
        """Keep the organisations that this person reports for."""
        return self.filter(
            tilknytninger__bruger=bruger, tilknytninger__rolle=Rolle.BOLIGORGANISATION
        ).distinct()

    def paa_dansk(self) -> "BoligorganisationQuerySet":
        return self.order_by(DanskSortering("kortnavn"))


class Boligorganisation(models.Model):
    """A social housing organisation, known by its kortnavn in every plan and file."""

    kortnavn = models.CharField("kortnavn", max_length=50)

    objects = BoligorganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "boligorganisation"
        verbose_name_plural = "boligorganisationer"
        constraints = [
            models.UniqueConstraint(
                DanskSmaa("kortnavn"), name="boligorganisation_kortnavn_er_unikt"
            )
        ]

    def __str__(self):
        return self.kortnavn


class Boligorganisationversion(DeltVersion):
    """An organisation's name, and the organisation that it became part of."""

    NOEGLE = ("boligorganisation",)

    boligorganisation = models.ForeignKey(
        Boligorganisation, on_delete=models.PROTECT, related_name="versioner"
    )
    navn = models.CharField("navn", max_length=200, blank=True)
    indgaar_i = models.ForeignKey(
        Boligorganisation,
        verbose_name="lagt sammen med",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="optager",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["boligorganisation", "registreret"],
                name="boligorganisationversion_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(indgaar_i__isnull=True) | ~Q(indgaar_i=F("boligorganisation")),
                name="boligorganisationversion_indgaar_ikke_i_sig_selv",
            ),
        ]


class Boligorganisationalias(models.Model):
    """Another name under which an organisation appears in files. Aliases are only ever added."""

    boligorganisation = models.ForeignKey(
        Boligorganisation, on_delete=models.PROTECT, related_name="aliasser"
    )
    alias = models.CharField("alias", max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "boligorganisation",
                DanskSmaa("alias"),
                name="boligorganisationalias_er_unikt",
            )
        ]

    def __str__(self):
        return self.alias


class Boligomraade(models.Model):
    """A housing area: one per kommune and name. The kommune itself is one of its own kind."""

    kommune = models.CharField("kommune", max_length=100, blank=True)
    navn = models.CharField("navn", max_length=200)
    er_kommune = models.BooleanField("er kommunen selv", default=False)

    class Meta:
        verbose_name = "boligområde"
        verbose_name_plural = "boligområder"
        constraints = [
            models.UniqueConstraint(
                DanskSmaa("kommune"),
                DanskSmaa("navn"),
                name="boligomraade_et_pr_kommune_og_navn",
            ),
            models.UniqueConstraint(
                DanskSmaa("kommune"),
                condition=Q(er_kommune=True),
                name="boligomraade_kommunen_er_der_en_af",
            ),
        ]

    def __str__(self):
        return self.navn


class Omraadeprofilvaerdi(DeltVersion):
    """One figure of a boligområde's profile (domain.md 1.11), with its unit, period, source and note."""

    NOEGLE = ("boligomraade", "indikator", "periode")

    boligomraade = models.ForeignKey(Boligomraade, on_delete=models.PROTECT, related_name="profil")
    indikator = models.CharField("indikator", max_length=200)
    periode = models.CharField("periode", max_length=50)
    vaerdi = models.DecimalField("værdi", max_digits=20, decimal_places=6, null=True, blank=True)
    enhed = models.CharField("enhed", max_length=50, blank=True)
    kilde = models.TextField("kilde", blank=True)
    note = models.TextField("note", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["boligomraade", "indikator", "periode", "registreret"],
                name="omraadeprofilvaerdi_et_tidspunkt",
                nulls_distinct=False,
            )
        ]


class Boligafdeling(models.Model):
    """A part of an organisation with its own accounts, known by its number."""

    boligorganisation = models.ForeignKey(
        Boligorganisation, on_delete=models.PROTECT, related_name="afdelinger"
    )
    afdelingsnr = models.CharField("afdelingsnr.", max_length=20)

    class Meta:
        verbose_name = "boligafdeling"
        verbose_name_plural = "boligafdelinger"
        constraints = [
            models.UniqueConstraint(
                fields=["boligorganisation", "afdelingsnr"],
                name="boligafdeling_nr_er_unikt",
            )
        ]

    def __str__(self):
        return f"{self.boligorganisation} {self.afdelingsnr}"


class Boligafdelingversion(DeltVersion):
    """An afdeling's name, area, number of dwellings and life span."""

    NOEGLE = ("boligafdeling",)

    boligafdeling = models.ForeignKey(
        Boligafdeling, on_delete=models.PROTECT, related_name="versioner"
    )
    navn = models.CharField("navn", max_length=200)
    boligomraade = models.ForeignKey(
        Boligomraade,
        verbose_name="boligområde",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="afdelingsversioner",
    )
    lejemaal = models.PositiveIntegerField("lejemål", null=True, blank=True)
    fra = models.DateField("fra", null=True, blank=True)
    til = models.DateField("til", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["boligafdeling", "registreret"],
                name="boligafdelingversion_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(fra__isnull=True) | Q(til__isnull=True) | Q(til__gte=F("fra")),
                name="boligafdelingversion_til_efter_fra",
            ),
        ]
