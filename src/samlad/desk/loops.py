"""Loops over rows: deadlines that pass, messages that go out. Each round claims what is due; the clock is passed in.

A loop never dies of a failing row: it says so in the log and comes back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db import DatabaseError, close_old_connections, connection

from samlad.channels.message import Channel
from samlad.desk import calling, outbox, turn
from samlad.desk.desk import Desk
from samlad.domain import joint
from samlad.domain.common import SYSTEM
from samlad.index import follow
from samlad.log import store

log = logging.getLogger("samlad.desk")
DEADLINES_EVERY_SECONDS = 1.0
OUTBOX_EVERY_SECONDS = 0.5
RETURNS_EVERY_SECONDS = 30.0
NUDGE_EVERY_SECONDS = 30.0


def lapse_due(desk: Desk, at: datetime) -> int:
    """Records what has come to mean lateness by ``at``; returns how many logs were written to."""
    written = 0
    for place in follow.due_logs(at):
        receipt = desk.record(SYSTEM, place, lambda world, now, place=place: joint.lapse(world.state(place), now))
        written += bool(receipt.deeds)
    return written


def _send(desk: Desk, channel: Channel) -> None:
    outbox.send_due(desk, channel, desk.clock())


def health() -> dict[str, Any]:
    try:
        store.head_position()
    except DatabaseError as error:
        return {"ok": False, "database": type(error).__name__}
    finally:
        close_old_connections()
    return {"ok": True}


class Running:
    """The loops of one process."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def every(self, seconds: float, work: Callable[[], object], name: str) -> None:
        def run() -> None:
            while not self._stopping.wait(seconds):
                try:
                    work()
                except Exception as error:
                    log.error("%s: %s: %s", name, type(error).__name__, error)
                    connection.close()
            connection.close()

        thread = threading.Thread(target=run, name=f"samlad-{name}", daemon=True)
        thread.start()
        self._threads.append(thread)

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=5)


def start(desk: Desk) -> Running:
    running = Running()
    running.every(DEADLINES_EVERY_SECONDS, lambda: lapse_due(desk, desk.clock()), "deadlines")
    for channel in Channel:
        send = partial(_send, desk, channel)
        running.every(OUTBOX_EVERY_SECONDS, send, f"outbox-{channel}")
    running.every(RETURNS_EVERY_SECONDS, lambda: calling.read_returns(desk), "returns")
    running.every(NUDGE_EVERY_SECONDS, lambda: turn.nudge(desk, desk.clock()), "nudges")
    return running
