from django.apps import AppConfig


class UdsaettelserConfig(AppConfig):
    name = "udsaettelser"
    verbose_name = "Udsættelser"
