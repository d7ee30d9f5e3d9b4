"""What a criterion's own page shows: its figure explained, from the sentence down to the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from config.designsystem.formatering import dato, maaned, periode
from config.designsystem.komponenter import Maerke
from indsatser.models import Kriterietype, Paavirkelighed
from maalopfyldelse import tekst
from maalopfyldelse.beregning import Kriterium, Type
from maalopfyldelse.beregning.serie import Punkt
from maalopfyldelse.diagram import Diagram, tegn_forloeb
from maalopfyldelse.queries.maal import Maaldetaljer
from maalopfyldelse.queries.planer import Fastsat
from maalopfyldelse.queries.poster import Maanedssum
from maalopfyldelse.status import Maal
from maalopfyldelse.tekst.format import stort
from maalopfyldelse.visning import maerke_for
from maalopfyldelse.visning_poster import (
    NOEJAGTIGT,
    Celle,
    Tabel,
    enhedens_navn,
    posternes_titel,
    posttabel,
    rettelseslinje,
    talcelle,
    vist_vaerdi,
)

TYPER = {
    Kriterietype.ANTAL: "Målet er et antal, der mindst skal nås i perioden.",
    Kriterietype.LOFT: "Målet er et antal, der højst må nås i perioden.",
    Kriterietype.AENDRING: "Målet er en ændring i procent i forhold til nulpunktet.",
    Kriterietype.ANDEL: "Målet er en andel af alle, regnet i procent.",
    Kriterietype.NIVEAU: "Målet er et niveau; den seneste måling tæller.",
    Kriterietype.MILEPAEL: "Målet er noget, der skal være på plads inden en frist.",
    Kriterietype.UDRULNING: "Målet er, at boligorganisationerne tager noget i brug.",
    Kriterietype.AFLEDT: "Målet er, at andre planer lever op til deres mål.",
    Kriterietype.KVALITATIV: "Målet vurderes i ord og indgår ikke i procenterne.",
}
PAAVIRKELIGHED = {
    Paavirkelighed.DIREKTE: "Direkte: Det afhænger af planens egen indsats, om målet nås.",
    Paavirkelighed.BIDRAGER: "Vi bidrager: Planens indsats er én af flere ting, der afgør det.",
    Paavirkelighed.FOELGES: "Målet følges kun: Planen kan ikke selv påvirke det.",
}
FAA_POSTER = 10
# What the two lines of the chart are called.
LINJER = {
    Type.ANTAL: ("Nået", "Forventet"),
    Type.LOFT: ("Talt", "Loftet, fordelt jævnt på perioden"),
    Type.AENDRING: ("Talt", "Målet: nulpunktet med den ønskede ændring"),
    Type.ANDEL: ("Andel i procent", "Målet i procent"),
    Type.NIVEAU: ("Målt", "Forventet"),
    Type.UDRULNING: ("Er med", "Forventet"),
}


@dataclass(frozen=True, slots=True)
class Forloeb:
    diagram: Diagram
    opnaaet: str
    forventet: str
    revisioner: Sequence[str]
    tabel: Tabel


@dataclass(frozen=True, slots=True)
class Maalside:
    detaljer: Maaldetaljer
    navn: str
    vindue: str
    figur: str
    maerke: Maerke | None
    forklaring: str  # of the state
    saetning: str
    procenter: Sequence[str]
    forbehold: Sequence[str]
    udregning: str
    grundlag: Sequence[str]
    forloeb: Forloeb | None
    maaneder: Tabel | None
    borgere: str
    poster: Tabel | None
    posterne: str  # what is shown of how much
    maaltal: Tabel | None
    fakta: Sequence[tuple[str, str]]
    rettelser: Sequence[str]

    @property
    def faa_poster(self) -> bool:
        """Whether the records are so few that nobody need ask for them."""
        return len(self.detaljer.poster) <= FAA_POSTER


def maalside(detaljer: Maaldetaljer, hovedformaal: str) -> Maalside:
    maal, status = detaljer.maal, detaljer.status
    vindue = status.resultat.vindue
    maerke = maerke_for(maal.resultat.tilstand) if maal else None
    return Maalside(
        detaljer=detaljer,
        navn=detaljer.version.tekst,
        vindue=periode(vindue.fra, vindue.til),
        figur=stort(tekst.figur(maal)) if maal else "",
        maerke=maerke,
        forklaring=tekst.tegn(maal.resultat.tilstand).forklaring if maal else "",
        saetning=tekst.saetning(maal, status) if maal else "",
        procenter=_procenter(detaljer),
        forbehold=[tekst.forbehold_tekst(f) for f in maal.resultat.forbehold] if maal else (),
        udregning=tekst.udregning(maal, status) if maal else "",
        grundlag=tekst.grundlag(maal, status) if maal else (),
        forloeb=_forloeb(detaljer),
        maaneder=_maaneder(detaljer),
        borgere=_borgere(detaljer),
        poster=posttabel(detaljer.poster, detaljer.rod, maal) if maal else None,
        posterne=posternes_titel(detaljer.poster),
        maaltal=_maaltal(detaljer),
        fakta=_fakta(detaljer, hovedformaal),
        rettelser=[rettelseslinje(post, detaljer.rod) for post in detaljer.rettelser],
    )


def linkede_planer(detaljer: Maaldetaljer) -> list[str]:
    """The kortnavne of the plans whose goals this one follows."""
    maal = detaljer.maal
    return [plan.noegle for plan in maal.resultat.grundlag.planer] if maal else []


def _procenter(detaljer: Maaldetaljer) -> list[str]:
    maal, graenser = detaljer.maal, detaljer.status.resultat.graenser
    if maal is None:
        return []
    dele = (
        (maal.resultat.p_krav, "af det, perioden kræver"),
        (maal.resultat.p_forv, f"af det, vi kunne forvente {dato(detaljer.status.pr_dato)}"),
    )
    fundne = [f"{tekst.procenttekst(p, graenser)} {af}" for p, af in dele if p is not None]
    return [*(f"{led}," for led in fundne[:-1]), *fundne[-1:]]  # "... kræver, og 97 % af ..."


def _forloeb(detaljer: Maaldetaljer) -> Forloeb | None:
    if not any(punkt.opnaaet is not None for punkt in detaljer.forloeb):
        return None
    opnaaet, forventet = LINJER[detaljer.rod.type]
    revisioner = _revisioner(detaljer)
    diagram = tegn_forloeb(
        detaljer.forloeb,
        detaljer.status.resultat.vindue,
        [(dag, "Måltal ændret") for dag, _ in revisioner],
    )
    return Forloeb(
        diagram=diagram,
        opnaaet=opnaaet,
        forventet=forventet,
        revisioner=[linje for _, linje in revisioner],
        tabel=_forloebstabel(detaljer.forloeb, opnaaet, forventet),
    )


def _forloebstabel(punkter: Sequence[Punkt], opnaaet: str, forventet: str) -> Tabel:
    def celle(overskrift: str, vaerdi: Fraction | None) -> Celle:
        return Celle(overskrift, "–" if vaerdi is None else tekst.tal(vaerdi), er_tal=True)

    raekker = [
        [Celle("Pr.", dato(p.dato)), celle(opnaaet, p.opnaaet), celle(forventet, p.forventet)]
        for p in punkter
    ]
    return Tabel("Tallene i figuren", raekker[0], raekker, som_kort=False)


def _revisioner(detaljer: Maaldetaljer) -> list[tuple[date, str]]:
    """The days in the window on which a måltal was decided anew, and what it became."""
    maal, vindue = detaljer.maal, detaljer.status.resultat.vindue
    fundne = []
    if maal is None:
        return fundne
    for gaeldende in maal.resultat.grundlag.maaltal:
        for version in gaeldende.versioner[1:]:
            if version.besluttet and vindue.indeholder(version.besluttet):
                nyt = tekst.maaltal_tekst(version.vaerdi, maal, detaljer.rod.type)
                fundne.append(
                    (version.besluttet, f"{dato(version.besluttet)}: måltallet blev {nyt}.")
                )
    return sorted(fundne)


def _maaneder(detaljer: Maaldetaljer) -> Tabel | None:
    if detaljer.maanedstal:
        return _fra_maanedstal(detaljer)
    summer = detaljer.summer
    if detaljer.rod.type not in (Type.ANTAL, Type.LOFT, Type.ANDEL) or not summer.maaneder:
        return None
    raekker = [_maanedsraekke(m, detaljer) for m in (*summer.maaneder, summer.i_alt)]
    return Tabel("Måned for måned", raekker[0], raekker, som_kort=False)


def _maanedsraekke(m: Maanedssum, detaljer: Maaldetaljer) -> list[Celle]:
    raekke = [Celle("Måned", "I alt" if m.maaned is None else maaned(m.maaned).capitalize())]
    if detaljer.rod.type is Type.ANDEL:
        raekke.append(talcelle("Tæller", m.sum.taeller))
        raekke.append(talcelle("Nævner", m.sum.naevner))
    else:
        raekke.append(talcelle(enhedens_navn(detaljer.maal), m.sum.antal))
    if not detaljer.rod.kilde.startswith("moeder:"):
        raekke.append(talcelle("Registreringer", m.sum.poster))
    if detaljer.summer.i_alt.borgere:
        raekke.append(talcelle("Forskellige borgere", m.borgere))
    return raekke


def _fra_maanedstal(detaljer: Maaldetaljer) -> Tabel | None:
    daekning = detaljer.maal.resultat.grundlag.daekning if detaljer.maal else None
    if daekning is None or not daekning.maaneder:
        return None
    raekker = []
    for md in daekning.maaneder:
        enheder = detaljer.enheder.spurgte(md)
        kendte = [detaljer.maanedstal[e, md] for e in enheder if (e, md) in detaljer.maanedstal]
        antal = talcelle(enhedens_navn(detaljer.maal), sum(kendte, Fraction())) if kendte else None
        raekker.append(
            [
                Celle("Måned", maaned(md.foerste).capitalize()),
                antal or Celle(enhedens_navn(detaljer.maal), "mangler", er_tal=True),
                Celle(
                    "Boligorganisationer med tal", f"{len(kendte)} af {len(enheder)}", er_tal=True
                ),
            ]
        )
    return Tabel("Måned for måned", raekker[0], raekker, som_kort=False)


def _borgere(detaljer: Maaldetaljer) -> str:
    antal = detaljer.summer.i_alt.borgere
    if not antal:
        return ""
    return (
        f"Det, der er talt med, gælder {tekst.antal(antal, 'borger', 'forskellige borgere')} "
        "blandt de registreringer, hvor det er skrevet op."
    )


def _maaltal(detaljer: Maaldetaljer) -> Tabel | None:
    ordmaal = detaljer.maal
    maaltal = [f for f in detaljer.fastsat if not f.er_nulpunkt]
    if not maaltal:
        return None
    raekker = [
        [
            Celle("Periode", periode(f.fra, f.til)),
            Celle("Måltal", _maaltalsord(f, ordmaal, detaljer.rod)),
            Celle("Besluttet", dato(f.besluttet) if f.besluttet else "fra planens begyndelse"),
            Celle("Begrundelse", f.ord),
        ]
        for f in sorted(maaltal, key=lambda f: (f.fra, f.besluttet or date.min))
    ]
    brugte = [nr for nr in range(4) if any(raekke[nr].tekst for raekke in raekker)]
    raekker = [[raekke[nr] for nr in brugte] for raekke in raekker]
    return Tabel("Måltal", raekker[0], raekker)


def _maaltalsord(fastsat: Fastsat, maal: Maal | None, rod: Kriterium) -> str:
    vaerdi = None if fastsat.vaerdi is None else Fraction(fastsat.vaerdi)
    if maal is None:
        return "–" if vaerdi is None else tekst.tal(vaerdi, NOEJAGTIGT)
    ord_ = tekst.maaltal_tekst(vaerdi, maal, rod.type)
    return stort(ord_)


def _fakta(detaljer: Maaldetaljer, hovedformaal: str) -> list[tuple[str, str]]:
    """What the plan itself says of the goal; what it does not say is said once, together."""
    version, rod = detaljer.version, detaljer.rod
    er_hovedformaal = not detaljer.aktivitet and not detaljer.omraade
    hvorfor = "\n\n".join(
        f"{navn}: {formaal}"
        for navn, formaal in (
            *((del_.navn, del_.formaal) for del_ in (detaljer.aktivitet, detaljer.omraade) if del_),
            ("Planens hovedformål", hovedformaal if er_hovedformaal else ""),
        )
        if formaal.strip()
    )
    frist = dato(rod.tidsfrist) if rod.tidsfrist else ""
    planens_ord = (detaljer.maal or version).tidsfrist_tekst.strip()
    if frist and planens_ord:
        frist = f"{frist}. I planen står der »{planens_ord}«."
    alle = [
        ("Hvorfor måler vi det?", hvorfor),
        ("Kan vi påvirke det?", PAAVIRKELIGHED.get(version.paavirkelighed, "")),
        ("Hvordan måles det?", version.maalemetode),
        ("Hvad slags mål er det?", TYPER[Kriterietype(rod.type)]),
        ("Frist", frist),
        ("Nulpunkt", _nulpunkt(detaljer)),
    ]
    mangler = [
        navn.lower()
        for navn, ord_ in (("målemetoden", version.maalemetode), ("formålet", hvorfor))
        if not ord_.strip()
    ]
    if mangler:
        alle.append(("Står ikke i planen", tekst.opremsning(mangler).capitalize()))
    return [(navn, ord_) for navn, ord_ in alle if ord_.strip()]


def _nulpunkt(detaljer: Maaldetaljer) -> str:
    nulpunkt = next((f for f in reversed(detaljer.fastsat) if f.er_nulpunkt), None)
    if nulpunkt is None:
        return ""
    naar = periode(nulpunkt.fra, nulpunkt.til)
    vaerdi = vist_vaerdi(nulpunkt.vaerdi)
    if nulpunkt.vaerdi is None and detaljer.rod.indikator:
        vaerdi = "månedstallene"
    kilde = f" Kilde: {nulpunkt.ord}" if nulpunkt.ord.strip() else ""
    return f"{stort(vaerdi)} for {naar}.{kilde}"
