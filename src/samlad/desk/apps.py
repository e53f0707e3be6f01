from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "samlad.desk"
    label = "desk"
