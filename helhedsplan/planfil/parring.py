"""Which row of the file is which record: by Id, else by all that it says, else by its key.

Rows and records form chains: an annulled one, the one that annuls and replaces it, and so on. A chain's
last record is its head. Nothing here reads or writes the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from helhedsplan.models import Faktum
from helhedsplan.models.viden import ALDRIG
from helhedsplan.planfil.ark import Raekke


@dataclass(slots=True, eq=False)
class Gemt:
    """A record of the database, as much of it as a comparison needs."""

    pk: int
    fil_id: str
    annullerer_id: int | None
    kun_annullering: bool
    siden: datetime
    til: datetime
    indhold: tuple
    sekretariat_id: int | None = None
    annulleret_af: list[Gemt] = field(default_factory=list)
    brugt: bool = False
    """A row of the file speaks of it."""

    def efterfoelgere(self) -> Iterable[Gemt]:
        """Yield every record that annuls this one, or annuls one that does."""
        venter, sete = [*self.annulleret_af], {self.pk}
        while venter:
            gemt = venter.pop()
            if gemt.pk not in sete:
                sete.add(gemt.pk)
                yield gemt
                venter += gemt.annulleret_af

    def hoved(self) -> Gemt:
        """Return what the chain ends with: the record in this one's place now, else an annulment."""
        ender = [g for g in self.efterfoelgere() if not g.annulleret_af]
        return min(ender, key=lambda g: (g.kun_annullering, g.pk), default=self)


@dataclass(slots=True, eq=False)
class Linje:
    """A row of the file as the record that it would become, and what was found about it."""

    raekke: Raekke
    post: Faktum
    fil_id: str
    ref: str  # the Id that the row annuls
    indhold: tuple
    maal: Linje | Gemt | None = None
    overtaget: bool = False  # another row of the file annuls it
    dybde: int = 0  # how many rows of the file it annuls through
    svarer_til: Gemt | None = None
    erstatter: Gemt | None = None
    genoptager: Gemt | None = None  # the annulment that ends the chain of the row's own record
    nyt_id: bool = False

    @property
    def afgjort(self) -> bool:
        return self.svarer_til is not None or self.erstatter is not None

    @property
    def er_ny(self) -> bool:
        return self.svarer_til is None


class Parring:
    """Pairs the rows with the records; `fejl` takes a row and what is wrong with it."""

    def __init__(
        self,
        linjer: list[Linje],
        gemte: list[Gemt],
        *,
        andre_id: set[str],
        noegle: Callable[[tuple], Hashable] | None,
        ens: Callable[[tuple, tuple], bool],
        id_gaelder: Callable[[Linje, Gemt], bool],
        fejl: Callable[[Linje, str, str], None],
    ):
        self.linjer = linjer
        self.gemte = gemte
        self._andre_id = andre_id  # on rows that are wrong in themselves
        self._noegle = noegle
        self._ens = ens
        self._id_gaelder = id_gaelder
        self._fejl = fejl
        self._efter_id = {gemt.fil_id: gemt for gemt in gemte}
        efter_pk = {gemt.pk: gemt for gemt in gemte}
        for gemt in gemte:
            if gemt.annullerer_id in efter_pk:
                efter_pk[gemt.annullerer_id].annulleret_af.append(gemt)
        self._i_filen: dict[str, Linje] = {}

    def koer(self) -> None:
        self._laes_id()
        self._laes_annullerer()
        self._efter_fil_id()
        self._efter_indhold()
        self._efter_annullering()
        self._efter_noegle()
        self._genoptag()
        self._kontroller_maal()

    def mangler(self) -> list[Gemt]:
        """Return the records in force that no row speaks of."""
        return [
            gemt
            for gemt in self.gemte
            if not (gemt.brugt or gemt.annulleret_af or gemt.kun_annullering)
        ]

    def ledigt_id(self, linje: Linje) -> bool:
        return bool(linje.fil_id) and not linje.nyt_id and linje.fil_id not in self._efter_id

    # The file's own references

    def _laes_id(self) -> None:
        for linje in self.linjer:
            if not linje.fil_id:
                continue
            if foerste := self._i_filen.get(linje.fil_id):
                self._fejl(
                    linje, "fil_id", f"Det samme Id står i række {foerste.raekke.nr}. Ret det ene."
                )
            else:
                self._i_filen[linje.fil_id] = linje

    def _laes_annullerer(self) -> None:
        for linje in self.linjer:
            if not linje.ref:
                continue
            linje.maal = self._i_filen.get(linje.ref) or self._efter_id.get(linje.ref)
            if linje.maal is None and linje.ref not in self._andre_id:
                self._fejl(
                    linje,
                    "annullerer",
                    "Ingen post i arket har det Id. Skriv Id på den post, der annulleres.",
                )
            if isinstance(linje.maal, Linje):
                linje.maal.overtaget = True
        for linje in self.linjer:
            sete, her = {id(linje)}, linje.maal
            while isinstance(her, Linje) and id(her) not in sete:
                sete.add(id(her))
                her = her.maal
            linje.dybde = len(sete)
            if her is linje:
                self._fejl(
                    linje, "annullerer", "Posten annullerer sig selv, eventuelt gennem andre."
                )

    # Pairing

    def _efter_fil_id(self) -> None:
        for linje in self.linjer:
            gemt = self._efter_id.get(linje.fil_id)
            if gemt and not gemt.brugt and self._id_gaelder(linje, gemt):
                self._afgoer(linje, gemt)

    def _afgoer(self, linje: Linje, gemt: Gemt) -> None:
        """Decide what a row says of the record that it is about."""
        gemt.brugt = True
        if not gemt.annulleret_af:
            self._svar_eller_erstat(linje, gemt)
        elif linje.overtaget or any(g.fil_id in self._i_filen for g in gemt.efterfoelgere()):
            self._genkend_historie(linje, gemt)
        elif (hoved := gemt.hoved()).kun_annullering and not linje.post.kun_annullering:
            # Taken out since; the file wants it back, as a new record.
            linje.genoptager = hoved
            linje.nyt_id = True
        else:
            hoved.brugt = True
            self._svar_eller_erstat(linje, hoved)

    def _genkend_historie(self, linje: Linje, gemt: Gemt) -> None:
        """Find what a row was that the file itself knows to be annulled.

        It may have been edited in the same file that annulled it: then it is the correction.
        """
        for mulig in (gemt, *gemt.efterfoelgere()):
            andens = mulig is not gemt and mulig.fil_id in self._i_filen
            if not andens and self._siger_det_samme(linje, mulig):
                mulig.brugt = True
                linje.svarer_til = mulig
                return
        linje.svarer_til = gemt
        self._fejl(
            linje,
            "fil_id",
            "Posten er annulleret og kan ikke ændres. Ret den post, der afløste den.",
        )

    def _svar_eller_erstat(self, linje: Linje, gemt: Gemt) -> None:
        if self._siger_det_samme(linje, gemt):
            linje.svarer_til = gemt
        else:
            self._erstat(linje, gemt)

    def _erstat(self, linje: Linje, gemt: Gemt) -> None:
        gemt.brugt = True
        linje.erstatter = gemt
        linje.nyt_id = linje.nyt_id or linje.fil_id in self._efter_id

    def _siger_det_samme(self, linje: Linje, gemt: Gemt) -> bool:
        if linje.post.kun_annullering or gemt.kun_annullering:
            return linje.post.kun_annullering and gemt.kun_annullering
        return self._ens(linje.indhold, gemt.indhold)

    def _efter_indhold(self) -> None:
        """Count the rows without a known Id against the records that say the same."""
        levende: dict[Hashable, list[Gemt]] = defaultdict(list)
        doede: dict[Hashable, list[Gemt]] = defaultdict(list)
        for gemt in reversed(self.gemte):
            if not (gemt.brugt or gemt.kun_annullering):
                puljer = doede if gemt.annulleret_af else levende
                puljer[self._plads(gemt.indhold)].append(gemt)
        linjer = [
            linje
            for linje in self.linjer
            if not (linje.afgjort or linje.ref or linje.post.kun_annullering)
        ]
        overtagne = [linje for linje in linjer if linje.overtaget]
        self._tag(overtagne, doede)
        # What annuls is known by what it annuls, before rows of their own are counted against it.
        self._efter_annullering()
        self._tag((linje for linje in linjer if not linje.overtaget), levende)
        self._tag((linje for linje in overtagne if not linje.afgjort), levende)

    def _plads(self, indhold: tuple) -> Hashable:
        return self._noegle(indhold) if self._noegle else indhold

    def _tag(self, linjer: Iterable[Linje], pulje: dict[Hashable, list[Gemt]]) -> None:
        for linje in linjer:
            mulige = pulje.get(self._plads(linje.indhold), ())
            for nr in range(len(mulige) - 1, -1, -1):
                if not mulige[nr].brugt and self._ens(linje.indhold, mulige[nr].indhold):
                    linje.svarer_til = mulige.pop(nr)
                    linje.svarer_til.brugt = True
                    break

    def _efter_annullering(self) -> None:
        """Pair rows that annul, and have no known Id, with what annuls the same record."""
        for linje in sorted(self.linjer, key=lambda linje: linje.dybde):
            if linje.afgjort or not linje.ref:
                continue
            annulleret = linje.maal.svarer_til if isinstance(linje.maal, Linje) else linje.maal
            for gemt in annulleret.annulleret_af if annulleret else ():
                if not gemt.brugt and self._siger_det_samme(linje, gemt):
                    self._afgoer(linje, gemt)
                    break

    def _efter_noegle(self) -> None:
        """Let a row that differs for the same key replace the record that has it."""
        if self._noegle is None:
            return
        ledige: dict[Hashable, list[Gemt]] = defaultdict(list)
        for gemt in reversed(self.mangler()):
            ledige[self._noegle(gemt.indhold)].append(gemt)
        for linje in self.linjer:
            if linje.afgjort or linje.ref or linje.overtaget or linje.post.kun_annullering:
                continue
            if mulige := ledige.get(self._noegle(linje.indhold)):
                self._erstat(linje, mulige.pop())

    def _genoptag(self) -> None:
        """Let what comes back annul its annulment, so that the same Id finds it again."""
        for linje in self.linjer:
            if linje.genoptager and not linje.afgjort:
                self._erstat(linje, linje.genoptager)

    def _kontroller_maal(self) -> None:
        for linje in self.linjer:
            if linje.maal is None or not linje.afgjort:
                continue
            annulleret = linje.erstatter.pk if linje.erstatter else linje.svarer_til.annullerer_id
            if annulleret is None:
                continue
            maal = linje.maal.svarer_til if isinstance(linje.maal, Linje) else linje.maal
            if maal is None or (
                annulleret != maal.pk and all(annulleret != g.pk for g in maal.efterfoelgere())
            ):
                self._fejl(
                    linje,
                    "annullerer",
                    "Posten er registreret med et andet Id i Annullerer, og det kan ikke ændres.",
                )


def annulleret_noegle(maal: Linje | Gemt) -> int:
    """Return the key of the record that an annulment of a row or record must close."""
    gemt = maal if isinstance(maal, Gemt) else maal.svarer_til
    if gemt is None:
        return maal.post.pk
    hoved = gemt.hoved()
    if not (hoved is gemt or hoved.kun_annullering or hoved.brugt):
        # Corrected since, by a record that the file does not know.
        hoved.brugt = True
        return hoved.pk
    return gemt.pk


def luk(annulleret_siden: datetime, annulleret_til: datetime, siden: datetime) -> datetime:
    """Return until when a record counts that is annulled from `siden`, as the trigger does."""
    if siden == ALDRIG:
        return annulleret_til
    return max(annulleret_siden, min(annulleret_til, siden))
