"""The bodies that govern a plan, who sits in them, and when they meet."""

from django.db import models
from django.db.models import F, Q

from helhedsplan.dansk import DanskSmaa
from helhedsplan.models.planer import Helhedsplan
from helhedsplan.models.viden import Datoperiode, Enkelt, Faktum, Version, en_ad_gangen


class Organtype(models.TextChoices):
    BESTYRELSE = "bestyrelse", "Bestyrelse"
    KOORDINATIONSGRUPPE = "koordinationsgruppe", "Koordinationsgruppe"
    STYREGRUPPE = "styregruppe", "Styregruppe"
    FOELGEGRUPPE = "følgegruppe", "Følgegruppe"
    NETVAERK = "netværk", "Netværk"
    MEDARBEJDERFORUM = "medarbejderforum", "Medarbejderforum"


class Medlemsrolle(models.TextChoices):
    FORMAND = "formand", "Formand"
    NAESTFORMAND = "næstformand", "Næstformand"
    MEDLEM = "medlem", "Medlem"
    OBSERVATOER = "observatør", "Observatør"


class Organ(models.Model):
    """A body of the plan (bestyrelse, styregruppe ...), known by its name."""

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="organer")
    navn = models.CharField("navn", max_length=200)

    class Meta:
        verbose_name = "organ"
        verbose_name_plural = "organer"
        constraints = [
            models.UniqueConstraint("plan", DanskSmaa("navn"), name="organ_navn_er_unikt")
        ]

    def __str__(self):
        return self.navn


class Organversion(Version):
    """What a body is for, how often it should meet, and when it began and ended."""

    NOEGLE = ("organ",)

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="versioner")
    type = models.CharField("type", max_length=30, choices=Organtype)
    kommissorium = models.TextField("kommissorium", blank=True)
    moeder_pr_aar = models.PositiveSmallIntegerField("møder pr. år", null=True, blank=True)
    fra = models.DateField("fra", null=True, blank=True)
    til = models.DateField("til", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "registreret"],
                name="organversion_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(fra__isnull=True) | Q(til__isnull=True) | Q(til__gte=F("fra")),
                name="organversion_til_efter_fra",
            ),
            models.CheckConstraint(
                condition=Q(type__in=Organtype.values), name="organversion_type_kendt"
            ),
        ]


class Organmedlem(Version):
    """A person's seat in a body. Names of board members are public office, not personal cases."""

    NOEGLE = ("organ", "navn", "organisation", "fra")

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="medlemmer")
    navn = models.CharField("navn", max_length=200)
    organisation = models.CharField("organisation", max_length=200, blank=True)
    rolle = models.CharField("rolle", max_length=20, choices=Medlemsrolle, blank=True)
    fra = models.DateField("fra", null=True, blank=True)
    til = models.DateField("til", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "navn", "organisation", "fra", "registreret"],
                name="organmedlem_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(fra__isnull=True) | Q(til__isnull=True) | Q(til__gte=F("fra")),
                name="organmedlem_til_efter_fra",
            ),
        ]


class Moede(Faktum):
    """One meeting of a body. Only held meetings (`afholdt`) count towards a criterion."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="moeder")
    dato = models.DateField("dato", null=True, blank=True)
    afholdt = models.BooleanField("afholdt", default=False)
    dagsorden = models.TextField("dagsorden", blank=True)
    beslutninger = models.TextField("beslutninger", blank=True)

    class Meta(Faktum.Meta):
        verbose_name = "møde"
        verbose_name_plural = "møder"
        constraints = [
            *Faktum.Meta.constraints,
            models.CheckConstraint(
                condition=Q(dato__isnull=False) | Q(kun_annullering=True),
                name="moede_har_en_dato",
            ),
            models.UniqueConstraint(fields=["organ", "fil_id"], name="moede_fil_id_er_unikt"),
            en_ad_gangen(
                Enkelt("organ"),
                Datoperiode("dato", "dato"),
                navn="moede_et_pr_organ_og_dato",
            ),
        ]
        indexes = [models.Index(fields=["organ", "dato"], name="moede_organ_dato")]
