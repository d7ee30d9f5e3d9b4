"""`python -m config.helbred`: ends with 0 if the web server of this container answers."""

import http.client
import os
import sys


def svarer(vaert: str, port: int, navn: str) -> bool:
    """Ask for the log-in page as the proxy would, by a name that ALLOWED_HOSTS knows."""
    forbindelse = http.client.HTTPConnection(vaert, port, timeout=4)
    try:
        forbindelse.request(
            "GET", "/log-ind/", headers={"Host": navn, "X-Forwarded-Proto": "https"}
        )
        return forbindelse.getresponse().status < 400
    except (OSError, http.client.HTTPException):
        return False
    finally:
        forbindelse.close()


if __name__ == "__main__":
    foerste = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    sys.exit(0 if svarer("127.0.0.1", 8000, foerste or "localhost") else 1)
