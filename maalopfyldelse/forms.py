"""As of when, over what period, and with what was known when a plan is shown."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone

from config.designsystem.felter import DatoField
from maalopfyldelse.beregning import Periode
from maalopfyldelse.beregning.vindue import Valg

FOERSTE_DAG, SIDSTE_DAG = date(1990, 1, 1), date(2100, 12, 31)

KALENDERAAR, HELE, SELVVALGT = "aar", "hele", "valgt"


class OpgoerelseForm(forms.Form):
    """Fields are named as the page names them; what a user leaves out has its usual value."""

    skjul_frivilligt = True

    pr_dato = DatoField(label="Opgjort pr.")
    periode = forms.ChoiceField(
        label="Opgørelsesperiode",
        choices=[
            (KALENDERAAR, "Kalenderåret, inden for planens periode"),
            (HELE, "Hele planens periode"),
            (SELVVALGT, "En periode, jeg vælger"),
        ],
        required=False,
    )
    fra = DatoField(label="Fra", required=False)
    til = DatoField(label="Til", required=False)
    kendt_pr = DatoField(
        label="Oplysninger registreret til og med",
        help_text="Tomt felt: alt, hvad der er registreret indtil nu",
        required=False,
    )

    def clean_pr_dato(self) -> date:
        return _i_kalenderen(self.cleaned_data["pr_dato"])

    def clean(self) -> dict:
        felter = super().clean()
        if felter.get("periode") != SELVVALGT:
            return felter
        fra, til = felter.get("fra"), felter.get("til")
        for navn, dato in (("fra", fra), ("til", til)):
            if dato is None and navn not in self.errors:
                self.add_error(navn, "Skriv datoen, når du selv vælger perioden.")
        if fra and til and til < fra:
            self.add_error("til", "Perioden slutter, før den begynder. Ret en af de to datoer.")
        return felter

    @property
    def valg(self) -> Valg:
        match self.cleaned_data["periode"]:
            case "hele":
                return "hele"
            case "valgt":
                return Periode(self.cleaned_data["fra"], self.cleaned_data["til"])
            case _:
                return None

    @property
    def kendt_til_og_med(self) -> datetime | None:
        """The end of the day that was written; None for all that is known now."""
        dag = self.cleaned_data["kendt_pr"]
        if dag is None or dag >= timezone.localdate():
            return None
        return timezone.make_aware(datetime.combine(dag, time.max))

    @property
    def valgte(self) -> list[tuple[str, str]]:
        """What is chosen, to be sent along when a report on just that is ordered."""
        return [(navn, self.data[navn]) for navn in self.fields if self.data.get(navn)]


def _i_kalenderen(dato: date) -> date:
    if not FOERSTE_DAG <= dato <= SIDSTE_DAG:
        raise forms.ValidationError(f"Vælg en dato fra {FOERSTE_DAG.year} til {SIDSTE_DAG.year}.")
    return dato
