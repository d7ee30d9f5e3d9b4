from pathlib import Path

from django.core.management.base import CommandError

from helhedsplan.kommando import Kommando
from helhedsplan.models import Helhedsplan
from helhedsplan.planfil import Planfilfejl, eksporter


class Command(Kommando):
    help = "Skriver en plan som planfil."

    def add_arguments(self, parser):
        parser.add_argument("kortnavn", metavar="KORTNAVN")
        parser.add_argument("fil", metavar="FIL.xlsx")
        parser.add_argument(
            "--overskriv", action="store_true", help="erstat filen, hvis den findes"
        )

    def handle(self, *args, kortnavn, fil, overskriv, **options):
        plan = Helhedsplan.objects.med_kortnavn(kortnavn).first()
        if plan is None:
            kendte = ", ".join(str(plan) for plan in Helhedsplan.objects.paa_dansk()) or "ingen"
            raise CommandError(f"Der er ingen plan med kortnavnet {kortnavn}. Planer: {kendte}.")
        sti = Path(fil)
        if sti.exists() and not overskriv:
            raise CommandError(
                f"Filen {fil} findes allerede. Brug --overskriv for at erstatte den."
            )
        try:
            indhold = eksporter(plan)
            sti.write_bytes(indhold)
        except Planfilfejl as fejl:
            raise CommandError(str(fejl)) from fejl
        except OSError as fejl:
            raise CommandError(f"Filen {fil} kan ikke skrives: {fejl.strerror}.") from fejl
        self.stdout.write(f"{plan} er skrevet til {fil}.")
