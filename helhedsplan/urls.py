from django.urls import include, path

from helhedsplan.views import forside

planer = [path("", forside.helhedsplan_list, name="list")]

urlpatterns = [
    path("", forside.forside, name="forside"),
    path("log-ind/", forside.log_ind, name="log-ind"),
    path("log-ud/", forside.log_ud, name="log-ud"),
    path("planer/", include((planer, "helhedsplan"))),
]
