#!/usr/bin/env python
"""Django's commands. Without MILJOE the environment is `udvikling`."""

import os
import sys


def main() -> None:
    os.environ.setdefault("MILJOE", "udvikling")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 -- needs the environment
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from config.servere import ServerFejl  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fejl:
        sys.exit(f"Fejl i opsætningen: {fejl}")
    except ServerFejl as fejl:
        sys.exit(str(fejl))


if __name__ == "__main__":
    main()
