from django.apps import AppConfig


class HelhedsplanConfig(AppConfig):
    name = "helhedsplan"
    verbose_name = "Helhedsplan"

    def ready(self) -> None:
        """Add the app's sheets to the planfil."""
        from helhedsplan.ark import ARK  # noqa: PLC0415 -- they need the models
        from helhedsplan.planfil.ark import registrer  # noqa: PLC0415

        registrer(*ARK)
