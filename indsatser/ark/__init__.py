"""The sheets of the planfil that this app owns."""

from helhedsplan.planfil.ark import Ark
from indsatser.ark.fakta import Registreringsark, Udrulningsark, Vurderingsark
from indsatser.ark.indhold import Aktivitetsark, Indsatsomraadeark
from indsatser.ark.kriterier import Kriterieark
from indsatser.ark.maal import Maaltalsark, Nulpunktsark

ARK: tuple[type[Ark], ...] = (
    Indsatsomraadeark,
    Aktivitetsark,
    Kriterieark,
    Maaltalsark,
    Nulpunktsark,
    Registreringsark,
    Udrulningsark,
    Vurderingsark,
)
