"""The main menu: which pages a person finds there follows from their roles."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from config.designsystem.komponenter import Menupunkt
from helhedsplan.models import Rolle


@dataclass(frozen=True, slots=True)
class Side:
    """A page of the menu, and the start of the addresses under it."""

    tekst: str
    url_navn: str
    roller: frozenset[str]


SIDER = (
    Side("Planer", "helhedsplan:list", frozenset({Rolle.SEKRETARIAT, Rolle.BESTYRELSE})),
    Side(
        "Rapporter",
        "maalopfyldelse:rapporter",
        frozenset({Rolle.SEKRETARIAT, Rolle.BESTYRELSE}),
    ),
    Side("Vores tal", "udsaettelser:vores_tal", frozenset({Rolle.BOLIGORGANISATION})),
    Side("Hjælp", "hjaelp", frozenset(Rolle)),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the templates the menu and the roles; one query, made only where a page shows them."""
    bruger = getattr(request, "user", None)
    if bruger is None or not bruger.is_authenticated:
        return {}
    roller = SimpleLazyObject(
        lambda: list(
            bruger.tilknytninger.order_by("rolle").values_list("rolle", flat=True).distinct()
        )
    )
    return {
        "menu": SimpleLazyObject(lambda: _menu(request, set(roller))),
        "er_sekretariat": SimpleLazyObject(lambda: Rolle.SEKRETARIAT in set(roller)),
        "rolletekst": SimpleLazyObject(
            lambda: " og ".join(Rolle(rolle).label.lower() for rolle in roller)
        ),
    }


def _menu(request: HttpRequest, roller: set[str]) -> list[Menupunkt]:
    punkter = []
    for side in SIDER:
        if side.roller & roller:
            url = reverse(side.url_navn)
            punkter.append(Menupunkt(side.tekst, url, valgt=request.path.startswith(url)))
    return punkter
