"""Streams of drafts: every update after a number, as Server-Sent Events, once it is committed.

``GET /drafts/<id>/stream?from=17`` gives ``update`` events ``{"n": 18, "update": "<base64>"}``. One ring of the bell wakes one
round for all drafts that this process has open. Rights are asked at every round: whoever lost theirs is let go of.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, connection
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from samlad.desk import doorway, drafting, office
from samlad.desk.desk import Desk
from samlad.desk.reader import NOBODY, NotFound, Reader

log = logging.getLogger("samlad.web")
PING_SECONDS = 20.0
GATHER_SECONDS = 0.05
PING = b": ping\n\n"


@dataclass(eq=False)
class Stream:
    """One open editor: which draft, whose session, and the number it has read to. None in ``waiting`` lets go of it."""

    draft: str
    session: str
    number: int
    waiting: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)

    @property
    def reader(self) -> Reader:
        known = doorway.who(self.session, office.desk().clock())
        return known.reader if known else NOBODY


class Streams:
    """All open editors of this process. Reading is done by one thread of its own, so the loop only passes bytes on."""

    def __init__(self) -> None:
        self.open: set[Stream] = set()
        self.reading = ThreadPoolExecutor(1, thread_name_prefix="samlad-drafts")
        self._heard: Desk | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pending = False

    def add(self, stream: Stream) -> None:
        """Begins to send what comes, first of all what there is."""
        self._loop = asyncio.get_running_loop()
        self.open.add(stream)
        if self._heard is not office.desk():
            self._heard = office.desk()
            self._heard.bell.listen(self._rung)
        self._loop.run_in_executor(self.reading, self._round, [stream])

    def _rung(self) -> None:
        """In the bell's thread."""
        if self._loop and self.open and not self._pending:
            self._pending = True
            self._loop.call_soon_threadsafe(self._loop.call_later, GATHER_SECONDS, self._begin)

    def _begin(self) -> None:
        assert self._loop
        self._pending = False
        self._loop.run_in_executor(self.reading, self._round, list(self.open))

    def _round(self, streams: list[Stream]) -> None:
        """In the reading thread: what each stream is to be sent."""
        assert self._loop
        try:
            standing = drafting.standing_of({stream.draft for stream in streams})
            sendings = [(stream, news(stream, standing.get(stream.draft))) for stream in streams]
        except DatabaseError as error:
            log.warning("drafts could not be read (%s); at the next ring again", type(error).__name__)
            connection.close()
            return
        self._loop.call_soon_threadsafe(_deliver, sendings)


def news(stream: Stream, standing: tuple[drafting.Draft, int] | None) -> list[bytes | None]:
    """What has come since; [None] when the draft is gone, or no longer for this reader."""
    if standing is None or not drafting.may_open(standing[0], stream.reader, drafting.state_of(standing[0])):
        return [None]
    if standing[1] <= stream.number:
        return []
    updates = drafting.updates_after(stream.draft, stream.number)
    stream.number = max((number for number, _ in updates), default=stream.number)
    return [_event(number, update) for number, update in updates]


def _deliver(sendings: list[tuple[Stream, list[bytes | None]]]) -> None:
    for stream, several in sendings:
        for one in several:
            stream.waiting.put_nowait(one)


def _event(number: int, update: bytes) -> bytes:
    data = json.dumps({"n": number, "update": base64.b64encode(update).decode()})
    return f"event: update\nid: {number}\ndata: {data}\n\n".encode()


STREAMS = Streams()


async def stream(request: Request) -> Response:
    """404 for whoever may not open it, signed in or not, and for no such draft."""
    number = request.query_params.get("from", "0")
    session = request.cookies.get(settings.SESSION_COOKIE_NAME, "")
    opened = Stream(request.path_params["draft"], session, int(number) if number.isdigit() else 0)
    loop = asyncio.get_running_loop()
    if not await loop.run_in_executor(STREAMS.reading, _is_open_to, opened):
        return Response(status_code=404)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(opened), media_type="text/event-stream", headers=headers)


def _is_open_to(opened: Stream) -> bool:
    try:
        drafting.draft_for(opened.reader, opened.draft)
    except NotFound:
        return False
    return True


async def _events(opened: Stream) -> AsyncIterator[bytes]:
    STREAMS.add(opened)
    try:
        yield PING
        while True:
            try:
                event = await asyncio.wait_for(opened.waiting.get(), PING_SECONDS)
            except TimeoutError:
                event = PING
            if event is None:
                return
            yield event
    finally:
        STREAMS.open.discard(opened)
