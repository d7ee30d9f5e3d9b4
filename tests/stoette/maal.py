"""Criteria and activities of the plans that view tests look at."""

from datetime import date

from indsatser.models import (
    Aktivitet,
    Aktivitetversion,
    Indsatsomraade,
    Indsatsomraadeversion,
    Kriterieversion,
    Maaltal,
    Succeskriterium,
)

AAR = (date(2016, 1, 1), date(2016, 12, 31))


def lav_kriterium(plan, kode, tekst, maaltal=None, *, tilknyttet="", type_="antal", **felter):
    nr = plan.succeskriterier.count()
    kriterium = Succeskriterium.objects.create(plan=plan, kode=kode, raekkefoelge=nr)
    Kriterieversion.objects.create(
        kriterium=kriterium,
        tekst=tekst,
        type=type_,
        niveau="aktivitet" if tilknyttet else "hovedformål",
        tilknyttet=tilknyttet,
        **felter,
    )
    if maaltal is not None:
        Maaltal.objects.create(kriterium=kriterium, fra=AAR[0], til=AAR[1], maaltal=maaltal)
    return kriterium


def lav_aktivitet(plan, kode, navn, omraadenavn):
    omraade, ny = Indsatsomraade.objects.get_or_create(plan=plan, kode="UG")
    if ny:
        Indsatsomraadeversion.objects.create(indsatsomraade=omraade, navn=omraadenavn)
    aktivitet = Aktivitet.objects.create(plan=plan, kode=kode)
    Aktivitetversion.objects.create(aktivitet=aktivitet, navn=navn, indsatsomraade=omraade)
