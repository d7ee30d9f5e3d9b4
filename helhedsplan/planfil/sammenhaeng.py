"""What the sheets share while one planfil is imported: the plan, the time, the look-ups, the result."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from openpyxl.utils import get_column_letter

from helhedsplan import services
from helhedsplan.models import (
    Boligafdeling,
    Boligomraade,
    Boligorganisation,
    Bruger,
    Faktum,
    Helhedsplan,
    Sekretariat,
)
from helhedsplan.planfil.ark import Ark, Raekke
from helhedsplan.planfil.opslag import Omraader, Opslag, Organisationer
from helhedsplan.planfil.resultat import Aendring, Bemaerkning, Importresultat
from helhedsplan.planfil.tekst import citat


class Import:
    """One import under way. Sheets look things up here and leave here what is to be written."""

    plan: Helhedsplan
    sekretariat: Sekretariat
    tid: datetime
    foerste: bool
    """The plan is new to this installation."""

    def __init__(self, resultat: Importresultat, bruger: Bruger | None, annuller_manglende: bool):
        self.resultat = resultat
        self.bruger = bruger
        self.annuller_manglende = annuller_manglende
        self.raekker: dict[str, list[Raekke]] = {}
        self.historik: dict[str, list] = {}
        """Per kind of setting: its versions as the file's own history tells them."""
        self.opslag: dict[str, Opslag] = defaultdict(Opslag)
        """Per kind ("indsatsområde", "organ" ...): what the plan has by code or name."""
        self.organisationer = Organisationer()
        self.medlemmer: set[int] = set()
        """The organisations that the file's own sheet lists."""
        self.omraader = Omraader("")
        self.afdelinger: dict[tuple[int, str], Boligafdeling] = {}
        self.noter: dict[str, Any] = {}
        """What the sheets of one app tell one another."""
        self._flyttede: dict[type[Model], list[Model]] = defaultdict(list)
        self._versioner: dict[type[Model], list[Model]] = defaultdict(list)
        self._fakta: dict[type[Faktum], list[Faktum]] = defaultdict(list)
        self._noegler: dict[type[Model], list[int]] = {}
        self._taget: dict[type[Model], int] = {}

    @property
    def registreret_af(self) -> str:
        return str(self.bruger)[:200] if self.bruger else ""

    # What is wrong, odd or unknown

    def fejl(
        self,
        besked: str,
        *,
        ark: str = "",
        raekke: Raekke | None = None,
        felt: str = "",
        celle: str = "",
    ) -> None:
        self.resultat.fejl.tilfoej(_bemaerkning(besked, ark, raekke, felt, celle))

    def advarsel(
        self, besked: str, *, ark: str = "", raekke: Raekke | None = None, felt: str = ""
    ) -> None:
        self.resultat.advarsler.tilfoej(_bemaerkning(besked, ark, raekke, felt, ""))

    def ukendt_kolonne(self, ark: str, overskrift: str, bogstav: str) -> None:
        self.resultat.ukendte.append(f"{ark}: kolonnen {citat(overskrift)} ({bogstav})")

    def ukendt_felt(self, ark: str, felt: str, nr: int) -> None:
        self.resultat.ukendte.append(f"{ark}: feltet {citat(felt)} (række {nr})")

    def kolonner_uden_overskrift(self, ark: str, numre: Iterable[int]) -> None:
        self.resultat.ukendte += [
            f"{ark}: kolonne {get_column_letter(nr)} har indhold, men ingen overskrift"
            for nr in sorted(numre)
        ]

    def aendring(
        self,
        ark: str,
        slags: str,
        hvad: str,
        felter: Iterable = (),
        *,
        fordi_den_mangler: bool = False,
    ) -> None:
        self.resultat.tilfoej_aendring(
            Aendring(ark, slags, hvad, tuple(felter)), fordi_den_mangler=fordi_den_mangler
        )

    # Look-ups and checks that several sheets need

    def find_organisation(self, raekke: Raekke, felt: str) -> Boligorganisation | None:
        """Return the organisation that a cell names, or say that there is none."""
        if (navn := raekke.v.get(felt)) is None:
            return None
        fundet = self.organisationer.find(navn)
        if fundet is None and self.organisationer.flertydig(navn):
            self.fejl(
                f"{citat(navn)} er navn eller alias for flere boligorganisationer. Skriv kortnavnet.",
                raekke=raekke,
                felt=felt,
            )
        elif fundet is None:
            self.fejl(
                f"Boligorganisationen {citat(navn)} er ikke kendt. Ret navnet, eller tilføj den i "
                "arket Boligorganisationer.",
                raekke=raekke,
                felt=felt,
            )
        return fundet

    def find(self, slags: str, raekke: Raekke, felt: str, hjemsted: str) -> Any | None:
        """Return what a cell names by its code, or say that the sheet where it belongs lacks it."""
        if (kode := raekke.v.get(felt)) is None:
            return None
        fundet = self.opslag[slags].find(kode)
        if fundet is None:
            self.fejl(
                f"{citat(kode)} findes ikke i arket {hjemsted}. Ret koden, eller tilføj den dér.",
                raekke=raekke,
                felt=felt,
            )
        return fundet

    def boligomraade(self, navn: str | None) -> Boligomraade | None:
        """Return the boligområde of the plan's kommune, made if it is new."""
        if navn is None:
            return None
        if fundet := self.omraader.find(navn):
            return fundet
        nyt = Boligomraade(
            kommune=self.omraader.kommune, navn=navn, er_kommune=self.omraader.er_kommunen(navn)
        )
        self.opret(nyt)
        self.omraader.tilfoej(nyt)
        return nyt

    def advar_om_ikke_medlemmer(self, raekker: Iterable[Raekke], felt: str) -> None:
        """Warn, once per organisation, of rows that the plan's figures will not be made of."""
        sete = set(self.medlemmer)
        for raekke in raekker:
            organisation = self.organisationer.find(raekke.v.get(felt, ""))
            if organisation and organisation.pk not in sete:
                sete.add(organisation.pk)
                self.advarsel(
                    f"{organisation} står ikke i arket Boligorganisationer, så rækkerne tæller ikke "
                    "med i planen.",
                    raekke=raekke,
                    felt=felt,
                )

    def kontroller_periode(self, raekke: Raekke, fra: str, til: str) -> None:
        start, slut = raekke.v.get(fra), raekke.v.get(til)
        if start and slut and slut < start:
            navne = [raekke.ark.fields[felt].column_name for felt in (til, fra)]
            self.fejl(f"{navne[0]} ligger før {navne[1]}.", raekke=raekke, felt=til)

    # What is to be written

    def ny_noegle(self, model: type[Model]) -> int:
        """Return a primary key that is reserved for a row to come.

        With keys from the start, rows can refer to one another and be compared before any is written,
        and rows come out in the order of the file whatever the order in which they must go in.
        """
        ledige = self._noegler.get(model)
        if not ledige:
            self._taget[model] = min(self._taget.get(model, 50) * 4, 20_000)
            noegler = services.reserver_noegler(model, self._taget[model])
            ledige = self._noegler[model] = noegler[::-1]
        return ledige.pop()

    def opret(self, objekt: Model) -> None:
        """Plan to insert a row that is an identity or a version of a setting."""
        if objekt.pk is None:
            objekt.pk = self.ny_noegle(type(objekt))
        self._versioner[type(objekt)].append(objekt)

    def flyt(self, objekt: Model, raekkefoelge: int) -> None:
        """Plan to give something its new place in the file's order, which is nobody's history."""
        objekt.raekkefoelge = raekkefoelge
        self._flyttede[type(objekt)].append(objekt)

    def registrer(self, poster: Iterable[Faktum]) -> None:
        """Plan to insert records."""
        for post in poster:
            self._fakta[type(post)].append(post)

    def skriv(self) -> None:
        """Write all that was planned: what others refer to needs no order, for keys are checked last."""
        for model, objekter in self._versioner.items():
            model._default_manager.bulk_create(objekter, batch_size=1000)
        for model, objekter in self._flyttede.items():
            model._default_manager.bulk_update(objekter, ["raekkefoelge"])
        for model, poster in self._fakta.items():
            services.gem_fakta(model, poster)

    def ark_med(self, navn: str) -> list[Raekke]:
        return self.raekker.get(navn, [])


def _bemaerkning(
    besked: str, ark: str, raekke: Raekke | None, felt: str, celle: str
) -> Bemaerkning:
    if raekke is None:
        return Bemaerkning(besked, ark=ark, celle=celle)
    kilde: Ark = raekke.ark
    return Bemaerkning(
        besked,
        ark=ark or raekke.arknavn,
        raekke=raekke.nr,
        celle=raekke.celle(felt),
        kolonne=kilde.fields[felt].column_name if felt else "",
    )
