from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samlad.people"
    label = "people"

    def ready(self) -> None:
        from samlad.people import listeners  # noqa: F401  (connects itself to Django's and allauth's signals)
