"""The gallery: every component in every state, for those who build pages. Only routed in debug."""

from datetime import date

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from config.designsystem.felter import DatoField
from config.designsystem.komponenter import Diagramsoejle, Farve, Figur, Krumme, Maerke, Segment

LANGT_NAVN = (
    "Boligsocialt Fællessekretariat Odense i samarbejde med Sankt Klemensparken, Korsløkken, "
    "Stærmosegården og Risingplanen"
)


class GalleriForm(forms.Form):
    navn = forms.CharField(label="Navn", help_text="Som det står i planen.")
    dato = DatoField(label="Opgjort pr.", help_text="For eksempel 30.09.2016.")
    antal = forms.IntegerField(
        label="Antal",
        min_value=1,
        error_messages={"min_value": "Antal skal være mindst 1. Skriv et større tal."},
    )
    omraade = forms.ChoiceField(
        label="Indsatsområde",
        choices=[("", "Vælg"), ("1", "Udsatte grupper"), ("2", LANGT_NAVN)],
    )
    vej = forms.ChoiceField(
        label="Hvordan kom kontakten i stand?",
        choices=[("a", "Henvist af boligorganisation"), ("b", "Træffetid")],
        widget=forms.RadioSelect,
    )
    emner = forms.MultipleChoiceField(
        label="Emner",
        choices=[("a", "Budget"), ("b", "Gæld")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    bekraeft = forms.BooleanField(label="Jeg har set tallene igennem")


MAERKER = (
    Maerke("nået", Figur.FLUEBEN, Farve.MOERKEGROEN),
    Maerke("på sporet", Figur.FLUEBEN, Farve.GROEN),
    Maerke("lidt bagud", Figur.TREKANT, Farve.GUL),
    Maerke("bagud", Figur.FIRKANT, Farve.ROED),
    Maerke("ikke nået", Figur.KRYDS, Farve.ROED),
    Maerke("frist overskredet", Figur.UDRAAB, Farve.ROED),
    Maerke("nået for sent", Figur.FLUEBEN_RING, Farve.GUL),
    Maerke("ikke startet", Figur.CIRKEL_STIPLET, Farve.GRAA),
    Maerke("nulpunktet er 0", Figur.NUL, Farve.GRAA),
    Maerke("intet måltal", Figur.SPOERGSMAAL, Farve.GRAA),
    Maerke("fristen er ikke nået", Figur.CIRKEL, Farve.GRAA),
    Maerke("afventer nulpunktsmåling", Figur.PRIKKER, Farve.GRAA),
    Maerke("ingen data", Figur.STREG, Farve.GRAA),
    Maerke("for få indberettede tal", Figur.HALVCIRKEL, Farve.GUL),
)


@login_not_required
@require_GET
def galleri(request):
    return render(
        request,
        "designsystem/galleri.html",
        {
            "krummer": [
                Krumme("Planer", "#"),
                Krumme(LANGT_NAVN, "#"),
                Krumme("Galleri"),
            ],
            "tom_form": GalleriForm(),
            "fejl_form": GalleriForm(
                {"fejl-dato": "32/13 2016", "fejl-antal": "0", "fejl-omraade": "9"},
                prefix="fejl",
            ),
            "maerker": MAERKER,
            "segmenter": [
                Segment(antal, maerke, f"#{maerke.figur}")
                for antal, maerke in zip(
                    (7, 3, 2, 1, 1, 1, 2, 3, 1, 1, 4, 2, 1, 1), MAERKER, strict=True
                )
            ],
            "soejler": [
                Diagramsoejle("jan", 9, 8),
                Diagramsoejle("feb", 3, 11, hel=False),
                Diagramsoejle("mar", 0, 4),
                Diagramsoejle("apr", None, 6),
                Diagramsoejle("maj", None),
            ],
            "et_segment": [Segment(1, MAERKER[0])],
            "dato": date(2016, 9, 30),
            "langt_navn": LANGT_NAVN,
        },
    )
