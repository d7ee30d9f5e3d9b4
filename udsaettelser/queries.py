"""Reads of the monthly figures. Other apps get them from here, never from the model."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Max, Q, Sum
from django.db.models.functions import Coalesce

from udsaettelser.models import INDIKATORER, Maanedstal


def maanedstal_pr_enhed(
    boligorganisationer: Collection[int], fra: date, til: date, *, kendt_pr: datetime
) -> Mapping[tuple[int, date], Mapping[str, int | None]]:
    """Return, per organisation (key) and month (first day), the figures known at `kendt_pr`.

    An organisation's own row wins over the sum of its afdelinger, figure by figure; a figure that
    neither has is None, never 0. One query.
    """
    raekker = (
        Maanedstal.objects.kendt(kendt_pr)
        .filter(boligorganisation__in=boligorganisationer, maaned__range=(fra, til))
        .values("boligorganisation_id", "maaned")
        .order_by()
        .annotate(
            **{
                f"sum_{indikator}": Coalesce(
                    Max(indikator, filter=Q(afdeling__isnull=True)),
                    Sum(indikator, filter=Q(afdeling__isnull=False)),
                )
                for indikator in INDIKATORER
            }
        )
    )
    return {
        (raekke["boligorganisation_id"], raekke["maaned"]): {
            indikator: raekke[f"sum_{indikator}"] for indikator in INDIKATORER
        }
        for raekke in raekker
    }


def aar_med_tal(boligorganisationer: Collection[int], *, kendt_pr: datetime) -> list[int]:
    """Return the years for which any of the organisations has figures, newest first. One query."""
    datoer = (
        Maanedstal.objects.kendt(kendt_pr)
        .filter(boligorganisation__in=boligorganisationer)
        .dates("maaned", "year", order="DESC")
    )
    return [dato.year for dato in datoer]
