"""The monthly eviction figures of the boligorganisationer. Append-only, and known from approval."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from helhedsplan.models import Boligafdeling, Boligorganisation, Faktum, Sekretariat
from helhedsplan.models.viden import ALDRIG, FaktumQuerySet

INDIKATORER = (
    "udsaettelser",
    "restancer",
    "berammede",
    "rykkere",
    "ophaevelser",
    "fogedsager",
    "gengangere",
)
"""The monthly indicators. All are flows but `restancer`, a stock that is never summed over months."""


class MaanedstalQuerySet(FaktumQuerySet):
    def kendt(self, kendt_pr: datetime) -> "MaanedstalQuerySet":
        """Keep the figures that counted at `kendt_pr`: approved by then and not annulled by then."""
        return self.filter(
            Q(kendt_fra__lte=kendt_pr),
            Q(kendt_til__isnull=True) | Q(kendt_til__gt=kendt_pr),
            kun_annullering=False,
        )


class Maanedstal(Faktum):
    """One organisation's (or afdeling's) figures for one month. NULL is "not reported", 0 is zero.

    `maaned` is the first day of the month. `kendt_fra` is the moment from which the figures count: the
    approval, or never (NULL) while they are not approved.
    """

    boligorganisation = models.ForeignKey(
        Boligorganisation, on_delete=models.PROTECT, related_name="maanedstal"
    )
    afdeling = models.ForeignKey(
        Boligafdeling,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="maanedstal",
    )
    maaned = models.DateField("måned")
    udsaettelser = models.PositiveIntegerField("udsættelser", null=True, blank=True)
    restancer = models.PositiveIntegerField("lejemål i restance", null=True, blank=True)
    berammede = models.PositiveIntegerField("berammede udsættelser", null=True, blank=True)
    rykkere = models.PositiveIntegerField("rykkere", null=True, blank=True)
    ophaevelser = models.PositiveIntegerField("ophævelser", null=True, blank=True)
    fogedsager = models.PositiveIntegerField("fogedsager", null=True, blank=True)
    gengangere = models.PositiveIntegerField("gengangere", null=True, blank=True)
    godkendt = models.DateField("godkendt", null=True, blank=True)
    kendt_fra = models.DateTimeField("tæller fra", null=True, blank=True)
    note = models.TextField("note", blank=True)
    sekretariat = models.ForeignKey(
        Sekretariat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MaanedstalQuerySet.as_manager()

    class Meta(Faktum.Meta):
        verbose_name = "månedstal"
        verbose_name_plural = "månedstal"
        constraints = [
            *Faktum.Meta.constraints,
            models.UniqueConstraint(
                fields=["boligorganisation", "fil_id"],
                name="maanedstal_fil_id_er_unikt",
            ),
            models.CheckConstraint(
                condition=Q(maaned__day=1), name="maanedstal_maaned_er_den_foerste"
            ),
            # A plain partial index, not a GiST range: ten years of all Danish afdelinger go in here.
            models.UniqueConstraint(
                fields=["boligorganisation", "afdeling", "maaned"],
                name="maanedstal_et_gaeldende_ad_gangen",
                condition=Q(
                    kendt_fra__isnull=False,
                    kendt_til__isnull=True,
                    kun_annullering=False,
                ),
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(fields=["boligorganisation", "maaned"], name="maanedstal_org_maaned")
        ]

    def kendt_siden(self) -> datetime:
        return self.kendt_fra or ALDRIG
