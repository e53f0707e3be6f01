"""A page of forty rows through the real server, warm; and the same page over logs of very different lengths."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection

from bench.installation import Installation, installed
from bench.requests import ask, ask_many
from bench.server import Server, served
from bench.table import Measured, show

LENGTHS = (150, 10_000, 100_000)
REQUESTS = 1_000
AS_OF_TIMES = 5


def measure() -> list[Measured]:
    with installed(LENGTHS) as place, served(place.directory) as server:
        rows = [_cold(place, server)]
        rows += [_warm(place, server, length) for length in LENGTHS]
        rows += [_front(place, server)]
        rows += [_as_of(place, server, length, later) for length in LENGTHS[1:] for later in (False, True)]
    return rows


def _path(place: Installation, length: int) -> str:
    return f"/isfs/{place.isfs[length]}/"


def _warm(place: Installation, server: Server, length: int) -> Measured:
    path = _path(place, length)
    ask_many(server.port, path, place.sessions, 200)
    used, began = server.cpu(), time.monotonic()
    ask_many(server.port, path, place.sessions, REQUESTS)
    wall = (time.monotonic() - began) / REQUESTS
    cpu = (server.cpu() - used) / REQUESTS
    return Measured(
        what=f"Warm ISF page, 40 actors, log of {length:,}",
        value=cpu * 1000,
        unit="ms",
        budget=2,
        how=f"server CPU per request; wall {wall * 1000:.1f} ms with 4 connections",
    )


def _front(place: Installation, server: Server) -> Measured:
    ask_many(server.port, "/", place.sessions, 200)
    used = server.cpu()
    ask_many(server.port, "/", place.sessions, REQUESTS)
    cpu = (server.cpu() - used) / REQUESTS
    return Measured(what="Warm front page (Din tur)", value=cpu * 1000, unit="ms", budget=2, how="server CPU")


def _cold(place: Installation, server: Server) -> Measured:
    """The first look at the long log after the server has started: everything is read and folded."""
    length = LENGTHS[1]
    used, began = server.cpu(), time.monotonic()
    ask(HTTPConnection("127.0.0.1", server.port), _path(place, length), place.sessions[0])
    wall = time.monotonic() - began
    cpu = server.cpu() - used
    return Measured(
        what=f"Cold page just after the start, log of {length:,}",
        value=cpu * 1000 / (length / 10_000),
        unit="ms",
        budget=50,
        how=f"server CPU per 10,000 entries; wall {wall * 1000:.0f} ms",
    )


def _as_of(place: Installation, server: Server, length: int, later: bool) -> Measured:
    """As it stood at a time; ``later``: another time in the same log, after the first one has been looked at."""
    line = HTTPConnection("127.0.0.1", server.port)
    used, began = server.cpu(), time.monotonic()
    times = AS_OF_TIMES if later else 1
    for number in range(times):
        at = datetime.now(UTC) - timedelta(minutes=1 + number * 7 + later)
        ask(line, f"{_path(place, length)}?at={at:%Y-%m-%dT%H:%M}", place.sessions[0])
    wall, cpu = (time.monotonic() - began) / times, (server.cpu() - used) / times
    return Measured(
        what=f"Page as it stood, {'other times' if later else 'first look'}, log of {length:,}",
        value=cpu * 1000 / (length / 10_000),
        unit="ms",
        budget=50,
        how=f"server CPU per 10,000 entries; wall {wall * 1000:.0f} ms",
    )


if __name__ == "__main__":
    show(measure())
