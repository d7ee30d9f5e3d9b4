from django.apps import AppConfig


class UdsaettelserConfig(AppConfig):
    name = "udsaettelser"
    verbose_name = "Udsættelser"

    def ready(self) -> None:
        """Add the app's sheet to the planfil."""
        from helhedsplan.planfil.ark import registrer  # noqa: PLC0415 -- it needs the models
        from udsaettelser.ark import Udsaettelsesark  # noqa: PLC0415

        registrer(Udsaettelsesark)
