"""All goals of a plan as one table: narrowed, sorted, shown and downloaded alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.http import QueryDict

from config.designsystem.formatering import periode
from config.designsystem.komponenter import Maerke
from config.regneark import Vaerdi
from helhedsplan.dansk import smaa, sorteringsnoegle
from indsatser.models import Kriterieniveau, Kriterietype, Paavirkelighed
from maalopfyldelse import tekst
from maalopfyldelse.beregning import Tilstand, procent
from maalopfyldelse.forms import MaalfilterForm
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.visning import HOVEDMAAL, maerke_for

DECIMALER = 6  # in a file: a share of a nulpunkt may have endlessly many
FILKOLONNER = (
    "Kode",
    "Mål",
    "Type",
    "Niveau",
    "Indsatsområde",
    "Aktivitet",
    "Kan vi påvirke det?",
    "Nået",
    "Opnået",
    "Nulpunkt",
    "Krav",
    "Forventet",
    "Procent af det, perioden kræver",
    "Procent af det, vi kunne forvente",
    "Status",
    "Forbehold",
    "Samme mål som",
    "Opgjort pr.",
)


@dataclass(frozen=True, slots=True)
class Maallinje:
    maal: Maal
    omraade: str
    omraadekode: str
    aktivitet: str
    figur: str
    krav: str
    forventet: str
    maerke: Maerke
    forbehold: str

    @property
    def samme_som(self) -> str | None:
        return self.maal.resultat.svarer_til

    @property
    def type_(self) -> str:
        return Kriterietype(self.maal.resultat.type).label

    @property
    def paavirkelighed(self) -> str:
        ord_ = self.maal.paavirkelighed
        return Paavirkelighed(ord_).label if ord_ else ""


@dataclass(frozen=True, slots=True)
class Kolonne:
    """A column's heading, the address that sorts by it, and how it is sorted now."""

    felt: str
    navn: str
    url: str
    sortering: str  # "ascending", "descending" or "" as aria-sort has it
    er_tal: bool = False


@dataclass(frozen=True, slots=True)
class Maalliste:
    linjer: Sequence[Maallinje]
    antal: str  # how many there are to see, and how many goals they are
    kolonner: Sequence[Kolonne]
    vindue: str
    er_indsnaevret: bool
    alle_url: str
    hele: bool


# By what each column is sorted; None stands last whichever way.
NOEGLER: Mapping[str, tuple[str, Callable[[Maallinje], object | None]]] = {
    "maal": ("Mål", lambda linje: sorteringsnoegle(linje.maal.tekst)),
    "omraade": ("Indsatsområde", lambda linje: sorteringsnoegle(linje.omraade)),
    "type": ("Type", lambda linje: sorteringsnoegle(linje.type_)),
    "krav": ("Nået af kravet", lambda linje: linje.maal.resultat.p_krav),
    "forventet": ("Nået af det forventede", lambda linje: linje.maal.resultat.p_forv),
    "status": ("Status", lambda linje: list(Tilstand).index(linje.maal.resultat.tilstand)),
}
I_TAL = frozenset({"krav", "forventet"})


def linjer_for(status: Planstatus) -> list[Maallinje]:
    """Every goal of the window in the plan's order, with where in the plan it is stated."""
    hvor: dict[str, tuple[str, str, str]] = {}
    for omraade in status.omraader:
        if omraade.kode:
            hvor[omraade.kode] = (omraade.navn, omraade.kode, "")
        for aktivitet in omraade.aktiviteter:
            hvor[aktivitet.kode] = (omraade.navn, omraade.kode, aktivitet.navn)
    return [_linje(maal, hvor, status) for maal in status.maal.values()]


def med_tilstand(status: Planstatus, tilstand: Tilstand | None) -> list[Maallinje]:
    """The goals in this state, or all of them, in the plan's order."""
    linjer = linjer_for(status)
    return [et for et in linjer if tilstand in (None, et.maal.resultat.tilstand)]


def _linje(maal: Maal, hvor: Mapping[str, tuple[str, str, str]], status: Planstatus) -> Maallinje:
    omraade, omraadekode, aktivitet = hvor.get(maal.tilknyttet, (HOVEDMAAL, "", ""))
    graenser = status.resultat.graenser
    return Maallinje(
        maal=maal,
        omraade=omraade,
        omraadekode=omraadekode,
        aktivitet=aktivitet,
        figur=tekst.figur(maal),
        krav=tekst.procenttekst(maal.resultat.p_krav, graenser),
        forventet=tekst.procenttekst(maal.resultat.p_forv, graenser),
        maerke=maerke_for(maal.resultat.tilstand),
        forbehold=", ".join(maal.resultat.forbehold),
    )


def maalliste(
    status: Planstatus, alle: Sequence[Maallinje], filter_: MaalfilterForm, valg: QueryDict
) -> Maalliste:
    vindue = status.resultat.vindue
    return Maalliste(
        linjer=udvalgte(alle, filter_),
        antal=_antal(len(alle), status.resultat.samlet.maal),
        kolonner=[
            _kolonne(felt, navn, filter_.valgt("sorter"), valg)
            for felt, (navn, _) in NOEGLER.items()
        ],
        vindue=periode(vindue.fra, vindue.til),
        er_indsnaevret=filter_.er_indsnaevret,
        alle_url=_url(valg, dict.fromkeys(MaalfilterForm.base_fields, "")),
        hele=status.resultat.hele,
    )


def _antal(formuleringer: int, maal: int) -> str:
    """14 formuleringer af 12 mål: a goal that is stated at two levels has two rows and counts once."""
    if formuleringer == maal:
        return tekst.antal(maal, "mål", "mål")
    return f"{tekst.tal(formuleringer)} formuleringer af {tekst.antal(maal, 'mål', 'mål')}"


def udvalgte(alle: Sequence[Maallinje], filter_: MaalfilterForm) -> list[Maallinje]:
    """The goals that pass every choice, in the chosen order."""
    linjer = [linje for linje in alle if _passer(linje, filter_)]
    sorter = filter_.valgt("sorter")
    if not sorter:
        return linjer
    noegle = NOEGLER[sorter.removeprefix("-")][1]
    kendte = [linje for linje in linjer if noegle(linje) is not None]
    ukendte = [linje for linje in linjer if noegle(linje) is None]
    return sorted(kendte, key=noegle, reverse=sorter.startswith("-")) + ukendte


def _passer(linje: Maallinje, filter_: MaalfilterForm) -> bool:
    resultat = linje.maal.resultat
    valgt = filter_.valgt
    return (
        valgt("status") in ("", resultat.tilstand.name.lower())
        and valgt("type") in ("", resultat.type.value)
        and valgt("omraade") in ("", linje.omraadekode or MaalfilterForm.UDEN_OMRAADE)
        and valgt("paavirkelighed") in ("", linje.maal.paavirkelighed)
        and all(ord_ in _soegetekst(linje) for ord_ in smaa(valgt("tekst")).split())
    )


def _soegetekst(linje: Maallinje) -> str:
    return smaa(f"{linje.maal.kode} {linje.maal.tekst} {linje.omraade} {linje.aktivitet}")


def _kolonne(felt: str, navn: str, sorter: str, valg: QueryDict) -> Kolonne:
    """A second press turns the order; numbers begin with the largest."""
    foerst, dernaest = (f"-{felt}", felt) if felt in I_TAL else (felt, f"-{felt}")
    naeste = dernaest if sorter == foerst else foerst
    sortering = {felt: "ascending", f"-{felt}": "descending"}.get(sorter, "")
    return Kolonne(felt, navn, _url(valg, {"sorter": naeste}), sortering, felt in I_TAL)


def _url(valg: QueryDict, nyt: Mapping[str, str]) -> str:
    ny = valg.copy()
    ny.pop("hent", None)
    for navn, vaerdi in nyt.items():
        ny.pop(navn, None)
        if vaerdi:
            ny[navn] = vaerdi
    return f"?{ny.urlencode()}"


def filraekker(linjer: Sequence[Maallinje], status: Planstatus) -> list[list[Vaerdi]]:
    graenser = status.resultat.graenser

    def hele(andel: Fraction | None) -> int | None:
        return None if andel is None else procent(andel, graenser)

    def afrundet(vaerdi: Fraction | None) -> Fraction | None:
        return None if vaerdi is None else round(vaerdi, DECIMALER)

    return [
        [
            linje.maal.kode,
            linje.maal.tekst,
            linje.type_,
            Kriterieniveau(linje.maal.niveau).label,
            linje.omraade,
            linje.aktivitet,
            linje.paavirkelighed,
            linje.figur,
            afrundet(linje.maal.resultat.opnaaet),
            afrundet(linje.maal.resultat.nulpunkt),
            afrundet(linje.maal.resultat.krav),
            afrundet(linje.maal.resultat.forventet),
            hele(linje.maal.resultat.p_krav),
            hele(linje.maal.resultat.p_forv),
            linje.maerke.tekst,
            linje.forbehold,
            linje.samme_som or "",
            status.pr_dato,
        ]
        for linje in linjer
    ]
