"""What the status page shows, as values that its template only prints.

The words come from `tekst`, the figures from the calculation; here they are put in the page's order,
narrowed to one status where that is asked for, and given the shares of their bars.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.http import QueryDict

from config.designsystem.formatering import dato, periode
from config.designsystem.komponenter import Farve, Figur, Maerke, Segment
from maalopfyldelse import tekst
from maalopfyldelse.beregning import Periode, Resultat, Samlet, Tilstand, Type
from maalopfyldelse.beregning.graenser import Graenser
from maalopfyldelse.beregning.resultat import Forbehold
from maalopfyldelse.models import Statusrapport
from maalopfyldelse.status import Aktivitetsstatus, Maal, Omraadestatus, Planstatus
from maalopfyldelse.tekst import Tone, forbehold_tekst, tegn

HOVEDMAAL = "Mål for hele planen"
FARVER = {
    Tone.GOD: Farve.GROEN,
    Tone.OPMAERKSOM: Farve.GUL,
    Tone.DAARLIG: Farve.ROED,
    Tone.NEUTRAL: Farve.GRAA,
}


@dataclass(frozen=True, slots=True)
class Raekke:
    anker: str
    kode: str
    navn: str
    figur: str
    maerke: Maerke
    forbehold: str
    andel: Fraction | None  # of the whole demand, where a bar says something
    forventet: Fraction | None
    samme_som: str | None  # the code of the goal that this one repeats


@dataclass(frozen=True, slots=True)
class Afsnit:
    """An indsatsområde or an aktivitet: its figure in words, and its criteria."""

    kode: str
    navn: str
    linje: str
    raekker: Sequence[Raekke]
    afsnit: Sequence["Afsnit"] = ()

    @property
    def alle_raekker(self) -> list[Raekke]:
        return [*self.raekker, *(raekke for under in self.afsnit for raekke in under.raekker)]


@dataclass(frozen=True, slots=True)
class Linje:
    """A sentence about one criterion; the template makes the way to its page."""

    tekst: str
    kode: str
    maerke: Maerke


@dataclass(frozen=True, slots=True)
class Noegletal:
    navn: str
    tal: str
    forklaring: str


@dataclass(frozen=True, slots=True)
class Statusside:
    status: Planstatus
    indledning: Sequence[str]
    periode: str  # of the plan's own period
    gaaet: Fraction
    vindue: str
    noegletal: Sequence[Noegletal]
    medregnet: str
    udeladte: Sequence[str]
    segmenter: Sequence[Segment]
    valgt: Maerke | None  # the one status that the list is narrowed to
    alle_url: str
    afsnit: Sequence[Afsnit]
    opmaerksomhed: Sequence[Linje]
    gaar_godt: Sequence[Linje]
    ordforklaring: Sequence[tuple[str, str]]

    @property
    def har_bjaelker(self) -> bool:
        return any(raekke.forventet is not None for et in self.afsnit for raekke in et.alle_raekker)


def statusside(status: Planstatus, valg: QueryDict) -> Statusside:
    valgt = valgt_tilstand(valg)
    resultat = status.resultat
    afsnit = list(_afsnit(status, valgt))
    return Statusside(
        status=status,
        indledning=tekst.hovedsaetninger(status),
        periode=_periodelinje(status),
        gaaet=Periode(status.startdato, status.slutdato).forloebet(status.pr_dato),
        vindue=periode(resultat.vindue.fra, resultat.vindue.til),
        noegletal=_noegletal(status),
        medregnet=tekst.medregnet_tekst(resultat.samlet),
        udeladte=tekst.udeladte_tekst(resultat.samlet, status),
        segmenter=_segmenter(resultat.samlet, valgt, valg),
        valgt=maerke_for(valgt) if valgt else None,
        alle_url=_url(valg, None),
        afsnit=[et for et in afsnit if et.alle_raekker] if valgt else afsnit,
        opmaerksomhed=_linjer(tekst.kraever_opmaerksomhed(status)),
        gaar_godt=_linjer(tekst.det_gaar_godt(status)),
        ordforklaring=_ordforklaring(resultat.kriterier),
    )


def valgt_tilstand(valg: QueryDict) -> Tilstand | None:
    """The one status that the list is narrowed to; an unknown one narrows nothing."""
    return Tilstand.__members__.get(valg.get("status", "").upper())


def maerke_for(tilstand: Tilstand) -> Maerke:
    """The word, shape and colour of a state; a goal that is reached is the darker green."""
    vist = tegn(tilstand)
    farve = Farve.MOERKEGROEN if tilstand is Tilstand.NAAET else FARVER[vist.tone]
    return Maerke(vist.ord, Figur(vist.form), farve)


def _periodelinje(status: Planstatus) -> str:
    return f"{periode(status.startdato, status.slutdato)}: {tekst.periodetekst(status)}"


def _linjer(linjer: Iterable[tekst.Linje]) -> list[Linje]:
    return [
        Linje(linje.tekst, linje.kode, maerke_for(linje.maal.resultat.tilstand)) for linje in linjer
    ]


def _anker(kode: str, status: Planstatus) -> str:
    """The row's place on the page. A code may hold characters that an address does not take."""
    return f"maal-{list(status.maal).index(kode) + 1}"


def _url(valg: QueryDict, tilstand: Tilstand | None) -> str:
    """The same page, narrowed to one status or to none; every other choice is kept."""
    nyt = valg.copy()
    nyt.pop("status", None)
    if tilstand is not None:
        nyt["status"] = tilstand.name.lower()
    return f"?{nyt.urlencode()}#maal"


def _segmenter(samlet: Samlet, valgt: Tilstand | None, valg: QueryDict) -> list[Segment]:
    return [
        Segment(antal, maerke_for(tilstand), _url(valg, tilstand), valgt=tilstand is valgt)
        for tilstand, antal in samlet.fordeling
    ]


def _noegletal(status: Planstatus) -> list[Noegletal]:
    samlet = status.resultat.samlet
    vindue = status.resultat.vindue
    graenser = status.resultat.graenser
    return [
        Noegletal(
            "Nået af det, perioden kræver",
            tekst.procenttekst(samlet.krav, graenser),
            f"{samlet.medregnet} mål er regnet med. Perioden er {periode(vindue.fra, vindue.til)}.",
        ),
        Noegletal(
            "Nået af det, vi kunne forvente nu",
            tekst.procenttekst(samlet.forventet, graenser),
            f"{samlet.medregnet_forventet} mål er regnet med. Nu er {dato(status.pr_dato)}.",
        ),
    ]


def _afsnit(status: Planstatus, valgt: Tilstand | None) -> Iterable[Afsnit]:
    graenser = status.resultat.graenser

    def raekker(maal: Iterable[Maal]) -> list[Raekke]:
        return [raekke_for(et, status) for et in maal if valgt in (None, et.resultat.tilstand)]

    if status.hovedmaal:
        yield Afsnit("", HOVEDMAAL, "", raekker(status.hovedmaal))
    for omraade in status.omraader:
        under = [
            Afsnit(et.kode, et.navn, gruppelinje(et, graenser), raekker(et.maal))
            for et in omraade.aktiviteter
        ]
        yield Afsnit(
            omraade.kode,
            omraade.navn,
            gruppelinje(omraade, graenser),
            raekker(omraade.maal),
            [et for et in under if et.raekker] if valgt else under,
        )


def gruppelinje(gruppe: Omraadestatus | Aktivitetsstatus, graenser: Graenser) -> str:
    """How far an indsatsområde or an aktivitet has come; empty where none of its goals has a share."""
    samlet = gruppe.samlet
    if samlet is None or samlet.krav is None:
        return ""
    linje = f"{tekst.procenttekst(samlet.krav, graenser)} af det, perioden kræver"
    if samlet.forventet is not None:
        forventet = tekst.procenttekst(samlet.forventet, graenser)
        linje += f", {forventet} af det, vi kunne forvente nu"
    return f"{linje}. {tekst.medregnet_tekst(samlet)}."


def raekke_for(maal: Maal, status: Planstatus) -> Raekke:
    resultat = maal.resultat
    andel, forventet = _bjaelke(resultat)
    return Raekke(
        anker=_anker(maal.kode, status),
        kode=maal.kode,
        navn=maal.tekst,
        figur=tekst.figur(maal),
        maerke=maerke_for(resultat.tilstand),
        forbehold=", ".join(forbehold.value for forbehold in resultat.forbehold),
        andel=andel,
        forventet=forventet,
        samme_som=resultat.svarer_til,
    )


def _bjaelke(resultat: Resultat) -> tuple[Fraction | None, Fraction | None]:
    """How far a bar reaches, and where on it the expectation stands; None where a bar says nothing."""
    if resultat.type not in (Type.ANTAL, Type.LOFT, Type.UDRULNING):
        return None, None
    if resultat.opnaaet is None or not resultat.krav:
        return None, None
    forventet = None if resultat.forventet is None else resultat.forventet / resultat.krav
    return resultat.opnaaet / resultat.krav, forventet


def _ordforklaring(resultater: Sequence[Resultat]) -> list[tuple[str, str]]:
    """The states and reservations that stand on the page, each with its sentence."""
    tilstande = {resultat.tilstand for resultat in resultater}
    forbehold = {et for resultat in resultater for et in resultat.forbehold}
    return [(tegn(et).ord, tegn(et).forklaring) for et in Tilstand if et in tilstande] + [
        (et.value, forbehold_tekst(et)) for et in Forbehold if et in forbehold
    ]


def genveje(startdato: date, til_og_med: date, antal: int = 4) -> list[date]:
    """The latest days on which a quarter of the plan ended, the newest first."""
    datoer: list[date] = []
    dag = til_og_med + timedelta(days=1)
    while len(datoer) < antal:
        kvartalets_foerste = date(dag.year, 3 * ((dag.month - 1) // 3) + 1, 1)
        dag = kvartalets_foerste - timedelta(days=1)
        if dag < startdato:
            break
        datoer.append(dag)
    return datoer


def filnavn(rapport: Statusrapport) -> str:
    """A name that says what the file is where it lies among others: "Statusrapport BF ... .pdf"."""
    pr_dato = dato(rapport.opgoerelse.pr_dato).replace("\N{NO-BREAK SPACE}", " ")
    navn = f"Statusrapport {rapport.plan} nr. {rapport.nummer}, {pr_dato}.pdf"
    return "".join(tegn_ if tegn_ not in '\\/:*?"<>|' else "-" for tegn_ in navn)
