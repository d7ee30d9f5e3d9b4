from maalopfyldelse.queries.beregning import beregn_plan
from maalopfyldelse.queries.viden import nyeste_viden

__all__ = ["beregn_plan", "nyeste_viden"]
