"""The shapes of the states as the pages have them, as pictures."""

import base64
from functools import cache
from xml.etree import ElementTree as ET

from django.conf import settings

NAVNERUM = "http://www.w3.org/2000/svg"
ET.register_namespace("", NAVNERUM)


@cache
def _symboler() -> dict[str, tuple[str, str]]:
    """The view box and the content of each shape by its name. The sprite is our own file."""
    rod = ET.parse(settings.BASE_DIR / "static" / "figurer.svg").getroot()  # noqa: S314
    return {
        symbol.attrib["id"]: (
            symbol.attrib["viewBox"],
            "".join(ET.tostring(del_, encoding="unicode") for del_ in symbol),
        )
        for symbol in rod.iterfind(f"{{{NAVNERUM}}}symbol")
    }


@cache
def billede(navn: str, farve: str) -> str:
    """Return a shape in a colour as the address of a picture."""
    ramme, indhold = _symboler()[navn]
    return som_adresse(
        f'<svg xmlns="{NAVNERUM}" width="24" height="24" viewBox="{ramme}" fill="{farve}">'
        f"{indhold.replace('currentColor', farve)}</svg>"
    )


def som_adresse(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
