from datetime import date

import pytest
from django import forms

from config.designsystem.felter import DatoField, laes_dato


class Formular(forms.Form):
    dato = DatoField(label="Opgjort pr.")


@pytest.mark.parametrize(
    "tekst",
    [
        "30.09.2016",
        "30.9.2016",
        "30-09-2016",
        "30/9-2016",
        "30/9 2016",
        "30 09 2016",
        "30. september 2016",
        "30 sep 2016",
        "30. sept. 2016",
        "30. SEPTEMBER 2016",
        "2016-09-30",
        " 30.09.2016 ",
    ],
)
def test_laes_dato_reads_what_danes_write(tekst):
    assert laes_dato(tekst) == date(2016, 9, 30)


@pytest.mark.parametrize("tekst", ["30.09.16", "31.09.2016", "09/30/2016", "i går", "30 se 2016"])
def test_laes_dato_refuses_to_guess(tekst):
    with pytest.raises(ValueError, match=r".+"):
        laes_dato(tekst)


def test_datofield_says_what_was_written_and_how_to_mend():
    formular = Formular({"dato": "31.09.2016"})

    assert formular.errors["dato"] == ["Der står »31.09.2016«. Skriv en dato som 30.09.2016."]


def test_datofield_shows_its_value_as_danes_write_it():
    html = str(Formular(initial={"dato": date(2016, 9, 30)})["dato"])

    assert 'value="30.09.2016"' in html


def test_datofield_that_is_empty_asks_to_be_filled_in():
    assert Formular({"dato": "  "}).errors["dato"] == ["Feltet skal udfyldes."]
