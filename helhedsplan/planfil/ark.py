"""A sheet of the planfil as a django-import-export resource, and the register that the apps add theirs to.

The resource declares the columns, and each column's widget cleans and renders its cells. What the rows
mean (versions of settings, or records) is in `versioner` and `fakta`; the rows are compared with the
database as a whole, because importing row by row costs several queries per row.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from import_export.fields import Field
from import_export.resources import Resource
from openpyxl.utils import get_column_letter

from helhedsplan.planfil.celler import Celle
from helhedsplan.planfil.laesning import RaaRaekke, RaatArk
from helhedsplan.planfil.tekst import dansk_tal, navneform

if TYPE_CHECKING:
    from helhedsplan.models import Helhedsplan
    from helhedsplan.planfil.sammenhaeng import Import
    from helhedsplan.planfil.versioner import Versionssaet


class Kolonne(Field):
    """One column: its heading, its kind of cell, and where an exported row finds its value."""

    widget: Celle

    def __init__(
        self,
        overskrift: str,
        celle: Celle,
        attribute: str | None = None,
        *,
        paakraevet: bool = False,
    ):
        super().__init__(attribute=attribute, column_name=overskrift, widget=celle)
        self.paakraevet = paakraevet

    def vis(self, vaerdi: Any) -> str:
        """Return the value as text for a person."""
        vist = self.widget.render(vaerdi)
        if vist is None:
            return ""
        if isinstance(vist, int | float):
            return dansk_tal(vist)
        return vist if isinstance(vist, str) else _som_tekst(vist)


def _som_tekst(vist: Any) -> str:
    return f"{vist.day:02}.{vist.month:02}.{vist.year}"


class Raekke:
    """One cleaned row: the values that are there, and where each stands in the file."""

    __slots__ = ("_bogstaver", "ark", "forkerte", "nr", "v")

    def __init__(self, ark: "Ark", nr: int, bogstaver: dict[str, str]):
        self.ark = ark
        self.nr = nr
        self.v: dict[str, Any] = {}
        self.forkerte: frozenset[str] = frozenset()  # the fields that are wrong or missing
        self._bogstaver = bogstaver

    @property
    def arknavn(self) -> str:
        return self.ark.NAVN

    @property
    def hel(self) -> bool:
        return not self.forkerte

    def forkert(self, felt: str) -> None:
        self.forkerte |= {felt}

    def celle(self, felt: str) -> str:
        """Return the address of a field, such as C7; empty where the file has no such column."""
        bogstav = self._bogstaver.get(felt, "")
        return bogstav and f"{bogstav}{self.nr}"


class Feltraekke(Raekke):
    """The one row of a sheet that lists its fields below one another."""

    __slots__ = ("_raekkenumre", "_vaerdikolonne")

    def __init__(self, ark: "Ark", vaerdikolonne: str):
        super().__init__(ark, 1, {})
        self._vaerdikolonne = vaerdikolonne
        self._raekkenumre: dict[str, int] = {}

    def staar(self, felt: str, nr: int) -> None:
        self._raekkenumre[felt] = nr

    def celle(self, felt: str) -> str:
        nr = self._raekkenumre.get(felt)
        return f"{self._vaerdikolonne}{nr}" if nr else ""


class Ark(Resource):
    """A sheet. Subclasses declare columns and say what their rows mean."""

    NAVN: ClassVar[str]
    PLADS: ClassVar[int]
    """Where the sheet stands in an exported workbook."""
    TRIN: ClassVar[int]
    """When its rows are handled in an import: what others refer to comes first."""
    PAAKRAEVET: ClassVar[bool] = False
    SAMLENDE: ClassVar[tuple[str, str]] = ("række", "rækker")
    """What one row and several are called when they are counted."""

    fields: dict[str, Kolonne]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for navn, kolonne in cls.fields.items():
            kolonne.attribute = kolonne.attribute or navn

    def laes(self, imp: "Import", raat: RaatArk) -> list[Raekke]:
        """Return the sheet's rows, each cell cleaned, having listed everything that is wrong."""
        raekker = raat.raekker()
        foerste = next(raekker, None)
        if foerste is None:
            return []
        kolonner = self._overskrifter(imp, foerste)
        bogstaver = {felt: get_column_letter(nr) for nr, felt in kolonner.items()}
        uden_overskrift: set[int] = set()
        rensede = list(self._rensede(imp, raekker, kolonner, bogstaver, uden_overskrift))
        imp.kolonner_uden_overskrift(self.NAVN, uden_overskrift - foerste.celler.keys())
        return rensede

    def _overskrifter(self, imp: "Import", foerste: RaaRaekke) -> dict[int, str]:
        """Return the field of each column number."""
        efter_navn = {navneform(k.column_name): felt for felt, k in self.fields.items()}
        kolonner: dict[int, str] = {}
        for nr, overskrift in sorted(foerste.celler.items()):
            felt = efter_navn.get(navneform(str(overskrift)))
            if felt is None:
                imp.ukendt_kolonne(self.NAVN, str(overskrift), get_column_letter(nr))
            elif felt in kolonner.values():
                imp.fejl(
                    f"Der er to kolonner, der hedder {self.fields[felt].column_name}. Slet den ene.",
                    ark=self.NAVN,
                    celle=f"{get_column_letter(nr)}{foerste.nr}",
                )
            else:
                kolonner[nr] = felt
        for felt, kolonne in self.fields.items():
            if kolonne.paakraevet and felt not in kolonner.values():
                imp.fejl(
                    f"Kolonnen {kolonne.column_name} mangler. Tilføj den i arkets første række.",
                    ark=self.NAVN,
                )
        return kolonner

    def _rensede(
        self,
        imp: "Import",
        raekker: Iterator[RaaRaekke],
        kolonner: dict[int, str],
        bogstaver: dict[str, str],
        uden_overskrift: set[int],
    ) -> Iterator[Raekke]:
        for raa in raekker:
            raekke = Raekke(self, raa.nr, bogstaver)
            for nr, indhold in raa.celler.items():
                if felt := kolonner.get(nr):
                    self._rens(imp, raekke, felt, indhold)
                else:
                    uden_overskrift.add(nr)
            if raekke.v or raekke.forkerte:
                self._se_efter_mangler(imp, raekke, bogstaver)
                yield raekke

    def _rens(self, imp: "Import", raekke: Raekke, felt: str, indhold: object) -> None:
        try:
            vaerdi = self.fields[felt].widget.clean(indhold)
        except ValueError as fejl:
            raekke.forkert(felt)
            imp.fejl(str(fejl), raekke=raekke, felt=felt)
        else:
            if vaerdi is not None:
                raekke.v[felt] = vaerdi

    def _se_efter_mangler(self, imp: "Import", raekke: Raekke, bogstaver: dict[str, str]) -> None:
        for felt, kolonne in self.fields.items():
            if felt in raekke.v or felt in raekke.forkerte or not self.mangler(raekke, felt):
                continue
            raekke.forkert(felt)
            if felt in bogstaver:  # else the missing column itself has been named
                imp.fejl(
                    f"{kolonne.column_name} mangler. {kolonne.widget.skriv}",
                    raekke=raekke,
                    felt=felt,
                )

    def mangler(self, raekke: Raekke, felt: str) -> bool:
        """Tell whether an empty cell is an error in this row."""
        return self.fields[felt].paakraevet

    def behandl(self, imp: "Import", raekker: list[Raekke]) -> None:
        """Compare the rows with the database and plan what to write."""
        raise NotImplementedError

    def versionssaet(self) -> "list[Versionssaet]":
        """Return the kinds of settings in the sheet, whose history an export tells too."""
        return []

    def eksportraekker(self, plan: "Helhedsplan") -> Iterable[Any]:
        """Return the objects that an export writes a row for, in order."""
        raise NotImplementedError

    def eksportkolonner(self) -> list[Kolonne]:
        return list(self.fields.values())

    def eksportceller(self, plan: "Helhedsplan") -> Iterator[list[Any]]:
        for objekt in self.eksportraekker(plan):
            yield self.eksporter_raekke(objekt)

    def eksporter_raekke(self, objekt: Any) -> list[Any]:
        return [kolonne.export(objekt) for kolonne in self.fields.values()]


_registrerede: list[type[Ark]] = []


def registrer(*arkklasser: type[Ark]) -> None:
    """Add an app's sheets to the exchange; called from its `AppConfig.ready`."""
    for klasse in arkklasser:
        if klasse not in _registrerede:
            _registrerede.append(klasse)


def alle_ark() -> list[Ark]:
    """Return a fresh instance of every sheet, in the order of the workbook."""
    return sorted((klasse() for klasse in _registrerede), key=lambda ark: ark.PLADS)
