from django.apps import AppConfig


class IndsatserConfig(AppConfig):
    name = "indsatser"
    verbose_name = "Indsatser"

    def ready(self) -> None:
        """Add the app's sheets to the planfil."""
        from helhedsplan.planfil.ark import registrer  # noqa: PLC0415 -- they need the models
        from indsatser.ark import ARK  # noqa: PLC0415

        registrer(*ARK)
