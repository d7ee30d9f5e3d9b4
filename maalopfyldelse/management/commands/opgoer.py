"""Print a plan's målopfyldelse, as text or as the JSON of maalopfyldelse.md."""

import json
from argparse import ArgumentParser

from helhedsplan.kommando import Kommando
from maalopfyldelse.beregning import som_json
from maalopfyldelse.kommando import beregningsargumenter, laes_beregningsvalg
from maalopfyldelse.queries import beregn_plan
from maalopfyldelse.tekst import opgoerelse_som_tekst


class Command(Kommando):
    help = "Beregn en plans målopfyldelse pr. en dato."

    def add_arguments(self, parser: ArgumentParser) -> None:
        beregningsargumenter(parser)
        parser.add_argument("--json", action="store_true", help="skriv resultatet som JSON")

    def handle(self, *args, **options) -> None:
        valgt = laes_beregningsvalg(options)
        resultat = beregn_plan(
            valgt.plan, valgt.pr_dato, valg=valgt.vindue, kendt_pr=valgt.kendt_pr_eller_nu
        )
        if options["json"]:
            self.stdout.write(json.dumps(som_json(resultat), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(opgoerelse_som_tekst(resultat))
