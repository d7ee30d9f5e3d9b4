from django.urls import include, path

from helhedsplan.views import forside, hjaelp, moeder, oekonomi, om, planfil

planer = [path("", forside.helhedsplan_list, name="list")]

planens_sider = [
    path("<int:pk>/moeder/", moeder.moeder, name="moeder"),
    path("<int:pk>/oekonomi/", oekonomi.oekonomi, name="oekonomi"),
    path("<int:pk>/om/", om.om, name="om"),
]

i_excel = [
    path("indlaes/", planfil.indlaes, name="indlaes"),
    path("indlaes/<int:pk>/", planfil.indlaesning_detail, name="indlaesning"),
    path("indlaes/<int:pk>/godkend/", planfil.indlaesning_godkend, name="indlaesning_godkend"),
    path("indlaes/<int:pk>/fortryd/", planfil.indlaesning_fortryd, name="indlaesning_fortryd"),
    path("<int:pk>/planfil/", planfil.planfil, name="planfil"),
]

urlpatterns = [
    path("", forside.forside, name="forside"),
    path("log-ind/", forside.log_ind, name="log-ind"),
    path("log-ud/", forside.log_ud, name="log-ud"),
    path("hjaelp/", hjaelp.hjaelp, name="hjaelp"),
    path("hjaelp/<slug:side>/", hjaelp.hjaelp_side, name="hjaelp_side"),
    path("planer/", include(([*planer, *planens_sider, *i_excel], "helhedsplan"))),
]
