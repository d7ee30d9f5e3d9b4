"""Sheet Succeskriterier: what the plan promises, and how it is measured."""

from collections import defaultdict

from django.db.models import Q

from helhedsplan.ark.organisationer import historiske
from helhedsplan.dansk import smaa
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Kode, Liste, Tal, Tekst, Valg
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import citat, opremsning, uden_danske_tegn
from helhedsplan.planfil.versioner import Versionsark, Versionssaet
from indsatser.ark.indhold import find_koder
from indsatser.models import (
    Kriterieniveau,
    Kriterietype,
    Kriterieversion,
    Paavirkelighed,
    Retning,
    Succeskriterium,
)

TYPER = "kriteriernes typer"
RAEKKER = "kriteriernes rækker"
REGISTRERINGER = "registreringer"
MOEDER = "moeder:"
RESTANCER = "restancer"
MAANEDSTAL = (
    "udsaettelser",
    RESTANCER,
    "berammede",
    "rykkere",
    "ophaevelser",
    "fogedsager",
    "gengangere",
)
"""The monthly indicators as a source is named; the figures themselves live in another app."""


class Kilde(Kode):
    """Where a criterion's figures come from, in the one spelling that the calculation knows."""

    skriv = (
        f"Skriv registreringer, moeder:ORGAN eller et af månedstallene {opremsning(MAANEDSTAL)}."
    )
    bredde = 24

    def laes(self, vaerdi) -> str:
        tekst = super().laes(vaerdi)
        form, kolon, organ = tekst.partition(":")
        if kolon and uden_danske_tegn(form) == "moeder" and organ.strip():
            return MOEDER + organ.strip()
        if (kilde := uden_danske_tegn(tekst)) in (REGISTRERINGER, *MAANEDSTAL):
            return kilde
        raise self.fejl(vaerdi, "er ikke en kilde")


class Kriterieark(Versionsark):
    NAVN = "Succeskriterier"
    PLADS = 7
    TRIN = 34
    SAMLENDE = ("succeskriterium", "succeskriterier")

    kode = Kolonne("Kode", Kode(), "kriterium__kode", paakraevet=True)
    tekst = Kolonne("Tekst", Tekst(), paakraevet=True)
    type = Kolonne(
        "Type",
        Valg(Kriterietype, {"aendring": "ændring", "milepael": "milepæl"}),
        paakraevet=True,
    )
    niveau = Kolonne("Niveau", Valg(Kriterieniveau), paakraevet=True)
    tilknyttet = Kolonne("Tilknyttet", Kode())
    retning = Kolonne("Retning", Valg(Retning))
    enhed = Kolonne("Enhed", Tekst(100))
    vaegt = Kolonne("Vægt", Tal(6, cifre=12, mindst=0))
    svarer_til = Kolonne("Svarer til", Kode(), "svarer_til__kode")
    kilde = Kolonne("Kilde", Kilde(250))
    paavirkelighed = Kolonne("Påvirkelighed", Valg(Paavirkelighed))
    maalemetode = Kolonne("Målemetode", Tekst())
    tidsfrist = Kolonne("Tidsfrist", Dato())
    tidsfrist_tekst = Kolonne("Tidsfrist tekst", Tekst(200))
    planer = Kolonne("Planer", Liste(50))

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        find_koder(imp, Succeskriterium, "kriterium", self.NAVN, raekker)
        for raekke in raekker:
            _kontroller(imp, raekke)
            imp.find("kriterium", raekke, "svarer_til", self.NAVN)
        _se_efter_ring_af_svarer_til(imp, raekker)
        _se_efter_ring_af_planer(imp, raekker)
        self._husk_typer(imp, raekker)
        super().behandl(imp, raekker)

    def _husk_typer(self, imp: Import, raekker: list[Raekke]) -> None:
        """Note the types that each criterion has and has had: its records may be of an earlier one."""
        opslag = imp.opslag["kriterium"]
        typer: dict[int, set[str]] = defaultdict(set)
        if not imp.foerste:
            for pk, type_ in Kriterieversion.objects.filter(kriterium__plan=imp.plan).values_list(
                "kriterium", "type"
            ):
                typer[pk].add(type_)
        raekke_af: dict[int, Raekke] = {}
        for raekke in [*historiske(imp, self.NAVN), *raekker]:
            kriterium = opslag.praecist(raekke.v.get("kode", ""))
            if kriterium and "type" in raekke.v:
                typer[kriterium.pk].add(raekke.v["type"])
        for raekke in raekker:
            if kriterium := opslag.praecist(raekke.v.get("kode", "")):
                raekke_af[kriterium.pk] = raekke
        imp.noter[TYPER], imp.noter[RAEKKER] = typer, raekke_af

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Kriterieversion,
            kolonner=self.fields,
            noeglefelter=("kode",),
            byg=_byg,
            gemte=lambda plan: Kriterieversion.objects.filter(kriterium__plan=plan).select_related(
                "kriterium", "svarer_til"
            ),
            orden=lambda version: (version.kriterium.raekkefoelge, version.kriterium_id),
        )


def _byg(imp: Import, raekke: Raekke) -> Kriterieversion | None:
    v = raekke.v
    kriterium = imp.opslag["kriterium"].praecist(v.get("kode", ""))
    if kriterium is None or not {"tekst", "type", "niveau"} <= v.keys():
        return None
    saerlige = {"kode", "tilknyttet", "svarer_til", "kilde"}
    return Kriterieversion(
        kriterium=kriterium,
        tilknyttet=_tilknyttet(imp, raekke),
        svarer_til=imp.opslag["kriterium"].find(v.get("svarer_til", "")),
        kilde=_kilde(imp, raekke),
        **{felt: vaerdi for felt, vaerdi in v.items() if felt not in saerlige},
    )


def _tilknyttet(imp: Import, raekke: Raekke) -> str:
    if (kode := raekke.v.get("tilknyttet")) is None:
        return ""
    slags = ["aktivitet", "indsatsområde"]
    if raekke.v.get("niveau") == Kriterieniveau.INDSATSOMRAADE:
        slags.reverse()
    for hver in slags:
        if fundet := imp.opslag[hver].find(kode):
            return fundet.kode
    imp.fejl(
        f"{citat(kode)} findes hverken i arket Aktiviteter eller Indsatsområder. Ret koden.",
        raekke=raekke,
        felt="tilknyttet",
    )
    return kode


def _kilde(imp: Import, raekke: Raekke) -> str:
    kilde = raekke.v.get("kilde", "")
    if not kilde.startswith(MOEDER):
        return kilde
    navn = kilde.removeprefix(MOEDER)
    if organ := imp.opslag["organ"].find(navn):
        return MOEDER + organ.navn
    imp.fejl(
        f"Organet {citat(navn)} findes ikke i arket Organer. Ret navnet, eller tilføj det dér.",
        raekke=raekke,
        felt="kilde",
    )
    return kilde


def _kontroller(imp: Import, raekke: Raekke) -> None:
    v = raekke.v
    type_, kilde = v.get("type"), v.get("kilde", "")
    if type_ in (Kriterietype.ANTAL, Kriterietype.LOFT) and kilde == RESTANCER:
        imp.fejl(
            "Restancer er et antal på et tidspunkt og kan ikke lægges sammen over måneder. Vælg "
            "typen ændring, eller en anden kilde.",
            raekke=raekke,
            felt="kilde",
        )
    if type_ and type_ != Kriterietype.AFLEDT and v.get("planer"):
        imp.fejl(
            "Kun kriterier af typen afledt måles på andre planer. Slet Planer, eller ret typen.",
            raekke=raekke,
            felt="planer",
        )
    maales_selv = type_ == Kriterietype.AENDRING and not v.get("svarer_til")
    if maales_selv and kilde not in MAANEDSTAL:
        imp.advarsel(
            "En ændring måles på månedstal. Uden en kilde afventer kriteriet nulpunktsmåling.",
            raekke=raekke,
            felt="kilde" if kilde else "type",
        )


def _se_efter_ring_af_svarer_til(imp: Import, raekker: list[Raekke]) -> None:
    opslag = imp.opslag["kriterium"]
    svarer_til = {
        fra.pk: (til.pk, raekke)
        for raekke in raekker
        if (fra := opslag.find(raekke.v.get("kode", "")))
        and (til := opslag.find(raekke.v.get("svarer_til", "")))
    }
    for start, (her, raekke) in svarer_til.items():
        sete = {start}
        while her not in sete and her in svarer_til:
            sete.add(her)
            her = svarer_til[her][0]
        if her == start:
            imp.fejl(
                "Kriteriet svarer til sig selv, eventuelt gennem andre. Ret ét af dem.",
                raekke=raekke,
                felt="svarer_til",
            )


def _se_efter_ring_af_planer(imp: Import, raekker: list[Raekke]) -> None:
    """Refuse plans that are measured on one another, across the installation."""
    linker: dict[str, set[str]] = {}
    for kortnavn, planer in (
        Kriterieversion.objects.gaeldende(imp.tid)
        .filter(~Q(planer=[]))
        .exclude(kriterium__plan=imp.plan.pk)
        .values_list("kriterium__plan__kortnavn", "planer")
    ):
        linker.setdefault(smaa(kortnavn), set()).update(map(smaa, planer))
    egen = smaa(imp.plan.kortnavn)
    for raekke in raekker:
        venter = [smaa(plan) for plan in raekke.v.get("planer", ())]
        sete: set[str] = set()
        while venter:
            plan = venter.pop()
            if plan not in sete:
                sete.add(plan)
                venter += linker.get(plan, ())
        if egen in sete:
            imp.fejl(
                "Planerne måles på hinanden i ring, så ingen af dem kan gøres op. Fjern et link.",
                raekke=raekke,
                felt="planer",
            )
