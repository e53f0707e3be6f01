"""The frame around allauth's pages, which its own views draw: a Jinja context processor and the language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from samlad.web import drawing
from samlad.web.handling import ask_of, language_asked_for
from samlad.web.page import Page


def frame(request: HttpRequest) -> dict[str, Any]:
    return {**drawing.frame(ask_of(request), Page("", live=False)), "said": lambda: get_messages(request)}


def speak(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Every page in the language that was chosen; Swedish until then, whatever the browser says it prefers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with translation.override(language_asked_for(request)):
            return get_response(request)

    return middleware
