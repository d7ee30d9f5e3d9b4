"""What every page of a plan begins with; the lower apps' pages of a plan begin so too."""

from helhedsplan.views.faelles import hent_plan, krummer, standarddato

__all__ = ["hent_plan", "krummer", "standarddato"]
