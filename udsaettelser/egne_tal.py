"""Reads for a boligorganisation's own page: its approved figures of a year, month by month."""

from collections.abc import Mapping, Sequence
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
    andre_aar: Mapping[int, str]  # and what each is called
    kolonner: tuple[Kolonne, ...]
    linjer: tuple[Maanedslinje, ...]
    mangler_ellers: Mapping[int, Sequence[str]]  # the names of the missing months of other years

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

    @property
    def med_fra(self) -> date:
        """The first day of the membership, which is no earlier than the plan's."""
        return max(filter(None, (self.fra, self.startdato)))

    @property
    def med_til(self) -> date:
        return min(filter(None, (self.til, self.slutdato)))


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


def mulige_aar(
    med_tal: Sequence[int], planer: Sequence[Medlemsplan], i_dag: date
) -> dict[int, str]:
    """The years with figures and those of the memberships so far, newest first, as they are called."""
    planens = {
        aar
        for plan in planer
        for aar in range(plan.med_fra.year, min(plan.med_til, i_dag).year + 1)
    }
    return {
        aar: str(aar) if aar in med_tal else f"{aar} (ingen tal endnu)"
        for aar in sorted({*med_tal, *planens}, reverse=True)
    }


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
    aar_i_alt: Mapping[int, str],
    planer: Sequence[Medlemsplan],
    i_dag: date,
    kendt_pr: datetime,
) -> Aarstal:
    """Return the year's figures by month, with the months that are missing, also of other years."""
    maaneder = [date(aar, nr, 1) for nr in range(1, 13)]
    alle = maanedstal_pr_enhed(
        [organisation.pk],
        date(min(aar_i_alt), 1, 1),
        date(max(aar_i_alt), 12, 1),
        kendt_pr=kendt_pr,
    )
    kendte = {noegle: figurer for noegle, figurer in alle.items() if noegle[1].year == aar}
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
        andre_aar={andet: navn for andet, navn in aar_i_alt.items() if andet != aar},
        kolonner=tuple(kolonner),
        linjer=tuple(linjer),
        mangler_ellers={
            andet: navne
            for andet in sorted(aar_i_alt)
            if andet != aar and (navne := _manglende(organisation, andet, alle, planer, i_dag))
        },
    )


def _manglende(
    organisation: Boligorganisation,
    aar: int,
    kendte: Mapping[tuple[int, date], Mapping[str, int | None]],
    planer: Sequence[Medlemsplan],
    i_dag: date,
) -> list[str]:
    """The names of the year's months that were asked for and have no figure at all."""
    return [
        maanedsnavn(maaned)
        for maaned in (date(aar, nr, 1) for nr in range(1, 13))
        if all(vaerdi is None for vaerdi in kendte.get((organisation.pk, maaned), {}).values())
        and _er_spurgt(maaned, planer, i_dag)
    ]


def _er_spurgt(maaned: date, planer: Sequence[Medlemsplan], i_dag: date) -> bool:
    """Whether the month has ended and the organisation was a member of a plan for all of it."""
    slut = (maaned + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return slut < i_dag and any(plan.med_fra <= maaned and slut <= plan.med_til for plan in planer)
