"""The restore drill: what was there at the backup is there again, proven whole; a new life begins, and nothing is sent."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connections
from django.test import override_settings

from samlad.domain import hosting
from samlad.domain.common import Text
from tests.cli.installation import Installation, Visitor
from tests.desk.conftest import ISF, LOG
from tests.domain.story import ANNA
from tests.servers.smtp import smtp_server

pytestmark = pytest.mark.slow


def describe(desk, name: str) -> None:
    desk.record(
        ANNA, LOG, lambda world, at: hosting.describe(world.isf(ISF).isf, ANNA, at, name=Text(name), what=Text(""))
    )


def put_letter(desk, subject: str) -> None:
    from samlad.channels.message import Channel
    from samlad.desk import outbox

    facts = {"channel": Channel.EMAIL, "address": "bo@region.example", "at": datetime.now(UTC)}
    desk.write(lambda: outbox.put(**facts, subject=subject, body="Hej"))


@pytest.fixture
def elsewhere(installation: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A new directory, and on PostgreSQL a new and empty database."""
    environment = {**installation.environment, "SAMLAD_DATA": str(tmp_path / "restored")}
    if not environment["SAMLAD_DATABASE"]:
        yield Installation(tmp_path / "restored", environment)
        return
    address = environment["SAMLAD_DATABASE"]
    server, name = address.rpartition("/")[0], f"restored_{urlsplit(address).path.lstrip('/')}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield Installation(tmp_path / "restored", {**environment, "SAMLAD_DATABASE": f"{server}/{name}"})
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def looking_into(there: Installation) -> Iterator[None]:
    """Points this process's Django at another installation for a while."""
    settings = connections.settings["default"]
    before = settings["NAME"]
    connections.close_all()
    address = there.environment["SAMLAD_DATABASE"]
    settings["NAME"] = urlsplit(address).path.lstrip("/") if address else there.directory / "samlad.sqlite3"
    try:
        with override_settings(DATA_DIR=there.directory):
            yield
    finally:
        connections.close_all()
        settings["NAME"] = before


def test_restore_drill(installation: Installation, elsewhere: Installation, desk, tmp_path: Path) -> None:
    from samlad.desk.models import OutboxRow
    from samlad.log import incarnation, seals, store

    backup = tmp_path / "samlad.backup"
    seals.seal_now(installation.directory, datetime.now(UTC))
    describe(desk, "Före kopian")
    put_letter(desk, "Väntade redan")
    kept, first_life = store.head_position(), incarnation.current()
    assert "encrypted, and read back" in installation.run("backup", "--to", backup)
    assert "Före kopian".encode() not in backup.read_bytes() and b"SQLite" not in backup.read_bytes()
    describe(desk, "Efter kopian")
    seals.seal_now(installation.directory, datetime.now(UTC))

    words = elsewhere.run("restore", backup, "--data", elsewhere.directory)
    assert "Everything is as it was written" in words and "samlad release" in words
    assert elsewhere.run("verify")

    with looking_into(elsewhere):
        assert store.head_position() == kept
        assert incarnation.history()[0].id == first_life != incarnation.current()
        assert set(OutboxRow.objects.values_list("state", flat=True)) == {OutboxRow.State.HELD}

    with smtp_server(tmp_path / "letters", "--port", "0") as post:
        mail = {
            "SAMLAD_SMTP_URL": post.url,
            "SAMLAD_MAIL_FROM": "Samlad <samlad@orebro.example>",
            "SAMLAD_DEMO_SENDS": "1",
        }
        with elsewhere.serving(**mail) as server:
            assert "stand still until you run samlad release" in server.words()
            assert "Före kopian" in Visitor(server.url, installation.tokens["bo"]).get("/disturbances/")[1]
            time.sleep(3)  # the loops have had their turns
            assert post.letters() == []
            assert "would go out" in elsewhere.run("release", code=1)
            waiting = elsewhere.run("release", "--list")
            assert "email  bo@region.example  Väntade redan" in waiting and "Hej" not in waiting
            elsewhere.run("release", "--yes")
            until = time.monotonic() + 20
            while not post.letters() and time.monotonic() < until:
                time.sleep(0.2)
            assert [letter["Subject"] for letter in post.letters()] == ["Väntade redan"]


def test_a_restore_goes_only_into_what_is_empty(
    installation: Installation, elsewhere: Installation, tmp_path: Path
) -> None:
    backup = tmp_path / "samlad.backup"
    installation.run("backup", "--to", backup)
    assert "already there" in installation.run("backup", "--to", backup, code=1)
    there = sorted(installation.directory.iterdir())
    assert "is not empty" in installation.run("restore", backup, "--data", installation.directory, code=1)
    if address := installation.environment["SAMLAD_DATABASE"]:
        words = elsewhere.run("restore", backup, "--data", elsewhere.directory, code=1, SAMLAD_DATABASE=address)
        assert "is not empty" in words
    wrong = elsewhere.run(
        "restore", backup, "--data", tmp_path / "wrong", code=1, SAMLAD_BACKUP_PASSPHRASE="en annan mening"
    )
    assert "not the one it was encrypted with" in wrong
    assert not any((tmp_path / "wrong").iterdir())
    assert sorted(installation.directory.iterdir()) == there


def test_a_backup_is_one_moment_however_much_is_written_meanwhile(
    installation: Installation, elsewhere, desk, tmp_path
) -> None:
    import threading

    done = threading.Event()

    def write_on() -> None:
        number = 0
        while not done.is_set():
            describe(desk, f"Namn {(number := number + 1)}")

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for round in range(3):
            installation.run("backup", "--to", tmp_path / f"{round}.backup")
    finally:
        done.set()
        writer.join()
    assert "Everything is as it was written" in elsewhere.run(
        "restore", tmp_path / "2.backup", "--data", elsewhere.directory
    )
