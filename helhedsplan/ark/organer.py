"""Sheets Organer, Medlemmer and Møder: who governs the plan, and when they met."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from helhedsplan.ark.organisationer import historiske
from helhedsplan.models import (
    Helhedsplan,
    Medlemsrolle,
    Moede,
    Organ,
    Organmedlem,
    Organtype,
    Organversion,
)
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Heltal, JaNej, Kode, Tekst, Valg
from helhedsplan.planfil.fakta import Faktaark
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.versioner import Versionsark, Versionssaet


class Organark(Versionsark):
    NAVN = "Organer"
    PLADS = 14
    TRIN = 30
    SAMLENDE = ("organ", "organer")

    navn = Kolonne("Navn", Kode(200), "organ__navn", paakraevet=True)
    type = Kolonne("Type", Valg(Organtype), paakraevet=True)
    kommissorium = Kolonne("Kommissorium", Tekst())
    moeder_pr_aar = Kolonne("Møder pr. år", Heltal(hoejst=1000))
    fra = Kolonne("Fra", Dato())
    til = Kolonne("Til", Dato())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        opslag = imp.opslag["organ"]
        if not imp.foerste:
            for organ in Organ.objects.filter(plan=imp.plan):
                opslag.tilfoej(organ.navn, organ)
        for raekke in [*raekker, *historiske(imp, self.NAVN)]:
            imp.kontroller_periode(raekke, "fra", "til")
            navn = raekke.v.get("navn")
            if navn and not opslag.find(navn):
                organ = Organ(plan=imp.plan, navn=navn)
                imp.opret(organ)
                opslag.tilfoej(navn, organ)
        super().behandl(imp, raekker)

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Organversion,
            kolonner=self.fields,
            noeglefelter=("navn",),
            byg=_byg_organ,
            gemte=lambda plan: Organversion.objects.filter(organ__plan=plan).select_related(
                "organ"
            ),
        )


class Medlemsark(Versionsark):
    NAVN = "Medlemmer"
    PLADS = 15
    TRIN = 31
    SAMLENDE = ("medlem", "medlemmer")

    organ = Kolonne("Organ", Kode(200), "organ__navn", paakraevet=True)
    navn = Kolonne("Navn", Tekst(200), paakraevet=True)
    organisation = Kolonne("Organisation", Tekst(200))
    rolle = Kolonne("Rolle", Valg(Medlemsrolle))
    fra = Kolonne("Fra", Dato())
    til = Kolonne("Til", Dato())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        for raekke in raekker:
            imp.find("organ", raekke, "organ", "Organer")
            imp.kontroller_periode(raekke, "fra", "til")
        super().behandl(imp, raekker)

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Organmedlem,
            kolonner=self.fields,
            noeglefelter=("organ", "navn", "organisation", "fra"),
            byg=_byg_medlem,
            gemte=lambda plan: Organmedlem.objects.filter(organ__plan=plan).select_related("organ"),
        )


class Moedeark(Faktaark):
    NAVN = "Møder"
    PLADS = 16
    TRIN = 50
    SAMLENDE = ("møde", "møder")
    MODEL = Moede
    INDHOLD = ("organ_id", "dato", "afholdt", "dagsorden", "beslutninger")
    NOEGLE = ("organ_id", "dato")
    NAVNES = ("organ", "dato")
    ALTID_PAAKRAEVET = ("organ",)
    HOERER_TIL = ("organ_id",)

    organ = Kolonne("Organ", Kode(200), "organ__navn", paakraevet=True)
    dato = Kolonne("Dato", Dato(), paakraevet=True)
    afholdt = Kolonne("Afholdt", JaNej())
    dagsorden = Kolonne("Dagsorden", Tekst())
    beslutninger = Kolonne("Beslutninger", Tekst())

    def byg(self, imp: Import, raekke: Raekke) -> Moede | None:
        v = raekke.v
        if (organ := imp.find("organ", raekke, "organ", "Organer")) is None:
            return None
        siger_noget = v.keys() & {"afholdt", "dagsorden", "beslutninger"}
        return Moede(
            organ=organ,
            dato=v.get("dato"),
            afholdt=v.get("afholdt", False),
            dagsorden=v.get("dagsorden", ""),
            beslutninger=v.get("beslutninger", ""),
            kun_annullering="annullerer" in v and not siger_noget,
        )

    def eksporter_raekke(self, objekt: Moede) -> list[Any]:
        celler = super().eksporter_raekke(objekt)
        if objekt.kun_annullering:
            celler[list(self.fields).index("afholdt")] = None  # it says nothing of the meeting
        return celler

    def egen_dato(self, post: Moede) -> date | None:
        return post.dato

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Moede.objects.filter(organ__plan=plan)

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("organ").prefetch_related("annullerer")


def _byg_organ(imp: Import, raekke: Raekke) -> Organversion | None:
    v = raekke.v
    organ = imp.opslag["organ"].find(v.get("navn", ""))
    if organ is None:
        return None
    return Organversion(
        organ=organ,
        type=v.get("type", ""),
        kommissorium=v.get("kommissorium", ""),
        moeder_pr_aar=v.get("moeder_pr_aar"),
        fra=v.get("fra"),
        til=v.get("til"),
    )


def _byg_medlem(imp: Import, raekke: Raekke) -> Organmedlem | None:
    v = raekke.v
    organ = imp.opslag["organ"].find(v.get("organ", ""))
    if organ is None or "navn" not in v:
        return None
    return Organmedlem(
        organ=organ,
        navn=v["navn"],
        organisation=v.get("organisation", ""),
        rolle=v.get("rolle", ""),
        fra=v.get("fra"),
        til=v.get("til"),
    )
