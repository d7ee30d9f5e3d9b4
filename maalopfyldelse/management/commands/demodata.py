"""Fill an empty installation for `make demo`. Nothing here is used in operation.

Safe to repeat: what is there is kept as it is, also what somebody has changed in the demo.
"""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from helhedsplan.kommando import Kommando
from helhedsplan.models import Boligorganisation, Bruger, Helhedsplan, Rolle, Tilknytning
from maalopfyldelse import services

SEKRETARIAT = "Boligsocialt Fællessekretariat"
# BF first: the figures of an organisation that is a member of two plans keep their own times only at
# the first import.
PLANFILER = {"BF": "bf-odense-2016.xlsx", "RISING": "risingplanen-2013.xlsx"}
RAPPORT_PR = date(2016, 9, 30)
KODEORD = "demo-2016"
BRUGERE = {
    "sekretariat": ("Sofie", "Sekretariat", Rolle.SEKRETARIAT),
    "civica": ("Carl", "Civica", Rolle.BOLIGORGANISATION),
    "bestyrelse": ("Birgit", "Bestyrelse", Rolle.BESTYRELSE),
}


class Command(Kommando):
    help = "Kun til demo: indlæs de to planfiler, lav tre brugere og bestil en statusrapport."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--uden-rapport", action="store_true", help="bestil ingen rapport")

    def handle(self, *args, **options) -> None:
        if settings.MILJOE == "drift":
            raise CommandError("demodata laver brugere med kendte kodeord og må ikke køre i drift.")
        for kortnavn, fil in PLANFILER.items():
            if not Helhedsplan.objects.med_kortnavn(kortnavn).exists():
                call_command(
                    "importer_plan",
                    str(Path(settings.BASE_DIR) / "demo" / fil),
                    sekretariat=SEKRETARIAT,
                    stdout=self.stdout,
                )
        self._brugere()
        bf = Helhedsplan.objects.get(kortnavn="BF")
        if not options["uden_rapport"] and not bf.rapporter.exists():
            services.bestil_statusrapport(bf, RAPPORT_PR)

    def _brugere(self) -> None:
        bf = Helhedsplan.objects.select_related("sekretariat").get(kortnavn="BF")
        adgang = {
            Rolle.SEKRETARIAT: {"sekretariat": bf.sekretariat},
            Rolle.BOLIGORGANISATION: {
                "boligorganisation": Boligorganisation.objects.get(kortnavn="CIVICA")
            },
            Rolle.BESTYRELSE: {"plan": bf},
        }
        self.stdout.write("Demobrugere (kodeordet er det samme for alle tre):")
        for brugernavn, (fornavn, efternavn, rolle) in BRUGERE.items():
            if not Bruger.objects.filter(username=brugernavn).exists():
                bruger = Bruger.objects.create_user(
                    brugernavn, password=KODEORD, first_name=fornavn, last_name=efternavn
                )
                Tilknytning.objects.create(bruger=bruger, rolle=rolle, **adgang[rolle])
            self.stdout.write(f"  {brugernavn:<12} {KODEORD}   {Rolle(rolle).label}")
