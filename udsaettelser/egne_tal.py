"""Reads for a boligorganisation's own page: its approved figures of a year, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from config.designsystem.formatering import maanedsnavn
from config.regneark import Vaerdi
from helhedsplan.models import Boligorganisation, Medlemskab, Planversion
from udsaettelser.models import Maanedstal
from udsaettelser.queries import maanedstal_pr_enhed

ALTID_SPURGT = ("udsaettelser", "restancer", "berammede")
"""The indicators that every month is asked for (indberetning.md); the others are sent by some."""

BESTAND = "restancer"

OVERSKRIFTER = {
    "udsaettelser": "Udsættelser",
    "restancer": "Lejemål i restance",
    "berammede": "Berammede udsættelser",
    "rykkere": "Rykkere",
    "ophaevelser": "Ophævelser",
    "fogedsager": "Fogedsager",
    "gengangere": "Gengangere",
}


@dataclass(frozen=True, slots=True)
class Maanedslinje:
    maaned: date
    tal: tuple[int | None, ...]
    mangler: bool  # asked for, ended, and without any figure


@dataclass(frozen=True, slots=True)
class Kolonne:
    """One indicator of a year; a stock is never summed over months."""

    overskrift: str
    er_bestand: bool
    maaneder: int  # how many months have a figure
    i_alt: int


@dataclass(frozen=True, slots=True)
class Aarstal:
    """One year of one organisation. A missing figure is None, never 0."""

    aar: int
    andre_aar: tuple[int, ...]
    kolonner: tuple[Kolonne, ...]
    linjer: tuple[Maanedslinje, ...]

    @property
    def mangler(self) -> list[date]:
        return [linje.maaned for linje in self.linjer if linje.mangler]

    @property
    def mangler_navne(self) -> list[str]:
        return [maanedsnavn(maaned) for maaned in self.mangler]

    @property
    def filkolonner(self) -> list[str]:
        return ["Måned", *(kolonne.overskrift for kolonne in self.kolonner)]

    @property
    def filraekker(self) -> list[list[Vaerdi]]:
        """Numbers as numbers, and a missing one as what the page calls it."""
        return [
            [
                linje.maaned,
                *(
                    ("mangler" if linje.mangler else "ikke indberettet") if figur is None else figur
                    for figur in linje.tal
                ),
            ]
            for linje in self.linjer
        ]


@dataclass(frozen=True, slots=True)
class Medlemsplan:
    kortnavn: str
    navn: str
    startdato: date
    slutdato: date
    fra: date | None
    til: date | None


PLANKOLONNER = ("Plan", "Kortnavn", "Startdato", "Slutdato", "Med fra", "Med til")


def planraekker(planer: Sequence[Medlemsplan]) -> list[list[Vaerdi]]:
    return [
        [plan.navn, plan.kortnavn, plan.startdato, plan.slutdato, plan.fra, plan.til]
        for plan in planer
    ]


def aar_med_tal(organisation: Boligorganisation, *, kendt_pr: datetime) -> list[int]:
    """Return the years for which the organisation has approved figures, newest first."""
    datoer = (
        Maanedstal.objects.kendt(kendt_pr)
        .filter(boligorganisation=organisation)
        .dates("maaned", "year", order="DESC")
    )
    return [dato.year for dato in datoer]


def medlemsplaner(organisation: Boligorganisation, *, kendt_pr: datetime) -> list[Medlemsplan]:
    """Return the plans that the organisation is or has been a member of, by start date."""
    medlemskaber = {
        plan_id: (fra, til)
        for plan_id, fra, til in Medlemskab.objects.gaeldende(kendt_pr)
        .filter(boligorganisation=organisation)
        .values_list("plan_id", "fra", "til")
    }
    versioner = (
        Planversion.objects.gaeldende(kendt_pr)
        .filter(plan__in=medlemskaber)
        .order_by("startdato", "plan_id")
        .values_list("plan_id", "plan__kortnavn", "navn", "startdato", "slutdato")
    )
    return [Medlemsplan(*resten, *medlemskaber[plan_id]) for plan_id, *resten in versioner]


def aarstal(
    organisation: Boligorganisation,
    aar: int,
    *,
    aar_i_alt: Sequence[int],
    planer: Sequence[Medlemsplan],
    i_dag: date,
    kendt_pr: datetime,
) -> Aarstal:
    """Return the year's figures by month, with the months that are missing."""
    maaneder = [date(aar, nr, 1) for nr in range(1, 13)]
    kendte = maanedstal_pr_enhed([organisation.pk], maaneder[0], maaneder[-1], kendt_pr=kendt_pr)
    indikatorer = [
        indikator
        for indikator in OVERSKRIFTER
        if indikator in ALTID_SPURGT
        or any(figurer[indikator] is not None for figurer in kendte.values())
    ]
    linjer = []
    for maaned in maaneder:
        figurer = kendte.get((organisation.pk, maaned), {})
        tal = tuple(figurer.get(indikator) for indikator in indikatorer)
        uden_tal = all(vaerdi is None for vaerdi in tal)
        linjer.append(Maanedslinje(maaned, tal, uden_tal and _er_spurgt(maaned, planer, i_dag)))
    kolonner = []
    for indikator, tal in zip(
        indikatorer, zip(*(linje.tal for linje in linjer), strict=True), strict=True
    ):
        talte = [vaerdi for vaerdi in tal if vaerdi is not None]
        kolonner.append(
            Kolonne(OVERSKRIFTER[indikator], indikator == BESTAND, len(talte), sum(talte))
        )
    return Aarstal(
        aar=aar,
        andre_aar=tuple(andet for andet in aar_i_alt if andet != aar),
        kolonner=tuple(kolonner),
        linjer=tuple(linjer),
    )


def _er_spurgt(maaned: date, planer: Sequence[Medlemsplan], i_dag: date) -> bool:
    """Whether the month has ended and the organisation was a member of a plan for all of it."""
    slut = (maaned + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return slut < i_dag and any(
        max(filter(None, (plan.fra, plan.startdato))) <= maaned
        and slut <= min(filter(None, (plan.til, plan.slutdato)))
        for plan in planer
    )
