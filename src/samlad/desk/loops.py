"""Loops over rows: deadlines that pass, messages that go out. Each round claims what is due; the clock is passed in.

A loop never dies of a failing row: it says so in the log and comes back.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from samlad.channels.message import Channel
from samlad.desk import calling, office, outbox, sealing, turn
from samlad.desk.desk import Desk
from samlad.domain import joint
from samlad.domain.common import SYSTEM, Refused
from samlad.index import follow
from samlad.log import store
from samlad.people import devices

log = logging.getLogger("samlad.desk")
DEADLINES_EVERY_SECONDS = 1.0
OUTBOX_EVERY_SECONDS = 0.5
RETURNS_EVERY_SECONDS = 30.0
NUDGE_EVERY_SECONDS = 30.0
TIDY_EVERY_SECONDS = 3600.0


def lapse_due(desk: Desk, at: datetime) -> int:
    """Records what has come to mean lateness by ``at``; returns how many logs were written to.

    A log that refuses (it holds an entry that cannot be read) delays no other's deadlines; its refusal is raised at the end.
    """
    written, refused = 0, None
    for place in follow.due_logs(at):
        try:
            receipt = desk.record(SYSTEM, place, lambda world, now, place=place: joint.lapse(world.state(place), now))
            written += bool(receipt.deeds)
        except Refused as refusal:
            refused = refusal
    if refused:
        raise refused
    return written


def _send(desk: Desk, channel: Channel) -> None:
    outbox.send_due(desk, channel, desk.clock())


def health() -> dict[str, Any]:
    """``ok`` when pages can be read; ``writes`` is false while nothing can be saved."""
    try:
        store.head_position()
    except DatabaseError as error:
        return {"ok": False, "database": type(error).__name__}
    finally:
        close_old_connections()
    return {"ok": True, "writes": office.desk().is_writing}


class Running:
    """The loops of one process. ``at_stop`` is done once, when they have ended."""

    def __init__(self, at_stop: Callable[[], object] = lambda: None) -> None:
        self._at_stop = at_stop
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def every(self, seconds: float, work: Callable[[], object], name: str) -> None:
        """Does ``work`` again and again. The same failure is said once, however often it comes: the disk may be full."""

        def run() -> None:
            said = ""
            while not self._stopping.wait(seconds):
                failure = _attempt(work)
                if failure and failure != said:
                    log.error("%s: %s", name, failure)
                said = failure
            connection.close()

        thread = threading.Thread(target=run, name=f"samlad-{name}", daemon=True)
        thread.start()
        self._threads.append(thread)

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=5)
        if failure := _attempt(self._at_stop):
            log.error("at stop: %s", failure)
        connection.close()


def _attempt(work: Callable[[], object]) -> str:
    """Why it failed, or nothing."""
    try:
        work()
    except Exception as error:
        connection.close()
        return _words(error)
    return ""


def _words(error: Exception) -> str:
    """For the machine's log: what and where, never what the error quotes, which may be somebody's name or address."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{error.reason} {error.facts}" if isinstance(error, Refused) else getattr(error, "strerror", "") or ""
    return f"{type(error).__name__} {what} ({place.name}, {place.filename}:{place.lineno})"


def start(desk: Desk) -> Running:
    seal = partial(sealing.seal, desk)
    running = Running(at_stop=seal)
    running.every(settings.SEAL_EVERY_MINUTES * 60, seal, "seals")
    running.every(TIDY_EVERY_SECONDS, lambda: devices.tidy(desk.clock()), "tidying")
    running.every(TIDY_EVERY_SECONDS, lambda: outbox.tidy(desk, desk.clock()), "tidying-outbox")
    running.every(DEADLINES_EVERY_SECONDS, lambda: lapse_due(desk, desk.clock()), "deadlines")
    for channel in Channel:
        send = partial(_send, desk, channel)
        running.every(OUTBOX_EVERY_SECONDS, send, f"outbox-{channel}")
    running.every(RETURNS_EVERY_SECONDS, lambda: calling.read_returns(desk), "returns")
    running.every(NUDGE_EVERY_SECONDS, lambda: turn.nudge(desk, desk.clock()), "nudges")
    return running
