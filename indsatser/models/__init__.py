from indsatser.models.fakta import Registrering, Udrulning, Vurdering, Vurderingsskala
from indsatser.models.indhold import (
    Aktivitet,
    Aktivitetversion,
    Indsatsomraade,
    Indsatsomraadeversion,
)
from indsatser.models.maal import (
    Kriterieniveau,
    Kriterietype,
    Kriterieversion,
    Maaltal,
    Nulpunkt,
    Paavirkelighed,
    Retning,
    Succeskriterium,
)

__all__ = [
    "Aktivitet",
    "Aktivitetversion",
    "Indsatsomraade",
    "Indsatsomraadeversion",
    "Kriterieniveau",
    "Kriterietype",
    "Kriterieversion",
    "Maaltal",
    "Nulpunkt",
    "Paavirkelighed",
    "Registrering",
    "Retning",
    "Succeskriterium",
    "Udrulning",
    "Vurdering",
    "Vurderingsskala",
]
