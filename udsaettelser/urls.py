from django.urls import path

from udsaettelser import views

app_name = "udsaettelser"
urlpatterns = [path("vores-tal/", views.vores_tal, name="vores_tal")]
