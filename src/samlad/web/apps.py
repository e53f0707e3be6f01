from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samlad.web"
    label = "web"
