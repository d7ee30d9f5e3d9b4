"""Sheet Helhedsplan: the plan's own fields, one per row."""

from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl.utils import get_column_letter

from helhedsplan.models import Helhedsplan, Indsatsomraadeskema, Planversion
from helhedsplan.planfil.ark import Ark, Feltraekke, Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Kode, Liste, Tal, Tekst
from helhedsplan.planfil.laesning import RaaRaekke, RaatArk
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import navneform
from helhedsplan.planfil.versioner import Versionssaet

FELT, VAERDI = "Felt", "Værdi"


class Planark(Ark):
    NAVN = "Helhedsplan"
    PLADS = 1
    TRIN = 0
    PAAKRAEVET = True
    SAMLENDE = ("plan", "plan")

    navn = Kolonne("Navn", Tekst(200), paakraevet=True)
    kortnavn = Kolonne("Kortnavn", Kode(), "plan__kortnavn", paakraevet=True)
    startdato = Kolonne("Startdato", Dato(), paakraevet=True)
    slutdato = Kolonne("Slutdato", Dato(), paakraevet=True)
    kommune = Kolonne("Kommune", Kode(100))
    sekretariat = Kolonne("Sekretariat", Kode(200), "plan__sekretariat__navn")
    bevillingsrunde = Kolonne("Bevillingsrunde", Tekst(100))
    indsatsomraadeskema = Kolonne("Indsatsområdeskema", Kode(100), "indsatsomraadeskema__navn")
    journalnummer = Kolonne("Journalnummer", Tekst(100))
    status = Kolonne("Status", Tekst(100))
    resume = Kolonne("Resumé", Tekst())
    baggrund = Kolonne("Baggrund", Tekst())
    problemkompleks = Kolonne("Problemkompleks", Tekst())
    vision = Kolonne("Vision", Tekst())
    hovedformaal = Kolonne("Hovedformål", Tekst())
    maalemetoder = Kolonne("Målemetoder", Tekst())
    organisering = Kolonne("Organisering", Tekst())
    evaluering = Kolonne("Evaluering", Tekst())
    graense_paa_sporet = Kolonne("Grænse på sporet", Tal(4, cifre=9, procent=True))
    graense_lidt_bagud = Kolonne("Grænse lidt bagud", Tal(4, cifre=9, procent=True))
    fortsaetter = Kolonne("Fortsætter", Liste(50))

    def laes(self, imp: Import, raat: RaatArk) -> list[Raekke]:
        raekker = raat.raekker()
        overskrifter = _kolonner(next(raekker, None))
        if not {FELT, VAERDI} <= overskrifter.keys():
            imp.fejl("Arkets første række skal have overskrifterne Felt og Værdi.", ark=self.NAVN)
            return []
        felt_nr, vaerdi_nr = overskrifter.pop(FELT), overskrifter.pop(VAERDI)
        for overskrift, nr in overskrifter.items():
            imp.ukendt_kolonne(self.NAVN, overskrift, get_column_letter(nr))
        plan = Feltraekke(self, get_column_letter(vaerdi_nr))
        efter_navn = {navneform(k.column_name): felt for felt, k in self.fields.items()}
        set_: set[str] = set()
        for raa in raekker:
            feltnavn = raa.celler.get(felt_nr)
            if feltnavn is None or not str(feltnavn).strip():
                continue
            felt = efter_navn.get(navneform(str(feltnavn)))
            if felt is None:
                imp.ukendt_felt(self.NAVN, str(feltnavn), raa.nr)
                continue
            if felt in set_:
                imp.fejl(
                    f"Feltet {self.fields[felt].column_name} står der to gange. Slet den ene række.",
                    ark=self.NAVN,
                    celle=f"{get_column_letter(felt_nr)}{raa.nr}",
                )
                continue
            set_.add(felt)
            plan.staar(felt, raa.nr)
            self._rens(imp, plan, felt, raa.celler.get(vaerdi_nr))
        self._se_efter_felter(imp, plan)
        return [plan]

    def _se_efter_felter(self, imp: Import, plan: Raekke) -> None:
        for felt, kolonne in self.fields.items():
            if kolonne.paakraevet and felt not in plan.v and felt not in plan.forkerte:
                plan.forkert(felt)
                imp.fejl(
                    f"Feltet {kolonne.column_name} mangler. {kolonne.widget.skriv}",
                    ark=self.NAVN,
                    celle=plan.celle(felt),
                )

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        for skema in Indsatsomraadeskema.objects.all():
            imp.opslag["skema"].tilfoej(skema.navn, skema)
        for raekke in raekker:
            _kontroller(imp, raekke)
        planversioner(self).afstem(imp, raekker)

    def versionssaet(self) -> list[Versionssaet]:
        return [planversioner(self)]

    def eksportraekker(self, plan: Helhedsplan) -> Iterable[Any]:
        version = planversioner(self).planens(plan)[plan.pk,][-1]
        return [version]

    def eksportkolonner(self) -> list[Kolonne]:
        return [Kolonne(FELT, Kode()), Kolonne(VAERDI, Vaerdi())]

    def eksportceller(self, plan: Helhedsplan) -> Iterator[list[Any]]:
        for version in self.eksportraekker(plan):
            for kolonne in self.fields.values():
                yield [kolonne.column_name, kolonne.export(version)]


class Vaerdi(Tekst):
    """The column of all the fields' values; each is read by its own field."""

    bredde = 80


def _kolonner(foerste: RaaRaekke | None) -> dict[str, int]:
    if foerste is None:
        return {}
    kendte = {navneform(FELT): FELT, navneform(VAERDI): VAERDI}
    return {
        kendte.get(navneform(str(overskrift)), str(overskrift)): nr
        for nr, overskrift in sorted(foerste.celler.items(), reverse=True)
    }


def _kontroller(imp: Import, raekke: Raekke) -> None:
    v = raekke.v
    start, slut = v.get("startdato"), v.get("slutdato")
    if start and slut and slut < start:
        imp.fejl("Slutdato ligger før Startdato.", raekke=raekke, felt="slutdato")
    fuld = v.get("graense_paa_sporet", 100)
    bagud = v.get("graense_lidt_bagud", 80)
    if not 0 < bagud <= fuld:
        imp.fejl(
            "Grænse lidt bagud skal være over 0 og højst så stor som Grænse på sporet.",
            raekke=raekke,
            felt="graense_lidt_bagud",
        )
    if (skema := v.get("indsatsomraadeskema")) and not imp.opslag["skema"].find(skema):
        kendte = ", ".join(s.navn for s in imp.opslag["skema"])
        imp.advarsel(
            f"Skemaet er ikke set før her og bliver oprettet uden indsatsområder. Kendte: {kendte}.",
            raekke=raekke,
            felt="indsatsomraadeskema",
        )


def planversioner(ark: Planark) -> Versionssaet:
    return Versionssaet(
        navn=ark.NAVN,
        model=Planversion,
        kolonner=ark.fields,
        noeglefelter=("kortnavn",),
        byg=_byg,
        gemte=lambda plan: Planversion.objects.filter(plan=plan).select_related(
            "plan__sekretariat", "indsatsomraadeskema"
        ),
    )


def _byg(imp: Import, raekke: Raekke) -> Planversion | None:
    v = raekke.v
    if not {"navn", "startdato", "slutdato"} <= v.keys():
        return None
    return Planversion(
        plan=imp.plan,
        indsatsomraadeskema=_skema(imp, v.get("indsatsomraadeskema")),
        **{felt: v[felt] for felt in _EGNE_FELTER if felt in v},
    )


_EGNE_FELTER = tuple(
    felt
    for felt in Planark.fields
    if felt not in ("kortnavn", "sekretariat", "indsatsomraadeskema")
)


def _skema(imp: Import, navn: str | None) -> Indsatsomraadeskema | None:
    if not navn:
        return None
    skema = imp.opslag["skema"].find(navn)
    if skema is None:
        skema = Indsatsomraadeskema(navn=navn)
        imp.opret(skema)
        imp.opslag["skema"].tilfoej(navn, skema)
    return skema
