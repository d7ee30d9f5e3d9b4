"""Sheet Budget: one line per year and post."""

from collections import defaultdict
from decimal import Decimal

from helhedsplan.models import Budgetkategori, Budgetpost
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Heltal, Kode, Tal, Tekst, Valg
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import citat
from helhedsplan.planfil.versioner import Versionsark, Versionssaet

PROJEKTORGANISATION_HOEJST = Decimal("0.25")
"""The share that a plan must explain if it is exceeded (domain.md 1.7); never a refusal."""


class Budgetark(Versionsark):
    NAVN = "Budget"
    PLADS = 17
    TRIN = 60
    SAMLENDE = ("budgetpost", "budgetposter")

    aar = Kolonne("År", Heltal(1990, 2100), paakraevet=True)
    post = Kolonne("Post", Tekst(200), paakraevet=True)
    kategori = Kolonne("Kategori", Valg(Budgetkategori), paakraevet=True)
    tilknyttet = Kolonne("Tilknyttet", Kode())
    finansieringskilde = Kolonne("Finansieringskilde", Tekst(200))
    budget = Kolonne("Budget", Tal(2))
    forbrug = Kolonne("Forbrug", Tal(2))

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        super().behandl(imp, raekker)
        _advar_om_projektorganisation(imp, raekker)

    def versioner(self) -> Versionssaet:
        return Versionssaet(
            navn=self.NAVN,
            model=Budgetpost,
            kolonner=self.fields,
            noeglefelter=("aar", "post", "kategori", "tilknyttet", "finansieringskilde"),
            byg=_byg,
            gemte=lambda plan: Budgetpost.objects.filter(plan=plan),
        )


def _byg(imp: Import, raekke: Raekke) -> Budgetpost | None:
    v = raekke.v
    if not {"aar", "post", "kategori"} <= v.keys():
        return None
    return Budgetpost(
        plan=imp.plan,
        aar=v["aar"],
        post=v["post"],
        kategori=v["kategori"],
        tilknyttet=_tilknyttet(imp, raekke),
        finansieringskilde=v.get("finansieringskilde", ""),
        budget=v.get("budget"),
        forbrug=v.get("forbrug"),
    )


def _tilknyttet(imp: Import, raekke: Raekke) -> str:
    """Return the code as the sheet it comes from writes it."""
    if (kode := raekke.v.get("tilknyttet")) is None:
        return ""
    slags = ["aktivitet", "indsatsområde"]
    if raekke.v["kategori"] == Budgetkategori.INDSATSOMRAADE:
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


def _advar_om_projektorganisation(imp: Import, raekker: list[Raekke]) -> None:
    i_alt: dict[int, Decimal] = defaultdict(Decimal)
    projekt: dict[int, Decimal] = defaultdict(Decimal)
    for raekke in raekker:
        aar, budget = raekke.v.get("aar"), raekke.v.get("budget")
        if aar and budget:
            i_alt[aar] += budget
            if raekke.v.get("kategori") == Budgetkategori.PROJEKTORGANISATION:
                projekt[aar] += budget
    for aar, sum_ in sorted(i_alt.items()):
        if sum_ > 0 and projekt[aar] > PROJEKTORGANISATION_HOEJST * sum_:
            imp.advarsel(
                f"Projektorganisationen fylder {projekt[aar] / sum_ * 100:.0f} % af budgettet for "
                f"{aar}. Almindeligvis er det højst 25 %.",
                ark=Budgetark.NAVN,
            )
