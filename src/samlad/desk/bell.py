"""The bell: after a commit, "now at 1042". It carries no content.

Somebody who missed it loses a second, never an update: everyone remembers a position and reads on from there. SQLite shows by
its data version that another process has written; PostgreSQL tells by NOTIFY.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import psycopg
from django.db import DatabaseError, connection

log = logging.getLogger("samlad.desk")
CHANNEL = "samlad"
POLL_SECONDS = 0.1
AT_LEAST_EVERY_SECONDS = 1.0

Listener = Callable[[], None]


class Bell:
    """Calls every listener, in a thread of its own, when something may have been written by any process."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._threads: list[threading.Thread] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Adds a listener; returns what takes it away again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self) -> None:
        watch = self._watch_postgresql if connection.vendor == "postgresql" else self._watch_sqlite
        for target in (watch, self._call):
            thread = threading.Thread(target=self._guarded, args=(target,), name="samlad-bell", daemon=True)
            thread.start()
            self._threads.append(thread)

    def ring(self) -> None:
        """Rung by this process itself after its own commit."""
        self._wake.set()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()
        for thread in self._threads:
            thread.join(timeout=5)

    def _call(self) -> None:
        while not self._stopping.is_set():
            self._wake.wait(AT_LEAST_EVERY_SECONDS)
            self._wake.clear()
            for listener in list(self._listeners):
                try:
                    listener()
                except Exception:
                    log.exception("a listener failed")
                    connection.close()  # it may be what failed: the next round opens a new one

    def _guarded(self, target: Callable[[], None]) -> None:
        while not self._stopping.is_set():
            try:
                target()
            except (DatabaseError, psycopg.Error) as error:  # waiting for a NOTIFY goes past Django
                log.warning("the bell lost the database (%s); trying again", type(error).__name__)
                connection.close()
                self._stopping.wait(AT_LEAST_EVERY_SECONDS)
        connection.close()

    def _watch_sqlite(self) -> None:
        seen = None
        while not self._stopping.wait(POLL_SECONDS):
            with connection.cursor() as cursor:
                version = cursor.execute("PRAGMA data_version").fetchone()
            if version != seen:
                seen = version
                self.ring()

    def _watch_postgresql(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        while not self._stopping.is_set():
            for _ in connection.connection.notifies(timeout=AT_LEAST_EVERY_SECONDS, stop_after=1):
                self.ring()


def announce() -> None:
    """Tells other processes, in the transaction that is about to commit. SQLite's data version tells by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
