"""From Django's request to an Ask, through the route's guard, to its view, and back to a response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import OperationalError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from samlad.desk import doorway
from samlad.desk.reader import NotFound
from samlad.desk.writer import Unwritable
from samlad.domain.common import Refused
from samlad.web.asking import NOTHING_TYPED, Ask
from samlad.web.drawing import CONTENT_SECURITY_POLICY, respond
from samlad.web.guards import SignInFirst

View = Callable[..., Any]
Guard = Callable[..., None]


@dataclass(frozen=True)
class Route:
    """One address. ``view`` shows it; ``act`` takes what is posted, and a refusal shows ``view`` again (or ``again``)."""

    path: str
    name: str
    guard: Guard
    view: View | None = None
    act: View | None = None
    again: View | None = None
    from_anywhere: bool = False  # posted by programs, which the guard knows in another way


def handler(route: Route) -> Callable[..., HttpResponse]:
    @csrf_exempt  # cross-site posts are refused below, by origin, for every route
    def handle(request: HttpRequest, **params: Any) -> HttpResponse:
        ask = ask_of(request)
        ask.route, ask.params = route, params
        try:
            return _answer(ask, route, params)
        except SignInFirst as first:
            return HttpResponseRedirect(first.address)
        except NotFound:
            raise Http404 from None

    handle.route = route  # type: ignore[attr-defined]
    return handle


def _answer(ask: Ask, route: Route, params: dict[str, Any]) -> HttpResponse:
    request = ask.request
    assert request
    with translation.override(ask.language):
        route.guard(ask, **params)
        if request.method in {"GET", "HEAD"} and route.view:
            return respond(ask, route.view(ask, **params))
        if request.method == "POST" and route.act:
            if not (route.from_anywhere or is_from_here(request)):
                return HttpResponseForbidden()
            ask.shown_again = route.again or route.view
            try:
                return respond(ask, route.act(ask, **params))
            except Refused as refusal:
                return ask.refuse(refusal)
            except (Unwritable, OperationalError):  # a full disk, a read-only database, a lost connection
                return ask.refuse(Refused("desk.unwritable"), status=503)
    return HttpResponseNotAllowed([method for method, there in (("GET", route.view), ("POST", route.act)) if there])


def ask_of(request: HttpRequest) -> Ask:
    """Who is asking is kept per process; no question to the database."""
    from samlad.desk import office

    now = office.desk().clock()
    known = doorway.who(request.COOKIES.get(settings.SESSION_COOKIE_NAME), now)
    return Ask(
        path=request.path,
        known=known,
        language=language_of(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME), known),
        now=now,
        query=request.GET,
        post=request.POST if request.method == "POST" else NOTHING_TYPED,
        request=request,
    )


def language_asked_for(request: HttpRequest) -> str:
    from samlad.desk import office

    known = doorway.who(request.COOKIES.get(settings.SESSION_COOKIE_NAME), office.desk().clock())
    return language_of(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME), known)


def language_of(cookie: str | None, known: doorway.Known | None) -> str:
    chosen = known.language if known else cookie
    return chosen if chosen in {"sv", "en"} else "sv"


def is_from_here(request: HttpRequest) -> bool:
    """A post counts only from a page of ours: browsers say where it came from, and programs do not come this way.

    Source: Fetch Metadata (Sec-Fetch-Site) with Origin as the older sign; the session cookie is SameSite=Lax besides.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The same headers on every page, whoever made it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        answer.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        answer.setdefault("Cache-Control", "no-store")
        answer.setdefault("Referrer-Policy", "same-origin")
        answer.setdefault("X-Content-Type-Options", "nosniff")
        answer.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        answer.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return answer

    return middleware
