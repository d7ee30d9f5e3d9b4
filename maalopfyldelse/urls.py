from django.urls import path

from maalopfyldelse.views import indsatser, rapporter, status

app_name = "maalopfyldelse"

planen = [
    path("planer/<int:pk>/", status.status, name="status"),
    path("planer/<int:pk>/indsatser/", indsatser.indsatser, name="indsatser"),
]

rapporterne = [
    path("rapporter/", rapporter.rapporter, name="rapporter"),
    path("rapporter/<int:pk>/", rapporter.statusrapport_detail, name="statusrapport_detail"),
    path("rapporter/<int:pk>/hent/", rapporter.statusrapport_hent, name="statusrapport_hent"),
    path("planer/<int:pk>/rapporter/", rapporter.statusrapport_list, name="statusrapport_list"),
    path(
        "planer/<int:pk>/rapporter/ny/",
        rapporter.statusrapport_bestil,
        name="statusrapport_bestil",
    ),
]

urlpatterns = [*planen, *rapporterne]
