from maalopfyldelse.services.job import genoptag_glemte
from maalopfyldelse.services.opgoerelser import (
    Afvigelse,
    bestil_opgoerelse,
    kontroller,
    udfoer_opgoerelse,
)
from maalopfyldelse.services.rapporter import bestil_statusrapport, udfoer_statusrapport

__all__ = [
    "Afvigelse",
    "bestil_opgoerelse",
    "bestil_statusrapport",
    "genoptag_glemte",
    "kontroller",
    "udfoer_opgoerelse",
    "udfoer_statusrapport",
]
