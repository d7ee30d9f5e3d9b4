"""The list of reports as the page's download has it."""

from collections.abc import Iterable

from config.regneark import Vaerdi
from maalopfyldelse.models import Statusrapport

KOLONNER = (
    "Plan",
    "Rapport nr.",
    "Sider",
    "Opgjort pr.",
    "Opgørelsesperiode fra",
    "Opgørelsesperiode til",
    "Tilstand",
    "Lavet",
    "Bestilt af",
)


def tabel(rapporter: Iterable[Statusrapport]) -> list[list[Vaerdi]]:
    return [
        [
            str(rapport.plan),
            rapport.nummer,
            rapport.sider,
            rapport.opgoerelse.pr_dato,
            rapport.opgoerelse.vindue_fra,
            rapport.opgoerelse.vindue_til,
            tilstand(rapport),
            rapport.faerdig_at,
            str(rapport.bestilt_af or ""),
        ]
        for rapport in rapporter
    ]


def tilstand(rapport: Statusrapport) -> str:
    if rapport.er_faerdig:
        return "Lavet"
    return "Kunne ikke laves" if rapport.er_fejlet else "Er ved at blive lavet"
