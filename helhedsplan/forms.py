from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.files.uploadedfile import UploadedFile

from helhedsplan.models import Bruger, Sekretariat
from helhedsplan.planfil import Planfilfejl
from helhedsplan.planfil.laesning import MAX_FIL, aabn


class LogIndForm(AuthenticationForm):
    error_messages = {
        # One message for both: it is not told which user names exist.
        "invalid_login": "Brugernavn og adgangskode passer ikke sammen. Prøv igen.",
        "inactive": "Brugeren er lukket. Spørg dit sekretariat.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Adgangskode"


class SoegeForm(forms.Form):
    """What a list is searched for. Anything may be written, so it is never in error."""

    soegning = forms.CharField(label="Søg i planer", required=False, strip=True)


class IndlaesForm(forms.Form):
    """A planfil, and whose the plan is where that is not plain from who hands it in."""

    fil = forms.FileField(
        label="Planfil",
        help_text="Et Excel-regneark (.xlsx) på højst 10 MB",
        widget=forms.FileInput(
            attrs={
                "class": "filfelt",
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            }
        ),
        error_messages={
            "required": "Vælg den fil, du vil indlæse.",
            "missing": "Vælg den fil, du vil indlæse.",
            "empty": "Filen er tom. Vælg en anden, eller gem den igen i Excel.",
        },
    )
    sekretariat = forms.ModelChoiceField(
        Sekretariat.objects.none(),
        label="Sekretariat",
        help_text="Bruges, når planen er ny, og filen ikke selv siger det",
        required=False,
        empty_label="Det, som filen siger",
    )

    def __init__(self, *args, bruger: Bruger, **kwargs):
        super().__init__(*args, **kwargs)
        mine = Sekretariat.objects.hvor_arbejder(bruger)
        if len(mine) > 1:
            self.fields["sekretariat"].queryset = mine
        else:
            del self.fields["sekretariat"]

    def clean_fil(self) -> UploadedFile:
        fil = self.cleaned_data["fil"]
        if fil.size > MAX_FIL:
            raise forms.ValidationError(
                f"»{fil.name}« fylder {_megabyte(fil.size)} MB og må højst fylde "
                f"{MAX_FIL // 1024**2} MB. Slet ark og billeder, der ikke hører til planen, eller "
                "del registreringerne på flere filer."
            )
        try:
            aabn(fil)
        except Planfilfejl as fejl:
            raise forms.ValidationError(f"»{fil.name}« kan ikke læses. {fejl}") from fejl
        fil.seek(0)
        return fil


def _megabyte(antal: int) -> str:
    """Rounded up, so that a file just over the limit does not look as if it were on it."""
    tiendedele = -(-antal * 10 // 1024**2)
    return f"{tiendedele // 10},{tiendedele % 10}"
