"""One process serves both halves: live streams on Starlette, pages from Django's WSGI side mounted beside it.

The measurements behind this stand in docs/adr/0002-one-process.md.
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samlad.config.settings")

import django

django.setup()

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from samlad.config import static
from samlad.config.headers import HeadersEverywhere
from samlad.desk import doorway, loops, office
from samlad.web import draft_stream, live

THREADS = 32
COLLECT_AFTER = 50_000, 20, 50  # most of what is made here is entries and states, which hold no rings to look for


async def healthz(request: Request) -> Response:
    """Whether this process reads and may write; for proxies and monitors. Tells nothing about content."""
    health = await asyncio.to_thread(loops.health)
    return JSONResponse(health, status_code=200 if health["ok"] else 503)


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    desk = await asyncio.to_thread(office.desk)
    desk.bell.listen(doorway.hear)
    desk.start()
    live.LIVE.start(asyncio.get_running_loop())
    running = loops.start(desk)
    yield
    await asyncio.to_thread(running.stop)
    await asyncio.to_thread(desk.stop)


application = Starlette(
    routes=[
        Route("/healthz", healthz),
        Route("/live", live.stream),
        Route("/drafts/{draft}/stream", draft_stream.stream),
        Route("/sw.js", static.service_worker),
        Mount("/static", static.files()),
        Mount("/", WSGIMiddleware(WSGIHandler(), workers=THREADS)),
    ],
    middleware=[Middleware(HeadersEverywhere), Middleware(TrustedHostMiddleware, allowed_hosts=settings.ALLOWED_HOSTS)],
    lifespan=lifespan,
)
