"""Sheet Tidligere versioner: what settings said before, and since when.

The contract's sheets say when a record was known, but have no column for when a setting was. Without it a
plan moved to another installation would lose which date, weight or membership counted at an earlier
time, so an export adds this sheet where there is a history, and a plan's first import reads it. One row
per field of each version: the same headings as in the sheet itself.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from helhedsplan.models import Helhedsplan, Version
from helhedsplan.planfil.ark import Ark, Kolonne, Raekke
from helhedsplan.planfil.celler import Heltal, JaNej, Kode, Tekst, Tidspunkt
from helhedsplan.planfil.laesning import RaatArk
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import navneform
from helhedsplan.planfil.versioner import Historisk, Versionssaet

NAVN = "Tidligere versioner"
PLADS = "Rækkefølge"
"""The field that says where a setting stood that was taken out, and so has no row in its own sheet."""


class _Celle(Tekst):
    """The value of any field: it is cleaned by the column that it belongs to."""

    def clean(self, value: Any, row=None, **kwargs) -> Any:
        return value


class Historikark(Ark):
    NAVN = NAVN
    PLADS = 99
    TRIN = 99

    ark = Kolonne("Ark", Kode(100), paakraevet=True)
    version = Kolonne("Version", Heltal(1), paakraevet=True)
    registreret = Kolonne("Registreret", Tidspunkt())
    registreret_af = Kolonne("Registreret af", Tekst(200))
    udgaaet = Kolonne("Udgået", JaNej())
    felt = Kolonne("Felt", Kode(100))
    vaerdi = Kolonne("Værdi", _Celle())


class _Version(Raekke):
    """The fields of one version as the row that it once was."""

    __slots__ = ("historik",)

    def __init__(self, ark: Ark, foerste: Raekke):
        super().__init__(ark, foerste.nr, {})
        self.historik = foerste

    @property
    def arknavn(self) -> str:
        return NAVN


def laes(imp: Import, raat: RaatArk, alle: list[Ark]) -> None:
    """Read the history into `imp.historik`; only a plan's first import uses it."""
    saet = {navneform(s.navn): (ark, s) for ark in alle for s in ark.versionssaet()}
    versioner: dict[tuple[str, int], tuple[_Version, Historisk]] = {}
    historikark = Historikark()
    for raekke in historikark.laes(imp, raat):
        if not raekke.hel:
            continue
        v = raekke.v
        if navneform(v["ark"]) not in saet:
            imp.resultat.ukendte.append(f"{NAVN}: {v['ark']} (række {raekke.nr})")
            continue
        ark, hvis = saet[navneform(v["ark"])]
        if (hvis.navn, v["version"]) not in versioner:
            version = _Version(ark, raekke)
            historisk = Historisk(
                version, v.get("registreret"), v.get("registreret_af", ""), v.get("udgaaet", False)
            )
            versioner[hvis.navn, v["version"]] = (version, historisk)
            imp.historik.setdefault(hvis.navn, []).append(historisk)
        _saet_felt(imp, *versioner[hvis.navn, v["version"]], hvis, raekke)


def _saet_felt(
    imp: Import, version: _Version, historisk: Historisk, saet: Versionssaet, raekke: Raekke
) -> None:
    if "felt" not in raekke.v or "vaerdi" not in raekke.v:
        return
    er_plads = saet.orden is not None and navneform(raekke.v["felt"]) == navneform(PLADS)
    efter_navn = {navneform(k.column_name): felt for felt, k in saet.kolonner.items()}
    felt = efter_navn.get(navneform(raekke.v["felt"]))
    if felt is None and not er_plads:
        imp.ukendt_felt(NAVN, raekke.v["felt"], raekke.nr)
        return
    celle = saet.kolonner[felt].widget if felt else Heltal(1)
    try:
        vaerdi = celle.clean(raekke.v["vaerdi"])
    except ValueError as fejl:
        imp.fejl(str(fejl), raekke=raekke, felt="vaerdi")
    else:
        if er_plads:
            historisk.plads = vaerdi
        elif felt and vaerdi is not None:
            version.v[felt] = vaerdi


def raekker(alle: Iterable[Ark], plan: Helhedsplan) -> Iterator[list[Any]]:
    """Yield the cells of the sheet, for every setting that has a history."""
    for ark in alle:
        for saet in ark.versionssaet():
            nr = 0
            pladser = _pladser(saet, plan)
            for versioner in _med_historie(saet, plan):
                for version in versioner:
                    nr += 1
                    plads = pladser.get(saet.noegle(version)) if version is versioner[-1] else None
                    yield from _versionens_raekker(saet, nr, version, plads)


def _pladser(saet: Versionssaet, plan: Helhedsplan) -> dict[tuple, int]:
    """Return where each setting that was taken out stands among all, where they have an order."""
    if saet.orden is None:
        return {}
    alle = enumerate(saet.planens(plan).items(), start=1)
    return {noegle: nr for nr, (noegle, versioner) in alle if versioner[-1].udgaaet}


def _med_historie(saet: Versionssaet, plan: Helhedsplan) -> list[list[Version]]:
    """Return the settings with more to tell than the sheet itself does, in a stable order."""
    aktuelle = saet.med_raekke(plan)
    valgte = [
        versioner
        for noegle, versioner in saet.planens(plan).items()
        if len(versioner) > 1 or versioner[0].registreret is not None or noegle not in aktuelle
    ]
    return sorted(valgte, key=lambda versioner: [str(c) for c in _noegleceller(saet, versioner[0])])


def _noegleceller(saet: Versionssaet, version: Version) -> list[Any]:
    return [saet.kolonner[felt].export(version) for felt in saet.noeglefelter]


def _versionens_raekker(
    saet: Versionssaet, nr: int, version: Version, plads: int | None
) -> Iterator[list[Any]]:
    felter = [
        (kolonne.column_name, vaerdi)
        for kolonne in saet.kolonner.values()
        if (vaerdi := kolonne.export(version)) is not None
    ]
    if plads is not None:
        felter.append((PLADS, plads))
    for felt, vaerdi in felter or [(None, None)]:
        yield [
            saet.navn,
            nr,
            Tidspunkt().render(version.registreret),
            version.registreret_af or None,
            "ja" if version.udgaaet else None,
            felt,
            vaerdi,
        ]


def overskrifter() -> list[str]:
    return [kolonne.column_name for kolonne in Historikark.fields.values()]
