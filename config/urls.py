"""Addresses of the whole site; each app keeps its own in `<app>/urls.py`."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
