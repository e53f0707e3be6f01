"""Real server processes: several on one database, on a disk that is full, on a file system that takes nothing."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from django.db import connection

from tests.cli.installation import Installation, Visitor

pytestmark = pytest.mark.slow
NOTHING_CAN_BE_SAVED = "Just nu går inget att spara"


def note_event(visitor: Visitor, name: str) -> tuple[int, str]:
    return visitor.post("/disturbances/new/", name=name, sentence="Vi ser behov av samverkan", key=f"need:{name}")


def seconds_until(holds: Callable[[], bool]) -> float:
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < 10
        time.sleep(0.02)
    return time.monotonic() - began


def test_two_processes_see_each_others_entries_within_a_second(installation: Installation) -> None:
    with installation.serving() as one, installation.serving() as other:
        here, there = Visitor(one.url, installation.tokens["anna"]), Visitor(other.url, installation.tokens["anna"])
        took = []
        for number, (writes, reads) in enumerate([(here, there), (there, here)] * 3):
            name = f"Snökaos {number}"
            assert "Snökaos" in note_event(writes, name)[1]
            took.append(seconds_until(lambda reads=reads, name=name: name in reads.get("/disturbances/")[1]))
        assert median(took) < 1, took


def test_a_person_signed_out_in_one_process_is_out_in_the_other_within_a_second(installation: Installation) -> None:
    with installation.serving() as one, installation.serving() as other:
        took = []
        for _ in range(3):
            here = Visitor(one.url, installation.tokens["anna"])
            there = here.also_at(other.url)
            assert "Lokal ISF Örebro" in there.get("/disturbances/")[1]
            here.post("/sign-out/")
            took.append(seconds_until(lambda there=there: "Lokal ISF Örebro" not in there.get("/disturbances/")[1]))
        assert median(took) < 1, took


@pytest.fixture
def small_disk(installation: Installation, tmp_path: Path) -> Iterator[Installation]:
    """The installation, moved to a file system of its own."""
    if connection.vendor != "sqlite":
        pytest.skip("the database lies on the database server's disk")
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs", place], check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    subprocess.run(["cp", "-a", f"{installation.directory}/.", place], check=True)
    try:
        yield Installation(place, {**installation.environment, "SAMLAD_DATA": str(place)}, installation.tokens)
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(directory: Path) -> Path:
    filler = directory / "filler"
    with open(filler, "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_on_a_full_disk_pages_are_shown_and_what_cannot_be_saved_is_said(small_disk: Installation) -> None:
    with small_disk.serving() as server:
        anna = Visitor(server.url, small_disk.tokens["anna"])
        assert note_event(anna, "Före")[0] == 200
        filler = fill(small_disk.directory)
        status, words = 200, ""
        for number in range(50):  # the database may have some room left in what it already has
            status, words = note_event(anna, f"Fullt {number} " + "x" * 5000)
            if status != 200:
                break
        assert status == 503 and NOTHING_CAN_BE_SAVED in words
        assert server.health() == {"ok": True, "writes": False}
        assert "Före" in anna.get("/disturbances/")[1]
        filler.unlink()
        assert note_event(anna, "Efter")[0] == 200
        assert server.health() == {"ok": True, "writes": True}
    assert "Everything is as it was written" in small_disk.run("verify")


def test_a_server_starts_on_a_file_system_that_takes_nothing_and_says_so(small_disk: Installation) -> None:
    with small_disk.serving() as server:
        anna = Visitor(server.url, small_disk.tokens["anna"])
        note_event(anna, "Före")
    subprocess.run(["mount", "-o", "remount,ro", small_disk.directory], check=True)
    with small_disk.serving() as server:
        assert "Nothing can be written" in server.words()
        again = anna.also_at(server.url)
        assert "Före" in again.get("/disturbances/")[1]
        status, words = note_event(again, "Efter")
        assert status == 503 and NOTHING_CAN_BE_SAVED in words
    assert "FEL  Datakatalog:" in small_disk.run("check", code=1)
