"""What the page on the members' monthly figures shows: one indicator of one year, month by month."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.http import urlencode

from config.designsystem.formatering import kort_dato, maanedsnavn, tal
from config.designsystem.komponenter import Diagramsoejle, Menupunkt
from config.regneark import Vaerdi
from helhedsplan.dansk import sorteringsnoegle
from maalopfyldelse.beregning import Maaned, Medlemskab, Periode
from maalopfyldelse.beregning.enheder import Enheder
from maalopfyldelse.tekst import maanedstal as tekst
from udsaettelser.egne_tal import ALTID_SPURGT, BESTAND, OVERSKRIFTER

FRISTDAG = 10  # of the month after (indberetning.md)
MAANEDER = range(1, 13)
IKKE_FORFALDEN = "fristen er ikke nået"

Maanedstal = Mapping[tuple[int, date], Mapping[str, int | None]]


@dataclass(frozen=True, slots=True)
class Celle:
    organisation: str
    tekst: str
    er_tal: bool = False
    mangler: bool = False


@dataclass(frozen=True, slots=True)
class Maanedsraekke:
    maaned: str
    celler: Sequence[Celle]
    i_alt: str
    note: str = ""  # instead of the cells


@dataclass(frozen=True, slots=True)
class Sumcelle:
    organisation: str
    tekst: str
    daekning: str


@dataclass(frozen=True, slots=True)
class Udsaettelsesside:
    aar: int
    aar_foer: int
    pr_dato: date
    indikator: str
    andre_aar: Sequence[Menupunkt]
    indikatorer: Sequence[Menupunkt]
    er_bestand: bool
    saetning: str
    daekning: str
    forbehold: str
    mangler: Sequence[str]
    soejler: Sequence[Diagramsoejle]
    organisationer: Sequence[str]
    raekker: Sequence[Maanedsraekke]
    summer: Sequence[Sumcelle]
    sum_i_alt: Sumcelle

    @property
    def bredde(self) -> int:
        """How many columns there are beside the months."""
        return len(self.organisationer) + 1


@dataclass(frozen=True, slots=True)
class Udsnit:
    """One indicator of the plan's members as of a day, and the day whose knowledge it shows."""

    medlemskaber: Sequence[Medlemskab]
    navne: Mapping[int, str]
    tal: Maanedstal
    aar: int
    indikator: str
    planen: Periode
    pr_dato: date
    i_dag: date

    @property
    def enheder(self) -> Enheder:
        return Enheder(self.medlemskaber)

    def figur(self, enhed: int, maaned: Maaned) -> int | None:
        return self.tal.get((enhed, maaned.foerste), {}).get(self.indikator)

    @property
    def maaneder(self) -> list[Maaned]:
        """The year's months that had ended, until the plan did."""
        return [m for m in self._planens_maaneder if self._er_slut(m)]

    @property
    def ikke_forfaldne(self) -> list[Maaned]:
        return [m for m in self._planens_maaneder if not self._er_slut(m)]

    @property
    def _planens_maaneder(self) -> list[Maaned]:
        alle = [Maaned(self.aar, md) for md in MAANEDER]
        return [m for m in alle if m.sidste <= self.planen.til]

    def _er_slut(self, maaned: Maaned) -> bool:
        return maaned.sidste < self.i_dag and maaned.sidste <= self.pr_dato

    def skal_indberettes(self, maaned: Maaned) -> bool:
        """Earlier months are there to compare with; none of them is missing."""
        return self.indikator in ALTID_SPURGT and self.planen.fra <= maaned.foerste

    @property
    def raekkefoelge(self) -> list[int]:
        """Those asked for, or with figures, in the year; in Danish order."""
        enheder = self.enheder
        med = {enhed for maaned in self.maaneder for enhed in enheder.spurgte(maaned)}
        med |= {
            enhed
            for enhed in self.navne
            if any(self.figur(enhed, maaned) is not None for maaned in self.maaneder)
        }
        return sorted(med, key=lambda enhed: sorteringsnoegle(self.navne[enhed]))


def mulige_indikatorer(tal_: Maanedstal) -> list[str]:
    """Those that everybody is asked for, and those that somebody has sent."""
    return [
        indikator
        for indikator in OVERSKRIFTER
        if indikator in ALTID_SPURGT
        or any(figurer[indikator] is not None for figurer in tal_.values())
    ]


def frist(maaned: Maaned) -> date:
    return (maaned.sidste + timedelta(days=1)).replace(day=FRISTDAG)


def mulige_aar(med_tal: Collection[int], planen: Periode, pr_dato: date) -> dict[int, str]:
    """The years with figures and the plan's own so far, newest first, as they are to be called."""
    sidste = min(planen.til, pr_dato).year
    planens = range(planen.fra.year, sidste + 1)
    return {
        aar: str(aar) if aar in med_tal else f"{aar} (ingen tal endnu)"
        for aar in sorted({*med_tal, *planens}, reverse=True)
        if aar <= sidste
    }


def udsaettelsesside(
    u: Udsnit, aar_i_alt: Mapping[int, str], opgjort: Mapping[str, str]
) -> Udsaettelsesside:
    """The page; its links keep `opgjort`, what is chosen of date and knowledge."""

    def url(aar: int, indikator: str) -> str:
        return f"?{urlencode({'aar': aar, 'indikator': indikator} | dict(opgjort))}"

    enheder, maaneder, raekkefoelge = u.enheder, u.maaneder, u.raekkefoelge
    spurgte = {maaned: enheder.spurgte(maaned) for maaned in maaneder}
    er_bestand = u.indikator == BESTAND
    hele = [
        maaned
        for maaned in maaneder
        if spurgte[maaned] and all(u.figur(e, maaned) is not None for e in spurgte[maaned])
    ]
    nu, foer, sammenlignet = _parvis(u, enheder, spurgte)
    er_parret = sammenlignet and not er_bestand
    ord_ = tekst.INDIKATORORD[u.indikator]
    return Udsaettelsesside(
        aar=u.aar,
        aar_foer=u.aar - 1,
        pr_dato=u.pr_dato,
        indikator=ord_.navn,
        andre_aar=[
            Menupunkt(navn, url(aar, u.indikator), aar == u.aar) for aar, navn in aar_i_alt.items()
        ],
        indikatorer=[
            Menupunkt(tekst.INDIKATORORD[i].navn, url(u.aar, i), i == u.indikator)
            for i in mulige_indikatorer(u.tal)
        ],
        er_bestand=er_bestand,
        saetning=_saetning(u, spurgte, nu, foer, sammenlignet),
        daekning=tekst.daekningssaetning(
            len(hele),
            sum(1 for maaned in maaneder if spurgte[maaned]),
            sum(1 for e in raekkefoelge if any(u.figur(e, m) is not None for m in maaneder)),
            len(raekkefoelge),
        ),
        forbehold=tekst.UDEN_MANGLENDE if er_parret and _har_huller(u, spurgte) else "",
        mangler=_mangler(u, spurgte),
        soejler=_soejler(u, spurgte),
        organisationer=[u.navne[enhed] for enhed in raekkefoelge],
        raekker=[
            *(_raekke(u, maaned, spurgte[maaned], raekkefoelge) for maaned in maaneder),
            *(
                Maanedsraekke(maanedsnavn(maaned.foerste), [], "", IKKE_FORFALDEN.capitalize())
                for maaned in u.ikke_forfaldne
            ),
        ],
        summer=[_sum(u, [enhed], spurgte) for enhed in raekkefoelge],
        sum_i_alt=_sum(u, raekkefoelge, spurgte, hele=len(hele)),
    )


def _parvis(
    u: Udsnit, enheder: Enheder, spurgte: Mapping[Maaned, Sequence[int]]
) -> tuple[dict[Maaned, int], dict[Maaned, int], bool]:
    """The sums by month of this year and of the last, over those that have both.

    Without any figure of the year before, this year's are summed alone.
    """
    kendte = {
        (enhed, Maaned(dag.year, dag.month)): figurer[u.indikator]
        for (enhed, dag), figurer in u.tal.items()
        if figurer[u.indikator] is not None
    }
    nu: dict[Maaned, int] = {}
    foer: dict[Maaned, int] = {}
    for maaned, spurgt in spurgte.items():
        for enhed in spurgt:
            figur = u.figur(enhed, maaned)
            tidligere, _ = enheder.tal_i_nulpunktet(
                kendte, enhed, maaned, Maaned(maaned.aar - 1, maaned.md)
            )
            if figur is not None and tidligere is not None:
                nu[maaned] = nu.get(maaned, 0) + figur
                foer[maaned] = foer.get(maaned, 0) + int(tidligere)
    if foer:
        return nu, foer, True
    for maaned, spurgt in spurgte.items():
        figurer = [f for enhed in spurgt if (f := u.figur(enhed, maaned)) is not None]
        if figurer:
            nu[maaned] = sum(figurer)
    return nu, {}, False


def _saetning(
    u: Udsnit,
    spurgte: Mapping[Maaned, Sequence[int]],
    nu: Mapping[Maaned, int],
    foer: Mapping[Maaned, int],
    sammenlignet: bool,
) -> str:
    ord_ = tekst.INDIKATORORD[u.indikator]
    if u.indikator == BESTAND:
        sidste = max(nu, default=None)
        return tekst.bestandssaetning(
            ord_, nu.get(sidste), foer.get(sidste) if sidste else None, sidste
        )
    return tekst.stroemsaetning(
        ord_,
        sum(nu.values()) if nu else None,
        sum(foer.values()) if sammenlignet else None,
        sorted(nu),
    )


def _har_huller(u: Udsnit, spurgte: Mapping[Maaned, Sequence[int]]) -> bool:
    return any(u.figur(e, maaned) is None for maaned, spurgt in spurgte.items() for e in spurgt)


def _er_forsinket(u: Udsnit, maaned: Maaned) -> bool:
    return u.skal_indberettes(maaned) and frist(maaned) < u.i_dag


def _mangler(u: Udsnit, spurgte: Mapping[Maaned, Sequence[int]]) -> list[str]:
    manglende: dict[int, list[Maaned]] = {}
    for maaned, spurgt in spurgte.items():
        for enhed in spurgt:
            if u.figur(enhed, maaned) is None and _er_forsinket(u, maaned):
                manglende.setdefault(enhed, []).append(maaned)
    samme: dict[tuple[Maaned, ...], list[str]] = {}
    for enhed in u.raekkefoelge:
        if enhed in manglende:
            samme.setdefault(tuple(manglende[enhed]), []).append(u.navne[enhed])
    return [
        tekst.mangler_saetning(navne, maaneder, frist(max(maaneder)))
        for maaneder, navne in samme.items()
    ]


def _raekke(
    u: Udsnit, maaned: Maaned, spurgte: Collection[int], raekkefoelge: Sequence[int]
) -> Maanedsraekke:
    figurer = [f for enhed in spurgte if (f := u.figur(enhed, maaned)) is not None]
    i_alt = tal(sum(figurer)) if figurer else "ingen tal"
    if figurer and len(figurer) < len(spurgte):
        i_alt = f"{i_alt} fra {len(figurer)} af {len(spurgte)}"
    return Maanedsraekke(
        maanedsnavn(maaned.foerste),
        [_celle(u, enhed, maaned, spurgte) for enhed in raekkefoelge],
        i_alt,
    )


def _celle(u: Udsnit, enhed: int, maaned: Maaned, spurgte: Collection[int]) -> Celle:
    navn, figur = u.navne[enhed], u.figur(enhed, maaned)
    if enhed not in spurgte:
        return Celle(navn, "ikke medlem" if figur is None else f"({tal(figur)}) ikke medlem")
    if figur is not None:
        return Celle(navn, tal(figur), er_tal=True)
    if not u.skal_indberettes(maaned):
        return Celle(navn, "ikke oplyst")
    if _er_forsinket(u, maaned):
        return Celle(navn, "mangler", mangler=True)
    return Celle(navn, f"frist {kort_dato(frist(maaned))}")


def _sum(
    u: Udsnit,
    enheder: Collection[int],
    spurgte: Mapping[Maaned, Sequence[int]],
    hele: int | None = None,
) -> Sumcelle:
    """The year's sum over what was asked for, and what it covers; of one organisation or of all."""
    par = [(e, m) for m, spurgt in spurgte.items() for e in spurgt if e in enheder]
    figurer = {(e, m): f for e, m in par if (f := u.figur(e, m)) is not None}
    maaneder = len({m for _, m in par})
    if hele is None:
        navn = u.navne[next(iter(enheder))]
        daekning = f"{len(figurer)} af {maaneder} måneder"
    else:
        navn = "I alt"
        med_tal = len({e for e, _ in figurer})
        daekning = f"{hele} af {maaneder} måneder, {med_tal} af {len(enheder)} organisationer"
    if u.indikator == BESTAND:
        return Sumcelle(navn, "lægges ikke sammen", daekning)
    return Sumcelle(navn, tal(sum(figurer.values())) if figurer else "ingen tal", daekning)


def _soejler(u: Udsnit, spurgte: Mapping[Maaned, Sequence[int]]) -> list[Diagramsoejle]:
    """Each month of the year beside the same month of the year before, of those asked for now."""
    soejler = []
    for md in MAANEDER:
        maaned, foer = Maaned(u.aar, md), Maaned(u.aar - 1, md)
        spurgt = spurgte.get(maaned, ())
        nu_tal = [f for e in spurgt if (f := u.figur(e, maaned)) is not None]
        foer_tal = [f for e in (spurgt or u.raekkefoelge) if (f := u.figur(e, foer)) is not None]
        soejler.append(
            Diagramsoejle(
                maanedsnavn(maaned.foerste)[:3],
                sum(nu_tal) if nu_tal else None,
                sum(foer_tal) if foer_tal else None,
                hel=len(nu_tal) == len(spurgt) and len(foer_tal) in (0, len(spurgt)),
            )
        )
    return soejler


def kolonner(u: Udsnit) -> list[str]:
    return ["Måned", *(u.navne[enhed] for enhed in u.raekkefoelge), "I alt"]


def tabel(u: Udsnit) -> list[list[Vaerdi]]:
    """The rows of the download: numbers as numbers, and a missing one as what it is called."""
    raekker: list[list[Vaerdi]] = []
    for maaned in u.maaneder:
        spurgte = u.enheder.spurgte(maaned)
        celler: list[Vaerdi] = []
        for enhed in u.raekkefoelge:
            figur = u.figur(enhed, maaned)
            celler.append(_celle(u, enhed, maaned, spurgte).tekst if figur is None else figur)
        kendte = [f for e in spurgte if (f := u.figur(e, maaned)) is not None]
        raekker.append([maaned.foerste, *celler, sum(kendte) if kendte else None])
    for maaned in u.ikke_forfaldne:
        raekker.append([maaned.foerste, *[IKKE_FORFALDEN for _ in u.raekkefoelge], None])
    return raekker
