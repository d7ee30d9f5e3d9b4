"""The report's section on evictions: this year beside the year that it is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helhedsplan.dansk import sorteringsnoegle
from maalopfyldelse.beregning import Maaned, Periode, Type
from maalopfyldelse.beregning.enheder import Enheder
from maalopfyldelse.beregning.tid import maaneder
from maalopfyldelse.rapport.hent import Medlemsorganisation
from maalopfyldelse.rapport.indhold import (
    Aarslinje,
    Enhedslinje,
    Maanedssoejle,
    Soejlediagram,
    Udsaettelser,
)
from maalopfyldelse.status import Maal, Planstatus
from maalopfyldelse.tekst import antal, opremsning, procenttal, saetning, tal
from maalopfyldelse.tekst.format import INTET, MAANEDER, alle, maanedsliste, maanedsspand, stort
from maalopfyldelse.tekst.tilfaeldighed import overstiger_tilfaeldigheder

KILDE = "udsaettelser"
DECEMBER = 12
KORT_NAVN = 3
INGEN = "ingen"

Tal = Mapping[tuple[int, Maaned], Fraction]


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """Which months stand beside which, and whose figures are asked for."""

    maaneder: Sequence[Maaned]  # of the year that is reported on, also those to come
    forloebne: Sequence[Maaned]
    foer: Mapping[Maaned, Maaned]
    navn_foer: str
    kriterium: Maal | None
    enheder: Enheder

    @property
    def perioder(self) -> list[Periode]:
        """The days for which figures are needed."""
        spand = [self.maaneder, sorted(self.foer.values())]
        return [Periode(m[0].foerste, m[-1].sidste) for m in spand if m]


def sammenligning(
    status: Planstatus, medlemmer: Sequence[Medlemsorganisation]
) -> Sammenligning | None:
    """Return what is to be compared, or None before the first month has ended."""
    vindue = status.resultat.vindue
    aar = min(status.pr_dato, vindue.til).year
    aaret = vindue.snit(Periode(date(aar, 1, 1), date(aar, DECEMBER, 31)))
    aarets = tuple(maaneder(aaret)) if aaret else ()
    forloebne = [m for m in aarets if m.sidste <= status.pr_dato]
    enheder = Enheder(m.medlemskab for m in medlemmer)
    if not any(enheder.spurgte(m) for m in forloebne):
        return None
    kriterium = _kriterium(status)
    foer = _par(kriterium, aarets)
    foerste, sidste = min(foer.values()), max(foer.values())
    return Sammenligning(
        maaneder=aarets,
        forloebne=forloebne,
        foer=foer,
        navn_foer=str(foerste.aar) if foerste.aar == sidste.aar else "nulpunktet",
        kriterium=kriterium,
        enheder=enheder,
    )


def _kriterium(status: Planstatus) -> Maal | None:
    """The goal that the evictions are measured by, if the plan has one."""
    maalene = (*status.hovedmaal, *status.maal.values())
    return next((m for m in maalene if m.kilde == KILDE and m.resultat.type is Type.AENDRING), None)


def _par(kriterium: Maal | None, aarets: Sequence[Maaned]) -> dict[Maaned, Maaned]:
    nulpunkt = kriterium.resultat.grundlag.nulpunkt if kriterium else None
    if nulpunkt is not None and nulpunkt.vaerdi is None:
        efter_navn = {m.md: m for m in maaneder(nulpunkt.periode)}
        if par := {m: efter_navn[m.md] for m in aarets if m.md in efter_navn}:
            return par
    return {m: Maaned(m.aar - 1, m.md) for m in aarets}


@dataclass(slots=True)
class _Sum:
    nu: Fraction = Fraction()
    foer: Fraction = Fraction()
    talt: int = 0  # the pairs that both sums are made of

    def laeg_til(self, nu: Fraction, foer: Fraction) -> None:
        self.nu += nu
        self.foer += foer
        self.talt += 1


@dataclass(slots=True)
class _Opgjort:
    """The sums, over the pairs of which both figures are known; without any earlier year, over `nu`."""

    i_alt: _Sum
    pr_maaned: dict[Maaned, _Sum]
    pr_enhed: dict[int, _Sum]
    mangler: dict[int, list[Maaned]]
    ufuldstaendige: set[Maaned]
    indberettet: int
    spurgt: int
    sammenlagte: dict[int, set[int]]


def udsaettelser(
    status: Planstatus, s: Sammenligning, tal_: Tal, medlemmer: Sequence[Medlemsorganisation]
) -> Udsaettelser | None:
    """Build the section; None where nothing is known and no goal of the plan asks for it."""
    enheder = s.enheder.alle
    har_foer = any(enhed in enheder and m in set(s.foer.values()) for enhed, m in tal_)
    har_nu = any(enhed in enheder and m in set(s.forloebne) for enhed, m in tal_)
    if not (har_nu or har_foer or s.kriterium):
        return None
    o = _opgoer(s, tal_, parvis=har_foer)
    navne = {m.medlemskab.enhed: m.kortnavn for m in medlemmer}
    fund = saetning(s.kriterium, status) if s.kriterium else _saetning(s, o, har_foer)
    aar = str(s.maaneder[0].aar)
    alene = _uden_par(s, tal_, o)
    huller = sum(len(mangler) for mangler in o.mangler.values())
    return Udsaettelser(
        saetninger=[fund],
        diagram=Soejlediagram(_soejler(s, o, alene, har_foer), fund),
        maaneder=[_kort(m) for m in s.maaneder],
        aar=[
            *([_foer_linje(s, o, alene)] if har_foer else []),
            Aarslinje(aar, [_celle(o.pr_maaned.get(m), m, o) for m in s.maaneder], er_nu=True),
        ],
        daekning=_daekning(s, o),
        daekning_kort=f"{tal(o.indberettet)} af {tal(o.spurgt)} månedstal er indberettet",
        noter=_noter(o, navne, har_foer),
        nu=maanedsspand(s.forloebne[0], s.forloebne[-1]),
        foer=_samme(s),
        enheder=[
            _enhedslinje(navne[enhed], o.pr_enhed[enhed], o.mangler.get(enhed, []), har_foer)
            for enhed in sorted(o.pr_enhed, key=lambda e: sorteringsnoegle(navne[e]))
        ],
        i_alt=Enhedslinje(
            "I alt",
            tal(o.i_alt.nu) if o.i_alt.talt else INTET,
            tal(o.i_alt.foer) if o.i_alt.talt and har_foer else INTET,
            antal(huller, "månedstal", "månedstal") if huller else INGEN,
        ),
    )


def _kort(m: Maaned) -> str:
    """jan., maj"""
    navn = MAANEDER[m.md - 1]
    return navn if len(navn) <= KORT_NAVN else f"{navn[:KORT_NAVN]}."


def _opgoer(s: Sammenligning, tal_: Tal, *, parvis: bool) -> _Opgjort:
    o = _Opgjort(_Sum(), {}, {}, {}, set(), 0, 0, {})
    for m in s.forloebne:
        for enhed in s.enheder.spurgte(m):
            pr_enhed = o.pr_enhed.setdefault(enhed, _Sum())
            pr_maaned = o.pr_maaned.setdefault(m, _Sum())
            nu = tal_.get((enhed, m))
            foer, huller = Fraction(), ()
            if parvis:
                foer, huller = _foer(s, tal_, enhed, m)
                if len(dele := s.enheder.sammenlagte(enhed, m)) > 1:
                    o.sammenlagte.setdefault(enhed, set()).update(dele[1:])
            o.spurgt += 1
            o.indberettet += nu is not None
            mangler = [*([m] if nu is None else []), *huller]
            if mangler:
                o.ufuldstaendige.add(m)
                o.mangler.setdefault(enhed, []).extend(mangler)
            if nu is not None and foer is not None:
                for sum_ in (o.i_alt, pr_enhed, pr_maaned):
                    sum_.laeg_til(nu, foer)
    return o


def _foer(
    s: Sammenligning, tal_: Tal, enhed: int, m: Maaned
) -> tuple[Fraction | None, tuple[Maaned, ...]]:
    if m not in s.foer:
        return None, ()
    foer, huller = s.enheder.tal_i_nulpunktet(tal_, enhed, m, s.foer[m])
    return foer, tuple(hul.maaned for hul in huller)


def _uden_par(s: Sammenligning, tal_: Tal, o: _Opgjort) -> dict[Maaned, Fraction]:
    """The earlier year's figures of months that nothing can be compared in, such as those to come."""
    summer = {}
    for m in s.maaneder:
        if m in s.foer and not (m in o.pr_maaned and o.pr_maaned[m].talt):
            talte = [_foer(s, tal_, enhed, m)[0] for enhed in s.enheder.spurgte(m)]
            if kendte := [t for t in talte if t is not None]:
                summer[m] = sum(kendte, Fraction())
    return summer


def _soejler(
    s: Sammenligning, o: _Opgjort, alene: Mapping[Maaned, Fraction], har_foer: bool
) -> list[Maanedssoejle]:
    soejler_ = []
    for m in s.maaneder:
        sum_ = o.pr_maaned.get(m)
        kendt = sum_ is not None and sum_.talt
        foer = sum_.foer if kendt else alene.get(m)
        soejler_.append(
            Maanedssoejle(
                nu=int(sum_.nu) if kendt else None,
                foer=int(foer) if har_foer and foer is not None else None,
                ufuldstaendig=m in o.ufuldstaendige,
            )
        )
    return soejler_


def _celle(sum_: _Sum | None, m: Maaned, o: _Opgjort, *, foer: bool = False) -> str:
    if sum_ is None:
        return ""
    stjerne = "*" if m in o.ufuldstaendige else ""
    vist = sum_.foer if foer else sum_.nu
    return f"{tal(vist) if sum_.talt else INTET}{stjerne}"


def _foer_linje(s: Sammenligning, o: _Opgjort, alene: Mapping[Maaned, Fraction]) -> Aarslinje:
    celler = [
        tal(alene[m]) if m in alene else _celle(o.pr_maaned.get(m), m, o, foer=True)
        for m in s.maaneder
    ]
    return Aarslinje(s.navn_foer.capitalize(), celler, er_nu=False)


def _samme(s: Sammenligning) -> str:
    samme = "samme måned" if len(s.forloebne) == 1 else "samme måneder"
    return f"{samme} i {s.navn_foer}"


def _enhedslinje(navn: str, sum_: _Sum, mangler: Sequence[Maaned], har_foer: bool) -> Enhedslinje:
    return Enhedslinje(
        navn=navn,
        nu=tal(sum_.nu) if sum_.talt else INTET,
        foer=tal(sum_.foer) if sum_.talt and har_foer else INTET,
        mangler=maanedsliste(mangler) or INGEN,
    )


def _daekning(s: Sammenligning, o: _Opgjort) -> str:
    naar = maanedsspand(s.forloebne[0], s.forloebne[-1])
    if o.indberettet == o.spurgt:
        if o.spurgt == 1:
            return f"Månedstallet for {naar} er indberettet."
        return f"{stort(alle(o.spurgt))} månedstal for {naar} er indberettet."
    if not o.indberettet:
        return f"Ingen af de {tal(o.spurgt)} månedstal for {naar} er indberettet."
    return f"{tal(o.indberettet)} af {tal(o.spurgt)} månedstal for {naar} er indberettet."


def _noter(o: _Opgjort, navne: Mapping[int, str], har_foer: bool) -> list[str]:
    noter = []
    if o.ufuldstaendige:
        uden = "Begge år er regnet uden dem." if har_foer else "Summen er regnet uden dem."
        noter.append(
            f"* og hvid søjle: der mangler tal fra en eller flere boligorganisationer. {uden}"
        )
    for enhed, dele in o.sammenlagte.items():
        optaget = opremsning(sorted(navne[del_] for del_ in dele if del_ in navne))
        noter.append(
            f"De tidligere tal for {navne[enhed]} er lagt sammen med tallene for {optaget}, "
            f"som siden er blevet en del af {navne[enhed]}."
        )
    return noter


def _saetning(s: Sammenligning, o: _Opgjort, har_foer: bool) -> str:
    """The finding where no goal of the plan states it."""
    nu = maanedsspand(s.forloebne[0], s.forloebne[-1])
    a, b = o.i_alt.nu, o.i_alt.foer
    udsaettelser_ = "udsættelse" if a == 1 else "udsættelser"
    if not o.indberettet:
        return f"Der er ikke indberettet udsættelser for {nu}."
    if not o.i_alt.talt:
        return f"Der er ingen måned i {nu}, som kan sammenlignes med {_samme(s)}."
    if not har_foer:
        return (
            f"Der er {tal(a)} {udsaettelser_} i {nu}. "
            "Der er ingen tidligere tal at sammenligne med."
        )
    if a == b:
        return f"Der er lige så mange udsættelser i {nu} som i {_samme(s)}: {tal(a)}."
    if not b:
        return f"Der er {tal(a)} {udsaettelser_} i {nu} mod ingen i {_samme(s)}."
    ord_, navneord = ("faldet", "faldet") if a < b else ("steget", "stigningen")
    procent = procenttal(abs((a - b) / b) * 100)
    tilfaeldigt = (
        f"og {navneord} er større, end tilfældigheder normalt kan forklare"
        if overstiger_tilfaeldigheder(int(a), int(b))
        else f"men {navneord} kan skyldes tilfældigheder"
    )
    return (
        f"Udsættelserne er {ord_} {procent} i forhold til {_samme(s)} "
        f"({tal(a)} mod {tal(b)}), {tilfaeldigt}."
    )
