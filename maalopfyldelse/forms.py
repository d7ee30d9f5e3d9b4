"""As of when, over what period, and with what was known when a plan is shown."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django import forms
from django.utils import timezone

from config.designsystem.felter import DatoField
from indsatser.models import Kriterietype, Paavirkelighed
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


class DatoOgVidenForm(OpgoerelseForm):
    """As of when and as known when, for a page that has its period from elsewhere."""

    periode = fra = til = None


def _i_kalenderen(dato: date) -> date:
    if not FOERSTE_DAG <= dato <= SIDSTE_DAG:
        raise forms.ValidationError(f"Vælg en dato fra {FOERSTE_DAG.year} til {SIDSTE_DAG.year}.")
    return dato


class MaalfilterForm(forms.Form):
    """By what a plan's goals are narrowed and sorted. What is not among the choices chooses nothing."""

    skjul_frivilligt = True
    UDEN_OMRAADE = "hele-planen"

    tekst = forms.CharField(label="Søg i målene", required=False)
    status = forms.ChoiceField(label="Status", required=False)
    type = forms.ChoiceField(
        label="Type", choices=[("", "Alle typer"), *Kriterietype.choices], required=False
    )
    omraade = forms.ChoiceField(label="Indsatsområde", required=False)
    paavirkelighed = forms.ChoiceField(
        label="Kan vi påvirke det?", choices=[("", "Alle"), *Paavirkelighed.choices], required=False
    )
    sorter = forms.ChoiceField(
        label="Sortér efter",
        choices=[
            ("", "Planens rækkefølge"),
            ("maal", "Mål, A til Å"),
            ("-maal", "Mål, Å til A"),
            ("omraade", "Indsatsområde, A til Å"),
            ("-omraade", "Indsatsområde, Å til A"),
            ("type", "Type, A til Å"),
            ("-type", "Type, Å til A"),
            ("-krav", "Mest nået af kravet"),
            ("krav", "Mindst nået af kravet"),
            ("-forventet", "Mest nået af det forventede"),
            ("forventet", "Mindst nået af det forventede"),
            ("status", "Status, nået først"),
            ("-status", "Status, nået sidst"),
        ],
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, str],
        *,
        tilstande: Iterable[tuple[str, str]],
        omraader: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.fields["status"].choices = [("", "Alle"), *tilstande]
        self.fields["omraade"].choices = [("", "Alle"), *omraader]
        self.is_valid()

    def valgt(self, felt: str) -> str:
        return self.cleaned_data.get(felt, "")

    @property
    def er_indsnaevret(self) -> bool:
        return any(self.valgt(felt) for felt in self.fields if felt != "sorter")

    @property
    def er_valgt(self) -> bool:
        """Whether anything but the words is chosen."""
        return any(self.valgt(felt) for felt in self.fields if felt != "tekst")
