"""Live streams: Server-Sent Events from a position. A stream sends just the regions whose drawing changed.

One change wakes one round: for each page and audience the shared regions are drawn once, for each person their own; what is
said to many is written once. Rights are asked at every round; whoever lost theirs is told to load the page again, and meets
the guard there.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from samlad.desk import doorway, office
from samlad.web.asking import Ask
from samlad.web.drawing import draw_menu, draw_own, draw_shared
from samlad.web.guards import SignInFirst
from samlad.web.handling import Route, language_of
from samlad.web.page import Page

log = logging.getLogger("samlad.web")
PING_SECONDS = 20.0
GATHER_SECONDS = 0.02  # changes within this time are sent together
WAITING_AT_MOST = 32  # events; whoever reads slower than that is let go, and begins anew
BETWEEN_SECONDS = 0.25  # a screen changes at most four times a second, however much is written
RELOAD = b"event: reload\ndata: {}\n\n"
END = b""  # closes the line: the browser connects again by itself and says how far it has come
Regions = dict[str, str]  # id → HTML


@dataclass(eq=False)
class Stream:
    """One open screen: which page, whose session, and the drawings it has."""

    path: str
    query: str
    session: str
    language: str
    waiting: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)
    has: Regions = field(default_factory=dict)  # what the screen shows
    position: int = -1  # of the last event that was handed to it


class Sending(NamedTuple):
    stream: Stream
    position: int
    event: bytes


class Round:
    """One look at everything as it stands: what was drawn and written once for many."""

    def __init__(self) -> None:
        desk = office.desk()
        self.now = desk.clock()
        self.position = desk.recent.head  # before anything is drawn: an event never promises more than it shows
        self._drawn: dict[Hashable, Regions | None] = {}
        self._seats: dict[Hashable, Regions] = {}
        self._steps: dict[tuple[int, int], tuple[Regions, bytes]] = {}
        self._written: dict[str, bytes] = {}

    def news(self, stream: Stream) -> Sending:
        """The event that brings a stream up to now."""
        drawn = self.regions(stream)
        if drawn is None:
            return Sending(stream, self.position, RELOAD)
        had, stream.has = stream.has, drawn
        return Sending(stream, self.position, self._step(had, drawn))

    def _step(self, had: Regions, drawn: Regions) -> bytes:
        """The event from one set of drawings to another. Streams that share both, as most do, share the event."""
        key = id(had), id(drawn)
        if key not in self._steps:
            changed = {name: html for name, html in drawn.items() if had.get(name) != html}
            self._steps[key] = had, self._event(changed)  # ``had`` is kept, so that its id stays its own
        return self._steps[key][1]

    def regions(self, stream: Stream) -> Regions | None:
        """The page's regions for this stream now; None when its reader may no longer see the page."""
        known = doorway.who(stream.session, self.now)
        key = (stream.path, stream.query, stream.language, known)
        if key not in self._drawn:
            self._drawn[key] = self._draw(stream, known)
        return self._drawn[key]

    def _draw(self, stream: Stream, known: doorway.Known | None) -> Regions | None:
        ask = Ask(path=stream.path, known=known, language=stream.language, now=self.now, query=QueryDict(stream.query))
        try:
            ask.route, ask.params = _route(stream.path)
            with translation.override(stream.language):
                ask.route.guard(ask, **ask.params)
                return {**self._page(ask), "menu": draw_menu(ask)}
        except (Http404, SignInFirst, Resolver404):
            return None

    def _page(self, ask: Ask) -> Regions:
        """Drawn once for those who may do and see the same, where the page says that it does not look at the person."""
        seat = (ask.path, ask.query.urlencode(), ask.language, ask.audience, replace(ask.reader, person=None))
        if seat in self._seats:
            return self._seats[seat]
        page = ask.route.view(ask, **ask.params)
        if not isinstance(page, Page):  # it leads elsewhere by now
            raise Http404
        drawn = {**draw_shared(ask, page), **draw_own(ask, page)}
        if page.own_version is not None:
            self._seats[seat] = drawn
        return drawn

    def _event(self, changed: Regions) -> bytes:
        if not changed:
            return _event("ping", self.position, self.now)
        regions = b",".join(b'"%b":%b' % (name.encode(), self._json(html)) for name, html in changed.items())
        return _event("regions", self.position, self.now, b',"regions":{%b}' % regions)

    def _json(self, html: str) -> bytes:
        if html not in self._written:
            self._written[html] = msgspec.json.encode(html)
        return self._written[html]


def _event(name: str, position: int, at: datetime, more: bytes = b"") -> bytes:
    """Its id is the position it brings the screen to."""
    said = b'{"position":%d,"at":"%b"%b}' % (position, at.isoformat(timespec="seconds").encode(), more)
    return b"event: %b\nid: %d\ndata: %b\n\n" % (name.encode(), position, said)


@lru_cache(maxsize=5_000)
def _route(path: str) -> tuple[Route, Mapping[str, Any]]:
    """Raises Resolver404, or Http404 for what is no page."""
    match = resolve(path)
    route = getattr(match.func, "route", None)
    if route is None or route.view is None:
        raise Http404
    return route, match.kwargs


class Live:
    """Every open stream of this process. Drawing is done by one thread of its own, so the loop only passes bytes on."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.drawing = ThreadPoolExecutor(1, thread_name_prefix="samlad-live")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._drawn_at: Any = None
        self._ended_at = 0.0
        self._pending = False

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        office.desk().bell.listen(self._rung)
        loop.call_later(PING_SECONDS, self._ping)

    def _rung(self) -> None:
        """In the bell's thread: a round begins soon, and takes in what comes until then."""
        if self._loop and not self._pending and _now_at() != self._drawn_at:
            self._pending = True
            wait = max(GATHER_SECONDS, self._ended_at + BETWEEN_SECONDS - time.monotonic())
            self._loop.call_soon_threadsafe(self._loop.call_later, wait, self._begin)

    def _begin(self) -> None:
        assert self._loop
        self._loop.run_in_executor(self.drawing, self._round)

    def _round(self) -> None:
        """In the drawing thread: what each stream is to be sent, one page and person after the other."""
        assert self._loop
        self._pending = False
        self._drawn_at = _now_at()
        this = Round()
        people = defaultdict(list)
        for stream in list(self.streams):
            people[stream.path, stream.query, stream.session].append(stream)
        for streams in people.values():
            try:
                sendings = [this.news(stream) for stream in streams]
            except Exception as error:
                log.exception("a page could not be drawn for its live stream")  # the others are drawn all the same
                self._start_afresh(error)
                continue
            self._loop.call_soon_threadsafe(_deliver, sendings)
        self._ended_at = time.monotonic()

    def _start_afresh(self, error: Exception) -> None:
        """A connection that the database has closed stays dead until it is replaced; what was not drawn is drawn again."""
        connection.close()
        if isinstance(error, DatabaseError):
            self._drawn_at = None

    def catch_up(self, stream: Stream) -> None:
        """What came before this stream was among the others. By the same road as every round, so the order is kept."""
        assert self._loop
        try:
            news = Round().news(stream)
        except Exception as error:
            log.exception("a live stream could not catch up")
            self._start_afresh(error)
        else:
            self._loop.call_soon_threadsafe(_deliver, [news])

    def _ping(self) -> None:
        """So that both ends notice a line that died."""
        assert self._loop
        now = office.desk().clock()
        for stream in list(self.streams):
            _hand(stream, _event("ping", stream.position, now))
        self._loop.call_later(PING_SECONDS, self._ping)


LIVE = Live()


def _now_at() -> tuple[int, int]:
    """What screens depend on beside the clock: how far the log has come, and who may do what."""
    return office.desk().recent.head, doorway.generation()


async def stream(request: Request) -> Response:
    """``GET /live?page=<path>&from=<position>&in=<incarnation>``."""
    path, _, query = request.query_params.get("page", "/").partition("?")
    session = request.cookies.get(settings.SESSION_COOKIE_NAME, "")
    position = request.headers.get("last-event-id") or request.query_params.get("from", "0")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    if request.query_params.get("in") != office.desk().incarnation:  # drawn before a restore
        return Response(RELOAD, media_type="text/event-stream", headers=headers)
    loop = asyncio.get_running_loop()
    try:
        opened, first = await loop.run_in_executor(LIVE.drawing, _open, path, query, session, position)
    except DatabaseError:
        loop.run_in_executor(LIVE.drawing, connection.close)
        raise
    if first is None:
        return Response(status_code=404)
    return StreamingResponse(_events(opened, first), media_type="text/event-stream", headers=headers)


def _open(path: str, query: str, session: str, position: str) -> tuple[Stream, Sending | None]:
    """A stream and its first event: nothing new when the page was drawn at the position we are at, else all of it."""
    this = Round()
    known = doorway.who(session, this.now)
    opened = Stream(path, query, session, language_of(None, known))
    drawn = this.regions(opened) if known else None
    if drawn is None:
        return opened, None
    if position == str(this.position):
        opened.has = drawn
    return opened, this.news(opened)


async def _events(stream: Stream, first: Sending) -> AsyncIterator[bytes]:
    LIVE.streams.add(stream)
    try:
        _deliver([first])
        if office.desk().recent.head != first.position:
            LIVE.drawing.submit(LIVE.catch_up, stream)
        while (news := await stream.waiting.get()) is not END:
            yield news
            if news is RELOAD:
                return
    finally:
        LIVE.streams.discard(stream)


def _deliver(sendings: list[Sending]) -> None:
    for stream, position, event in sendings:
        stream.position = position
        _hand(stream, event)


def _hand(stream: Stream, event: bytes) -> None:
    """What waits for a slow reader is thrown away when it has become too much, and its stream ends."""
    if stream.waiting.qsize() >= WAITING_AT_MOST:
        LIVE.streams.discard(stream)
        while not stream.waiting.empty():
            stream.waiting.get_nowait()
        event = END
    stream.waiting.put_nowait(event)
