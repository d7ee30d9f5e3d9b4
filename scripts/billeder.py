"""Make the README's pictures anew: the plan page and the report's first page, from the demo's data.

Run as `python -m scripts.billeder` (`make billeder`). In an installation of its own under var/billeder,
so that what somebody has entered in the demo is not in them.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from config.processer import doe_med_foraelder
from tests.stoette.browser import NODE, start_chromium

ROD = Path(__file__).resolve().parent.parent
MAPPE = ROD / "var" / "billeder"
TIL = ROD / "docs" / "billeder"
PR_DATO = "2016-09-30"
BREDDE, HOEJDE = 1280, 1500
RAPPORTBREDDE = 900
FARVER = 64
HOEJST_BYTES = 200_000
STARTFRIST = 60.0
OMGIVELSER = os.environ | {"MILJOE": "udvikling", "VAR_DIR": str(MAPPE)}


def main() -> None:
    shutil.rmtree(MAPPE, ignore_errors=True)
    TIL.mkdir(exist_ok=True)
    rapport = MAPPE / "rapport.pdf"
    with webserver() as adresse:
        manage("statusrapport", "BF", "--pr-dato", PR_DATO, "--fil", str(rapport))
        gem(planside(adresse), TIL / "planens-side.png")
    with pypdfium2.PdfDocument(rapport) as pdf:
        side = pdf[0]
        gem(
            side.render(scale=RAPPORTBREDDE / side.get_width()).to_pil(), TIL / "rapport-side-1.png"
        )


def manage(*argumenter: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *argumenter],
        cwd=ROD,
        env=OMGIVELSER,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextlib.contextmanager
def webserver() -> Iterator[str]:
    """A web server with the demo's data, for as long as the pictures take."""
    manage("migrate", "--verbosity", "0")
    manage("demodata", "--uden-rapport")
    with socket.create_server(("127.0.0.1", 0)) as ledig:
        port = ledig.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
        cwd=ROD,
        env=OMGIVELSER,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=doe_med_foraelder(signal.SIGTERM),
    )
    try:
        frist = time.monotonic() + STARTFRIST
        while True:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            if server.poll() is not None or time.monotonic() > frist:
                sys.exit("Webserveren kom ikke i gang.")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def planside(adresse: str) -> Image.Image:
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", NODE)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        side = browser.new_page(
            base_url=adresse, locale="da-DK", viewport={"width": BREDDE, "height": HOEJDE}
        )
        side.goto("/log-ind/")
        side.fill("#id_username", "bestyrelse")
        side.fill("#id_password", "demo-2016")
        side.click("main button[type=submit]")
        side.get_by_role("link", name="Boligsocialt Fællessekretariat Odense").click()
        side.goto(f"{side.url.split('?')[0]}?pr_dato=30.09.2016")
        side.evaluate("document.fonts.ready")
        billede = Image.open(BytesIO(side.screenshot()))
        browser.close()
    return billede


def gem(billede: Image.Image, fil: Path) -> None:
    """Save with a small palette: a page has few colours, and the file lies in git."""
    billede.convert("RGB").quantize(FARVER).save(fil, optimize=True)
    if fil.stat().st_size > HOEJST_BYTES:
        sys.exit(f"{fil.name} fylder {fil.stat().st_size} bytes og må højst fylde {HOEJST_BYTES}.")
    print(f"{fil.relative_to(ROD)}: {fil.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
