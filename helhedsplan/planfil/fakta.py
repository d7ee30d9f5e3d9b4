"""Records: rows become new records, or are found to be records already. Nothing is overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import QuerySet

from helhedsplan.models import Faktum
from helhedsplan.models.viden import ALDRIG, ALTID
from helhedsplan.planfil.ark import Ark, Kolonne, Raekke
from helhedsplan.planfil.celler import Kode, Tekst, Tidspunkt
from helhedsplan.planfil.parring import Gemt, Linje, Parring, annulleret_noegle, luk
from helhedsplan.planfil.resultat import HOEJST_NAEVNT, Feltaendring, Mangler
from helhedsplan.planfil.tekst import citat, midnat

if TYPE_CHECKING:
    from helhedsplan.models import Helhedsplan
    from helhedsplan.planfil.sammenhaeng import Import

Nye = list[tuple[Linje | None, Faktum]]
"""New records, each with the row that it comes of."""

VIDEN = ("registreret", "registreret_af", "fil_id", "annullerer", "rettelsesgrund")


class Faktaark(Ark):
    """A sheet of records. It may also say when each was known, by whom, and what it annuls."""

    MODEL: ClassVar[type[Faktum]]
    INDHOLD: ClassVar[tuple[str, ...]]
    """The columns of the table that hold what a record says."""
    NOEGLE: ClassVar[tuple[str, ...]] = ()
    """Those of them that at most one record in force may share; none: any number may be alike."""
    NAVNES: ClassVar[tuple[str, ...]]
    """The columns of the sheet that name a record to a person."""
    KENDT_FRA: ClassVar[str] = "registreret"
    ALTID_PAAKRAEVET: ClassVar[tuple[str, ...]] = ("kriterium",)
    """Columns that also a record that only annuls must fill."""
    HOERER_TIL: ClassVar[tuple[str, ...]] = ("kriterium_id",)
    """What such a record shares with the one that it annuls."""
    delt: ClassVar[bool] = False
    """The records belong to the whole installation, not to one plan."""

    registreret = Kolonne("Registreret", Tidspunkt())
    registreret_af = Kolonne("Registreret af", Tekst(200))
    fil_id = Kolonne("Id", Kode(100))
    annullerer = Kolonne("Annullerer", Kode(100), "annullerer__fil_id")
    rettelsesgrund = Kolonne("Rettelsesgrund", Tekst())

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for felt in VIDEN:
            cls.fields.move_to_end(felt)

    # What a sheet says of itself

    def byg(self, imp: Import, raekke: Raekke) -> Faktum | None:
        """Return the record that a row would become, or None after saying why it cannot."""
        raise NotImplementedError

    def gemte(self, imp: Import) -> QuerySet:
        """Return the records that the rows are compared with."""
        return self.planens(imp.plan)

    def planens(self, plan: Helhedsplan) -> QuerySet:
        """Return the records that the plan's export holds."""
        raise NotImplementedError

    def egen_dato(self, post: Faktum) -> date | None:
        """Return the date from which a record counts as known at a plan's first import."""
        return None

    def ens(self, filen: tuple, gemt: tuple) -> bool:
        return filen == gemt

    def form(self, imp: Import, indhold: tuple) -> tuple:
        """Return what a record says in the form in which two are compared."""
        return indhold

    def samme_id(self, linje: Linje, gemt: Gemt) -> bool:
        return True

    def konfliktbesked(self, linje: Linje, anden: str) -> str:
        return (
            f"{self.navngiv(linje.post)} står to gange ({anden}). Slet den ene række, eller lad den "
            "ene annullere den anden."
        )

    # The import

    def mangler(self, raekke: Raekke, felt: str) -> bool:
        """A record that annuls may say nothing itself, so only what every record needs is asked for."""
        return super().mangler(raekke, felt) and (
            "annullerer" not in raekke.v or felt in self.ALTID_PAAKRAEVET
        )

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        linjer = [linje for raekke in raekker if (linje := self._linje(imp, raekke))]
        gemte = [] if imp.foerste and not self.delt else self._gemte(imp)
        parring = Parring(
            linjer,
            gemte,
            andre_id={r.v["fil_id"] for r in raekker if "fil_id" in r.v},
            noegle=self._noeglevaelger(),
            ens=self.ens,
            id_gaelder=self.samme_id,
            fejl=lambda linje, felt, besked: imp.fejl(besked, raekke=linje.raekke, felt=felt),
        )
        parring.koer()
        self._foer_nye(imp, parring)
        nye = self._nye(imp, parring)
        nye += self._annuller_manglende(imp, parring)
        if self.NOEGLE:
            self._kontroller_samtidige(imp, nye, gemte)
        self._faerdiggoer(nye, gemte)
        imp.registrer(post for _, post in nye)
        self._fortael(imp, parring)

    def _linje(self, imp: Import, raekke: Raekke) -> Linje | None:
        if (post := self.byg(imp, raekke)) is None or not raekke.hel:
            return None
        v = raekke.v
        if "registreret" in v and v["registreret"] > imp.tid:
            imp.fejl(
                "Registreret ligger i fremtiden. Ret tidspunktet.",
                raekke=raekke,
                felt="registreret",
            )
        return Linje(
            raekke=raekke,
            post=post,
            fil_id=v.get("fil_id", ""),
            ref=v.get("annullerer", ""),
            indhold=self.form(imp, tuple(getattr(post, felt) for felt in self.INDHOLD)),
        )

    def _gemte(self, imp: Import) -> list[Gemt]:
        felter = ["pk", "fil_id", "annullerer_id", "kun_annullering", self.KENDT_FRA, "kendt_til"]
        delt = ["sekretariat_id"] if self.delt else []
        nr = len(felter) + len(delt)
        tom = ALDRIG if self.KENDT_FRA != "registreret" else ALTID
        return [
            Gemt(
                *raekke[:4],
                siden=raekke[4] or tom,
                til=raekke[5] or ALDRIG,
                indhold=self.form(imp, raekke[nr:]),
                sekretariat_id=raekke[6] if delt else None,
            )
            for raekke in self.gemte(imp)
            .order_by("id")
            .values_list(*felter, *delt, *self.INDHOLD)
            .iterator(chunk_size=5000)
        ]

    def _noeglevaelger(self):
        if not self.NOEGLE:
            return None
        pladser = [self.INDHOLD.index(felt) for felt in self.NOEGLE]
        return lambda indhold: tuple(indhold[plads] for plads in pladser)

    def _foer_nye(self, imp: Import, parring: Parring) -> None:
        """Let a sheet look at the pairs before new records are made of them."""

    def _nye(self, imp: Import, parring: Parring) -> Nye:
        """Complete the records that the rows become, keys in the order of the file."""
        nye: Nye = []
        for linje in parring.linjer:
            if linje.er_ny:
                linje.post.pk = imp.ny_noegle(self.MODEL)
                nye.append((linje, linje.post))
        for linje, post in nye:
            v = linje.raekke.v
            if parring.ledigt_id(linje):
                post.fil_id = linje.fil_id
            if linje.erstatter:
                post.annullerer_id = linje.erstatter.pk
                post.rettelsesgrund = f"Rettet ved import af {imp.resultat.filnavn}"
            elif linje.maal:
                post.annullerer_id = annulleret_noegle(linje.maal)
                post.rettelsesgrund = (
                    v.get("rettelsesgrund") or f"Ingen begrundelse i {imp.resultat.filnavn}"
                )
            post.registreret_af = v.get("registreret_af") or imp.registreret_af
            post.bruger = imp.bruger
            self.saet_tid(imp, linje)
        return nye

    def saet_tid(self, imp: Import, linje: Linje) -> None:
        """Set from when the record is known: at a plan's first import its own time, else now."""
        if not imp.foerste:
            linje.post.registreret = imp.tid
        elif "registreret" in linje.raekke.v:
            linje.post.registreret = linje.raekke.v["registreret"]
        elif dato := self.egen_dato(linje.post):
            # Nothing is known before it is entered, not even a meeting next month.
            linje.post.registreret = min(midnat(dato), imp.tid)

    def _annuller_manglende(self, imp: Import, parring: Parring) -> Nye:
        mangler = [gemt for gemt in parring.mangler() if self.er_vores(imp, gemt)]
        navne = self._navne(gemt.pk for gemt in mangler[:HOEJST_NAEVNT])
        nye: Nye = []
        for gemt in mangler:
            imp.resultat.mangler.tilfoej(Mangler(self.NAVN, navne.get(gemt.pk, "")))
            if imp.annuller_manglende:
                grund = f"Findes ikke i {imp.resultat.filnavn}"
                nye.append((None, self.annullering(imp, gemt, grund)))
                imp.aendring(
                    self.NAVN, "annulleret", navne.get(gemt.pk, ""), fordi_den_mangler=True
                )
        return nye

    def er_vores(self, imp: Import, gemt: Gemt) -> bool:
        """Tell whether a record that the file lacks is one that the plan's own file should hold."""
        return True

    def annullering(self, imp: Import, gemt: Gemt, grund: str) -> Faktum:
        """Return a record that only annuls."""
        return self.MODEL(
            pk=imp.ny_noegle(self.MODEL),
            kun_annullering=True,
            annullerer_id=gemt.pk,
            rettelsesgrund=grund,
            registreret=imp.tid,
            registreret_af=imp.registreret_af,
            bruger=imp.bruger,
            **{felt: gemt.indhold[self.INDHOLD.index(felt)] for felt in self.HOERER_TIL},
        )

    # What may not be true at once

    def _kontroller_samtidige(self, imp: Import, nye: Nye, gemte: list[Gemt]) -> None:
        """Refuse two records with the same key that are both known at some time."""
        plads = [self.INDHOLD.index(felt) for felt in self.konfliktnoegle]
        til = luk_annullerede(nye, gemte)
        samme: dict[Hashable, list[_Gaelder]] = defaultdict(list)
        for linje, post in nye:
            if linje and not post.kun_annullering:
                samme[tuple(linje.indhold[p] for p in plads)].append(
                    _Gaelder(post.kendt_siden(), til.get(post.pk, ALDRIG), linje.indhold, linje)
                )
        for gemt in gemte:
            noegle = tuple(gemt.indhold[p] for p in plads)
            if noegle in samme and not gemt.kun_annullering:
                samme[noegle].append(_Gaelder(gemt.siden, gemt.til, gemt.indhold, None))
        for poster in samme.values():
            self._kontroller_gruppe(imp, poster)

    def _faerdiggoer(self, nye: Nye, gemte: list[Gemt]) -> None:
        """Let a sheet complete its new records when all that goes before them is known."""

    @property
    def konfliktnoegle(self) -> tuple[str, ...]:
        return self.NOEGLE

    def _kontroller_gruppe(self, imp: Import, poster: list[_Gaelder]) -> None:
        for nr, a in enumerate(poster):
            for b in poster[:nr]:
                ny, anden = (a, b) if a.linje else (b, a)
                if ny.linje and a.sammen_med(b) and self.udelukker(a.indhold, b.indhold):
                    hvor = f"række {anden.linje.raekke.nr}" if anden.linje else "planen"
                    imp.fejl(
                        self.konfliktbesked(ny.linje, hvor),
                        raekke=ny.linje.raekke,
                        felt=self.NAVNES[0],
                    )
                    break

    def udelukker(self, a: tuple, b: tuple) -> bool:
        """Tell whether two records with the same conflict key exclude one another."""
        return True

    # What is told

    def navngiv(self, post: Faktum) -> str:
        dele = (self.fields[f].vis(self.fields[f].get_value(post)) for f in self.NAVNES)
        return " ".join(del_ for del_ in dele if del_)

    def _navne(self, noegler: Iterable[int]) -> dict[int, str]:
        return {pk: self.navngiv(post) for pk, post in self._hent(noegler).items()}

    def _hent(self, noegler: Iterable[int]) -> dict[int, Faktum]:
        noegler = list(noegler)
        return (
            self.til_eksport(self.MODEL._default_manager.all()).in_bulk(noegler) if noegler else {}
        )

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        """Fetch what the columns show in one query."""
        return poster.prefetch_related("annullerer")

    def eksportraekker(self, plan: Helhedsplan) -> Iterable[Faktum]:
        return self.til_eksport(self.planens(plan)).order_by("id").iterator(chunk_size=2000)

    def _fortael(self, imp: Import, parring: Parring) -> None:
        taeller = imp.resultat.taeller(self.NAVN)
        nye = [linje for linje in parring.linjer if linje.er_ny]
        taeller["uændret"] += len(parring.linjer) - len(nye)
        # What comes back after an annulment changes nothing that counts: it is new.
        aendrer = {id(x) for x in nye if x.erstatter and not x.erstatter.kun_annullering}
        rettede = [linje for linje in nye if id(linje) in aendrer][:HOEJST_NAEVNT]
        gamle = self._hent(linje.erstatter.pk for linje in rettede)
        for nr, linje in enumerate(nye):
            if nr >= HOEJST_NAEVNT and id(linje) not in aendrer:
                slags = "annulleret" if linje.post.kun_annullering else "ny"
                imp.aendring(self.NAVN, slags, "")
            elif id(linje) in aendrer:
                gammel = gamle.get(linje.erstatter.pk)
                felter = self._feltaendringer(gammel, linje.post) if gammel else ()
                slags = "annulleret" if linje.post.kun_annullering else "ændret"
                imp.aendring(self.NAVN, slags, self.navngiv(linje.post), felter)
            else:
                slags = "annulleret" if linje.post.kun_annullering else "ny"
                imp.aendring(self.NAVN, slags, self.navngiv(linje.post))

    def _feltaendringer(self, gammel: Faktum, ny: Faktum) -> list[Feltaendring]:
        return [
            Feltaendring(
                kolonne.column_name,
                citat(kolonne.vis(kolonne.get_value(gammel)), 80, tom=""),
                citat(kolonne.vis(kolonne.get_value(ny)), 80, tom=""),
            )
            for felt, kolonne in self.fields.items()
            if felt not in VIDEN and kolonne.export(gammel) != kolonne.export(ny)
        ]


def luk_annullerede(nye: Nye, gemte: list[Gemt]) -> dict[int, datetime]:
    """Move back until when the annulled ones count; return it for those of the new ones."""
    efter_pk = {gemt.pk: gemt for gemt in gemte}
    nye_efter_pk = {post.pk: post for _, post in nye}
    til: dict[int, datetime] = {}
    for _, post in nye:
        if gemt := efter_pk.get(post.annullerer_id):
            gemt.til = luk(gemt.siden, gemt.til, post.kendt_siden())
        elif ny := nye_efter_pk.get(post.annullerer_id):
            til[ny.pk] = luk(ny.kendt_siden(), til.get(ny.pk, ALDRIG), post.kendt_siden())
    return til


@dataclass(frozen=True, slots=True)
class _Gaelder:
    """A record during the time in which it is known."""

    siden: datetime
    til: datetime
    indhold: tuple
    linje: Linje | None

    def sammen_med(self, anden: _Gaelder) -> bool:
        return max(self.siden, anden.siden) < min(self.til, anden.til)
