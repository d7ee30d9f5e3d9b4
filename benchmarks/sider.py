"""The server time of every page there is, with a plan of 150 criteria and 72,000 registrations.

The pages are those of the URL resolver, opened by Django's test client as the secretariat. What a
page is measured against is what the project has set itself.
"""

import logging
import random
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256

from benchmarks.maaling import bedste_ms, database, linje

# ruff: isort: split
from django.db import connection
from django.test import Client

from benchmarks.opgoerelse import FRA, KOEBENHAVN, TIL, lav_plan
from helhedsplan import hjaelp
from helhedsplan.models import (
    Boligorganisation,
    Boligorganisationversion,
    Bruger,
    Helhedsplan,
    Indlaesning,
    Medlemskab,
    Rolle,
    Tilknytning,
)
from indsatser.models import (
    Aktivitet,
    Aktivitetversion,
    Indsatsomraade,
    Indsatsomraadeversion,
)
from maalopfyldelse.models import Opgoerelse, Statusrapport
from tests.stoette import planfil
from tests.stoette.sider import adresser, udfyldte
from udsaettelser.models import Maanedstal

MAAL_MS = 150
OMRAADER, AKTIVITETER, ORGANISATIONER = 5, 25, 15
KENDT = datetime(2018, 1, 2, tzinfo=KOEBENHAVN)


def main() -> None:
    logging.getLogger("django.request").setLevel(logging.ERROR)  # not of every GET refused
    with database():
        plan = lav_plan([f"A{nr:02}" for nr in range(AKTIVITETER)])
        _lav_indsatser(plan)
        _lav_maanedstal(plan)
        klient = Client(SERVER_NAME="localhost")
        klient.force_login(_lav_sekretariat(plan))
        argumenter = {
            "plan": [plan.pk],
            "rapport": [_lav_rapport(plan).pk],
            "indlaesning": [_lav_indlaesning(plan).pk],
            "kode": ["K001"],
            "side": list(hjaelp.sider())[:1],
        }
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for navn, sti in sider(klient, argumenter):
            ms = bedste_ms(lambda sti=sti: klient.get(sti))
            linje(f"side: {navn} (mål: {MAAL_MS} ms)", ms, "højst", MAAL_MS)


def sider(klient: Client, argumenter: dict[str, list[object]]) -> Iterator[tuple[str, str]]:
    """Yield (title, address) of what answers with a page, rather than a file or another address."""
    for _, route in adresser():
        sti = udfyldte(route, argumenter)[0]
        svar = klient.get(sti)
        if svar.status_code == 200 and svar["Content-Type"].startswith("text/html"):
            titel = svar.content.decode().partition("<title>")[2].partition(" – Helhedsplan")[0]
            yield titel.strip(), sti


def _lav_sekretariat(plan: Helhedsplan) -> Bruger:
    """Someone of the secretariat who also reports for an organisation, and so opens all pages."""
    bruger = Bruger.objects.create(username="sara", first_name="Sara")
    Tilknytning.objects.create(bruger=bruger, rolle=Rolle.SEKRETARIAT, sekretariat=plan.sekretariat)
    organisation = Boligorganisation.objects.order_by("pk")[0]
    Tilknytning.objects.create(
        bruger=bruger, rolle=Rolle.BOLIGORGANISATION, boligorganisation=organisation
    )
    return bruger


def _lav_indsatser(plan: Helhedsplan) -> None:
    omraader = [Indsatsomraade.objects.create(plan=plan, kode=f"O{nr}") for nr in range(OMRAADER)]
    for nr, omraade in enumerate(omraader):
        Indsatsomraadeversion.objects.create(indsatsomraade=omraade, navn=f"Indsatsområde {nr + 1}")
    for nr in range(AKTIVITETER):
        Aktivitetversion.objects.create(
            aktivitet=Aktivitet.objects.create(plan=plan, kode=f"A{nr:02}"),
            navn=f"Aktivitet {nr + 1}",
            indsatsomraade=omraader[nr % OMRAADER],
        )


def _lav_maanedstal(plan: Helhedsplan) -> None:
    """Every organisation's figures of all months of the plan."""
    tilfaeldig = random.Random(2016)
    maaneder = [date(aar, md, 1) for aar in range(FRA.year, TIL.year + 1) for md in range(1, 13)]
    for nr in range(ORGANISATIONER):
        organisation = Boligorganisation.objects.create(kortnavn=f"BO{nr:02}")
        Boligorganisationversion.objects.create(boligorganisation=organisation)
        Medlemskab.objects.create(plan=plan, boligorganisation=organisation)
        Maanedstal.objects.bulk_create(
            Maanedstal(
                boligorganisation=organisation,
                maaned=maaned,
                kendt_fra=KENDT,
                udsaettelser=tilfaeldig.randrange(6),
                restancer=tilfaeldig.randrange(200),
                berammede=tilfaeldig.randrange(12),
            )
            for maaned in maaneder
        )


def _lav_rapport(plan: Helhedsplan) -> Statusrapport:
    opgoerelse = Opgoerelse.objects.create(
        plan=plan, pr_dato=TIL, vindue_fra=FRA, vindue_til=TIL, kendt_pr=KENDT
    )
    return Statusrapport.objects.create(
        plan=plan,
        opgoerelse=opgoerelse,
        nummer=1,
        tilstand="faerdig",
        faerdig_at=KENDT,
        pdf=b"%PDF-1.7",
        sider=1,
    )


def _lav_indlaesning(plan: Helhedsplan) -> Indlaesning:
    """A small file that would make another plan."""
    indhold = planfil.fil(Sekretariat=plan.sekretariat.navn).read()
    return Indlaesning.objects.create(
        bruger=Bruger.objects.get(username="sara"),
        filnavn="plan.xlsx",
        indhold=indhold,
        sha256=sha256(indhold).hexdigest(),
    )


if __name__ == "__main__":
    main()
