"""The standing people of the view tests, and the plans and organisations that they may see."""

from datetime import date

from helhedsplan.models import (
    Boligorganisation,
    Bruger,
    Helhedsplan,
    Medlemskab,
    Planversion,
    Rolle,
    Sekretariat,
    Tilknytning,
)


def lav_plan(
    kortnavn: str = "BF",
    *,
    sekretariat: Sekretariat | None = None,
    navn: str = "",
    startdato: date = date(2016, 1, 1),
    slutdato: date = date(2017, 4, 30),
    status: str = "aktiv",
) -> Helhedsplan:
    sekretariat = sekretariat or Sekretariat.objects.get_or_create(navn="Sekretariatet")[0]
    plan = Helhedsplan.objects.create(kortnavn=kortnavn, sekretariat=sekretariat)
    Planversion.objects.create(
        plan=plan,
        navn=navn or f"Planen {kortnavn}",
        startdato=startdato,
        slutdato=slutdato,
        status=status,
    )
    return plan


def lav_organisation(
    kortnavn: str = "CIVICA", *planer: Helhedsplan, fra: date | None = None
) -> Boligorganisation:
    organisation = Boligorganisation.objects.create(kortnavn=kortnavn)
    for plan in planer:
        Medlemskab.objects.create(plan=plan, boligorganisation=organisation, fra=fra)
    return organisation


def sekretariatsmedarbejder(sekretariat: Sekretariat, navn: str = "sara") -> Bruger:
    return _bruger(navn, Rolle.SEKRETARIAT, sekretariat=sekretariat)


def bestyrelsesmedlem(plan: Helhedsplan, navn: str = "bente") -> Bruger:
    return _bruger(navn, Rolle.BESTYRELSE, plan=plan)


def indberetter(boligorganisation: Boligorganisation, navn: str = "carl") -> Bruger:
    return _bruger(navn, Rolle.BOLIGORGANISATION, boligorganisation=boligorganisation)


def fremmed(navn: str = "frida") -> Bruger:
    """Someone who works at another secretariat and has a plan of their own."""
    andet = Sekretariat.objects.create(navn=f"{navn}s sekretariat")
    lav_plan(f"{navn}s plan", sekretariat=andet)
    return sekretariatsmedarbejder(andet, navn)


def _bruger(brugernavn: str, rolle: Rolle, **gaelder_for: object) -> Bruger:
    bruger, _ = Bruger.objects.get_or_create(
        username=brugernavn, defaults={"first_name": brugernavn.capitalize()}
    )
    Tilknytning.objects.create(bruger=bruger, rolle=rolle, **gaelder_for)
    return bruger
