"""After the storm: whatever was confirmed is there exactly once, and nothing is left hanging in silence."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.databases import Database
from tests.servers.smtp import MailServer, smtp_server
from tests.storm.acts import ISF, Act
from tests.storm.conftest import SEEDS
from tests.storm.fleet import Answer, Fleet, client, fleet

if TYPE_CHECKING:
    from samlad.desk.desk import Desk

pytestmark = pytest.mark.slow
CLIENTS, ACTS = 6, 25
QUIET_WITHIN_SECONDS = 60

Heard = list[tuple[Act, list[Answer]]]


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[MailServer]:
    with smtp_server(tmp_path / "letters") as server:
        yield server


@pytest.mark.parametrize("seed", SEEDS)
def test_a_storm(seed: int, database: Database, desk: Desk, mail: MailServer) -> None:
    print(f"storm seed {seed}")
    random = Random(seed)
    environment = {
        **database.environment,
        "SAMLAD_SMTP_URL": mail.url,
        "SAMLAD_MAIL_FROM": "Samlad <samlad@orebro.example>",
    }
    with fleet(environment, random) as clerks:
        heard = _weather(clerks, random)
        clerks.calm()
        _wait_until_quiet()
        print(f"{clerks.deaths} processes killed, {sum(len(answers) for _, answers in heard)} answers heard")
        assert clerks.deaths, "nothing was killed: this was no storm"
    desk.hear()
    _confirmed_is_there_once(heard)
    _log_is_sound(database)
    _index_is_as_if_made_anew(desk)
    _nobody_is_called_in_silence(desk)
    _messages_went_out(mail)


def _weather(clerks: Fleet, random: Random) -> Heard:
    seeds = [Random(random.random()) for _ in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as people:
        done = people.map(lambda number: client(clerks, seeds[number], f"c{number}", ACTS), range(CLIENTS))
        return [one for several in done for one in several]


def _wait_until_quiet() -> None:
    """No message waits, no deadline has passed unheeded."""
    from samlad.desk.models import OutboxRow

    deadline = time.monotonic() + QUIET_WITHIN_SECONDS
    while OutboxRow.objects.filter(state=OutboxRow.State.WAITING).exists() or _calls_still_waiting():
        assert time.monotonic() < deadline, "it never became quiet"
        time.sleep(0.2)


def _calls_still_waiting() -> list[Any]:
    from samlad.desk import office

    office.desk().hear()
    calls = office.desk().whole(f"isf:{ISF}").call.calls.values()
    return [row for call in calls if call.is_open for row in call.waiting if not row.unreached_at]


def _confirmed_is_there_once(heard: Heard) -> None:
    from samlad.log import store

    entries = list(store.read())
    marked = Counter(mark for entry in entries for mark in _marks(entry.deed))
    by_position = {entry.position: entry for entry in entries}
    for act, answers in heard:
        assert not any("wrong" in one for one in answers), answers
        confirmed = {one["position"] for one in answers if one.get("number")}
        assert len(confirmed) <= 1, f"{act} was confirmed as two different things: {answers}"
        assert marked[act.mark] <= 1, f"{act} is there {marked[act.mark]} times"
        for position in confirmed:
            assert act.mark in _marks(by_position[position].deed), f"{act} is not where its receipt says"


def _marks(deed: Any) -> list[str]:
    from samlad.index import search

    return [text for text in search._texts(deed) if text.startswith("<")]


def _log_is_sound(database: Database) -> None:
    from samlad.log.verify import verify

    report = verify(database.directory)
    assert report.is_sound, [finding.say() for finding in report.findings]


def _index_is_as_if_made_anew(desk: Desk) -> None:
    from samlad.desk.rebuilding import rebuild
    from tests.storm.tables import contents

    kept = contents()
    rebuild(desk, lambda done, total: None)
    assert contents() == kept


def _nobody_is_called_in_silence(desk: Desk) -> None:
    """Each called actor has acknowledged, or the log says that it could not be reached."""
    for call in desk.whole(f"isf:{ISF}").call.calls.values():
        for row in call.rows.values():
            assert row.acknowledgement or row.is_unreached, f"nobody knows whether {row.actor} heard call {call.number}"


def _messages_went_out(mail: MailServer) -> None:
    """Each at least once; what may have gone twice is marked; and the board says what became of every message."""
    from samlad.desk import office
    from samlad.desk.calling.sending import line_of
    from samlad.desk.models import OutboxRow

    received = Counter(str(letter["Message-ID"]).strip("<>").partition("@")[0] for letter in mail.letters())
    calls = office.desk().whole(f"isf:{ISF}").call.calls
    for row in OutboxRow.objects.all():
        copies = received[row.id]
        if row.state == OutboxRow.State.HANDED_OVER:
            assert copies >= 1, f"{row.task} was handed over and never came"
        assert copies <= 1 or row.maybe_twice, f"{row.task} came {copies} times, and nobody is told"
        assert row.state != OutboxRow.State.WAITING
        if row.task.startswith("call:"):
            number = int(row.task.split(":")[1])
            lines = {one.line for one in calls[number].rows[row.actor].deliveries}
            assert line_of(row.task)[1] in lines, f"the board says nothing of {row.task}"
