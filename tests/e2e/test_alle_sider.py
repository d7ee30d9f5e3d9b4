"""Every page there is, as each role that can open it, on the demo's plans, in a real browser.

The pages are those of the URL resolver: a new address is opened here without being named, and one with
an argument that is not known here fails the test. A page is opened once, as a phone shows it; then it is
made wide. What is found wrong is gathered, so that one run tells all of it.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from helhedsplan import hjaelp
from helhedsplan.models import Bruger, Helhedsplan, Indlaesning
from maalopfyldelse.models import Jobtilstand
from tests.maalopfyldelse.test_views import lav_rapport
from tests.stoette import planfil
from tests.stoette.sider import adresser, udfyldte

SMAL, BRED = 375, 1280
ROLLER = ("", "sekretariat", "bestyrelse", "civica")
AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
AXE_KOER = """async () => {
  const regler = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
  const fundet = await axe.run(document, { runOnly: regler, resultTypes: ["violations"] });
  return fundet.violations.map((brud) =>
    `${brud.id}: ${brud.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
}"""

KODER = ("K01", "K03", "K05", "K06", "K10", "K11", "K21")
"""Criteria of BF: one of each type."""

VARIANTER = {
    "log-ind": ["?next=/planer/"],
    "helhedsplan:list": ["?soegning=findes+ikke"],
    "maalopfyldelse:status": [
        "?pr_dato=30.09.2016",
        "?pr_dato=30.09.2016&periode=hele&status=bagud&kendt_pr=01.10.2016",
        "?pr_dato=x&periode=valgt",
        "?pr_dato=01.01.2010",
    ],
    "maalopfyldelse:indsatser": ["?pr_dato=30.09.2016", "?pr_dato=x"],
    "maalopfyldelse:maal_list": [
        "?pr_dato=30.09.2016&sorter=navn&status=bagud",
        "?pr_dato=30.09.2016&tekst=findes+ikke",
        "?pr_dato=x",
    ],
    "maalopfyldelse:maal_detail": ["?pr_dato=30.09.2016&periode=hele", "?pr_dato=x"],
    "maalopfyldelse:soegning": ["?q=udsættelse", "?q=findes+ikke"],
    "maalopfyldelse:udsaettelser": ["?pr_dato=30.09.2016", "?indikator=restancer", "?pr_dato=x"],
}
"""What else a page can show, by its address: as of another date, narrowed, in error, empty."""


@pytest.fixture
def argumenter(transactional_db: None) -> dict[str, list[Any]]:
    """The demo's data, with files handed in and reports in every state; what fills the addresses."""
    call_command("demodata", uden_rapport=True, stdout=StringIO())
    bf = Helhedsplan.objects.get(kortnavn="BF")
    rapporter = [
        lav_rapport(bf, 1),
        lav_rapport(bf, 2, Jobtilstand.FEJLET, fejl="Der skete en fejl. Prøv igen."),
        lav_rapport(bf, 3, Jobtilstand.VENTER),
    ]
    return {
        "plan": [bf.pk],
        "rapport": [rapport.pk for rapport in rapporter],
        "indlaesning": [fil.pk for fil in _indlaesninger(bf)],
        "kode": list(KODER),
        "side": list(hjaelp.sider()),
    }


def _indlaesninger(bf: Helhedsplan) -> Iterator[Indlaesning]:
    """A plan that is new, one that changes, one with errors, and a receipt."""
    bruger = Bruger.objects.get(username="sekretariat")
    sekretariat = bf.sekretariat.navn
    forkert = [["Kriterium", "Dato", "Antal"], ["K1", "i går", "tre"]]
    for filnavn, fil in {
        "ny.xlsx": planfil.fil(Sekretariat=sekretariat),
        "aendret.xlsx": planfil.fil(Kortnavn="RISING", Sekretariat=sekretariat),
        "forkert.xlsx": planfil.fil({"Registreringer": forkert}, Sekretariat=sekretariat),
    }.items():
        indhold = fil.read()
        yield Indlaesning.objects.create(
            bruger=bruger, filnavn=filnavn, indhold=indhold, sha256=sha256(indhold).hexdigest()
        )
    yield Indlaesning.objects.create(
        bruger=bruger,
        filnavn="kvittering.xlsx",
        sha256=sha256(b"").hexdigest(),
        plan=bf,
        indlaest_at=timezone.now(),
        kvittering=[["Helhedsplan", "1 plan, 1 ændret"], ["Møder", "2 møder, ingen ændringer"]],
    )


def sider(klient: Client, argumenter: dict[str, list[Any]]) -> Iterator[str]:
    """Yield the addresses that answer this visitor with a page, rather than a file or a refusal."""
    for navn, route in adresser():
        for nr, sti in enumerate(udfyldte(route, argumenter)):
            for variant in ["", *(VARIANTER.get(navn, []) if nr == 0 else [])]:
                svar = klient.get(sti + variant)
                assert svar.status_code in (200, 302, 403, 404, 405), sti + variant
                if svar.status_code == 200 and svar["Content-Type"].startswith("text/html"):
                    yield sti + variant


def fejl_paa_siden(page: Any, browserfejl: list[str]) -> Iterator[str]:
    """Yield what is wrong with the page that is shown."""
    page.set_viewport_size({"width": SMAL, "height": 800})
    page.evaluate(AXE.read_text())
    yield from page.evaluate(AXE_KOER)
    if page.locator("h1").count() != 1:
        yield "har ikke netop én h1"
    if not re.fullmatch(r".+ – Helhedsplan", page.title()):
        yield f"hedder {page.title()!r}"
    for bredde in (SMAL, BRED):
        page.set_viewport_size({"width": bredde, "height": 800})
        if (bred := page.evaluate("document.documentElement.scrollWidth")) > bredde:
            yield f"er {bred} px bred på en skærm på {bredde} px"
    yield from (f"konsollen: {linje}" for linje in browserfejl)
    browserfejl.clear()


@pytest.mark.parametrize("rolle", ROLLER)
def test_every_page_is_accessible_fits_and_is_silent(
    browser_page, live_server, log_ind_i_browser, browserfejl, argumenter, rolle
):
    klient, fundet, aabnede, fremmede = Client(), [], 0, []
    if rolle:
        bruger = Bruger.objects.get(username=rolle)
        klient.force_login(bruger)
        log_ind_i_browser(bruger)
    browser_page.on(
        "request",
        lambda spurgt: (
            fremmede.append(spurgt.url) if not spurgt.url.startswith(live_server.url) else None
        ),
    )

    for sti in sider(klient, argumenter):
        browser_page.goto(sti)
        aabnede += 1
        fundet += [f"{sti}: {fejl}" for fejl in fejl_paa_siden(browser_page, browserfejl)]

    assert fundet == []
    assert fremmede == []
    assert aabnede >= {"": 1, "civica": 2}.get(rolle, 20)


@pytest.mark.parametrize(
    ("rolle", "sti", "overskrift"),
    [
        ("civica", "/findes-ikke/", "Siden findes ikke"),
        ("bestyrelse", "/planer/indlaes/", "Det har du ikke lov til"),
    ],
)
def test_a_refusal_is_a_page_as_good_as_the_others(
    browser_page, log_ind_i_browser, browserfejl, argumenter, rolle, sti, overskrift
):
    log_ind_i_browser(Bruger.objects.get(username=rolle))

    browser_page.goto(sti)
    browserfejl.clear()  # Chromium itself tells that the answer was not 200

    assert browser_page.locator("h1").inner_text() == overskrift
    assert list(fejl_paa_siden(browser_page, browserfejl)) == []
