from django.urls import path

from config.designsystem import views

urlpatterns = [path("", views.galleri, name="designsystem-galleri")]
