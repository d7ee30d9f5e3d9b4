"""Rules of the source that no linter has."""

import re
from collections.abc import Iterator
from pathlib import Path

from config.servere import ROD

MAPPER = (
    *("config", "helhedsplan", "indsatser", "udsaettelser", "maalopfyldelse"),
    *("templates", "static", "tests", "scripts", "benchmarks"),
)
HOEJST_LINJER = 400


def kildefiler(*endelser: str) -> Iterator[Path]:
    for mappe in MAPPER:
        for fil in sorted((ROD / mappe).rglob("*")):
            if fil.suffix in endelser and "migrations" not in fil.parts:
                yield fil


def test_ingen_fil_er_laengere_end_den_kan_overskues():
    lange = {
        str(fil.relative_to(ROD)): antal
        for fil in kildefiler(".py", ".html", ".js", ".css", ".sh")
        if (antal := fil.read_text().count("\n")) > HOEJST_LINJER
    }
    assert lange == {}


def test_ingen_model_skriver_bag_om_sine_services():
    """No signals and no save() of its own: what a change brings with it stands in services.py."""
    forbudt = re.compile(r"^\s+def (save|delete)\(|(pre|post)_(save|delete)", re.MULTILINE)
    fundet = [
        str(fil.relative_to(ROD))
        for fil in kildefiler(".py")
        if "tests" not in fil.parts and forbudt.search(fil.read_text())
    ]
    assert fundet == []


def test_skabeloner_har_hverken_indlejret_script_eller_stil():
    """The Content-Security-Policy would stop them in the browser; the PDF has its own rules."""
    forbudt = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    fundet = [
        str(fil.relative_to(ROD))
        for fil in kildefiler(".html")
        if "pdf" not in fil.parts and forbudt.search(fil.read_text())
    ]
    assert fundet == []


def test_laasefiler_naevner_hverken_adresser_eller_mapper_paa_en_maskine():
    filer = [*(ROD / "requirements").glob("*.txt"), ROD / "package-lock.json"]
    assert len(filer) == 5
    for fil in filer:
        assert not re.search(r"://|file:|^\s*(--index|--find|/)", fil.read_text(), re.MULTILINE)
    for fil in filer[:-1]:
        pakker = re.findall(r"^[a-z].*$", fil.read_text(), re.MULTILINE)
        assert pakker
        assert all(re.search(r"==\S+( ; .*)? \\$", pakke) for pakke in pakker)
