"""Sheets Registreringer, Udrulning and Vurderinger: what has happened."""

import re
from datetime import date

from django.db.models import QuerySet

from helhedsplan.models import Helhedsplan
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Kode, Tal, Tekst, Valg
from helhedsplan.planfil.fakta import Faktaark
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import opremsning
from indsatser.ark.kriterier import REGISTRERINGER, TYPER
from indsatser.ark.maal import kriteriets
from indsatser.models import (
    Kriterietype,
    Registrering,
    Udrulning,
    Vurdering,
    Vurderingsskala,
)

FIGURER = {
    Kriterietype.ANTAL: ("antal",),
    Kriterietype.LOFT: ("antal",),
    Kriterietype.ANDEL: ("taeller", "naevner"),
    Kriterietype.NIVEAU: ("vaerdi",),
    Kriterietype.MILEPAEL: ("opfyldt",),
}
"""The figures that a registration must have, by the type of its criterion."""
ALLE_FIGURER = ("antal", "taeller", "naevner", "vaerdi", "opfyldt")
FRITEKST = ("borgernoegle", "sted", "kontaktvej", "note")
_CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})\d{2}[- ]?\d{4}(?!\d)")


def ligner_cpr(tekst: str) -> bool:
    """Tell whether a text holds what could be a CPR number: a date and four digits, no checksum."""
    return any(
        1 <= int(fundet[1]) <= 31 and 1 <= int(fundet[2]) <= 12 for fundet in _CPR.finditer(tekst)
    )


class Registreringsark(Faktaark):
    NAVN = "Registreringer"
    PLADS = 10
    TRIN = 42
    SAMLENDE = ("registrering", "registreringer")
    MODEL = Registrering
    INDHOLD = (
        "kriterium_id",
        "dato",
        "antal",
        "taeller",
        "naevner",
        "vaerdi",
        "opfyldt",
        "boligomraade_id",
        "sted",
        "kontaktvej",
        "borgernoegle",
        "note",
    )
    NAVNES = ("kriterium", "dato")

    kriterium = Kolonne("Kriterium", Kode(), "kriterium__kode", paakraevet=True)
    dato = Kolonne("Dato", Dato(), paakraevet=True)
    antal = Kolonne("Antal", Tal(mindst=0))
    taeller = Kolonne("Tæller", Tal(mindst=0))
    naevner = Kolonne("Nævner", Tal(mindst=0))
    vaerdi = Kolonne("Værdi", Tal(procent=True))
    opfyldt = Kolonne("Opfyldt", Dato())
    boligomraade = Kolonne("Boligområde", Kode(200), "boligomraade__navn")
    sted = Kolonne("Sted", Tekst(200))
    kontaktvej = Kolonne("Kontaktvej", Tekst(200))
    borgernoegle = Kolonne("Borgernøgle", Kode(100))
    note = Kolonne("Note", Tekst())

    def byg(self, imp: Import, raekke: Raekke) -> Registrering | None:
        kriterium = imp.find("kriterium", raekke, "kriterium", "Succeskriterier")
        _afvis_cpr(imp, raekke)
        if kriterium is None or not raekke.hel:
            return None
        v = raekke.v
        figurer = [felt for felt in ALLE_FIGURER if felt in v]
        kun_annullering = "annullerer" in v and not figurer
        if not kun_annullering:
            if "dato" not in v:
                imp.fejl("Dato mangler. Skriv en dato.", raekke=raekke, felt="dato")
                return None
            self._kontroller_figurer(imp, raekke, kriterium.pk, figurer)
        return Registrering(
            kriterium=kriterium,
            dato=v.get("dato"),
            boligomraade=imp.boligomraade(v.get("boligomraade")),
            kun_annullering=kun_annullering,
            **{felt: v[felt] for felt in (*ALLE_FIGURER, *FRITEKST) if felt in v},
        )

    def _kontroller_figurer(
        self, imp: Import, raekke: Raekke, kriterium_id: int, figurer: list[str]
    ) -> None:
        typer = [t for t in sorted(imp.noter[TYPER].get(kriterium_id, ())) if t in FIGURER]
        if any(tuple(figurer) == FIGURER[type_] for type_ in typer):
            return
        type_ = kriteriets(imp, kriterium_id, "type")
        if type_ not in FIGURER:
            type_ = typer[0] if typer else type_
        if type_ in FIGURER:
            skal = FIGURER[type_]
            forkert = next((f for f in figurer if f not in skal), None)
            mangler = next((f for f in skal if f not in figurer), None)
            navne = opremsning((self.fields[felt].column_name for felt in skal), "og")
            imp.fejl(
                f"Et kriterium af typen {self._type(type_)} registreres med {navne} og ikke andet.",
                raekke=raekke,
                felt=mangler or forkert or "",
            )
        elif not figurer or ("taeller" in figurer) != ("naevner" in figurer):
            imp.fejl("Rækken har ingen tal. Skriv mindst ét.", raekke=raekke, felt="antal")

    def _type(self, type_: str) -> str:
        return {"aendring": "ændring", "milepael": "milepæl"}.get(type_, type_)

    def form(self, imp: Import, indhold: tuple) -> tuple:
        return (*indhold[:7], imp.omraader.form_af(indhold[7]), *indhold[8:])

    def egen_dato(self, post: Registrering) -> date | None:
        return post.dato

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Registrering.objects.filter(kriterium__plan=plan)

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("kriterium", "boligomraade").prefetch_related("annullerer")

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        super().behandl(imp, raekker)
        _advar_om_det_der_ikke_taeller(imp, raekker)


class Udrulningsark(Faktaark):
    NAVN = "Udrulning"
    PLADS = 11
    TRIN = 43
    SAMLENDE = ("udrulning", "udrulninger")
    MODEL = Udrulning
    INDHOLD = ("kriterium_id", "boligorganisation_id", "implementeret")
    NOEGLE = ("kriterium_id", "boligorganisation_id")
    NAVNES = ("kriterium", "boligorganisation")

    kriterium = Kolonne("Kriterium", Kode(), "kriterium__kode", paakraevet=True)
    boligorganisation = Kolonne(
        "Boligorganisation", Kode(200), "boligorganisation__kortnavn", paakraevet=True
    )
    implementeret = Kolonne("Implementeret", Dato())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        super().behandl(imp, raekker)
        imp.advar_om_ikke_medlemmer(raekker, "boligorganisation")

    def byg(self, imp: Import, raekke: Raekke) -> Udrulning | None:
        kriterium = imp.find("kriterium", raekke, "kriterium", "Succeskriterier")
        organisation = imp.find_organisation(raekke, "boligorganisation")
        if kriterium is None or not raekke.hel:
            return None
        if "boligorganisation" in raekke.v and organisation is None:
            return None
        # An empty Implementeret says "not yet", so only a row without an organisation says nothing.
        return Udrulning(
            kriterium=kriterium,
            boligorganisation=organisation,
            implementeret=raekke.v.get("implementeret"),
            kun_annullering=organisation is None,
        )

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Udrulning.objects.filter(kriterium__plan=plan)

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("kriterium", "boligorganisation").prefetch_related(
            "annullerer"
        )


class Vurderingsark(Faktaark):
    NAVN = "Vurderinger"
    PLADS = 12
    TRIN = 44
    SAMLENDE = ("vurdering", "vurderinger")
    MODEL = Vurdering
    INDHOLD = ("kriterium_id", "dato", "vurdering", "begrundelse")
    NAVNES = ("kriterium", "dato")

    kriterium = Kolonne("Kriterium", Kode(), "kriterium__kode", paakraevet=True)
    dato = Kolonne("Dato", Dato(), paakraevet=True)
    vurdering = Kolonne("Vurdering", Valg(Vurderingsskala), paakraevet=True)
    begrundelse = Kolonne("Begrundelse", Tekst())

    def byg(self, imp: Import, raekke: Raekke) -> Vurdering | None:
        kriterium = imp.find("kriterium", raekke, "kriterium", "Succeskriterier")
        if kriterium is None or not raekke.hel:
            return None
        v = raekke.v
        kun_annullering = "annullerer" in v and "vurdering" not in v
        if "dato" not in v and not kun_annullering:
            imp.fejl("Dato mangler. Skriv en dato.", raekke=raekke, felt="dato")
            return None
        return Vurdering(
            kriterium=kriterium,
            dato=v.get("dato"),
            vurdering=v.get("vurdering", ""),
            begrundelse=v.get("begrundelse", ""),
            kun_annullering=kun_annullering,
        )

    def egen_dato(self, post: Vurdering) -> date | None:
        return post.dato

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Vurdering.objects.filter(kriterium__plan=plan)

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("kriterium").prefetch_related("annullerer")


def _afvis_cpr(imp: Import, raekke: Raekke) -> None:
    """Refuse what looks like a CPR number, without repeating it."""
    for felt in FRITEKST:
        tekst = raekke.v.get(felt, "")
        # A number in Excel has lost the nought that it began with.
        if ligner_cpr(f"0{tekst}" if len(tekst) == 9 and tekst.isdigit() else tekst):
            raekke.forkert(felt)
            imp.fejl(
                "Cellen ligner et CPR-nummer. Personnumre hører ikke hjemme her; brug en kode, som "
                "kun I selv kan henføre.",
                raekke=raekke,
                felt=felt,
            )


def _advar_om_det_der_ikke_taeller(imp: Import, raekker: list[Raekke]) -> None:
    """Warn, once per criterion, of registrations that its figures are not made of."""
    sete: set[str] = set()
    for raekke in raekker:
        kode = raekke.v.get("kriterium", "")
        if kode in sete or (kriterium := imp.opslag["kriterium"].find(kode)) is None:
            continue
        sete.add(kode)
        type_ = kriteriets(imp, kriterium.pk, "type")
        kilde = kriteriets(imp, kriterium.pk, "kilde")
        if kriterium.pk not in imp.opslag["kriterium"].i_filen:
            besked = "er ikke med i arket Succeskriterier og udgår; registreringerne bevares"
        elif type_ and type_ not in FIGURER:
            besked = "måles ikke med registreringer, så de tæller ikke med"
        elif type_ in (Kriterietype.ANTAL, Kriterietype.LOFT) and kilde not in ("", REGISTRERINGER):
            besked = f"måles på {kilde}, så registreringerne tæller ikke med"
        else:
            continue
        imp.advarsel(f"Kriteriet {kode} {besked}.", raekke=raekke, felt="kriterium")
