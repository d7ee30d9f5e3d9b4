"""What has happened: registrations, roll-out and judgements. Append-only."""

from django.db import models
from django.db.models import Q

from helhedsplan.models import Boligomraade, Boligorganisation, Faktum
from helhedsplan.models.viden import Enkelt, en_ad_gangen
from indsatser.models.maal import Succeskriterium


class Registrering(Faktum):
    """Something that happened on a day: a count, a share, a measured level or a milestone reached.

    `borgernoegle` is the secretariat's own opaque code: it is shown only as counts of different codes.
    """

    kriterium = models.ForeignKey(
        Succeskriterium, on_delete=models.PROTECT, related_name="registreringer"
    )
    dato = models.DateField("dato", null=True, blank=True)
    antal = models.DecimalField("antal", max_digits=20, decimal_places=6, null=True, blank=True)
    taeller = models.DecimalField("tæller", max_digits=20, decimal_places=6, null=True, blank=True)
    naevner = models.DecimalField("nævner", max_digits=20, decimal_places=6, null=True, blank=True)
    vaerdi = models.DecimalField("værdi", max_digits=20, decimal_places=6, null=True, blank=True)
    opfyldt = models.DateField("opfyldt", null=True, blank=True)
    boligomraade = models.ForeignKey(
        Boligomraade,
        verbose_name="boligområde",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registreringer",
    )
    sted = models.CharField("sted", max_length=200, blank=True)
    kontaktvej = models.CharField("kontaktvej", max_length=200, blank=True)
    borgernoegle = models.CharField("borgernøgle", max_length=100, blank=True)
    note = models.TextField("note", blank=True)

    class Meta(Faktum.Meta):
        verbose_name = "registrering"
        verbose_name_plural = "registreringer"
        constraints = [
            *Faktum.Meta.constraints,
            models.UniqueConstraint(
                fields=["kriterium", "fil_id"], name="registrering_fil_id_er_unikt"
            ),
            models.CheckConstraint(
                condition=Q(dato__isnull=False) | Q(kun_annullering=True),
                name="registrering_har_en_dato",
            ),
            models.CheckConstraint(
                condition=Q(kun_annullering=True)
                | Q(antal__isnull=False)
                | Q(taeller__isnull=False)
                | Q(vaerdi__isnull=False)
                | Q(opfyldt__isnull=False),
                name="registrering_siger_noget",
            ),
            models.CheckConstraint(
                condition=Q(taeller__isnull=True, naevner__isnull=True)
                | Q(taeller__isnull=False, naevner__isnull=False),
                name="registrering_taeller_og_naevner_foelges",
            ),
            models.CheckConstraint(
                condition=(Q(antal__isnull=True) | Q(antal__gte=0))
                & (Q(taeller__isnull=True) | Q(taeller__gte=0))
                & (Q(naevner__isnull=True) | Q(naevner__gte=0)),
                name="registrering_tal_ikke_negative",
            ),
        ]
        indexes = [models.Index(fields=["kriterium", "dato"], name="registrering_kriterium_dato")]


class Udrulning(Faktum):
    """Whether and when one boligorganisation has taken something into use; no date: not yet."""

    kriterium = models.ForeignKey(
        Succeskriterium, on_delete=models.PROTECT, related_name="udrulninger"
    )
    boligorganisation = models.ForeignKey(
        Boligorganisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    implementeret = models.DateField("implementeret", null=True, blank=True)

    class Meta(Faktum.Meta):
        verbose_name = "udrulning"
        verbose_name_plural = "udrulninger"
        constraints = [
            *Faktum.Meta.constraints,
            models.UniqueConstraint(
                fields=["kriterium", "fil_id"], name="udrulning_fil_id_er_unikt"
            ),
            models.CheckConstraint(
                condition=Q(boligorganisation__isnull=False) | Q(kun_annullering=True),
                name="udrulning_har_en_boligorganisation",
            ),
            en_ad_gangen(
                Enkelt("kriterium"),
                Enkelt("boligorganisation"),
                navn="udrulning_en_pr_boligorganisation",
            ),
        ]


class Vurderingsskala(models.TextChoices):
    IKKE_OPFYLDT = "ikke opfyldt", "ikke opfyldt"
    DELVIST_OPFYLDT = "delvist opfyldt", "delvist opfyldt"
    OVERVEJENDE_OPFYLDT = "overvejende opfyldt", "overvejende opfyldt"
    OPFYLDT = "opfyldt", "opfyldt"


class Vurdering(Faktum):
    """A judgement of a qualitative criterion with its reasoning; never turned into a number."""

    kriterium = models.ForeignKey(
        Succeskriterium, on_delete=models.PROTECT, related_name="vurderinger"
    )
    dato = models.DateField("dato", null=True, blank=True)
    vurdering = models.CharField("vurdering", max_length=30, choices=Vurderingsskala, blank=True)
    begrundelse = models.TextField("begrundelse", blank=True)

    class Meta(Faktum.Meta):
        verbose_name = "vurdering"
        verbose_name_plural = "vurderinger"
        constraints = [
            *Faktum.Meta.constraints,
            models.UniqueConstraint(
                fields=["kriterium", "fil_id"], name="vurdering_fil_id_er_unikt"
            ),
            models.CheckConstraint(
                condition=Q(dato__isnull=False, vurdering__in=Vurderingsskala.values)
                | Q(kun_annullering=True),
                name="vurdering_paa_skalaen",
            ),
        ]
