from maalopfyldelse.models.job import Job, Jobtilstand
from maalopfyldelse.models.opgoerelse import Opgoerelse, Statusrapport

__all__ = ["Job", "Jobtilstand", "Opgoerelse", "Statusrapport"]
