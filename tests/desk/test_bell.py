"""The bell and a database that goes away for a while: whoever listens hears again, by itself."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest
from django.db import connection

from samlad.desk.writer import Unwritable
from samlad.log import store
from tests.desk.conftest import open_isf


@pytest.mark.slow
def test_listeners_hear_again_after_the_database_has_been_restarted(desk) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("an SQLite database is a file: it is not restarted")
    heard = threading.Event()
    positions: list[int] = []

    def listen() -> None:
        positions.append(store.head_position())
        heard.set()

    desk.bell.listen(listen)
    desk.write(lambda: None)  # opens the writer's connection
    desk.start()
    assert heard.wait(5)
    end_every_session()
    time.sleep(0.3)  # so that each thread meets its dead connection
    with pytest.raises(Unwritable):
        open_isf(desk)
    open_isf(desk)
    written = store.head_position()
    deadline = time.monotonic() + 10
    while positions[-1] != written and time.monotonic() < deadline:
        time.sleep(0.1)
    assert positions[-1] == written > 0
    assert all(thread.is_alive() for thread in desk.bell._threads)


def end_every_session() -> None:
    """What a restart does to those who are connected."""
    settings = connection.get_connection_params()
    name = settings.get("dbname") or connection.settings_dict["NAME"]
    connection.close()
    address = {key: settings[key] for key in ("host", "port", "user") if settings.get(key)}
    with psycopg.connect(**address, dbname="postgres", autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
