"""What Django and allauth tell us: signed in, signed out, another password."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from samlad.people.changes import change
from samlad.people.devices import remember_device, sign_out_others
from samlad.people.models import Device, Person


@receiver(user_logged_in)
def on_signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    remember_device(request, user.id, timezone.now())


@receiver(user_logged_out)
def on_signed_out(request: HttpRequest, **_: Any) -> None:
    with change():
        Device.objects.filter(session_key=request.session.session_key or "").delete()


@receiver([password_changed, password_set, password_reset])
def on_new_password(request: HttpRequest, user: Person, **_: Any) -> None:
    """Everybody who knew the old one is out; the browser where it was changed stays, under a new session key."""
    if request.user == user:
        remember_device(request, user.id, timezone.now())
    sign_out_others(user.id, request.session.session_key if request.user == user else None)


@receiver([authenticator_added, authenticator_removed])
def on_other_ways_in(**_: Any) -> None:
    """Whether somebody needs a second factor is remembered, so it must be forgotten."""
    with change():
        pass
