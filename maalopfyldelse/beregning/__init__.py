"""The calculation of målopfyldelse: pure functions, exact arithmetic, no clock, no database.

`udfold` names the plans and windows that are needed, `summeringer` and `maalevindue` what to sum
and measure for each; with the facts filled in, `beregn` gives the result.
"""

from .afrunding import decimaltekst, procent, som_json
from .data import (
    Fakta,
    Kriterium,
    Maaling,
    Maaltal,
    Medlemskab,
    Nulpunkt,
    Plan,
    Registreringer,
    Retning,
    Sum,
    Type,
    Vurderet,
    Vurdering,
)
from .knuder import Knude, Knudenoegle, Maalevindue, maalevindue, summeringer, udfold
from .plan import beregn
from .resultat import Aarsag, Forbehold, Planresultat, Resultat, Samlet, Tilstand
from .tid import Maaned, Periode
from .vindue import Vindue, vindue_for

# Stored with every result: a later change of the rules must not rewrite what was reported.
BEREGNING_VERSION = 1

__all__ = [
    "BEREGNING_VERSION",
    "Aarsag",
    "Fakta",
    "Forbehold",
    "Knude",
    "Knudenoegle",
    "Kriterium",
    "Maalevindue",
    "Maaling",
    "Maaltal",
    "Maaned",
    "Medlemskab",
    "Nulpunkt",
    "Periode",
    "Plan",
    "Planresultat",
    "Registreringer",
    "Resultat",
    "Retning",
    "Samlet",
    "Sum",
    "Tilstand",
    "Type",
    "Vindue",
    "Vurderet",
    "Vurdering",
    "beregn",
    "decimaltekst",
    "maalevindue",
    "procent",
    "som_json",
    "summeringer",
    "udfold",
    "vindue_for",
]
