"""Copy the third-party files that pages, charts and PDF use from node_modules to build/tredjepart.

The packages hold 553 files and 17 MB for every theme and script; the neutral theme needs a third of the
files and a tenth of the bytes. The `.map` files must be along, since hashed file names are made from
every reference in the CSS and JS.
"""

import re
import shutil
from pathlib import Path

ROD = Path(__file__).resolve().parent.parent
MODULER = ROD / "node_modules"
MAAL = ROD / "build" / "tredjepart"
SNIT = (
    "Regular",
    "Italic",
    "Medium",
    "MediumItalic",
    "SemiBold",
    "SemiBoldItalic",
    "Bold",
    "BoldItalic",
)


def dkfds_filer(dist: Path) -> set[Path]:
    css = dist / "css" / "dkfds.min.css"
    filer = {css, dist / "LICENSE.md", dist / "img" / "all-svg-icons.svg"}
    filer |= {dist / "css" / "dkfds.min.css.map"}
    filer |= {dist / "js" / "dkfds.min.js", dist / "js" / "dkfds.min.js.map"}
    for henvisning in re.findall(r"url\([\"']?([^)\"']+)[\"']?\)", css.read_text()):
        filer.add((css.parent / re.split(r"[?#]", henvisning)[0]).resolve())
    # Charts read TrueType only.
    skrift = dist / "fonts" / "IBMPlexSans" / "complete" / "ttf"
    filer |= {skrift / f"IBMPlexSans-{snit}.ttf" for snit in SNIT} | {skrift / "license.txt"}
    return filer


def main() -> None:
    ny = MAAL.with_name("tredjepart.ny")
    shutil.rmtree(ny, ignore_errors=True)
    dist = MODULER / "dkfds" / "dist"
    kopier = {fil: ny / "dkfds" / fil.relative_to(dist) for fil in dkfds_filer(dist)}
    for navn in ("dist/htmx.min.js", "LICENSE"):
        fil = MODULER / "htmx.org" / navn
        kopier[fil] = ny / "htmx" / fil.name
    for fra, til in kopier.items():
        til.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fra, til)
    shutil.rmtree(MAAL, ignore_errors=True)
    ny.rename(MAAL)


if __name__ == "__main__":
    main()
