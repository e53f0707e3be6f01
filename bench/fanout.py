"""One change to 2,000 open screens: 500 people of 15 actors, each with a badge of their own, to the last client.

The change is a new agreement that all fifteen actors are asked about, so that everybody's own list and badge change as well
as what all share. It is posted as a browser posts it; the clock runs from the post to the last screen.
"""

from __future__ import annotations

import asyncio
import html
import re
import time
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlencode

from bench.installation import Installation, installed
from bench.requests import ask
from bench.server import Server, served
from bench.table import Measured, show

SCREENS, PEOPLE, AUDIENCES = 2_000, 500, 15
CHANGES = 8
BETWEEN_SECONDS = 1.0
SEVERAL_AT_A_TIME = 50


def measure() -> list[Measured]:
    with installed((200,), people=PEOPLE, audiences=AUDIENCES) as place, served(place.directory) as server:
        return asyncio.run(_changes(place, server))


async def _changes(place: Installation, server: Server) -> list[Measured]:
    path = f"/isfs/{place.isfs[200]}/"
    live = _live_address(server, path, place.sessions[0])
    screens = [Screen(server.port, live, place.sessions[number % PEOPLE]) for number in range(SCREENS)]
    for start in range(0, SCREENS, SEVERAL_AT_A_TIME):
        await asyncio.gather(*(screen.open() for screen in screens[start : start + SEVERAL_AT_A_TIME]))
    memory = server.memory()
    waits, used, size = [], server.cpu(), 0
    for number in range(CHANGES):
        await asyncio.sleep(BETWEEN_SECONDS)
        began = time.monotonic()
        heard = [asyncio.create_task(screen.next_change()) for screen in screens]
        await _propose(server, path, place, number)
        size = max(await asyncio.gather(*heard))
        waits.append(time.monotonic() - began)
    cpu = (server.cpu() - used) / CHANGES
    for screen in screens:
        screen.close()
    worst = max(waits) * 1000
    who = f"{SCREENS:,} screens, {PEOPLE} people, {AUDIENCES} audiences"
    return [
        Measured(
            what=f"A change on {who}, to the last one",
            value=median(waits) * 1000,
            unit="ms",
            budget=250,
            how=f"wall, median of {CHANGES}, worst {worst:.0f} ms; {size / 1000:.0f} kB to each; clients on the same machine",
        ),
        Measured(what="… the server's part of it", value=cpu * 1000, unit="ms", how="server CPU per change"),
        Measured(what="Memory with all screens open", value=memory, unit="MB", how="resident"),
    ]


def _live_address(server: Server, path: str, session: str) -> str:
    """As it stands in the page, but from the beginning, so that each stream opens with everything there is."""
    page = ask(HTTPConnection("127.0.0.1", server.port), path, session).text
    found = re.search(r'data-live="([^"]+)"', page)
    assert found, "the page has no stream"
    return re.sub(r"from=\d+", "from=0", html.unescape(found[1]))


class Screen:
    """One open stream."""

    def __init__(self, port: int, live: str, session: str) -> None:
        self._port, self._live, self._session = port, live, session

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port, limit=2**20)
        head = f"GET {self._live} HTTP/1.1\r\nHost: localhost\r\nCookie: samlad={self._session}\r\n\r\n"
        self._writer.write(head.encode())
        status = await self._reader.readline()
        if b" 200 " not in status:
            raise RuntimeError(status)
        await self.next_change()

    async def next_change(self) -> int:
        """Waits for an event that changes the page; returns its size in bytes."""
        await self._reader.readuntil(b"event: regions\n")
        return len(await self._reader.readuntil(b"\n\n"))

    def close(self) -> None:
        self._writer.close()


async def _propose(server: Server, path: str, place: Installation, number: int) -> None:
    fields = [("text", f"Vi samordnar skyddsutrustningen, del {number}"), ("as", "host"), ("key", f"fanout-{number}")]
    body = urlencode([*fields, *(("party", actor) for actor in place.actors[:AUDIENCES])]).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = (
        f"POST {path}agreements/new/ HTTP/1.1\r\nHost: localhost\r\nCookie: samlad={place.sessions[0]}\r\n"
        f"Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + body)
    status = await reader.readline()
    writer.close()
    if b" 302 " not in status:
        raise RuntimeError(f"it was not taken: {status!r}")


if __name__ == "__main__":
    show(measure())
