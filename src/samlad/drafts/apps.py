from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "samlad.drafts"
    label = "drafts"
