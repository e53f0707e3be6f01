"""Heads are signed and kept outside the database."""

from __future__ import annotations

import stat
from datetime import timedelta

import pytest
from django.db import transaction

from samlad.domain.common import REGISTER
from samlad.log import incarnation, seals
from samlad.log.seals import Flaw
from tests.databases import Database
from tests.log.conftest import Enter
from tests.log.deeds import ISF, NOON, noted


def test_a_seal_lists_the_heads_that_have_grown(enter: Enter, database: Database) -> None:
    enter(noted(), noted(), noted(log=REGISTER))
    first = seals.seal_now(database.directory, NOON)
    enter(noted())
    second = seals.seal_now(database.directory, NOON + timedelta(hours=1))
    assert first and second
    assert {log: head.number for log, head in first.heads.items()} == {ISF: 2, REGISTER: 1}
    assert {log: head.number for log, head in second.heads.items()} == {ISF: 3}
    assert (first.position, second.position) == (3, 4)
    assert [read.seal for read in seals.read_seals(database.directory)] == [first, second]
    assert [read.flaw for read in seals.read_seals(database.directory)] == [None, None]


def test_nothing_new_is_not_sealed(enter: Enter, database: Database) -> None:
    assert seals.seal_now(database.directory, NOON) is None
    enter(noted())
    assert seals.seal_now(database.directory, NOON)
    assert seals.seal_now(database.directory, NOON) is None


def test_key_and_seals_are_closed_to_others(enter: Enter, database: Database) -> None:
    enter(noted())
    seals.seal_now(database.directory, NOON)
    for name in (seals.KEY_FILE, seals.FILE):
        assert stat.S_IMODE((database.directory / name).stat().st_mode) == 0o600


def test_only_what_is_committed_is_sealed(enter: Enter, database: Database) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        seals.seal_now(database.directory, NOON)


def flaws(database: Database) -> list[Flaw | None]:
    return [read.flaw for read in seals.read_seals(database.directory)]


def sealed(enter: Enter, database: Database, times: int) -> list[bytes]:
    for _ in range(times):
        enter(noted())
        seals.seal_now(database.directory, NOON)
    return (database.directory / seals.FILE).read_bytes().splitlines(keepends=True)


def test_a_changed_seal_is_found(enter: Enter, database: Database) -> None:
    lines = sealed(enter, database, 3)
    lines[1] = lines[1].replace(b'"number":2', b'"number":1')
    (database.directory / seals.FILE).write_bytes(b"".join(lines))
    assert flaws(database) == [None, Flaw.SIGNATURE, Flaw.ORDER]


def test_a_removed_seal_is_found(enter: Enter, database: Database) -> None:
    lines = sealed(enter, database, 3)
    (database.directory / seals.FILE).write_bytes(lines[0] + lines[2])
    assert flaws(database) == [None, Flaw.ORDER]


def test_seals_of_another_key_are_found(enter: Enter, database: Database) -> None:
    sealed(enter, database, 1)
    kept = (database.directory / seals.FILE).read_bytes()
    for name in (seals.KEY_FILE, seals.FILE):
        (database.directory / name).unlink()
    sealed(enter, database, 1)
    (database.directory / seals.FILE).write_bytes(kept)
    assert flaws(database) == [Flaw.SIGNATURE]


def test_a_lost_key_is_not_replaced(enter: Enter, database: Database) -> None:
    sealed(enter, database, 1)
    (database.directory / seals.KEY_FILE).unlink()
    enter(noted())
    with pytest.raises(FileNotFoundError):
        seals.seal_now(database.directory, NOON)
    assert flaws(database) == [Flaw.SIGNATURE]


def test_sealing_goes_on_after_a_crash_in_the_middle_of_a_line(enter: Enter, database: Database) -> None:
    lines = sealed(enter, database, 2)
    (database.directory / seals.FILE).write_bytes(lines[0] + lines[1][:40])
    sealed(enter, database, 1)
    assert flaws(database) == [None, Flaw.UNREADABLE, None]


def test_a_new_incarnation_seals_everything_again(enter: Enter, database: Database) -> None:
    sealed(enter, database, 2)
    incarnation.begin(NOON)
    again = seals.seal_now(database.directory, NOON)
    assert again and again.incarnation == incarnation.current()
    assert again.heads[ISF].number == 2
