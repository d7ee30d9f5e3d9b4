"""Sheets Indsatsområder and Aktiviteter."""

from typing import Any

from django.db.models import Model

from helhedsplan.ark.organisationer import historiske
from helhedsplan.dansk import smaa
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Kode, Tal, Tekst
from helhedsplan.planfil.opslag import Opslag
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.versioner import Versionsark, Versionssaet
from indsatser.models import (
    Aktivitet,
    Aktivitetversion,
    Indsatsomraade,
    Indsatsomraadeversion,
)


def find_koder(
    imp: Import, model: type[Model], slags: str, arknavn: str, raekker: list[Raekke]
) -> None:
    """Make the codes of a sheet known, new ones as rows to come, in the order of the file."""
    opslag = imp.opslag[slags]
    pladser: dict[int, int] = {}
    if not imp.foerste:
        gemte = model._default_manager.filter(plan=imp.plan).order_by("raekkefoelge", "id")
        for nr, objekt in enumerate(gemte, start=1):
            opslag.tilfoej(objekt.kode, objekt)
            pladser[objekt.pk] = nr
    egne = [kode for raekke in raekker if (kode := raekke.v.get("kode"))]
    koder = egne + [r.v["kode"] for r in historiske(imp, arknavn) if "kode" in r.v]
    i_filen: dict[int, Model] = {}
    for kode in dict.fromkeys(koder):
        objekt = opslag.praecist(kode)
        if objekt is None and (anden := opslag.find(kode)) and anden.kode not in koder:
            objekt = anden  # the same code, written with other capitals
            opslag.tilfoej(kode, objekt)
        if objekt is None:
            objekt = model(plan=imp.plan, kode=kode)
            imp.opret(objekt)
            opslag.tilfoej(kode, objekt)
        if kode in egne:
            opslag.i_filen.add(objekt.pk)
            i_filen[objekt.pk] = objekt
    for historisk in imp.historik.get(arknavn, ()):
        objekt = opslag.praecist(historisk.raekke.v.get("kode", ""))
        if objekt and historisk.plads:
            pladser.setdefault(objekt.pk, historisk.plads)
    _stil_op(imp, list(i_filen.values()), opslag, pladser)


def _stil_op(imp: Import, ordnet: list[Any], opslag: Opslag, pladser: dict[int, int]) -> None:
    """Give all their places: the file's order, and among them, where they stood, those taken out."""
    udgaaede = {objekt.pk: objekt for objekt in opslag if objekt.pk not in opslag.i_filen}
    til_sidst = len(ordnet) + len(udgaaede)
    for objekt in sorted(udgaaede.values(), key=lambda o: pladser.get(o.pk, til_sidst)):
        ordnet.insert(pladser.get(objekt.pk, til_sidst) - 1, objekt)
    for nr, objekt in enumerate(ordnet, start=1):
        if objekt._state.adding:
            objekt.raekkefoelge = nr
        elif objekt.raekkefoelge != nr:
            imp.flyt(objekt, nr)


class Indsatsomraadeark(Versionsark):
    NAVN = "Indsatsområder"
    PLADS = 5
    TRIN = 32
    SAMLENDE = ("indsatsområde", "indsatsområder")

    kode = Kolonne("Kode", Kode(), "indsatsomraade__kode", paakraevet=True)
    navn = Kolonne("Navn", Tekst(200), paakraevet=True)
    problemkompleks = Kolonne("Problemkompleks", Tekst())
    formaal = Kolonne("Formål", Tekst())
    maalemetode = Kolonne("Målemetode", Tekst())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        find_koder(imp, Indsatsomraade, "indsatsområde", self.NAVN, raekker)
        super().behandl(imp, raekker)
        _advar_om_skema(imp, raekker)

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Indsatsomraadeversion,
            kolonner=self.fields,
            noeglefelter=("kode",),
            byg=_byg_omraade,
            gemte=lambda plan: Indsatsomraadeversion.objects.filter(
                indsatsomraade__plan=plan
            ).select_related("indsatsomraade"),
            orden=lambda version: (
                version.indsatsomraade.raekkefoelge,
                version.indsatsomraade_id,
            ),
        )


class Aktivitetsark(Versionsark):
    NAVN = "Aktiviteter"
    PLADS = 6
    TRIN = 33
    SAMLENDE = ("aktivitet", "aktiviteter")

    kode = Kolonne("Kode", Kode(), "aktivitet__kode", paakraevet=True)
    navn = Kolonne("Navn", Tekst(200), paakraevet=True)
    indsatsomraade = Kolonne("Indsatsområde", Kode(), "indsatsomraade__kode")
    problemkompleks = Kolonne("Problemkompleks", Tekst())
    indhold_og_praksis = Kolonne("Indhold og praksis", Tekst())
    maalgruppe = Kolonne("Målgruppe", Tekst())
    formaal = Kolonne("Formål", Tekst())
    maalemetode = Kolonne("Målemetode", Tekst())
    samarbejdsrelationer = Kolonne("Samarbejdsrelationer", Tekst())
    timer_pr_uge = Kolonne("Timer pr. uge", Tal(2, cifre=9, mindst=0))
    medarbejderressourcer = Kolonne("Medarbejderressourcer", Tekst())
    forankring = Kolonne("Forankring", Tekst())
    finansieret_af = Kolonne("Finansieret af", Tekst(200))
    ledes_af = Kolonne("Ledes af", Tekst(200))
    start = Kolonne("Start", Dato())
    slut = Kolonne("Slut", Dato())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        find_koder(imp, Aktivitet, "aktivitet", self.NAVN, raekker)
        for raekke in raekker:
            imp.find("indsatsområde", raekke, "indsatsomraade", Indsatsomraadeark.NAVN)
            imp.kontroller_periode(raekke, "start", "slut")
        super().behandl(imp, raekker)

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Aktivitetversion,
            kolonner=self.fields,
            noeglefelter=("kode",),
            byg=_byg_aktivitet,
            gemte=lambda plan: Aktivitetversion.objects.filter(aktivitet__plan=plan).select_related(
                "aktivitet", "indsatsomraade"
            ),
            orden=lambda version: (version.aktivitet.raekkefoelge, version.aktivitet_id),
        )


def _byg_omraade(imp: Import, raekke: Raekke) -> Indsatsomraadeversion | None:
    omraade = imp.opslag["indsatsområde"].praecist(raekke.v.get("kode", ""))
    return omraade and Indsatsomraadeversion(indsatsomraade=omraade, **_andre(raekke, "kode"))


def _byg_aktivitet(imp: Import, raekke: Raekke) -> Aktivitetversion | None:
    aktivitet = imp.opslag["aktivitet"].praecist(raekke.v.get("kode", ""))
    return aktivitet and Aktivitetversion(
        aktivitet=aktivitet,
        indsatsomraade=imp.opslag["indsatsområde"].find(raekke.v.get("indsatsomraade", "")),
        **_andre(raekke, "kode", "indsatsomraade"),
    )


def _andre(raekke: Raekke, *undtagen: str) -> dict[str, Any]:
    return {felt: vaerdi for felt, vaerdi in raekke.v.items() if felt not in undtagen}


def _advar_om_skema(imp: Import, raekker: list[Raekke]) -> None:
    """Warn of an indsatsområde that the plan's own scheme does not have; it is still the plan's."""
    if not imp.raekker.get("Helhedsplan"):
        return
    navn = imp.raekker["Helhedsplan"][0].v.get("indsatsomraadeskema")
    skema = navn and imp.opslag["skema"].find(navn)
    if not skema or skema._state.adding:
        return
    kendte = {smaa(navn) for navn in skema.omraader.values_list("navn", flat=True)}
    for raekke in raekker:
        if kendte and "navn" in raekke.v and smaa(raekke.v["navn"]) not in kendte:
            imp.advarsel(f"Indsatsområdet står ikke i skemaet {skema}.", raekke=raekke, felt="navn")
