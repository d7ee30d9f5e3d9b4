"""Addresses of the whole site; each app keeps its own in `<app>/urls.py`."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("helhedsplan.urls")),
    path("", include("udsaettelser.urls")),
    path("", include("maalopfyldelse.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("designsystem/", include("config.designsystem.urls")))
