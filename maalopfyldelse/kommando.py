"""The arguments that the commands share: which plan, as of when, for which window, as known when."""

from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from helhedsplan.models import Helhedsplan
from maalopfyldelse.beregning import Periode
from maalopfyldelse.beregning.vindue import Valg


@dataclass(frozen=True, slots=True)
class Beregningsvalg:
    plan: Helhedsplan
    pr_dato: date
    vindue: Valg
    kendt_pr: datetime | None

    @property
    def kendt_pr_eller_nu(self) -> datetime:
        return self.kendt_pr or timezone.now()


def beregningsargumenter(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar="PLAN", help="planens kortnavn, fx BF")
    parser.add_argument("--pr-dato", required=True, metavar="2016-09-30", help="opgjort pr.")
    parser.add_argument(
        "--vindue",
        metavar="2016-01-01..2016-12-31|hele",
        help="opgørelsesperiode; ellers kalenderåret inden for planens periode",
    )
    parser.add_argument(
        "--kendt-pr",
        metavar="2016-10-05T12:00:00+02:00",
        help="oplysninger registreret til og med; ellers nu",
    )


def laes_beregningsvalg(options: dict) -> Beregningsvalg:
    """Read the shared arguments. Raises `CommandError` in Danish, naming the argument."""
    return Beregningsvalg(
        plan=find_plan(options["plan"]),
        pr_dato=_dato(options["pr_dato"], "--pr-dato"),
        vindue=_vindue(options["vindue"]),
        kendt_pr=_tidspunkt(options["kendt_pr"]),
    )


def find_plan(kortnavn: str) -> Helhedsplan:
    plan = Helhedsplan.objects.med_kortnavn(kortnavn.strip()).first()
    if plan is None:
        kendte = ", ".join(Helhedsplan.objects.paa_dansk().values_list("kortnavn", flat=True))
        raise CommandError(
            f"Der er ingen plan med kortnavnet {kortnavn!r}. "
            + (f"Planerne er: {kendte}." if kendte else "Der er ikke indlæst nogen plan endnu.")
        )
    return plan


def _dato(tekst: str, argument: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise CommandError(
            f"{argument}: {tekst!r} er ikke en dato. Skriv den som 2016-09-30."
        ) from None


def _vindue(tekst: str | None) -> Valg:
    if tekst is None:
        return None
    if tekst == "hele":
        return "hele"
    fra, adskiller, til = tekst.partition("..")
    if not adskiller:
        raise CommandError("--vindue: skriv fx 2016-01-01..2016-12-31, eller hele.")
    fra_dato, til_dato = _dato(fra, "--vindue"), _dato(til, "--vindue")
    if til_dato < fra_dato:
        raise CommandError("--vindue: perioden slutter, før den begynder.")
    return Periode(fra_dato, til_dato)


def _tidspunkt(tekst: str | None) -> datetime | None:
    if tekst is None:
        return None
    try:
        tidspunkt = datetime.fromisoformat(tekst)
    except ValueError:
        raise CommandError(
            f"--kendt-pr: {tekst!r} er ikke et tidspunkt. Skriv det som 2016-10-05T12:00:00+02:00."
        ) from None
    if tidspunkt.tzinfo is None:  # without a zone it is Copenhagen's
        tidspunkt = tidspunkt.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
    return tidspunkt
