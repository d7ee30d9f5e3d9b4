from django.urls import include, path

from helhedsplan import views

planer = [path("", views.helhedsplan_list, name="list")]

urlpatterns = [
    path("", views.forside, name="forside"),
    path("log-ind/", views.log_ind, name="log-ind"),
    path("log-ud/", views.log_ud, name="log-ud"),
    path("planer/", include((planer, "helhedsplan"))),
]
