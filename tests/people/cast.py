"""What the tests of people share: names, and a browser that sends what browsers send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings

from samlad.domain.common import ActorId

if TYPE_CHECKING:
    from samlad.desk import doorway

MUNICIPALITY = ActorId("orebro")
REGION = ActorId("region")
NEIGHBOUR = ActorId("kumla")
PASSWORD = "en lugn natt i februari"


class Browser(Client):
    """One browser with its cookies, as seen by the server."""

    def __init__(self, agent: str = "Mozilla/5.0 (Android 14) Firefox/140.0", address: str = "192.0.2.7") -> None:
        headers = {"user-agent": agent, "sec-fetch-site": "same-origin"}
        super().__init__(headers=headers, REMOTE_ADDR=address, SERVER_NAME="localhost", SERVER_PORT="8000")

    def sign_in(self, email: str, password: str = PASSWORD, **more: Any) -> HttpResponse:
        return self.post("/accounts/login/", {"login": email, "password": password, **more})

    def enter(self, person: Any) -> None:
        """Signs in without typing, by a link of the demo, for tests that are about something else."""
        from samlad.desk import doorway, office

        with override_settings(DEMO=True):
            self.get(f"/l/{doorway.demo_link(person.id, office.desk().clock())}")
            self.post("/link/")

    @property
    def known(self) -> doorway.Known | None:
        """Who the server thinks this is."""
        from samlad.desk import doorway, office

        cookie = self.cookies.get(settings.SESSION_COOKIE_NAME)
        return doorway.who(cookie.value, office.desk().clock()) if cookie else None

    def words(self, path: str, status: int = 200) -> str:
        """The page's text without its tags."""
        answer = self.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return words_of(answer)


def words_of(answer: HttpResponse) -> str:
    body = answer.content.decode()
    body = body[body.index("<main") : body.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
