from pathlib import Path

from django.core.management.base import CommandError

from helhedsplan.kommando import Kommando
from helhedsplan.planfil import importer
from helhedsplan.planfil.udskrift import fejllinjer, resultatlinjer


class Command(Kommando):
    help = "Importerer en planfil: planen bliver bragt til det, filen siger."

    def add_arguments(self, parser):
        parser.add_argument("fil", metavar="FIL.xlsx")
        parser.add_argument(
            "--proev", action="store_true", help="vis kun, hvad der ville blive ændret"
        )
        parser.add_argument(
            "--annuller-manglende",
            action="store_true",
            help="annuller de registreringer, som filen ikke længere har",
        )
        parser.add_argument(
            "--sekretariat",
            metavar="NAVN",
            help="planens sekretariat, hvis filen ikke nævner det (oprettes, hvis det er nyt)",
        )

    def handle(self, *args, fil, proev, annuller_manglende, sekretariat, **options):
        sti = Path(fil)
        try:
            with sti.open("rb") as aaben:
                resultat = importer(
                    aaben,
                    sti.name,
                    sekretariat=sekretariat,
                    proev=proev,
                    annuller_manglende=annuller_manglende,
                )
        except OSError as fejl:
            raise CommandError(f"Filen {fil} kan ikke læses: {fejl.strerror}.") from fejl
        if resultat.fejl:
            raise CommandError("\n".join(fejllinjer(resultat)))
        for linje in resultatlinjer(resultat):
            self.stdout.write(linje)
