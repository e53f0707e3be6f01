"""Putting a person, a shift or a pass into a browser's session, and taking them out."""

from __future__ import annotations

from datetime import datetime

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth import logout as forget_session
from django.http import HttpRequest, HttpResponse

from samlad.people.asking import PASS_KEY, SHARED_KEY, SHIFT_KEY
from samlad.people.changes import change
from samlad.people.devices import remember_device
from samlad.people.ids import hashed, new_id
from samlad.people.models import Device, LetInAsk, Person, Shift

KNOWN_FOR = 60 * 60 * 24 * 400  # seconds; as long as browsers keep a cookie
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(request: HttpRequest, person: Person, *, fresh: bool = False) -> None:
    """A whole sign-in. Whoever calls has made sure that it is this person.

    ``fresh``: the account was made a moment ago, so its owner may add a passkey without proving themselves once more.
    """
    login(request, person, backend=BACKEND)
    if fresh:
        record_authentication(request, person, "password", reauthenticated=True)


def sign_in_on_shift(request: HttpRequest, shift: Shift) -> None:
    """What is done in this browser is now done by the person who has the shift, for the phone's actor only."""
    request.session.flush()
    request.session[SHIFT_KEY] = shift.pk
    request.session.save()


def sign_in_by_pass(request: HttpRequest, ask: LetInAsk, at: datetime) -> None:
    """Twelve hours for one actor, given by a colleague."""
    request.session.flush()
    request.session[PASS_KEY] = ask.pk
    remember_device(request, ask.person_id, at)


def sign_out(request: HttpRequest) -> None:
    """Ends whatever kind of session this is."""
    with change():
        Device.objects.filter(session_key=request.session.session_key or "").delete()
        forget_session(request)


def be_known(request: HttpRequest, response: HttpResponse, person: str) -> None:
    """Marks the browser as one where this person has signed in before. Not on a shared computer."""
    if not request.session.get(SHARED_KEY) and not known_device(request, person):
        response.set_signed_cookie(
            _cookie(person), new_id(), max_age=KNOWN_FOR, secure=settings.SECURE, httponly=True, samesite="Lax"
        )


def known_device(request: HttpRequest, person: str) -> str:
    """The mark of this browser for this person; empty when they have not signed in here before."""
    mark: str = request.get_signed_cookie(_cookie(person), default="", max_age=KNOWN_FOR)
    return mark


def _cookie(person: str) -> str:
    return f"samlad_known_{hashed(person)[:12]}"
