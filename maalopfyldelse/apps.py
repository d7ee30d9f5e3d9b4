from django.apps import AppConfig


class MaalopfyldelseConfig(AppConfig):
    name = "maalopfyldelse"
    verbose_name = "Målopfyldelse"
