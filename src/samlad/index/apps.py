from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "samlad.index"
    label = "index"
