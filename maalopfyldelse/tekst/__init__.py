"""Results in Danish: pure functions that make figures, words and sentences of values.

Pages, report, alternative texts, commands and mails take every word and number from here.
"""

from .format import (
    antal,
    dato,
    kort_dato,
    kort_periode,
    maaned,
    opremsning,
    periode,
    procenttal,
    procenttekst,
    tal,
    tidspunkt,
)
from .maal import figur, grundlag, maaltal_tekst, saetning, udregning
from .opgoerelse import opgoerelse_som_tekst
from .opmaerksomhed import Linje, det_gaar_godt, hvert_maal_en_gang, kraever_opmaerksomhed
from .plan import (
    fordelingstekst,
    forloebettekst,
    hovedsaetninger,
    medregnet_tekst,
    periodetekst,
    udeladte_tekst,
)
from .tilstande import Tegn, Tone, aarsag_tekst, forbehold_tekst, tegn

__all__ = [
    "Linje",
    "Tegn",
    "Tone",
    "aarsag_tekst",
    "antal",
    "dato",
    "det_gaar_godt",
    "figur",
    "forbehold_tekst",
    "fordelingstekst",
    "forloebettekst",
    "grundlag",
    "hovedsaetninger",
    "hvert_maal_en_gang",
    "kort_dato",
    "kort_periode",
    "kraever_opmaerksomhed",
    "maaltal_tekst",
    "maaned",
    "medregnet_tekst",
    "opgoerelse_som_tekst",
    "opremsning",
    "periode",
    "periodetekst",
    "procenttal",
    "procenttekst",
    "saetning",
    "tal",
    "tegn",
    "tidspunkt",
    "udeladte_tekst",
    "udregning",
]
