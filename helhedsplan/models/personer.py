"""Who uses the system, and what each may see."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from helhedsplan.dansk import DanskSmaa, DanskSortering


class SekretariatQuerySet(models.QuerySet):
    def hvor_arbejder(self, bruger: "Bruger") -> "SekretariatQuerySet":
        """Keep those that the person is staff of, in Danish order."""
        return (
            self.filter(tilknytninger__bruger=bruger, tilknytninger__rolle=Rolle.SEKRETARIAT)
            .distinct()
            .order_by(DanskSortering("navn"))
        )


class Sekretariat(models.Model):
    """The office that runs one or more helhedsplaner and owns what it has entered."""

    navn = models.CharField("navn", max_length=200)

    objects = SekretariatQuerySet.as_manager()

    class Meta:
        verbose_name = "sekretariat"
        verbose_name_plural = "sekretariater"
        constraints = [models.UniqueConstraint(DanskSmaa("navn"), name="sekretariat_navn_er_unikt")]

    def __str__(self):
        return self.navn


class Bruger(AbstractUser):
    """A person who logs in. What the person may see follows from `Tilknytning`, never from the user row."""

    class Meta:
        verbose_name = "bruger"
        verbose_name_plural = "brugere"

    def __str__(self):
        return self.get_full_name() or self.username


class Rolle(models.TextChoices):
    """The three kinds of people. The value is stored, so never reuse or rename one."""

    SEKRETARIAT = "sekretariat", "Sekretariat"
    BOLIGORGANISATION = "boligorganisation", "Boligorganisation"
    BESTYRELSE = "bestyrelse", "Bestyrelse"


class Tilknytning(models.Model):
    """One person's role, and the one sekretariat, boligorganisation or plan that it gives access to."""

    bruger = models.ForeignKey(Bruger, on_delete=models.CASCADE, related_name="tilknytninger")
    rolle = models.CharField("rolle", max_length=20, choices=Rolle)
    sekretariat = models.ForeignKey(
        Sekretariat,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="tilknytninger",
    )
    boligorganisation = models.ForeignKey(
        "helhedsplan.Boligorganisation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="tilknytninger",
    )
    plan = models.ForeignKey(
        "helhedsplan.Helhedsplan",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="tilknytninger",
    )

    class Meta:
        verbose_name = "tilknytning"
        verbose_name_plural = "tilknytninger"
        constraints = [
            models.CheckConstraint(
                name="tilknytning_passer_til_rollen",
                condition=Q(
                    rolle=Rolle.SEKRETARIAT,
                    sekretariat__isnull=False,
                    boligorganisation__isnull=True,
                    plan__isnull=True,
                )
                | Q(
                    rolle=Rolle.BOLIGORGANISATION,
                    sekretariat__isnull=True,
                    boligorganisation__isnull=False,
                    plan__isnull=True,
                )
                | Q(
                    rolle=Rolle.BESTYRELSE,
                    sekretariat__isnull=True,
                    boligorganisation__isnull=True,
                    plan__isnull=False,
                ),
                violation_error_message="Vælg netop det, som rollen gælder for.",
            ),
            models.UniqueConstraint(
                fields=["bruger", "rolle", "sekretariat", "boligorganisation", "plan"],
                name="tilknytning_er_unik",
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        hvor = self.sekretariat or self.boligorganisation or self.plan
        return f"{self.bruger}: {self.get_rolle_display()}, {hvor}"
