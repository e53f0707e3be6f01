"""A whole installation, as journeys use it: a server process on a port of its own, real mail, real telephony, a real cast.

The server can be killed in the middle and started again on the same port, as after a power cut.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

from tests.cli.installation import SAMLAD
from tests.servers.elks import ElksServer
from tests.servers.smtp import MailServer

WITHIN_SECONDS = 60
T = TypeVar("T")


@dataclass
class House:
    """``people`` are the ids of those with accounts, by their short names in the cast."""

    directory: Path
    environment: dict[str, str]
    port: int
    mail: MailServer
    phones: ElksServer
    people: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def whole_environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}

    # ---- the server

    def start(self) -> None:
        with open(self._log, "ab") as out:
            self._process = subprocess.Popen(
                [*SAMLAD, "serve", "--port", str(self.port)],
                env=self.whole_environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + WITHIN_SECONDS
        while not self._answers():
            assert time.monotonic() < until and self._process.poll() is None, self.said()
            time.sleep(0.05)

    def kill(self) -> None:
        """As when the power goes: no goodbye, nothing finished."""
        assert self._process
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(20)

    def said(self) -> str:
        """What the server has said in its terminal."""
        return self._log.read_text()

    @property
    def _log(self) -> Path:
        return self.directory.parent / "server.log"

    def _answers(self) -> bool:
        try:
            return bool(urllib.request.urlopen(f"{self.url}/healthz", timeout=5).status == 200)
        except OSError:
            return False

    # ---- what reaches people

    def letters(self, to: str, count: int = 1) -> list[EmailMessage]:
        """The letters delivered to an address, once there are so many."""
        return _soon(
            lambda: [one for one in self.mail.letters() if one["Delivered-To"] == to], count, f"a letter to {to}"
        )

    def texts(self, to: str, count: int = 1) -> list[str]:
        """The SMS sent to a number (+46…), once there are so many."""

        def sent() -> list[str]:
            return [one["message"] for one in self.phones.requests() if one["kind"] == "sms" and one["to"] == to]

        return _soon(sent, count, f"an SMS to {to}")

    def reply(self, number: str, message: str) -> None:
        """Somebody answers an SMS."""
        from django.conf import settings

        from samlad.channels.callbacks import Callbacks

        self.phones.tell("sms-url", url=Callbacks(self.url, settings.SECRET_KEY).inbound)
        assert self.phones.tell("reply", **{"from": number, "message": message})["status"] < 300

    # ---- ways in that are not what a journey is about

    def session_of(self, person: str) -> str:
        """A browser session in which somebody is signed in as themselves."""
        from django.conf import settings
        from django.test import Client

        from samlad.people.models import Person
        from samlad.people.signing_in import BACKEND

        browser = Client()
        browser.force_login(Person.objects.get(pk=self.people[person]), backend=BACKEND)
        return browser.cookies[settings.SESSION_COOKIE_NAME].value


def _soon(what: Callable[[], list[T]], count: int, words: str) -> list[T]:
    until = time.monotonic() + WITHIN_SECONDS
    while len(found := what()) < count:
        assert time.monotonic() < until, f"{words} has not come"
        time.sleep(0.1)
    return found


def link_in(letter: EmailMessage) -> str:
    """The one link of ours in a letter."""
    found = re.findall(r"http://localhost:\d+/l/\S+", letter.get_content())
    assert len(found) == 1, letter.get_content()
    return found[0]
