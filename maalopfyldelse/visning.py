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
from maalopfyldelse.beregning import Resultat, Samlet, Tilstand, Type
from maalopfyldelse.models import Statusrapport
from maalopfyldelse.status import Aktivitetsstatus, Maal, Omraadestatus, Planstatus
from maalopfyldelse.tekst.tilstande import Tone, forbehold_tekst, tegn

HOVEDMAAL = "Mål for hele planen"
FARVER = {
    Tone.GOD: Farve.GROEN,
    Tone.OPMAERKSOM: Farve.GUL,
    Tone.DAARLIG: Farve.ROED,
    Tone.NEUTRAL: Farve.GRAA,
}


@dataclass(frozen=True, slots=True)
class Raekke:
    kode: str
    navn: str
    figur: str
    maerke: Maerke
    forbehold: Sequence[str]
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
    def er_tomt(self) -> bool:
        return not self.raekker and all(under.er_tomt for under in self.afsnit)


@dataclass(frozen=True, slots=True)
class Noegletal:
    navn: str
    tal: str
    er_tal: bool  # otherwise `tal` says why there is none
    forklaring: str


@dataclass(frozen=True, slots=True)
class Statusside:
    status: Planstatus
    periode: str
    forloebet: Fraction
    vindue: str
    noegletal: Sequence[Noegletal]
    medregnet: str
    udeladte: Sequence[str]
    fordeling: str
    segmenter: Sequence[Segment]
    valgt: Maerke | None  # the one status that the list is narrowed to
    alle_url: str
    afsnit: Sequence[Afsnit]


def statusside(status: Planstatus, valg: QueryDict) -> Statusside:
    valgt = Tilstand.__members__.get(valg.get("status", "").upper())
    resultat = status.resultat
    afsnit = list(_afsnit(status, valgt))
    return Statusside(
        status=status,
        periode=tekst.periodetekst(status),
        forloebet=resultat.forloebet,
        vindue=periode(resultat.vindue.fra, resultat.vindue.til),
        noegletal=_noegletal(status),
        medregnet=tekst.medregnet_tekst(resultat.samlet),
        udeladte=tekst.udeladte_tekst(resultat.samlet),
        fordeling=tekst.fordelingstekst(resultat.samlet),
        segmenter=_segmenter(resultat.samlet, valgt, valg),
        valgt=maerke_for(valgt) if valgt else None,
        alle_url=_url(valg, None),
        afsnit=[et for et in afsnit if not et.er_tomt] if valgt else afsnit,
    )


def maerke_for(tilstand: Tilstand) -> Maerke:
    """The word, shape and colour of a state; a goal that is reached is the darker green."""
    vist = tegn(tilstand)
    farve = Farve.MOERKEGROEN if tilstand is Tilstand.NAAET else FARVER[vist.tone]
    return Maerke(vist.ord, Figur(vist.form), farve)


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
    return [
        Noegletal(
            "Nået af det, perioden kræver",
            tekst.procenttekst(samlet.krav),
            samlet.krav is not None,
            f"{samlet.medregnet} mål er regnet med. Perioden er {periode(vindue.fra, vindue.til)}.",
        ),
        Noegletal(
            "Nået af det, vi kunne forvente nu",
            tekst.procenttekst(samlet.forventet),
            samlet.forventet is not None,
            f"{samlet.medregnet_forventet} mål er regnet med. Nu er {dato(status.pr_dato)}.",
        ),
    ]


def _afsnit(status: Planstatus, valgt: Tilstand | None) -> Iterable[Afsnit]:
    if status.hovedmaal:
        yield Afsnit("", HOVEDMAAL, "", _raekker(status.hovedmaal, valgt))
    for omraade in status.omraader:
        yield Afsnit(
            omraade.kode,
            omraade.navn,
            _linje(omraade),
            _raekker(omraade.maal, valgt),
            [
                Afsnit(under.kode, under.navn, _linje(under), _raekker(under.maal, valgt))
                for under in omraade.aktiviteter
                if under.maal or not valgt
            ],
        )


def _linje(gruppe: Omraadestatus | Aktivitetsstatus) -> str:
    samlet = gruppe.samlet
    if samlet is None or samlet.krav is None:
        return ""
    linje = f"{tekst.procenttekst(samlet.krav)} af det, perioden kræver"
    if samlet.forventet is not None:
        linje += f", {tekst.procenttekst(samlet.forventet)} af det, vi kunne forvente nu"
    return f"{linje} ({tekst.medregnet_tekst(samlet)})."


def _raekker(maal: Iterable[Maal], valgt: Tilstand | None) -> list[Raekke]:
    return [_raekke(et) for et in maal if valgt in (None, et.resultat.tilstand)]


def _raekke(maal: Maal) -> Raekke:
    resultat = maal.resultat
    andel, forventet = _bjaelke(resultat)
    return Raekke(
        kode=maal.kode,
        navn=maal.tekst,
        figur=tekst.figur(maal),
        maerke=maerke_for(resultat.tilstand),
        forbehold=[forbehold_tekst(forbehold) for forbehold in resultat.forbehold],
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
