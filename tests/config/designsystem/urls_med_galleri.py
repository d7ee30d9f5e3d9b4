"""The site as it is in debug, where the gallery has an address."""

from django.urls import include, path

from config.urls import urlpatterns as sitets

urlpatterns = [*sitets, path("designsystem/", include("config.designsystem.urls"))]
