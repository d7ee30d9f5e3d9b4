"""The user guide: Markdown in docs/brugervejledning, read in the application under Hjælp.

The files are ours, but raw HTML in them stays text and only http, mailto and relative links work, so
that a slip in one can never become script on a page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

_FILNAVN = re.compile(r"(\d+)-([a-z0-9-]+)\.md")
_BOGSTAVER = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Afsnit:
    anker: str
    titel: str


@dataclass(frozen=True, slots=True)
class Hjaelpeside:
    navn: str  # in its address
    titel: str
    html: SafeString  # without the title
    afsnit: Sequence[Afsnit]


@cache
def sider() -> dict[str, Hjaelpeside]:
    """Every page of the guide by its name, in the guide's order."""
    mappe = Path(settings.BASE_DIR) / "docs" / "brugervejledning"
    fundne = sorted(
        (int(traef[1]), traef[2], fil)
        for fil in mappe.iterdir()
        if (traef := _FILNAVN.fullmatch(fil.name))
    )
    return {navn: laes(navn, fil.read_text(encoding="utf-8")) for _, navn, fil in fundne}


def laes(navn: str, tekst: str) -> Hjaelpeside:
    """Read one page: its title is the first heading, its sections the second-level ones."""
    laeser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A number and its percent sign stay on one line.
    dele = laeser.parse(re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", tekst))
    titel = dele[1].content
    dele = dele[3:]  # the first heading is the page's own
    afsnit = []
    for nr, del_ in enumerate(dele):
        if del_.type == "heading_open" and del_.tag == "h2":
            overskrift = dele[nr + 1].content
            afsnit.append(Afsnit(slugify(overskrift.lower().translate(_BOGSTAVER)), overskrift))
            del_.attrSet("id", afsnit[-1].anker)
        elif del_.type == "table_open":
            del_.attrSet("class", "table hjaelpetabel")
        for under in del_.children or ():
            _ret_link(under)
    # Safe: CommonMark's own output, with HTML in the text escaped.
    html = mark_safe(laeser.renderer.render(dele, laeser.options, {}))  # noqa: S308
    return Hjaelpeside(navn, titel, html, afsnit)


def _ret_link(del_: Token) -> None:
    """Let a link to another file of the guide lead to its page."""
    if del_.type == "link_open":
        fil, _, anker = str(del_.attrGet("href")).partition("#")
        if traef := _FILNAVN.fullmatch(fil):
            side = reverse("hjaelp_side", args=[traef[2]])
            del_.attrSet("href", f"{side}#{anker}" if anker else side)
