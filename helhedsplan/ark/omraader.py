"""Sheets Boligafdelinger and Områdeprofil: shared by the whole installation."""

from django.db.models import Q, QuerySet

from helhedsplan.ark.organisationer import planens_organisationer
from helhedsplan.models import (
    Boligafdeling,
    Boligafdelingversion,
    Boligomraade,
    Helhedsplan,
    Omraadeprofilvaerdi,
    Planversion,
)
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Heltal, Kode, Tal, Tekst
from helhedsplan.planfil.opslag import kommuneform
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.versioner import Versionsark, Versionssaet


class Boligafdelingsark(Versionsark):
    NAVN = "Boligafdelinger"
    PLADS = 3
    TRIN = 20
    SAMLENDE = ("boligafdeling", "boligafdelinger")

    boligorganisation = Kolonne(
        "Boligorganisation",
        Kode(200),
        "boligafdeling__boligorganisation__kortnavn",
        paakraevet=True,
    )
    afdelingsnr = Kolonne("Afdelingsnr", Kode(20), "boligafdeling__afdelingsnr", paakraevet=True)
    navn = Kolonne("Navn", Tekst(200), paakraevet=True)
    boligomraade = Kolonne("Boligområde", Kode(200), "boligomraade__navn")
    lejemaal = Kolonne("Lejemål", Heltal())
    fra = Kolonne("Fra", Dato())
    til = Kolonne("Til", Dato())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        for afdeling in Boligafdeling.objects.select_related("boligorganisation"):
            imp.afdelinger[afdeling.boligorganisation_id, afdeling.afdelingsnr] = afdeling
        for raekke in raekker:
            imp.find_organisation(raekke, "boligorganisation")
            imp.kontroller_periode(raekke, "fra", "til")
        super().behandl(imp, raekker)

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Boligafdelingversion,
            kolonner=self.fields,
            noeglefelter=("boligorganisation", "afdelingsnr"),
            byg=_byg_afdeling,
            gemte=_alle_afdelinger,
            brugte=_planens_afdelinger,
            delt=True,
        )


class Omraadeprofilark(Versionsark):
    NAVN = "Områdeprofil"
    PLADS = 4
    TRIN = 21
    SAMLENDE = ("tal i områdeprofilen", "tal i områdeprofilen")

    boligomraade = Kolonne("Boligområde", Kode(200), "boligomraade__navn", paakraevet=True)
    indikator = Kolonne("Indikator", Tekst(200), paakraevet=True)
    periode = Kolonne("Periode", Tekst(50), paakraevet=True)
    vaerdi = Kolonne("Værdi", Tal(procent=True), paakraevet=True)
    enhed = Kolonne("Enhed", Tekst(50))
    kilde = Kolonne("Kilde", Tekst())
    note = Kolonne("Note", Tekst())

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Omraadeprofilvaerdi,
            kolonner=self.fields,
            noeglefelter=("boligomraade", "indikator", "periode"),
            byg=_byg_profil,
            gemte=lambda plan: Omraadeprofilvaerdi.objects.select_related("boligomraade"),
            brugte=_planens_profil,
            delt=True,
        )


def _byg_afdeling(imp: Import, raekke: Raekke) -> Boligafdelingversion | None:
    v = raekke.v
    organisation = imp.organisationer.find(v.get("boligorganisation", ""))
    if organisation is None or "afdelingsnr" not in v:
        return None
    noegle = (organisation.pk, v["afdelingsnr"])
    afdeling = imp.afdelinger.get(noegle)
    if afdeling is None:
        afdeling = imp.afdelinger[noegle] = Boligafdeling(
            boligorganisation=organisation, afdelingsnr=v["afdelingsnr"]
        )
        imp.opret(afdeling)
    return Boligafdelingversion(
        boligafdeling=afdeling,
        navn=v.get("navn", ""),
        boligomraade=imp.boligomraade(v.get("boligomraade")),
        lejemaal=v.get("lejemaal"),
        fra=v.get("fra"),
        til=v.get("til"),
    )


def _byg_profil(imp: Import, raekke: Raekke) -> Omraadeprofilvaerdi | None:
    v = raekke.v
    if not {"boligomraade", "indikator", "periode"} <= v.keys():
        return None
    return Omraadeprofilvaerdi(
        boligomraade=imp.boligomraade(v["boligomraade"]),
        indikator=v["indikator"],
        periode=v["periode"],
        vaerdi=v.get("vaerdi"),
        enhed=v.get("enhed", ""),
        kilde=v.get("kilde", ""),
        note=v.get("note", ""),
    )


def _alle_afdelinger(plan: Helhedsplan) -> QuerySet:
    return Boligafdelingversion.objects.select_related(
        "boligafdeling__boligorganisation", "boligomraade"
    )


def _planens_afdelinger(plan: Helhedsplan) -> QuerySet:
    return _alle_afdelinger(plan).filter(
        boligafdeling__boligorganisation__in=planens_organisationer(plan)
    )


def planens_omraader(plan: Helhedsplan) -> QuerySet[Boligomraade]:
    """Return the boligområder of the plan's kommune."""
    kommune = (
        Planversion.objects.filter(plan=plan).order_by("-id").values_list("kommune", flat=True)
    )[0]
    samme = {
        k
        for k in Boligomraade.objects.values_list("kommune", flat=True).distinct()
        if kommuneform(k) == kommuneform(kommune)
    }
    return Boligomraade.objects.filter(kommune__in=samme)


def _planens_profil(plan: Helhedsplan) -> QuerySet:
    """The profile of the plan's areas: where its members have homes, what its sekretariat entered."""
    brugte = Boligafdelingversion.objects.filter(
        boligafdeling__boligorganisation__in=planens_organisationer(plan)
    ).values("boligomraade")
    # Keys, not rows: every version of a figure belongs to its history.
    valgte = Omraadeprofilvaerdi.objects.filter(
        Q(boligomraade__in=brugte)
        | Q(boligomraade__er_kommune=True)
        | Q(sekretariat=plan.sekretariat_id)
    ).values("boligomraade")
    return Omraadeprofilvaerdi.objects.filter(
        boligomraade__in=planens_omraader(plan).filter(pk__in=valgte)
    ).select_related("boligomraade")
