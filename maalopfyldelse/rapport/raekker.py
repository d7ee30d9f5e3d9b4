"""The plan's goals as the report lists them: by indsatsområde and aktivitet, and one by one in the appendix."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from indsatser.models import Kriterieniveau, Paavirkelighed
from maalopfyldelse.beregning import Samlet, Type
from maalopfyldelse.rapport.hent import Planoplysninger
from maalopfyldelse.rapport.indhold import (
    Aktivitet,
    Bilagsmaal,
    Bjaelke,
    Maalraekke,
    Maerke,
    Omraade,
    Oplysning,
)
from maalopfyldelse.status import Aktivitetsstatus, Maal, Planstatus
from maalopfyldelse.tekst import (
    Tegn,
    dato,
    figur,
    grundlag,
    medregnet_tekst,
    procenttekst,
    saetning,
    tegn,
    udregning,
)
from maalopfyldelse.tekst.format import stort

MED_BJAELKE = frozenset({Type.ANTAL, Type.LOFT, Type.UDRULNING})
HELE_PLANEN = "Mål for hele planen"
PROCESSER = "Organisation og processer"
UDEN_MAAL = "Ingen mål i opgørelsesperioden."


def ankre(status: Planstatus) -> dict[str, str]:
    """Each goal's place in the appendix. A code may hold any character, so its number is used."""
    return {kode: f"maal-{nr}" for nr, kode in enumerate(status.maal, start=1)}


def maerke(t: Tegn, tekst: str | None = None) -> Maerke:
    return Maerke(t.ord if tekst is None else tekst, t.form, t.tone)


def omraader(status: Planstatus, planen: Planoplysninger) -> list[Omraade]:
    steder = ankre(status)
    return [
        *_paa_planens_niveau(status, planen, steder),
        *(
            Omraade(
                navn=omraade.navn,
                formaal=planen.omraadeformaal.get(omraade.kode, ""),
                linje=_linje(omraade.samlet, status),
                maal=_raekker(omraade.maal, status, steder),
                aktiviteter=[
                    _aktivitet(aktivitet, status, planen, steder)
                    for aktivitet in omraade.aktiviteter
                ],
                tom="" if omraade.maal or omraade.aktiviteter else UDEN_MAAL,
            )
            for omraade in status.omraader
        ),
    ]


def _paa_planens_niveau(
    status: Planstatus, planen: Planoplysninger, steder: Mapping[str, str]
) -> Iterable[Omraade]:
    processer = [m for m in status.hovedmaal if m.niveau == Kriterieniveau.PROCES]
    hele = [m for m in status.hovedmaal if m.niveau != Kriterieniveau.PROCES]
    for navn, formaal, maalene in (
        (HELE_PLANEN, planen.version.hovedformaal, hele),
        (PROCESSER, "", processer),
    ):
        if maalene:
            yield Omraade(navn, formaal, "", _raekker(maalene, status, steder), [], "")


def _aktivitet(
    aktivitet: Aktivitetsstatus,
    status: Planstatus,
    planen: Planoplysninger,
    steder: Mapping[str, str],
) -> Aktivitet:
    return Aktivitet(
        navn=aktivitet.navn,
        formaal=planen.aktivitetsformaal.get(aktivitet.kode, ""),
        linje=_linje(aktivitet.samlet, status) if aktivitet.maal else UDEN_MAAL,
        maal=_raekker(aktivitet.maal, status, steder),
    )


def _linje(samlet: Samlet | None, status: Planstatus) -> str:
    """The group's two figures, and how many goals they rest on."""
    if samlet is None or not samlet.maal:
        return ""
    graenser = status.resultat.graenser
    dele = []
    if samlet.krav is not None:
        dele.append(f"{procenttekst(samlet.krav, graenser)} af kravet")
    if samlet.forventet is not None:
        dele.append(f"{procenttekst(samlet.forventet, graenser)} af det forventede")
    if not dele:
        return f"{medregnet_tekst(samlet)}."
    return f"{' og '.join(dele)}. {medregnet_tekst(samlet)}."


def _raekker(
    maalene: Sequence[Maal], status: Planstatus, steder: Mapping[str, str]
) -> list[Maalraekke]:
    return [
        Maalraekke(
            kode=maal.kode,
            anker=steder[maal.kode],
            tekst=maal.tekst,
            figur=stort(figur(maal)),
            bjaelke=_bjaelke(maal),
            maerke=maerke(tegn(maal.resultat.tilstand)),
            forbehold=_forbehold(maal),
        )
        for maal in maalene
    ]


def _forbehold(maal: Maal) -> str:
    ord_ = [forbehold.value for forbehold in maal.resultat.forbehold]
    if maal.resultat.svarer_til:
        ord_.append(f"samme mål som {maal.resultat.svarer_til}")
    return stort(", ".join(ord_))


def _bjaelke(maal: Maal) -> Bjaelke | None:
    r = maal.resultat
    if r.type not in MED_BJAELKE or r.opnaaet is None or not r.krav:
        return None
    forventet = None if r.forventet is None else _bredde(r.forventet / r.krav)
    return Bjaelke(_bredde(r.opnaaet / r.krav) if r.opnaaet else None, forventet)


def _bredde(andel: Fraction) -> str:
    """The share of the bar, cut to it: the figure beside the bar is not cut."""
    return f"{float(min(max(andel, Fraction()), Fraction(1)) * 100):.2f}%"


def bilag(status: Planstatus, planen: Planoplysninger) -> list[Bilagsmaal]:
    steder = ankre(status)
    tilhoer = _tilhoer(status)
    return [
        Bilagsmaal(
            kode=maal.kode,
            anker=steder[maal.kode],
            tekst=maal.tekst,
            maerke=maerke(tegn(maal.resultat.tilstand)),
            tilhoer=tilhoer.get(maal.kode, HELE_PLANEN),
            saetning=saetning(maal, status),
            udregning=udregning(maal, status),
            grundlag=[stort(punkt) for punkt in grundlag(maal, status)],
            oplysninger=_oplysninger(maal, planen),
        )
        for maal in status.maal.values()
    ]


def _tilhoer(status: Planstatus) -> dict[str, str]:
    """Where in the plan each goal stands."""
    hvor = {m.kode: PROCESSER for m in status.hovedmaal if m.niveau == Kriterieniveau.PROCES}
    for omraade in status.omraader:
        hvor |= {m.kode: omraade.navn for m in omraade.maal}
        for aktivitet in omraade.aktiviteter:
            hvor |= {m.kode: f"{omraade.navn}, {aktivitet.navn}" for m in aktivitet.maal}
    return hvor


def _oplysninger(maal: Maal, planen: Planoplysninger) -> list[Oplysning]:
    fundne = [
        Oplysning("Målet er ændret" + (f" {dato(besluttet)}:" if besluttet else ":"), grund)
        for besluttet, grund in planen.maaltalsgrunde.get(maal.kode, ())
    ]
    if kilde := planen.nulpunktskilder.get(maal.kode):
        fundne.append(Oplysning("Nulpunktets kilde:", kilde))
    if maal.maalemetode:
        fundne.append(Oplysning("Målemetode:", maal.maalemetode))
    if maal.paavirkelighed:
        ord_ = Paavirkelighed(maal.paavirkelighed).label
        fundne.append(Oplysning("Kan vi påvirke det?", f"{stort(ord_)}."))
    return fundne
