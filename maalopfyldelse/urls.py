from django.urls import path

from maalopfyldelse import views

app_name = "maalopfyldelse"
urlpatterns = [
    path("planer/<int:pk>/", views.status, name="status"),
    path(
        "planer/<int:pk>/rapporter/",
        views.statusrapport_list,
        name="statusrapport_list",
    ),
    path(
        "planer/<int:pk>/rapporter/ny/",
        views.statusrapport_bestil,
        name="statusrapport_bestil",
    ),
    path("rapporter/", views.rapporter, name="rapporter"),
    path("rapporter/<int:pk>/", views.statusrapport_detail, name="statusrapport_detail"),
    path("rapporter/<int:pk>/hent/", views.statusrapport_hent, name="statusrapport_hent"),
]
