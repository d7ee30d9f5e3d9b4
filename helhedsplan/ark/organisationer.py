"""Sheet Boligorganisationer: who is a member of the plan, and the organisations' shared names."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.db.models import Q, QuerySet

from helhedsplan.models import (
    Boligorganisation,
    Boligorganisationalias,
    Boligorganisationversion,
    Helhedsplan,
    Medlemskab,
)
from helhedsplan.planfil.ark import Ark, Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Kode, Liste, Tekst
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.versioner import Versionssaet

MEDLEMSKABER = "Boligorganisationer, medlemskab"
NAVNE = "Boligorganisationer, navn"


class Organisationsark(Ark):
    NAVN = "Boligorganisationer"
    PLADS = 2
    TRIN = 10
    SAMLENDE = ("boligorganisation", "boligorganisationer")

    kortnavn = Kolonne("Kortnavn", Kode(), paakraevet=True)
    navn = Kolonne("Navn", Tekst(200))
    aliasser = Kolonne("Aliasser", Liste(200))
    fra = Kolonne("Fra", Dato())
    til = Kolonne("Til", Dato())
    indgaar_i = Kolonne("Indgår i", Kode(200))

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        _indlaes_organisationer(imp)
        for raekke in [*raekker, *historiske(imp, NAVNE), *historiske(imp, MEDLEMSKABER)]:
            if kortnavn := raekke.v.get("kortnavn"):
                organisation = imp.organisationer.find(kortnavn)
                if organisation is None and not imp.organisationer.flertydig(kortnavn):
                    organisation = Boligorganisation(
                        pk=imp.ny_noegle(Boligorganisation), kortnavn=kortnavn
                    )
                    imp.opret(organisation)
                    imp.organisationer.tilfoej(organisation)
        for raekke in raekker:
            _tilfoej_navne(imp, raekke)
            _kontroller(imp, raekke)
        imp.medlemmer = {
            organisation.pk
            for raekke in raekker
            if (organisation := imp.organisationer.find(raekke.v.get("kortnavn", "")))
        }
        medlemskaber(self).afstem(imp, raekker)
        navne(self).afstem(imp, raekker)
        _se_efter_kredse(imp, raekker)

    def versionssaet(self) -> list[Versionssaet]:
        return [medlemskaber(self), navne(self)]

    def eksportraekker(self, plan: Helhedsplan) -> Iterable[Any]:
        organisationer = {
            noegle[0]: versioner[-1] for noegle, versioner in navne(self).planens(plan).items()
        }
        aliasser: dict[int, list[str]] = {}
        for alias in Boligorganisationalias.objects.filter(
            boligorganisation__in=organisationer
        ).order_by("id"):
            aliasser.setdefault(alias.boligorganisation_id, []).append(alias.alias)
        for versioner in medlemskaber(self).planens(plan).values():
            medlemskab = versioner[-1]
            if medlemskab.udgaaet:
                continue
            organisation = organisationer[medlemskab.boligorganisation_id]
            yield SimpleNamespace(
                kortnavn=medlemskab.boligorganisation.kortnavn,
                navn=organisation.navn,
                aliasser=aliasser.get(medlemskab.boligorganisation_id),
                fra=medlemskab.fra,
                til=medlemskab.til,
                indgaar_i=organisation.indgaar_i and organisation.indgaar_i.kortnavn,
            )


def historiske(imp: Import, navn: str) -> list[Raekke]:
    return [historisk.raekke for historisk in imp.historik.get(navn, ())]


def medlemskaber(ark: Organisationsark) -> Versionssaet:
    return Versionssaet(
        navn=MEDLEMSKABER,
        ark=ark.NAVN,
        model=Medlemskab,
        kolonner={
            "kortnavn": Kolonne("Kortnavn", Kode(), "boligorganisation__kortnavn"),
            "fra": Kolonne("Fra", Dato()),
            "til": Kolonne("Til", Dato()),
        },
        noeglefelter=("kortnavn",),
        byg=_byg_medlemskab,
        gemte=lambda plan: Medlemskab.objects.filter(plan=plan).select_related("boligorganisation"),
    )


def navne(ark: Organisationsark) -> Versionssaet:
    return Versionssaet(
        navn=NAVNE,
        ark=ark.NAVN,
        model=Boligorganisationversion,
        kolonner={
            "kortnavn": Kolonne("Kortnavn", Kode(), "boligorganisation__kortnavn"),
            "navn": Kolonne("Navn", Tekst(200)),
            "indgaar_i": Kolonne("Indgår i", Kode(200), "indgaar_i__kortnavn"),
        },
        noeglefelter=("kortnavn",),
        byg=_byg_navn,
        gemte=lambda plan: Boligorganisationversion.objects.select_related(
            "boligorganisation", "indgaar_i"
        ),
        foelger=True,
        brugte=_brugte_navne,
        i_arket=lambda plan: {(noegle[1],) for noegle in medlemskaber(ark).med_raekke(plan)},
        delt=True,
    )


def _brugte_navne(plan: Helhedsplan) -> QuerySet:
    """The members past and present, and those that they became part of."""
    medlemmer = planens_organisationer(plan)
    optagne = Boligorganisationversion.objects.filter(boligorganisation__in=medlemmer)
    return Boligorganisationversion.objects.filter(
        Q(boligorganisation__in=medlemmer) | Q(boligorganisation__in=optagne.values("indgaar_i"))
    ).select_related("boligorganisation", "indgaar_i")


def planens_organisationer(plan: Helhedsplan) -> QuerySet:
    """Return the keys of the organisations that are or have been members of the plan."""
    return Medlemskab.objects.filter(plan=plan).values("boligorganisation")


def _indlaes_organisationer(imp: Import) -> None:
    for organisation in Boligorganisation.objects.all():
        imp.organisationer.tilfoej(organisation)
    for version in (
        Boligorganisationversion.objects.gaeldende(imp.tid)
        .exclude(navn="")
        .select_related("boligorganisation")
    ):
        imp.organisationer.tilfoej_navn(version.boligorganisation, version.navn)
    for alias in Boligorganisationalias.objects.select_related("boligorganisation"):
        imp.organisationer.tilfoej_alias(alias.boligorganisation, alias.alias)


def _tilfoej_navne(imp: Import, raekke: Raekke) -> None:
    organisation = imp.find_organisation(raekke, "kortnavn")
    if organisation is None:
        return
    imp.organisationer.tilfoej_navn(organisation, raekke.v.get("navn", ""))
    for alias in raekke.v.get("aliasser", ()):
        if imp.organisationer.har_alias(organisation, alias):
            continue
        imp.opret(Boligorganisationalias(boligorganisation=organisation, alias=alias))
        imp.organisationer.tilfoej_alias(organisation, alias)
        if not organisation._state.adding:
            imp.aendring(raekke.ark.NAVN, "ændret", f"{organisation}: alias {alias}")


def _kontroller(imp: Import, raekke: Raekke) -> None:
    v = raekke.v
    imp.kontroller_periode(raekke, "fra", "til")
    if "indgaar_i" not in v:
        return
    if "til" not in v and "til" not in raekke.forkerte:
        imp.fejl(
            "En organisation, der indgår i en anden, skal have en dato i Til.",
            raekke=raekke,
            felt="til" if raekke.celle("til") else "indgaar_i",
        )


def _byg_medlemskab(imp: Import, raekke: Raekke) -> Medlemskab | None:
    organisation = imp.organisationer.find(raekke.v.get("kortnavn", ""))
    if organisation is None:
        return None
    return Medlemskab(
        plan=imp.plan,
        boligorganisation=organisation,
        fra=raekke.v.get("fra"),
        til=raekke.v.get("til"),
    )


def _byg_navn(imp: Import, raekke: Raekke) -> Boligorganisationversion | None:
    organisation = imp.organisationer.find(raekke.v.get("kortnavn", ""))
    if organisation is None:
        return None
    optaget_i = imp.find_organisation(raekke, "indgaar_i")
    if optaget_i == organisation:
        imp.fejl("En organisation kan ikke indgå i sig selv.", raekke=raekke, felt="indgaar_i")
        optaget_i = None
    return Boligorganisationversion(
        boligorganisation=organisation, navn=raekke.v.get("navn", ""), indgaar_i=optaget_i
    )


def _se_efter_kredse(imp: Import, raekker: list[Raekke]) -> None:
    """Refuse organisations that in the end become part of themselves."""
    optager: dict[int, int] = dict(
        Boligorganisationversion.objects.gaeldende(imp.tid)
        .filter(indgaar_i__isnull=False)
        .values_list("boligorganisation_id", "indgaar_i_id")
    )
    i_filen: dict[int, Raekke] = {}
    for raekke in raekker:
        fra = imp.organisationer.find(raekke.v.get("kortnavn", ""))
        til = imp.organisationer.find(raekke.v.get("indgaar_i", ""))
        if fra and til and fra != til:
            optager[fra.pk] = til.pk
            i_filen[fra.pk] = raekke
    for start, raekke in i_filen.items():
        set_, her = {start}, optager.get(start)
        while her is not None and her not in set_:
            set_.add(her)
            her = optager.get(her)
        if her == start:
            imp.fejl(
                "Organisationerne indgår i hinanden i ring. Ret en af dem.",
                raekke=raekke,
                felt="indgaar_i",
            )
