"""The planfil: one workbook that holds one helhedsplan, in and out."""

from helhedsplan.planfil.eksport import eksporter
from helhedsplan.planfil.importering import importer
from helhedsplan.planfil.resultat import Importresultat, Planfilfejl

__all__ = ["Importresultat", "Planfilfejl", "eksporter", "importer"]
