"""Every address of the URL resolver, with what stands for its arguments: no page is forgotten."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

KENDETEGN = {"/rapporter/": "rapport", "/planer/indlaes/": "indlaesning"}
"""Of what the pk is the key, by how a route begins; otherwise of a plan."""


def adresser(
    resolver: URLResolver | None = None, rum: tuple[str, ...] = (), sti: str = "/"
) -> Iterator[tuple[str, str]]:
    """Yield (name, route) of every address in the project."""
    for moenster in (resolver or get_resolver()).url_patterns:
        route = sti + str(moenster.pattern)
        if isinstance(moenster, URLPattern):
            yield ":".join((*rum, moenster.name or "")), route
        else:
            under = (*rum, moenster.namespace) if moenster.namespace else rum
            yield from adresser(moenster, under, route)


def udfyldte(route: str, argumenter: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return the addresses that a route stands for here."""
    stier = [route]
    for del_, navn in re.findall(r"(<(?:\w+:)?(\w+)>)", route):
        if navn == "pk":
            navn = next((ord_ for sti, ord_ in KENDETEGN.items() if route.startswith(sti)), "plan")
        assert navn in argumenter, f"Hvad skal der stå for {del_} i {route}?"
        stier = [sti.replace(del_, str(vaerdi)) for sti in stier for vaerdi in argumenter[navn]]
    return stier
