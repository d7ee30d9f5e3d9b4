from django.urls import path

from maalopfyldelse.views import indsatser, maal, rapporter, soegning, status, udsaettelser

app_name = "maalopfyldelse"

planen = [
    path("planer/<int:pk>/", status.status, name="status"),
    path("planer/<int:pk>/indsatser/", indsatser.indsatser, name="indsatser"),
    path("planer/<int:pk>/maal/", maal.maal_list, name="maal_list"),
    path("planer/<int:pk>/soeg/", soegning.soegning, name="soegning"),
    # A code may hold a slash.
    path("planer/<int:pk>/maal/<path:kode>/", maal.maal_detail, name="maal_detail"),
    path("planer/<int:pk>/udsaettelser/", udsaettelser.udsaettelser, name="udsaettelser"),
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
