"""All criteria of one plan as of any date: 150 criteria, 48 months, 72,000 registrations."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from benchmarks.maaling import bedste_ms, database, linje

# ruff: isort: split
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from helhedsplan.models import Helhedsplan, Planversion, Sekretariat
from indsatser.models import Kriterieversion, Maaltal, Registrering, Succeskriterium
from maalopfyldelse.queries import beregn_plan

KRITERIER = 150
REGISTRERINGER = 72_000
FRA, TIL = date(2014, 1, 1), date(2017, 12, 31)
KOEBENHAVN = ZoneInfo("Europe/Copenhagen")


def lav_plan(aktiviteter: Sequence[str] = ("",)) -> Helhedsplan:
    """Make the plan; every tenth registration is a correction of the one before it.

    The criteria are dealt out to the activities with these codes.
    """
    tilfaeldig = random.Random(2016)
    plan = Helhedsplan.objects.create(
        kortnavn="STOR", sekretariat=Sekretariat.objects.create(navn="Bænk")
    )
    Planversion.objects.create(plan=plan, navn="Stor plan", startdato=FRA, slutdato=TIL)
    kriterier = Succeskriterium.objects.bulk_create(
        Succeskriterium(plan=plan, kode=f"K{nr:03}", raekkefoelge=nr) for nr in range(KRITERIER)
    )
    Kriterieversion.objects.bulk_create(
        Kriterieversion(
            kriterium=kriterium,
            tekst="Mindst 300",
            type="antal",
            niveau="proces",
            tilknyttet=aktiviteter[nr % len(aktiviteter)],
        )
        for nr, kriterium in enumerate(kriterier)
    )
    Maaltal.objects.bulk_create(
        Maaltal(kriterium=kriterium, fra=date(aar, 1, 1), til=date(aar, 12, 31), maaltal=300)
        for kriterium in kriterier
        for aar in range(FRA.year, TIL.year + 1)
    )

    def registrering(nr: int, annullerer: Registrering | None = None) -> Registrering:
        dato = FRA + timedelta(days=tilfaeldig.randrange((TIL - FRA).days + 1))
        return Registrering(
            kriterium=kriterier[nr % KRITERIER],
            dato=dato,
            antal=Decimal(tilfaeldig.randrange(1, 5)),
            registreret=datetime(dato.year, dato.month, dato.day, 12, tzinfo=KOEBENHAVN),
            annullerer=annullerer,
            rettelsesgrund="Talt forkert" if annullerer else "",
        )

    rettelser = REGISTRERINGER // 10
    foerste = Registrering.objects.bulk_create(
        (registrering(nr) for nr in range(REGISTRERINGER - rettelser)), batch_size=5000
    )
    Registrering.objects.bulk_create(
        (registrering(nr, foerste[nr]) for nr in range(rettelser)), batch_size=5000
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return plan


def en_ad_gangen(plan: Helhedsplan) -> None:
    """The pattern of peers: a query and a save for each criterion and month (peers.md 1.1)."""
    nu = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE gemt (kriterium bigint, maaned date, sum numeric)")
    for kriterium in plan.succeskriterier.all():
        maaned = FRA
        while maaned <= TIL:
            naeste = (maaned + timedelta(days=32)).replace(day=1)
            antal = (
                Registrering.objects.kendt(nu)
                .filter(kriterium=kriterium, dato__gte=maaned, dato__lt=naeste)
                .aggregate(sum=Sum("antal"))["sum"]
            )
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO gemt VALUES (%s, %s, %s)",
                    [kriterium.pk, maaned, antal],
                )
            maaned = naeste


def main() -> None:
    with database():
        plan = lav_plan()
        nu = timezone.now()
        peers = bedste_ms(lambda: en_ad_gangen(plan), gange=1)
        hent = bedste_ms(
            lambda: list(
                Registrering.objects.filter(kriterium__plan=plan).values_list(
                    "kriterium_id", "dato", "antal"
                )
            )
        )
        for navn, pr_dato, valg, kendt_pr in (
            ("i dag", date(2016, 9, 30), None, nu),
            ("hele planen", TIL, "hele", nu),
            (
                "som kendt 2015",
                date(2015, 6, 30),
                None,
                datetime(2015, 7, 1, tzinfo=KOEBENHAVN),
            ),
        ):
            ms = bedste_ms(
                lambda d=pr_dato, v=valg, t=kendt_pr: beregn_plan(plan, d, valg=v, kendt_pr=t)
            )
            linje(
                f"målopfyldelse, 150 kriterier, {navn} (mål: 150 ms)",
                ms,
                "en ad gangen",
                peers,
            )
        linje(
            "  til sammenligning: hent de 72.000 rækker alene",
            hent,
            "en ad gangen",
            peers,
        )


if __name__ == "__main__":
    main()
