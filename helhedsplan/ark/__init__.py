"""The sheets of the planfil that this app owns."""

from helhedsplan.ark.budget import Budgetark
from helhedsplan.ark.omraader import Boligafdelingsark, Omraadeprofilark
from helhedsplan.ark.organer import Medlemsark, Moedeark, Organark
from helhedsplan.ark.organisationer import Organisationsark
from helhedsplan.ark.plan import Planark
from helhedsplan.planfil.ark import Ark

ARK: tuple[type[Ark], ...] = (
    Planark,
    Organisationsark,
    Boligafdelingsark,
    Omraadeprofilark,
    Organark,
    Medlemsark,
    Moedeark,
    Budgetark,
)
