"""Reads for the page about a plan: its texts, areas, organisations, bodies and changed settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from config.designsystem.formatering import antal, dato, opremsning, periode
from config.regneark import Raekker
from helhedsplan import aendringer as historik
from helhedsplan import omraadeprofil
from helhedsplan.aendringer import Aendring
from helhedsplan.dansk import DanskSmaa, smaa, sorteringsnoegle
from helhedsplan.models import (
    Boligafdelingversion,
    Boligomraade,
    Boligorganisationversion,
    Bruger,
    Helhedsplan,
    Medlemskab,
    Omraadeprofilvaerdi,
    Organmedlem,
    Organtype,
    Organversion,
    Planversion,
)
from helhedsplan.omraadeprofil import Profil, byg_profil
from helhedsplan.planfil.opslag import kommuneform

TEKSTER = (
    "resume",
    "vision",
    "hovedformaal",
    "baggrund",
    "problemkompleks",
    "maalemetoder",
    "organisering",
    "evaluering",
)
ORGANTYPER = {type_: nr for nr, type_ in enumerate(Organtype.values)}


@dataclass(frozen=True, slots=True)
class Del:
    navn: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Linket:
    """A plan that this one continues; the link only for those who may open it."""

    navn: str
    pk: int | None


@dataclass(frozen=True, slots=True)
class Organisationslinje:
    kortnavn: str
    navn: str
    medlem: str
    sammen_med: str


@dataclass(frozen=True, slots=True)
class Omraadelinje:
    navn: str
    afdelinger: Sequence[str]
    lejemaal: str


@dataclass(frozen=True, slots=True)
class Organ:
    navn: str
    type: str
    oplysninger: str
    kommissorium: str
    medlemmer: Sequence[Del]  # who, and as what


@dataclass(frozen=True, slots=True)
class Tabel:
    navn: str
    kolonner: Sequence[str]
    raekker: Raekker


@dataclass(frozen=True, slots=True)
class Omside:
    indledning: str
    fakta: Sequence[Del]
    fortsaetter: Sequence[Linket]
    tekster: Sequence[Del]
    mangler: str
    omraader: Sequence[Omraadelinje]
    profil: Profil | None
    organisationer: Sequence[Organisationslinje]
    organer: Sequence[Organ]
    aendringer: Sequence[Aendring]

    def tabel(self, navn: str) -> Tabel | None:
        """One of the page's tables to be taken along, or None."""
        match navn:
            case "profil":
                return Tabel(
                    "Områdeprofil", omraadeprofil.KOLONNER, omraadeprofil.tabel(self.profil)
                )
            case "omraader":
                raekker = [[o.navn, opremsning(o.afdelinger), o.lejemaal] for o in self.omraader]
                return Tabel("Boligområder", ("Boligområde", "Afdelinger", "Størrelse"), raekker)
            case "organisationer":
                kolonner = ("Boligorganisation", "Navn", "Medlem", "Lagt sammen med")
                linjer = self.organisationer
                raekker = [[o.kortnavn, o.navn, o.medlem, o.sammen_med] for o in linjer]
                return Tabel("Boligorganisationer", kolonner, raekker)
            case "organer":
                raekker = [
                    [o.navn, o.type, m.navn, m.tekst] for o in self.organer for m in o.medlemmer
                ]
                return Tabel("Organer", ("Organ", "Type", "Medlem", "Plads"), raekker)
            case "aendringer":
                return Tabel("Ændringer", historik.KOLONNER, historik.tabel(self.aendringer))
            case _:
                return None


def hent_om(plan: Helhedsplan, bruger: Bruger, *, i_dag: date, kendt_pr: datetime) -> Omside:
    """Everything about the plan as known. Nine queries at most."""
    versioner = historik.kendte(
        Planversion.objects.filter(plan=plan).select_related(
            "indsatsomraadeskema", "plan__sekretariat", "bruger"
        ),
        kendt_pr,
    )
    medlemskaber = historik.kendte(
        Medlemskab.objects.filter(plan=plan).select_related("boligorganisation", "bruger"), kendt_pr
    )
    organer = historik.kendte(
        Organversion.objects.filter(organ__plan=plan).select_related("organ", "bruger"), kendt_pr
    )
    pladser = historik.kendte(
        Organmedlem.objects.filter(organ__plan=plan).select_related("organ", "bruger"), kendt_pr
    )
    version = versioner[-1]
    organisationer = _organisationer(historik.gaeldende(medlemskaber), kendt_pr)
    omraader = _omraader(plan, kendt_pr)
    tekster, mangler = _tekster(version)
    return Omside(
        indledning=_indledning(version, organisationer, omraader, i_dag),
        fakta=list(_fakta(version)),
        fortsaetter=_fortsaetter(version, bruger) if version.fortsaetter else [],
        tekster=tekster,
        mangler=mangler,
        omraader=omraader,
        profil=_profil(plan, version.kommune, kendt_pr),
        organisationer=organisationer,
        organer=_organer(historik.gaeldende(organer), historik.gaeldende(pladser)),
        aendringer=historik.nyeste_foerst(
            [
                *historik.aendringer(versioner, lambda _: "Planen"),
                *historik.aendringer(
                    medlemskaber, lambda v: f"{v.boligorganisation} som medlem af planen"
                ),
                *historik.aendringer(organer, lambda v: v.organ.navn),
                *historik.aendringer(pladser, lambda v: f"{v.navn} i {v.organ.navn}"),
            ]
        ),
    )


def _indledning(
    version: Planversion,
    organisationer: Sequence[Organisationslinje],
    omraader: Sequence[Omraadelinje],
    i_dag: date,
) -> str:
    loeber = "løb" if version.slutdato < i_dag else "løber"
    med = [antal(len(organisationer), "boligorganisation", "boligorganisationer")]
    if omraader:
        med.append(antal(len(omraader), "boligområde", "boligområder"))
    return f"Planen {loeber} {periode(version.startdato, version.slutdato)} med {opremsning(med)}."


def _fakta(version: Planversion) -> Iterable[Del]:
    yield Del("Periode", periode(version.startdato, version.slutdato))
    yield Del("Sekretariat", version.plan.sekretariat.navn)
    skema = version.indsatsomraadeskema
    for navn, vaerdi in (
        ("Status", version.status),
        ("Kommune", version.kommune),
        ("Bevillingsrunde", version.bevillingsrunde),
        ("Indsatsområder efter", skema.navn if skema else ""),
        ("Journalnummer", version.journalnummer),
    ):
        yield Del(navn, vaerdi or historik.IKKE_OPLYST)


def _tekster(version: Planversion) -> tuple[list[Del], str]:
    """The plan's texts under their headings, and one sentence for all that it does not have."""
    tekster, tomme = [], []
    for felt in TEKSTER:
        navn = str(Planversion._meta.get_field(felt).verbose_name)
        if tekst := getattr(version, felt).strip():
            tekster.append(Del(navn[:1].upper() + navn[1:], tekst))
        else:
            tomme.append(navn)
    if not tekster:
        return [], "Planen har ingen tekster endnu."
    return tekster, f"Planen har ingen tekst om {opremsning(tomme)}." if tomme else ""


def _fortsaetter(version: Planversion, bruger: Bruger) -> list[Linket]:
    """The plans by the names they are written with. One query."""
    maa_aabnes = Helhedsplan.objects.synlige_for(bruger).filter(pk=OuterRef("pk"))
    fundne = {
        smaa(kortnavn): pk if aaben else None
        for pk, kortnavn, aaben in Helhedsplan.objects.alias(_smaa=DanskSmaa("kortnavn"))
        .filter(_smaa__in=[smaa(kortnavn) for kortnavn in version.fortsaetter])
        .annotate(aaben=Exists(maa_aabnes))
        .values_list("pk", "kortnavn", "aaben")
    }
    return [Linket(kortnavn, fundne.get(smaa(kortnavn))) for kortnavn in version.fortsaetter]


def _organisationer(
    medlemskaber: Sequence[Medlemskab], kendt_pr: datetime
) -> list[Organisationslinje]:
    versioner = {
        v.boligorganisation_id: v
        for v in Boligorganisationversion.objects.gaeldende(kendt_pr)
        .filter(boligorganisation__in=[m.boligorganisation_id for m in medlemskaber])
        .select_related("indgaar_i")
    }
    linjer = []
    for medlemskab in medlemskaber:
        version = versioner.get(medlemskab.boligorganisation_id)
        linjer.append(
            Organisationslinje(
                kortnavn=medlemskab.boligorganisation.kortnavn,
                navn=version.navn if version else "",
                medlem=spand(medlemskab.fra, medlemskab.til, uden="hele planens periode"),
                sammen_med=str(version.indgaar_i) if version and version.indgaar_i else "",
            )
        )
    return sorted(linjer, key=lambda linje: sorteringsnoegle(linje.kortnavn))


def spand(fra: date | None, til: date | None, *, uden: str) -> str:
    match fra, til:
        case None, None:
            return uden
        case _, None:
            return f"fra {dato(fra)}"
        case None, _:
            return f"til {dato(til)}"
        case _:
            return periode(fra, til)


def _omraader(plan: Helhedsplan, kendt_pr: datetime) -> list[Omraadelinje]:
    """The boligområder in which the members have afdelinger. One query."""
    egne = Medlemskab.objects.filter(plan=plan).values("boligorganisation")
    pr_omraade: dict[str, list[Boligafdelingversion]] = {}
    for version in (
        Boligafdelingversion.objects.gaeldende(kendt_pr)
        .filter(boligafdeling__boligorganisation__in=egne, boligomraade__isnull=False)
        .select_related("boligafdeling__boligorganisation", "boligomraade")
        .order_by("boligafdeling__boligorganisation_id", "boligafdeling__afdelingsnr")
    ):
        pr_omraade.setdefault(version.boligomraade.navn, []).append(version)
    return [
        _omraadelinje(navn, pr_omraade[navn]) for navn in sorted(pr_omraade, key=sorteringsnoegle)
    ]


def _omraadelinje(navn: str, afdelinger: Sequence[Boligafdelingversion]) -> Omraadelinje:
    kendte = [a.lejemaal for a in afdelinger if a.lejemaal is not None]
    lejemaal = antal(sum(kendte), "lejemål", "lejemål") if kendte else historik.IKKE_OPLYST
    if kendte and len(kendte) < len(afdelinger):
        lejemaal += f" ({len(kendte)} af {len(afdelinger)} afdelinger)"
    return Omraadelinje(
        navn,
        [
            f"{a.boligafdeling.boligorganisation} {a.navn or a.boligafdeling.afdelingsnr}"
            for a in afdelinger
        ],
        lejemaal,
    )


def _profil(plan: Helhedsplan, kommune: str, kendt_pr: datetime) -> Profil | None:
    """The profile of the boligområder that the plan works in, and the kommune's own. One query.

    Another plan of the same kommune has areas that this one's members need not see.
    """
    form = kommuneform(kommune)
    afdelinger = Boligafdelingversion.objects.gaeldende(kendt_pr).filter(
        boligafdeling__boligorganisation__in=Medlemskab.objects.gaeldende(kendt_pr)
        .filter(plan=plan)
        .values("boligorganisation"),
        boligomraade__isnull=False,
    )
    navngivne = Boligomraade.objects.filter(registreringer__kriterium__plan=plan)
    vaerdier = (
        Omraadeprofilvaerdi.objects.gaeldende(kendt_pr)
        .alias(_kommune=DanskSmaa("boligomraade__kommune"))
        .filter(
            Q(boligomraade__in=afdelinger.values("boligomraade"))
            | Q(boligomraade__in=navngivne.values("pk"))
            | Q(boligomraade__er_kommune=True, _kommune__in=[form, f"{form} kommune"])
        )
        .select_related("boligomraade")
        .order_by("id")
    )
    return byg_profil(list(vaerdier))


def _organer(organer: Sequence[Organversion], pladser: Sequence[Organmedlem]) -> list[Organ]:
    medlemmer: dict[int, list[Organmedlem]] = {}
    for plads in pladser:
        medlemmer.setdefault(plads.organ_id, []).append(plads)
    return [
        Organ(
            navn=v.organ.navn,
            type=v.get_type_display(),
            oplysninger=_organlinje(v),
            kommissorium=v.kommissorium,
            medlemmer=[_plads(plads) for plads in medlemmer.get(v.organ_id, [])],
        )
        for v in sorted(organer, key=lambda v: (ORGANTYPER[v.type], sorteringsnoegle(v.organ.navn)))
    ]


def _organlinje(organ: Organversion) -> str:
    dele = [organ.get_type_display()]
    if organ.moeder_pr_aar:
        dele.append(f"mødes mindst {antal(organ.moeder_pr_aar, 'gang', 'gange')} om året")
    if organ.fra or organ.til:
        dele.append(spand(organ.fra, organ.til, uden=""))
    return ", ".join(dele)


def _plads(plads: Organmedlem) -> Del:
    navn = f"{plads.navn}, {plads.organisation}" if plads.organisation else plads.navn
    dele = [plads.get_rolle_display()] if plads.rolle else []
    if plads.fra or plads.til:
        dele.append(spand(plads.fra, plads.til, uden=""))
    return Del(navn, ", ".join(dele))
