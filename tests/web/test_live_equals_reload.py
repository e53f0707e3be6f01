"""Live equals reload: after each kind of deed in the demo's whole story, an open screen shows what a fresh process draws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test.utils import override_settings

from samlad.config.environment import DEMO_MARK
from tests.databases import Databases
from tests.people.cast import Browser

if TYPE_CHECKING:
    from samlad.desk.desk import Desk
    from samlad.web.live import Stream

pytestmark = pytest.mark.slow
ROLES = ("koordinator", "deltagare")  # who leads, and who takes part
OF_AN_ISF = [
    "isf",
    "log",
    "agreements",
    "undertakings",
    "questions",
    "participants",
    "roles",
    "support",
    "links",
    "meetings",
]
NUMBERED = ["agreement", "undertaking", "question", "meeting", "meeting_summary", "alarm", "invitation"]
ISF = "orebro"
TIMES = 1  # that each kind is looked at


@pytest.fixture(scope="module")
def sessions(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The demo, played; and the sessions of those who look."""
    from samlad.cli import demo

    directory = tmp_path_factory.mktemp("demo") / "data"
    with databases.fresh(directory), override_settings(DEMO=True):
        (directory / DEMO_MARK).touch()
        links = demo.play(directory)
        yield [_session(links[role]) for role in ROLES]


def _session(link: str) -> str:
    browser = Browser()
    browser.get(urlsplit(link).path)
    browser.post("/link/")
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


@dataclass
class Screen:
    """An open page, as the client has it: every region that has come, the latest drawing of each."""

    stream: Stream
    shows: dict[str, str] = field(default_factory=dict)

    def hear(self, event: bytes) -> None:
        data = next(line for line in event.decode().splitlines() if line.startswith("data: "))
        self.shows |= json.loads(data[6:]).get("regions", {})


def test_after_each_kind_of_deed(sessions: list[str]) -> None:
    from samlad.desk import office
    from samlad.desk.desk import utc_now
    from samlad.log import store
    from samlad.web import drawing, live

    entries = list(store.read())
    now = utc_now()
    warm = _desk(now, 0)
    screens: dict[tuple[str, str], Screen] = {}
    looked_at: dict[str, int] = {}
    for entry in entries:
        warm.recent.add([entry])
        looked_at[entry.kind] = looked_at.get(entry.kind, 0) + 1
        if looked_at[entry.kind] > TIMES:
            continue
        office.place(warm)
        this = live.Round()
        for screen in list(screens.values()):
            sending = this.news(screen.stream)
            if sending.event is live.RELOAD:
                screens = {key: one for key, one in screens.items() if one is not screen}
            else:
                screen.hear(sending.event)
        _open(screens, this, sessions)
        office.place(fresh := _desk(now, entry.position))
        drawing.DRAWINGS.forget()
        anew = live.Round()
        for (path, _), screen in screens.items():
            assert screen.shows == anew.regions(screen.stream), f"{path} after {entry.kind} at {entry.position}"
        fresh.stop()
    office.place(None)
    warm.stop()
    assert len(looked_at) > 60 and len({path for path, _ in screens}) > 12, "the story is too short to say much"


def _desk(now: datetime, upto: int) -> Desk:
    """A desk that has come no further than a position, and reads no further than it has come."""
    from samlad.desk.desk import Desk
    from samlad.log import store

    class Slowly(Desk):
        def _read(self, log: str, after: int, as_of: datetime | None = None) -> Any:
            return store.read_through(log, after_position=after, upto=self.recent.head, as_of=as_of)

    made = Slowly(lambda: now)
    made.recent.start(upto)
    return made


def _open(screens: dict[tuple[str, str], Screen], this: Any, sessions: list[str]) -> None:
    """Opens whatever can be opened by now and is not open yet."""
    from samlad.web.live import Stream

    for session in sessions:
        for path in _paths():
            if (path, session) not in screens:
                stream = Stream(path, "", session, "sv")
                if this.regions(stream) is not None:
                    screens[path, session] = Screen(stream)
                    screens[path, session].hear(this.news(stream).event)


def _paths() -> list[str]:
    from samlad.web.drawing import address
    from samlad.web.routes import ROUTES

    known = {route.name for route in ROUTES}
    assert {*OF_AN_ISF, *NUMBERED} <= known
    return [
        "/",
        *(address(name, isf=ISF) for name in OF_AN_ISF),
        *(address(name, isf=ISF, number=number) for name in NUMBERED for number in (1, 2)),
    ]
