from django import forms
from django.apps import AppConfig


class DesignsystemConfig(AppConfig):
    name = "config.designsystem"
    label = "designsystem"
    verbose_name = "Designsystem"

    def ready(self):
        # Django's own words ("Dette felt er påkrævet") tell nobody what to do.
        forms.Field.default_error_messages["required"] = "Feltet skal udfyldes."
        forms.IntegerField.default_error_messages["invalid"] = "Skriv et helt tal."
        forms.ChoiceField.default_error_messages["invalid_choice"] = "Vælg en af mulighederne."
