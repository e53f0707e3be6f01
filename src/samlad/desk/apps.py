from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "samlad.desk"
    label = "desk"

    def ready(self) -> None:
        """What goes out because of a deed is known before the first loop turns, also in a process that draws no page."""
        from samlad.desk import asking_parties, calling  # noqa: F401
