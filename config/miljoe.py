"""Reads the environment for `config.settings`.

Every fault is collected, so that all of them are told at once, in Danish and by the setting's name.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

MILJOEER = ("demo", "udvikling", "test", "drift")
JA = ("ja", "true", "1", "on")
NEJ = ("nej", "false", "0", "off")


class Miljoe:
    """Settings from environment variables and, outside tests, from the file .env.

    A `default` of None means that the setting must be there.
    """

    def __init__(self, rod: Path) -> None:
        self.env = environ.Env()
        self.fejl: list[str] = []
        if os.environ.get("MILJOE") != "test":  # tests must not depend on one machine's file
            self.env.read_env(rod / ".env")
        self.navn = os.environ.get("MILJOE", "drift")
        if self.navn not in MILJOEER:
            raise ImproperlyConfigured(
                f"MILJOE er {self.navn!r}, men skal være en af: {', '.join(MILJOEER)}."
            )

    @property
    def drift(self) -> bool:
        return self.navn == "drift"

    def tekst(self, navn: str, default: str | None = None) -> str:
        vaerdi = self.env.str(navn, default="").strip()
        if not vaerdi and default is None:
            self.fejl.append(f"{navn} mangler.")
        return vaerdi or default or ""

    def ja_nej(self, navn: str, default: bool) -> bool:
        vaerdi = self.tekst(navn, "ja" if default else "nej").lower()
        if vaerdi not in JA + NEJ:
            self.fejl.append(f"{navn} skal være ja eller nej.")
        return vaerdi in JA

    def tal(self, navn: str, default: int) -> int:
        vaerdi = self.tekst(navn, str(default))
        if not vaerdi.isdecimal():
            self.fejl.append(f"{navn} skal være et helt tal.")
            return default
        return int(vaerdi)

    def valg(self, navn: str, muligheder: tuple[str, ...], default: str) -> str:
        vaerdi = self.tekst(navn, default)
        if vaerdi not in muligheder:
            self.fejl.append(f"{navn} skal være en af: {', '.join(muligheder)}.")
            return default
        return vaerdi

    def liste(self, navn: str, default: str | None = None) -> list[str]:
        return [del_.strip() for del_ in self.tekst(navn, default).split(",") if del_.strip()]

    def url(self, navn: str, skemaer: tuple[str, ...], default: str | None = None) -> str:
        vaerdi = self.tekst(navn, default)
        try:
            dele = urlsplit(vaerdi)
            rigtig = dele.scheme in skemaer and bool(dele.hostname) and dele.port != 0
        except ValueError:  # a port that is no number, a broken IPv6 address
            rigtig = False
        if vaerdi and not rigtig:
            # The value itself may hold a password and is not shown.
            self.fejl.append(f"{navn} skal være en adresse, der begynder med {skemaer[0]}://.")
            return ""
        return vaerdi

    def stop_ved_fejl(self) -> None:
        if self.fejl:
            linjer = "\n".join(f"- {fejl}" for fejl in self.fejl)
            raise ImproperlyConfigured(
                f"Indstillingerne er ikke i orden (MILJOE er {self.navn}; se dotenv-sample):\n{linjer}"
            )


def lokal_hemmelighed(fil: Path) -> str:
    """A random secret of this copy of the project, made the first time it is asked for."""
    fil.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as ny:
            ny.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return fil.read_text()
