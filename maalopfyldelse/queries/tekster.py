"""The words around the figures: names of areas, activities, criteria and organisations, as known at *t*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, IntegerField, TextField, Value

from helhedsplan.models import Helhedsplan, Medlemskab
from indsatser.models import Aktivitetversion, Indsatsomraadeversion, Kriterieversion


@dataclass(frozen=True, slots=True)
class Kriterietekst:
    kode: str
    tekst: str
    enhed: str
    niveau: str
    tilknyttet: str | None
    retning: str
    frist_som_skrevet: str  # the plan's own words for a vague deadline


@dataclass(frozen=True, slots=True)
class Plantekster:
    """Everything in the plan's own order."""

    omraader: Mapping[str, str] = field(default_factory=dict)  # code -> name
    aktiviteter: Mapping[str, str] = field(default_factory=dict)
    aktivitet_til_omraade: Mapping[str, str | None] = field(default_factory=dict)
    kriterier: Mapping[str, Kriterietekst] = field(default_factory=dict)
    enheder: Mapping[int, str] = field(default_factory=dict)  # member organisations' kortnavne


OMRAADE, AKTIVITET, KRITERIUM, ENHED = range(4)
KOLONNER = (
    "slags",
    "plads",
    "noegle",
    "kode_",
    "navn_",
    "enhed_",
    "niveau_",
    "tilknyttet_",
    "retning_",
    "frist_",
)


def hent_tekster(plan: Helhedsplan, kendt_pr: datetime) -> Plantekster:
    """Fetch a plan's names and wordings. One query, whatever the plan's size."""
    raekker = (
        _raekker(
            Indsatsomraadeversion.objects.gaeldende(kendt_pr).filter(indsatsomraade__plan=plan),
            OMRAADE,
            plads=F("indsatsomraade__raekkefoelge"),
            noegle=F("indsatsomraade_id"),
            kode_=F("indsatsomraade__kode"),
            navn_=F("navn"),
        )
        .union(
            _raekker(
                Aktivitetversion.objects.gaeldende(kendt_pr).filter(aktivitet__plan=plan),
                AKTIVITET,
                plads=F("aktivitet__raekkefoelge"),
                noegle=F("aktivitet_id"),
                kode_=F("aktivitet__kode"),
                navn_=F("navn"),
                tilknyttet_=F("indsatsomraade__kode"),
            ),
            _raekker(
                Kriterieversion.objects.gaeldende(kendt_pr).filter(kriterium__plan=plan),
                KRITERIUM,
                plads=F("kriterium__raekkefoelge"),
                noegle=F("kriterium_id"),
                kode_=F("kriterium__kode"),
                navn_=F("tekst"),
                enhed_=F("enhed"),
                niveau_=F("niveau"),
                tilknyttet_=F("tilknyttet"),
                retning_=F("retning"),
                frist_=F("tidsfrist_tekst"),
            ),
            _raekker(
                Medlemskab.objects.gaeldende(kendt_pr).filter(plan=plan),
                ENHED,
                noegle=F("boligorganisation_id"),
                kode_=F("boligorganisation__kortnavn"),
            ),
            all=True,
        )
        .order_by("slags", "plads", "noegle")
    )
    omraader, aktiviteter, i_omraade, kriterier, enheder = {}, {}, {}, {}, {}
    for slags, _, noegle, kode, navn, enhed, niveau, tilknyttet, retning, frist in raekker:
        if slags == OMRAADE:
            omraader[kode] = navn
        elif slags == AKTIVITET:
            aktiviteter[kode], i_omraade[kode] = navn, tilknyttet or None
        elif slags == ENHED:
            enheder[noegle] = kode
        else:
            kriterier[kode] = Kriterietekst(
                kode, navn, enhed, niveau, tilknyttet or None, retning, frist
            )
    return Plantekster(omraader, aktiviteter, i_omraade, kriterier, enheder)


def _raekker(versioner, slags: int, **felter):
    """Select the union's columns from one kind of versions; those it does not have are empty."""
    tomme = {"plads": Value(0, IntegerField())} | {
        kolonne: Value("", TextField()) for kolonne in KOLONNER[3:]
    }
    return versioner.annotate(
        slags=Value(slags, IntegerField()), **(tomme | felter)
    ).values_list(*KOLONNER)
