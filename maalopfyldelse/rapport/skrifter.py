"""The shipped typeface, DKFDS's IBM Plex Sans, and what it can write."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont

FAMILIE = "IBM Plex Sans"
ERSTATNING = "?"
USYNLIGE = ("Cc", "Cf", "Mn", "Cs")  # control characters, joiners, loose accents
FONTCONFIG = Path(__file__).with_name("skrifter.conf")


def mappe() -> Path:
    sti = settings.BASE_DIR / "build/tredjepart/dkfds/fonts/IBMPlexSans/complete/ttf"
    if not (sti / "IBMPlexSans-Regular.ttf").is_file():
        raise FileNotFoundError(f"Rapportens skrift mangler i {sti}. Kør: make setup")
    return sti


@contextmanager
def kun_egne_skrifter() -> Iterator[None]:
    """Let fontconfig see the shipped fonts and no others while the block runs.

    Text that they cannot write would otherwise take a font from the system, so that a report looked
    different on every machine. Only for the block: a browser started by this process needs its own.
    """
    mappe()
    foer = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTCONFIG)
    try:
        yield
    finally:
        if foer is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = foer


@cache
def _tegn() -> frozenset[int]:
    with TTFont(mappe() / "IBMPlexSans-Regular.ttf") as skrift:
        return frozenset(skrift.getBestCmap())


class _Tegntabel(dict[int, str]):
    """For `str.translate`: what the typeface lacks becomes its nearest kin, or a question mark."""

    def __missing__(self, nummer: int) -> str:
        self[nummer] = self._nyt(chr(nummer))
        return self[nummer]

    def _nyt(self, tegn: str) -> str:
        if ord(tegn) in _tegn() or tegn in "\n\t":
            return tegn
        if unicodedata.category(tegn) in USYNLIGE:
            return ""
        beslaegtet = unicodedata.normalize("NFKC", tegn)
        return beslaegtet if all(ord(t) in _tegn() for t in beslaegtet) else ERSTATNING


_tabel = _Tegntabel()


def kan_skrives(tekst: str) -> str:
    """Return the text with every character that the typeface lacks replaced visibly.

    PDF/UA allows no missing glyphs, and plans hold whatever was pasted into them.
    """
    return unicodedata.normalize("NFC", tekst).translate(_tabel)
