"""Form fields that read what Danes write."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from config.designsystem.formatering import MAANEDER

DAG_FOERST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
AAR_FOERST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MED_NAVN = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?\s*(\d{4})")


def laes_dato(tekst: str) -> date:
    """Read 30.09.2016, 30/9-2016, 30. september 2016, 30 sep 2016 and 2016-09-30.

    Raises ValueError for everything else; a year of two digits is a guess and is refused.
    """
    tekst = tekst.strip().lower()
    if traef := AAR_FOERST.fullmatch(tekst):
        return date(*map(int, traef.groups()))
    if traef := DAG_FOERST.fullmatch(tekst):
        dag, maaned, aar = map(int, traef.groups())
        return date(aar, maaned, dag)
    if traef := MED_NAVN.fullmatch(tekst):
        dag, navn, aar = traef.groups()
        for nr, maaned_navn in enumerate(MAANEDER, start=1):
            if maaned_navn.startswith(navn):
                return date(int(aar), nr, int(dag))
    raise ValueError(tekst)


class DatoInput(forms.DateInput):
    """A text field, deliberately without the calendar of DKFDS.

    That calendar moves the field's name to a hidden input which is empty whenever the text is no date,
    so the server could never tell the user what was wrong with what they wrote.
    """

    def __init__(self, attrs=None):
        super().__init__(
            attrs={"autocomplete": "off", "class": "input-width-s", **(attrs or {})},
            format="%d.%m.%Y",
        )


class DatoField(forms.DateField):
    widget = DatoInput
    default_error_messages = {
        "invalid": "Der står »%(value)s«. Skriv en dato som 30.09.2016.",
    }

    def to_python(self, value):
        if not isinstance(value, str) or value.strip() in self.empty_values:
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return laes_dato(value)
        except ValueError as fejl:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from fejl
