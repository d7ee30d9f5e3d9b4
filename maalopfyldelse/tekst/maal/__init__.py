"""One criterion in words: its figure, its finding, its calculation and what it is made of."""

from .figur import figur
from .grundlag import grundlag, maaltal_tekst
from .saetning import saetning
from .udregning import udregning

__all__ = ["figur", "grundlag", "maaltal_tekst", "saetning", "udregning"]
