"""A screen whose line breaks again and again ends with what a fresh page shows, and is never told the same thing twice."""

from __future__ import annotations

import html
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.cli.installation import Installation
from tests.databases import Database
from tests.domain.story import REGION
from tests.storm.acts import ISF, decide, draw
from tests.storm.conftest import SEEDS

if TYPE_CHECKING:
    from samlad.desk.desk import Desk

pytestmark = pytest.mark.slow
WRITES = 60
CATCHES_UP_WITHIN_SECONDS = 20


@pytest.fixture
def session(database: Database, desk: Desk) -> str:
    """Somebody at the region who is signed in, by the same secret as the server's."""
    from django.conf import settings
    from django.utils import timezone

    from samlad.people import accounts
    from samlad.people.models import Role
    from samlad.people.signing_in import BACKEND
    from tests.people.cast import Browser

    (database.directory / "secret-key").write_text(settings.SECRET_KEY)
    person = accounts.create_person("bo@region.example", "Bo Ask")
    accounts.join(person.id, REGION, Role.MEMBER, timezone.now())
    browser = Browser()
    browser.force_login(person, backend=BACKEND)
    return browser.cookies["samlad"].value


class Screen(threading.Thread):
    """An open page as its browser has it: where it has come, and every region it shows."""

    def __init__(self, port: int, session: str, random: Random) -> None:
        super().__init__(daemon=True)
        self._port, self._random = port, random
        self._headers = {"Cookie": f"samlad={session}"}
        page = self._get(f"/isfs/{ISF}/").read().decode()
        self._live = html.unescape(re.search(r'data-live="([^"]+)"', page)[1])  # type: ignore[index]
        self.shows: dict[str, str] = {}
        self.positions: list[int] = []
        self.repeated: list[str] = []
        self.connections = 0
        self.is_done = False

    def everything(self) -> dict[str, str]:
        """What a stream that knows nothing is sent."""
        live = re.sub(r"from=\d+", "from=-1", self._live)
        return next(self._events(self._get(live)))[1]

    def run(self) -> None:
        while not self.is_done:
            headers = {"Last-Event-ID": str(self.positions[-1])} if self.positions else {}
            live = self._live if self.positions else re.sub(r"from=\d+", "from=-1", self._live)
            with suppress(HTTPException, OSError):
                self._listen(self._get(live, headers), self._random.randint(1, 6))

    def _listen(self, line, events: int) -> None:
        self.connections += 1
        for number, (position, regions) in enumerate(self._events(line)):
            self.positions.append(position)
            if number:
                self.repeated += [name for name, drawn in regions.items() if self.shows.get(name) == drawn]
            self.shows |= regions
            if number == events or self.is_done:
                break
        line.close()

    def _get(self, path: str, headers: dict[str, str] | None = None):
        line = HTTPConnection("127.0.0.1", self._port, timeout=5)
        line.request("GET", path, headers={**self._headers, "Host": "localhost", **(headers or {})})
        return line.getresponse()

    def _events(self, line) -> Iterator[tuple[int, dict[str, str]]]:
        for raw in line:
            if raw.startswith(b"data: "):
                data = json.loads(raw[6:])
                yield data["position"], data.get("regions", {})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_line_that_breaks(seed: int, database: Database, desk: Desk, session: str) -> None:
    print(f"storm seed {seed}")
    random = Random(seed)
    with Installation(database.directory, database.environment).serving() as server:
        port = int(server.url.rpartition(":")[2])
        screens = [Screen(port, session, Random(random.random())) for _ in range(4)]
        for screen in screens:
            screen.start()
        head = _write(desk, random)
        for screen in screens:
            _wait_until(lambda screen=screen: screen.positions and screen.positions[-1] >= head)
            screen.is_done = True
        _write(desk, random, 1)  # so that each stream has an event to end with
        for screen in screens:
            screen.join(10)
        now = screens[0].everything()
        for screen in screens:
            assert screen.connections > 1, "its line never broke"
            assert screen.positions == sorted(screen.positions), "it was sent back in time"
            assert not screen.repeated
            late = Screen(port, session, random)
            late.shows, late.positions = dict(screen.shows), screen.positions[-1:]
            late._listen(late._get(late._live, {"Last-Event-ID": str(late.positions[-1])}), 0)
            assert late.shows == now


def _write(desk: Desk, random: Random, writes: int = WRITES) -> int:
    """From another process than the server's: this one. Returns how far all logs have come."""
    from samlad.domain.common import Refused, isf_log

    for number in range(writes):
        act = draw(random, f"w{writes}-{number}", number)
        with suppress(Refused):
            desk.record(act.author, isf_log(ISF), decide(act), key=act.key, content=act.mark)
        time.sleep(random.random() * 0.1)
    desk.hear()
    return desk.recent.head


def _wait_until(holds) -> None:
    until = time.monotonic() + CATCHES_UP_WITHIN_SECONDS
    while not holds():
        assert time.monotonic() < until, "a screen never caught up"
        time.sleep(0.05)
