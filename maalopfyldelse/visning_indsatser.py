"""What the page on a plan's indsatser shows: the plan's own texts beside how far each has come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from config.designsystem.formatering import dato, periode
from config.regneark import Vaerdi
from helhedsplan.dansk import smaa
from indsatser.models import Aktivitetversion, Indsatsomraadeversion
from maalopfyldelse import tekst
from maalopfyldelse.beregning import Samlet, procent
from maalopfyldelse.status import Aktivitetsstatus, Omraadestatus, Planstatus
from maalopfyldelse.visning import Raekke, gruppelinje, raekke_for

FLEST_NAEVNT = 3
IKKE_OPGJORT = "ikke opgjort"

OMRAADETEKSTER = ("formaal", "problemkompleks", "maalemetode")
AKTIVITETSTEKSTER = (
    "formaal",
    "maalgruppe",
    "indhold_og_praksis",
    "problemkompleks",
    "samarbejdsrelationer",
    "medarbejderressourcer",
    "forankring",
    "maalemetode",
)
FREMME = 3  # as many of an aktivitet's texts as are shown without being asked for


@dataclass(frozen=True, slots=True)
class Afsnitstekst:
    overskrift: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Indsats:
    """An indsatsområde or an aktivitet with its texts, its figures and its goals."""

    anker: str
    navn: str
    kode: str
    linje: str
    krav: str
    forventet: str
    fordeling: str
    tekster: Sequence[Afsnitstekst]
    flere_tekster: Sequence[Afsnitstekst]
    mangler: str
    oplysninger: Sequence[Afsnitstekst]
    delt: str  # said where those who pay and those who lead are not the same
    raekker: Sequence[Raekke]
    aktiviteter: Sequence["Indsats"] = ()


@dataclass(frozen=True, slots=True)
class Indsatsside:
    indledning: str
    indsatser: Sequence[Indsats]
    vindue: str
    hele: bool  # of the plan's period, so that there are no other goals to look for
    uden_tekster: bool


def indsatsside(
    status: Planstatus,
    omraader: Mapping[str, Indsatsomraadeversion],
    aktiviteter: Mapping[str, Aktivitetversion],
) -> Indsatsside:
    vindue = status.resultat.vindue
    return Indsatsside(
        indledning=_indledning(status),
        indsatser=[
            _omraade(nr, omraade, status, omraader, aktiviteter)
            for nr, omraade in enumerate(status.omraader, start=1)
        ],
        vindue=periode(vindue.fra, vindue.til),
        hele=status.resultat.hele,
        uden_tekster=not any(
            _tekster(version, felter)
            for versioner, felter in (
                (omraader, OMRAADETEKSTER),
                (aktiviteter, AKTIVITETSTEKSTER),
            )
            for version in versioner.values()
        ),
    )


def _omraade(
    nr: int,
    omraade: Omraadestatus,
    status: Planstatus,
    omraader: Mapping[str, Indsatsomraadeversion],
    aktiviteter: Mapping[str, Aktivitetversion],
) -> Indsats:
    version = omraader.get(omraade.kode)
    tekster = _tekster(version, OMRAADETEKSTER) if version else []
    return Indsats(
        anker=f"indsats-{nr}",
        navn=omraade.navn,
        kode=omraade.kode,
        linje=gruppelinje(omraade, status.resultat.graenser),
        **_tal(omraade.samlet, status),
        tekster=tekster[:1],
        flere_tekster=tekster[1:],
        mangler=_mangler(version, OMRAADETEKSTER, "indsatsområdet") if version else "",
        oplysninger=(),
        delt="",
        raekker=[raekke_for(maal, status) for maal in omraade.maal],
        aktiviteter=[
            _aktivitet(f"indsats-{nr}-{under}", aktivitet, status, aktiviteter[aktivitet.kode])
            for under, aktivitet in enumerate(omraade.aktiviteter, start=1)
        ],
    )


def _aktivitet(
    anker: str, aktivitet: Aktivitetsstatus, status: Planstatus, version: Aktivitetversion
) -> Indsats:
    tekster = _tekster(version, AKTIVITETSTEKSTER)
    return Indsats(
        anker=anker,
        navn=aktivitet.navn,
        kode=aktivitet.kode,
        linje=gruppelinje(aktivitet, status.resultat.graenser),
        **_tal(aktivitet.samlet, status),
        tekster=tekster[:FREMME],
        flere_tekster=tekster[FREMME:],
        mangler=_mangler(version, AKTIVITETSTEKSTER, "aktiviteten"),
        oplysninger=list(_oplysninger(version)),
        delt=_delt(version),
        raekker=[raekke_for(maal, status) for maal in aktivitet.maal],
    )


def _tal(samlet: Samlet | None, status: Planstatus) -> dict[str, str]:
    if samlet is None:
        return {"krav": IKKE_OPGJORT, "forventet": IKKE_OPGJORT, "fordeling": "ingen mål"}
    graenser = status.resultat.graenser
    return {
        "krav": _procent(samlet.krav, graenser),
        "forventet": _procent(samlet.forventet, graenser),
        "fordeling": tekst.fordelingstekst(samlet),
    }


def _procent(andel: Fraction | None, graenser: Iterable[Fraction]) -> str:
    return IKKE_OPGJORT if andel is None else tekst.procenttekst(andel, graenser)


def _indledning(status: Planstatus) -> str:
    omraader = [omraade for omraade in status.omraader if omraade.kode]
    aktiviteter = sum(len(omraade.aktiviteter) for omraade in status.omraader)
    foerst = (
        f"Planen har {tekst.antal(len(omraader), 'indsatsområde', 'indsatsområder')} "
        f"med {tekst.antal(aktiviteter, 'aktivitet', 'aktiviteter')}."
    )
    opgjorte = sorted(
        (omraade.samlet.forventet, nr, omraade.navn)
        for nr, omraade in enumerate(omraader)
        if omraade.samlet and omraade.samlet.forventet is not None
    )
    if not opgjorte:
        return f"{foerst} Der er ikke noget at opgøre {dato(status.pr_dato)}."
    procenter = [
        (navn, tekst.procenttekst(andel, status.resultat.graenser))
        for andel, _, navn in opgjorte[:FLEST_NAEVNT]
    ]
    af = f"af det, vi kunne forvente {dato(status.pr_dato)}"
    if len(opgjorte) > FLEST_NAEVNT:
        lavest = tekst.opremsning([f"{navn} ({andel})" for navn, andel in procenter])
        return f"{foerst} Lavest ligger {lavest} {af}."
    (navn, andel), *resten = procenter
    naaet = [f"{navn} har nået {andel}", *(" ".join(et) for et in resten)]
    return f"{foerst} {tekst.opremsning(naaet)} {af}."


def _navn(version: Indsatsomraadeversion | Aktivitetversion, felt: str) -> str:
    return version._meta.get_field(felt).verbose_name


def _tekster(
    version: Indsatsomraadeversion | Aktivitetversion, felter: Sequence[str]
) -> list[Afsnitstekst]:
    return [
        Afsnitstekst(_stort(_navn(version, felt)), vaerdi)
        for felt in felter
        if (vaerdi := getattr(version, felt).strip())
    ]


def _mangler(
    version: Indsatsomraadeversion | Aktivitetversion, felter: Sequence[str], hvad: str
) -> str:
    """One sentence for all the texts that the plan does not have."""
    tomme = [_navn(version, felt) for felt in felter if not getattr(version, felt).strip()]
    if not tomme:
        return ""
    if len(tomme) == len(felter):
        return f"Planen har ingen tekster om {hvad}."
    return f"Planen har ingen tekst om {tekst.opremsning(tomme)}."


def _oplysninger(version: Aktivitetversion) -> Iterable[Afsnitstekst]:
    if version.timer_pr_uge is not None:
        yield Afsnitstekst(
            "Arbejdstid", f"{tekst.antal(version.timer_pr_uge, 'time', 'timer')} om ugen"
        )
    if version.finansieret_af:
        yield Afsnitstekst("Finansieret af", version.finansieret_af)
    if version.ledes_af:
        yield Afsnitstekst("Ledes af", version.ledes_af)
    match version.start, version.slut:
        case None, None:
            pass
        case start, None:
            yield Afsnitstekst("Begynder", dato(start))
        case None, slut:
            yield Afsnitstekst("Slutter", dato(slut))
        case start, slut:
            yield Afsnitstekst("Løber", periode(start, slut))


def _delt(version: Aktivitetversion) -> str:
    betaler, leder = version.finansieret_af.strip(), version.ledes_af.strip()
    if not betaler or not leder or smaa(betaler) == smaa(leder):
        return ""
    return f"{betaler} betaler for aktiviteten, men {leder} leder den."


def _stort(ord_: str) -> str:
    return ord_[:1].upper() + ord_[1:]


KOLONNER = (
    "Indsatsområde",
    "Aktivitet",
    "Nået af det, perioden kræver, i procent",
    "Nået af det, vi kunne forvente, i procent",
    "Mål i perioden",
    "Formål",
    "Problemkompleks",
    "Indhold og praksis",
    "Målgruppe",
    "Samarbejdsrelationer",
    "Timer pr. uge",
    "Medarbejderressourcer",
    "Forankring",
    "Finansieret af",
    "Ledes af",
    "Målemetode",
)
_FELTER = (
    "formaal",
    "problemkompleks",
    "indhold_og_praksis",
    "maalgruppe",
    "samarbejdsrelationer",
    "timer_pr_uge",
    "medarbejderressourcer",
    "forankring",
    "finansieret_af",
    "ledes_af",
    "maalemetode",
)


def tabel(
    status: Planstatus,
    omraader: Mapping[str, Indsatsomraadeversion],
    aktiviteter: Mapping[str, Aktivitetversion],
) -> list[list[Vaerdi]]:
    """The rows of the download: each indsatsområde, then its aktiviteter."""
    raekker: list[list[Vaerdi]] = []
    for omraade in status.omraader:
        if omraade.kode:
            raekker.append(_linje(omraade.navn, "", omraade.samlet, omraader[omraade.kode], status))
        raekker.extend(
            _linje(omraade.navn, et.navn, et.samlet, aktiviteter[et.kode], status)
            for et in omraade.aktiviteter
        )
    return raekker


def _linje(
    omraade: str,
    aktivitet: str,
    samlet: Samlet | None,
    version: Indsatsomraadeversion | Aktivitetversion,
    status: Planstatus,
) -> list[Vaerdi]:
    return [
        omraade,
        aktivitet,
        *(
            None if andel is None else procent(andel, status.resultat.graenser)
            for andel in ((samlet.krav, samlet.forventet) if samlet else (None, None))
        ),
        samlet.maal if samlet else None,
        *(getattr(version, felt, None) for felt in _FELTER),
    ]
