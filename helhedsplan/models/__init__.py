from helhedsplan.models.indlaesning import Indlaesning
from helhedsplan.models.organer import (
    Medlemsrolle,
    Moede,
    Organ,
    Organmedlem,
    Organtype,
    Organversion,
)
from helhedsplan.models.organisationer import (
    Boligafdeling,
    Boligafdelingversion,
    Boligomraade,
    Boligorganisation,
    Boligorganisationalias,
    Boligorganisationversion,
    Omraadeprofilvaerdi,
)
from helhedsplan.models.personer import Bruger, Rolle, Sekretariat, Tilknytning
from helhedsplan.models.planer import (
    STATUSTRIN,
    Budgetkategori,
    Budgetpost,
    Helhedsplan,
    Indsatsomraadeskema,
    Medlemskab,
    Planversion,
    Skemaomraade,
)
from helhedsplan.models.viden import Faktum, Version

__all__ = [
    "STATUSTRIN",
    "Boligafdeling",
    "Boligafdelingversion",
    "Boligomraade",
    "Boligorganisation",
    "Boligorganisationalias",
    "Boligorganisationversion",
    "Bruger",
    "Budgetkategori",
    "Budgetpost",
    "Faktum",
    "Helhedsplan",
    "Indlaesning",
    "Indsatsomraadeskema",
    "Medlemskab",
    "Medlemsrolle",
    "Moede",
    "Omraadeprofilvaerdi",
    "Organ",
    "Organmedlem",
    "Organtype",
    "Organversion",
    "Planversion",
    "Rolle",
    "Sekretariat",
    "Skemaomraade",
    "Tilknytning",
    "Version",
]
