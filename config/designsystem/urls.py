from django.urls import path

from . import views

urlpatterns = [path("", views.galleri, name="designsystem-galleri")]
