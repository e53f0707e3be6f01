"""Live streams: Server-Sent Events from a position. A stream sends just the regions whose drawing changed.

One change wakes one round: for each page and audience the shared regions are drawn once, for each person their own. Rights are
asked at every round; whoever lost theirs is told to load the page again, and meets the guard there.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from samlad.desk import doorway, office
from samlad.web.asking import Ask
from samlad.web.drawing import draw_regions
from samlad.web.guards import SignInFirst
from samlad.web.handling import language_of

log = logging.getLogger("samlad.web")
PING_SECONDS = 20.0
GATHER_SECONDS = 0.05  # changes within this time are sent together
RELOAD = b"event: reload\ndata: {}\n\n"


@dataclass(eq=False)
class Stream:
    """One open screen: which page, whose session, and the drawings it has."""

    path: str
    query: str
    session: str
    language: str
    waiting: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)
    has: dict[str, int] = field(default_factory=dict)  # region → hash of its drawing
    drawn_at: int = -1  # the position of the first event


class Live:
    """Every open stream of this process. Drawing is done by one thread of its own, so the loop only passes bytes on."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.drawing = ThreadPoolExecutor(1, thread_name_prefix="samlad-live")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._shared: dict[Any, dict[str, str]] = {}
        self._drawn_at = -1
        self._pending = False

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        office.desk().bell.listen(self._rung)

    def _rung(self) -> None:
        """In the bell's thread: a round begins soon, and takes in what comes until then."""
        if self._loop and not self._pending and office.desk().recent.head != self._drawn_at:
            self._pending = True
            self._loop.call_soon_threadsafe(self._loop.call_later, GATHER_SECONDS, self._begin)

    def _begin(self) -> None:
        assert self._loop
        self._loop.run_in_executor(self.drawing, self._round)

    def _round(self) -> None:
        """In the drawing thread: what each stream is to be sent."""
        assert self._loop
        self._pending = False
        self._drawn_at = office.desk().recent.head
        self._shared.clear()
        sendings = [(stream, self.news(stream)) for stream in list(self.streams)]
        self._loop.call_soon_threadsafe(_deliver, sendings)

    def news(self, stream: Stream) -> bytes:
        """The event that brings a stream up to now."""
        drawn = self.regions(stream)
        if drawn is None:
            return RELOAD
        changed = {name: html for name, html in drawn.items() if stream.has.get(name) != hash(html)}
        stream.has.update((name, hash(html)) for name, html in changed.items())
        return event("regions" if changed else "ping", {"regions": changed} if changed else {})

    def regions(self, stream: Stream) -> dict[str, str] | None:
        """The page's regions for this stream now; None when its reader may no longer see the page."""
        try:
            ask, view, params = self._ask(stream)
            with translation.override(stream.language):
                key = (ask.path, stream.query, ask.audience, ask.language, self._drawn_at)
                page = view(ask, **params)
                if key not in self._shared:
                    self._shared[key] = draw_regions(ask, page, own=False)
                return {**self._shared[key], **draw_regions(ask, page, shared=False)}
        except (Http404, SignInFirst, Resolver404):
            return None

    def _ask(self, stream: Stream) -> tuple[Ask, Any, dict[str, Any]]:
        now = office.desk().clock()
        known = doorway.who(stream.session, now)
        ask = Ask(path=stream.path, known=known, language=stream.language, now=now, query=QueryDict(stream.query))
        match = resolve(stream.path)
        route = getattr(match.func, "route", None)
        if route is None or route.view is None:
            raise Http404
        ask.route, ask.params = route, match.kwargs
        route.guard(ask, **match.kwargs)
        return ask, route.view, match.kwargs


LIVE = Live()


async def stream(request: Request) -> Response:
    """``GET /live?page=<path>&from=<position>``."""
    path, _, query = request.query_params.get("page", "/").partition("?")
    session = request.cookies.get(settings.SESSION_COOKIE_NAME, "")
    position = request.headers.get("last-event-id") or request.query_params.get("from", "0")
    loop = asyncio.get_running_loop()
    opened, first = await loop.run_in_executor(LIVE.drawing, _open, path, query, session, position)
    if first is None:
        return Response(status_code=404)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(opened, first), media_type="text/event-stream", headers=headers)


def _open(path: str, query: str, session: str, position: str) -> tuple[Stream, bytes | None]:
    """A stream and its first event: nothing new when the page was drawn at the position we are at, else all of it."""
    known = doorway.who(session, office.desk().clock())
    opened = Stream(path, query, session, language_of(None, known))
    drawn = LIVE.regions(opened) if known else None
    if drawn is None:
        return opened, None
    if position == str(office.desk().recent.head):
        opened.has = {name: hash(html) for name, html in drawn.items()}
    opened.drawn_at = office.desk().recent.head
    return opened, LIVE.news(opened)


async def _events(stream: Stream, first: bytes) -> AsyncIterator[bytes]:
    LIVE.streams.add(stream)
    try:
        yield first
        if office.desk().recent.head != stream.drawn_at:  # something came before this stream was among the others
            yield await asyncio.get_running_loop().run_in_executor(LIVE.drawing, LIVE.news, stream)
        while True:
            try:
                news = await asyncio.wait_for(stream.waiting.get(), PING_SECONDS)
            except TimeoutError:
                news = event("ping", {})
            yield news
            if news is RELOAD:
                return
    finally:
        LIVE.streams.discard(stream)


def _deliver(sendings: list[tuple[Stream, bytes]]) -> None:
    for stream, news in sendings:
        stream.waiting.put_nowait(news)


def event(name: str, data: dict[str, Any]) -> bytes:
    """One Server-Sent Event; its id is the position it brings the screen to."""
    desk = office.desk()
    body = json.dumps(
        {"position": desk.recent.head, "at": desk.clock().isoformat(timespec="seconds"), **data}, ensure_ascii=False
    )
    return f"event: {name}\nid: {desk.recent.head}\ndata: {body}\n\n".encode()
