"""One's own: settings, the devices where one is signed in, and signing out."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect

from samlad.desk import doorway
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.guards import signed_in
from samlad.web.page import Page
from samlad.web.people import typed


def whole(ask: Ask, **params: object) -> None:
    """Guard: signed in as oneself, not through a duty phone or a colleague's pass."""
    signed_in(ask)
    if ask.known is None or ask.known.limited:
        raise Http404


def page(ask: Ask) -> Page:
    return Page("people/mine.html", {"languages": settings.LANGUAGES, "known": ask.known}, live=False)


def save(ask: Ask) -> HttpResponse:
    assert ask.known
    language = ask.word("language")
    doorway.describe(
        ask.known, typed.person_name(ask), language if language in dict(settings.LANGUAGES) else ask.language
    )
    return HttpResponseRedirect(drawing.address("mine"))


def devices_page(ask: Ask) -> Page:
    assert ask.known and ask.request
    facts = {"devices": doorway.devices_of(ask.known, ask.now), "here": ask.request.session.session_key}
    return Page("people/devices.html", facts, live=False)


def sign_out_device(ask: Ask, device: str) -> HttpResponse:
    assert ask.known
    doorway.sign_out_device(ask.known, device)
    return HttpResponseRedirect(drawing.address("devices"))


def sign_out_others(ask: Ask) -> HttpResponse:
    assert ask.known and ask.request
    doorway.sign_out_others(ask.known, ask.request.session.session_key)
    return HttpResponseRedirect(drawing.address("devices"))


def sign_out(ask: Ask) -> HttpResponse:
    """Through a duty phone the shift ends with it, and the phone waits for the next name."""
    assert ask.request
    phone = ask.known.phone if ask.known else None
    if phone:
        doorway.end_shift(phone.id, ask.now)
    doorway.sign_out(ask.request)
    return HttpResponseRedirect(drawing.address("phone" if phone else "account_login"))
