"""Drafts over the wire, with real servers: what is confirmed is seen by others within a second, and survives a kill -9."""

from __future__ import annotations

import base64
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings

from tests.cli.installation import Installation
from tests.drafts.test_drafts import Editor
from tests.people.cast import MUNICIPALITY, REGION
from tests.web.conftest import ISF, anna, bo, cilla, clock, desk, elsa, isf, people, signed_in  # noqa: F401

pytestmark = pytest.mark.slow


@pytest.fixture
def house(database, isf) -> Installation:  # noqa: F811
    """The same database, served by processes of its own."""
    (database.directory / "secret-key").write_text(settings.SECRET_KEY)
    return Installation(database.directory, {**database.environment, "SAMLAD_EMAIL_BACKEND": ""})


@dataclass
class Wire:
    """One person's browser: posts batches and listens to a draft's stream."""

    url: str
    session: str
    heard: dict[int, bytes] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def post(self, draft: str, update: bytes, key: str) -> int:
        body = json.dumps({"updates": base64.b64encode(update).decode(), "key": key}).encode()
        headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
        with self._ask(f"/drafts/{draft}/updates", body, headers) as answer:
            return int(json.load(answer)["n"])

    def listen(self, draft: str, after: int = 0) -> None:
        answer = self._ask(f"/drafts/{draft}/stream?from={after}")

        def hear() -> None:
            try:
                for line in answer:
                    if line.startswith(b"data: "):
                        event = json.loads(line[6:])
                        self.heard[event["n"]] = base64.b64decode(event["update"])
            except OSError:
                pass
            self.ended.set()

        threading.Thread(target=hear, daemon=True).start()

    def status(self, path: str) -> int:
        try:
            with self._ask(path) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    def _ask(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Any:
        cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session}"} if self.session else {}
        request = urllib.request.Request(self.url + path, body, {**(headers or {}), **cookie})
        return urllib.request.urlopen(request, timeout=20)


def session(signed_in, person) -> str:  # noqa: F811
    return signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value


def within(seconds: float, what) -> bool:
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


@pytest.fixture
def notes(desk, isf, anna) -> Iterator[tuple[Any, Any, str]]:  # noqa: F811
    """The desk's door to drafts, Anna as a reader, and a meeting's notes."""
    from samlad.desk import drafting
    from samlad.desk.reader import Reader

    reader = Reader(person=anna.id, actors=frozenset({MUNICIPALITY}))
    yield drafting, reader, drafting.notes_for(reader, ISF, 1, 1).id


def batches(count: int) -> list[bytes]:
    editor = Editor(None, None, "")
    for n in range(count):
        editor.writes(len(str(editor.text)), f"rad {n} ")
    return editor.unsent


@pytest.mark.check(44)
def test_what_one_process_confirms_the_other_shows_within_a_second(house, notes, signed_in, anna, bo, cilla) -> None:  # noqa: F811
    _drafting, _reader, draft = notes
    anna_session, bo_session = session(signed_in, anna), session(signed_in, bo)
    with house.serving() as one, house.serving() as two:
        writer, listener = Wire(one.url, anna_session), Wire(two.url, bo_session)
        listener.listen(draft)
        for n, update in enumerate(batches(5), start=1):
            assert writer.post(draft, update, f"k{n}") == n
            assert within(1.5, lambda n=n: n in listener.heard), f"update {n} was not seen"
        late = Wire(one.url, bo_session)
        late.listen(draft, after=3)
        assert within(2, lambda: sorted(late.heard) == [4, 5])
        outsider = Wire(one.url, session(signed_in, cilla))
        assert [outsider.status(f"/drafts/{one}/stream") for one in (draft, "nosuch")] == [404, 404]
        assert Wire(one.url, "").status(f"/drafts/{draft}/stream") == 404


@pytest.mark.check(44)
def test_a_killed_server_has_kept_everything_it_confirmed(house, notes, signed_in, anna) -> None:  # noqa: F811
    drafting, reader, draft = notes
    wire_session = session(signed_in, anna)
    updates, confirmed = batches(60), []
    with house.serving() as server:
        wire = Wire(server.url, wire_session)

        def write() -> None:
            try:
                for n, update in enumerate(updates):
                    wire.post(draft, update, f"k{n}")
                    confirmed.append(n)
            except OSError:
                pass

        writing = threading.Thread(target=write)
        writing.start()
        assert within(20, lambda: len(confirmed) > 20)
        server.process.kill()
        writing.join()
    text = drafting.text_at(reader, draft)[1]
    assert all(f"rad {n} " in text for n in confirmed)
    with house.serving() as server:  # the writer's device sends again what was never confirmed, and some that was
        wire = Wire(server.url, wire_session)
        for n in range(max(confirmed) - 3, len(updates)):
            wire.post(draft, updates[n], f"k{n}")
    number, text = drafting.text_at(reader, draft)
    assert (number, text) == (60, "".join(f"rad {n} " for n in range(60)))


def test_whoever_loses_the_right_is_let_go_of(house, notes, desk, signed_in, anna, bo) -> None:  # noqa: F811
    from samlad.domain import hosting
    from tests.web.conftest import LOG, by

    _drafting, _reader, draft = notes
    with house.serving() as server:
        listener = Wire(server.url, session(signed_in, bo))
        listener.listen(draft)
        region = by(bo, REGION)
        desk.record(region, LOG, lambda world, at: hosting.leave(world.isf(ISF).isf, region, at, actor=REGION))
        assert listener.ended.wait(3)
        assert listener.status(f"/drafts/{draft}/stream") == 404
