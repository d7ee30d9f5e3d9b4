"""What a plan promises: succeskriterier, their targets (måltal) and baselines (nulpunkter)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from helhedsplan.models import Faktum, Helhedsplan, Version
from helhedsplan.models.viden import Datoperiode, Enkelt, en_ad_gangen


class Kriterietype(models.TextChoices):
    """How a criterion is measured (maalopfyldelse.md, "Types"). The value is stored."""

    ANTAL = "antal", "Mindst"
    LOFT = "loft", "Højst"
    AENDRING = "aendring", "Ændring"
    ANDEL = "andel", "Andel"
    NIVEAU = "niveau", "Niveau"
    MILEPAEL = "milepael", "Milepæl"
    UDRULNING = "udrulning", "Udrulning"
    AFLEDT = "afledt", "Andre planers mål"
    KVALITATIV = "kvalitativ", "Vurdering"


class Kriterieniveau(models.TextChoices):
    HOVEDFORMAAL = "hovedformål", "Hovedformål"
    INDSATSOMRAADE = "indsatsområde", "Indsatsområde"
    AKTIVITET = "aktivitet", "Aktivitet"
    PROCES = "proces", "Proces"


class Retning(models.TextChoices):
    MINDST = "mindst", "mindst"
    HOEJST = "højst", "højst"
    OP = "op", "op"
    NED = "ned", "ned"


class Paavirkelighed(models.TextChoices):
    DIREKTE = "direkte", "direkte"
    BIDRAGER = "bidrager", "bidrager"
    FOELGES = "følges", "følges kun"


class Succeskriterium(models.Model):
    """A goal of a plan, known by its code. What it demands is in `Kriterieversion` and `Maaltal`."""

    plan = models.ForeignKey(Helhedsplan, on_delete=models.PROTECT, related_name="succeskriterier")
    kode = models.CharField("kode", max_length=50)
    raekkefoelge = models.PositiveIntegerField("rækkefølge", default=0)

    class Meta:
        verbose_name = "succeskriterium"
        verbose_name_plural = "succeskriterier"
        constraints = [
            models.UniqueConstraint(fields=["plan", "kode"], name="succeskriterium_kode_er_unik")
        ]

    def __str__(self):
        return self.kode


class Kriterieversion(Version):
    """A criterion's wording and the settings that its calculation reads."""

    NOEGLE = ("kriterium",)

    kriterium = models.ForeignKey(
        Succeskriterium, on_delete=models.PROTECT, related_name="versioner"
    )
    tekst = models.TextField("tekst")
    type = models.CharField("type", max_length=20, choices=Kriterietype)
    niveau = models.CharField("niveau", max_length=20, choices=Kriterieniveau)
    # The code of an indsatsområde or an aktivitet of the plan; empty for the plan as a whole.
    tilknyttet = models.CharField("tilknyttet", max_length=50, blank=True)
    retning = models.CharField("retning", max_length=10, choices=Retning, blank=True)
    enhed = models.CharField("enhed", max_length=100, blank=True)
    vaegt = models.DecimalField("vægt", max_digits=12, decimal_places=6, default=1)
    svarer_til = models.ForeignKey(
        Succeskriterium,
        verbose_name="svarer til",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="svares_til_af",
    )
    kilde = models.CharField("kilde", max_length=250, blank=True)
    paavirkelighed = models.CharField(
        "kan vi påvirke det?", max_length=10, choices=Paavirkelighed, blank=True
    )
    maalemetode = models.TextField("målemetode", blank=True)
    tidsfrist = models.DateField("tidsfrist", null=True, blank=True)
    # The plan's own words for a vague deadline ("medio 2016") beside the date it is read as.
    tidsfrist_tekst = models.CharField("tidsfrist som skrevet", max_length=200, blank=True)
    planer = ArrayField(models.CharField(max_length=50), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kriterium", "registreret"],
                name="kriterieversion_et_tidspunkt",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(type__in=Kriterietype.values),
                name="kriterieversion_type_kendt",
            ),
            models.CheckConstraint(
                condition=Q(niveau__in=Kriterieniveau.values),
                name="kriterieversion_niveau_kendt",
            ),
            models.CheckConstraint(
                condition=Q(retning="") | Q(retning__in=Retning.values),
                name="kriterieversion_retning_kendt",
            ),
            models.CheckConstraint(
                condition=Q(paavirkelighed="") | Q(paavirkelighed__in=Paavirkelighed.values),
                name="kriterieversion_paavirkelighed_kendt",
            ),
            models.CheckConstraint(
                condition=Q(vaegt__gte=0), name="kriterieversion_vaegt_ikke_negativ"
            ),
            models.CheckConstraint(
                condition=Q(svarer_til__isnull=True) | ~Q(svarer_til=F("kriterium")),
                name="kriterieversion_svarer_ikke_til_sig_selv",
            ),
            models.CheckConstraint(
                condition=~Q(type__in=["antal", "loft"], kilde="restancer"),
                name="kriterieversion_restancer_summeres_ikke",
            ),
            models.CheckConstraint(
                condition=Q(planer=[]) | Q(type="afledt"),
                name="kriterieversion_planer_er_afledt",
            ),
        ]


class Maaltal(Faktum):
    """A target with its own period, both days included, and the date it was decided.

    Several for the same period are revisions of one another (`er_revision` is set on all but the first).
    """

    kriterium = models.ForeignKey(Succeskriterium, on_delete=models.PROTECT, related_name="maaltal")
    fra = models.DateField("fra", null=True, blank=True)
    til = models.DateField("til", null=True, blank=True)
    maaltal = models.DecimalField("måltal", max_digits=20, decimal_places=6, null=True, blank=True)
    besluttet = models.DateField("besluttet", null=True, blank=True)
    begrundelse = models.TextField("begrundelse", blank=True)
    er_revision = models.BooleanField("revision", default=False)

    class Meta(Faktum.Meta):
        verbose_name = "måltal"
        verbose_name_plural = "måltal"
        constraints = [
            *Faktum.Meta.constraints,
            models.UniqueConstraint(fields=["kriterium", "fil_id"], name="maaltal_fil_id_er_unikt"),
            models.CheckConstraint(
                condition=Q(fra__isnull=False, til__isnull=False, til__gte=F("fra"))
                | Q(kun_annullering=True),
                name="maaltal_har_en_periode",
            ),
            en_ad_gangen(
                Enkelt("kriterium"),
                Datoperiode("fra", "til"),
                navn="maaltal_perioder_overlapper_ikke",
                betingelse=Q(er_revision=False),
            ),
        ]


class Nulpunkt(Faktum):
    """The baseline that a change or a level is measured from.

    `vaerdi` empty: monthly figures of the period give it, or it has not been measured yet.
    """

    kriterium = models.ForeignKey(
        Succeskriterium, on_delete=models.PROTECT, related_name="nulpunkter"
    )
    fra = models.DateField("fra", null=True, blank=True)
    til = models.DateField("til", null=True, blank=True)
    vaerdi = models.DecimalField("værdi", max_digits=20, decimal_places=6, null=True, blank=True)
    kilde = models.TextField("kilde", blank=True)

    class Meta(Faktum.Meta):
        verbose_name = "nulpunkt"
        verbose_name_plural = "nulpunkter"
        constraints = [
            *Faktum.Meta.constraints,
            models.UniqueConstraint(
                fields=["kriterium", "fil_id"], name="nulpunkt_fil_id_er_unikt"
            ),
            models.CheckConstraint(
                condition=Q(fra__isnull=False, til__isnull=False, til__gte=F("fra"))
                | Q(kun_annullering=True),
                name="nulpunkt_har_en_periode",
            ),
            en_ad_gangen(Enkelt("kriterium"), navn="nulpunkt_et_pr_kriterium"),
        ]
