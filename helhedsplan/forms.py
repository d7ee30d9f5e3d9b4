from django import forms
from django.contrib.auth.forms import AuthenticationForm


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
