from __future__ import annotations

from django.apps import AppConfig


class LogConfig(AppConfig):
    name = "samlad.log"
    label = "log"

    def ready(self) -> None:
        from samlad.log import codec

        codec.learn_kinds()  # an entry can be read only when its subject has been imported
