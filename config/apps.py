from django.apps import AppConfig


class ProjektConfig(AppConfig):
    name = "config"
    verbose_name = "Projekt"

    def ready(self) -> None:
        """Tasks sent from web and commands must go to our Celery app, so it has to exist."""
        import config.celery  # noqa: F401, PLC0415 -- it reads the settings
