"""The client's files: hashed names, compressed beforehand, kept by browsers for ever."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.conf import settings
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route, Router

FOR_EVER = "public, max-age=31536000, immutable"
LONGEST_NAME = 100
ENCODINGS = {"br": ".br", "gzip": ".gz"}


def files() -> Router:
    """Only what the manifest's directory holds; the names are hashed, so nothing is ever looked up twice."""
    return Router(routes=[Route("/{name:path}", _file)])


async def service_worker(request: Request) -> Response:
    """Served from the root, since a service worker rules only what lies beneath it."""
    found = sorted(Path(settings.CLIENT_DIR).glob("sw*.js"))
    if not found:
        raise HTTPException(404)
    return FileResponse(found[-1], media_type="text/javascript", headers={"Cache-Control": "no-cache"})


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    root = Path(settings.CLIENT_DIR)
    path = root / name
    if "/" in name or len(name) > LONGEST_NAME or name.startswith(".") or not path.is_file():
        raise HTTPException(404)
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    accepted = request.headers.get("accept-encoding", "")
    for encoding, ending in ENCODINGS.items():
        packed = root / (name + ending)
        if encoding in accepted and packed.is_file():
            return FileResponse(packed, media_type=kind, headers={**headers, "Content-Encoding": encoding})
    return FileResponse(path, media_type=kind, headers=headers)
