"""One's own: settings, the devices where one is signed in, and signing out."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect

from samlad.desk import doorway
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.guards import signed_in
from samlad.web.page import Page


def whole(ask: Ask, **params: object) -> None:
    """Guard: signed in as oneself, not through a duty phone or a colleague's pass."""
    signed_in(ask)
    if ask.known is None or ask.known.limited:
        raise Http404


def page(ask: Ask) -> Page:
    return Page("people/mine.html", {"languages": settings.LANGUAGES, "known": ask.known}, live=False)


def save(ask: Ask) -> HttpResponse:
    assert ask.known
    if ask.word("language") in dict(settings.LANGUAGES):
        doorway.set_language(ask.known, ask.word("language"))
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
    """Also through a duty phone: the shift ends with it."""
    assert ask.request
    through_phone = ask.known and ask.known.phone
    doorway.sign_out(ask.request)
    return HttpResponseRedirect(drawing.address("phone" if through_phone else "account_login"))
