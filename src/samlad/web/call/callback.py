"""Addresses that the telephony service calls back. The secret in the address is the guard; nobody is signed in."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBadRequest

from samlad.desk.calling import callbacks
from samlad.web.asking import Ask


def knows_secret(ask: Ask, *, kind: str, id: str, secret: str) -> None:
    """Raises NotFound for anybody that was not given the address."""
    callbacks.require_secret(kind, id, secret)


def sound(ask: Ask, kind: str, id: str, secret: str) -> HttpResponse:
    answer = callbacks.sound(kind, id)
    return HttpResponse(answer.content, content_type=answer.media_type)


def hear(ask: Ask, kind: str, id: str, secret: str) -> HttpResponse:
    """What the service tells. What it never says is refused, so that somebody finds out."""
    try:
        answer = callbacks.hear(ask.desk, kind, id, ask.post.dict())
    except ValueError:
        return HttpResponseBadRequest()
    return HttpResponse(answer.content, content_type=answer.media_type)
