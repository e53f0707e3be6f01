"""What people type on these pages, checked; each refusal has a sentence."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from samlad.domain.common import Refused
from samlad.web.asking import Ask

LONGEST_NAME = 120


def email(ask: Ask, name: str = "email") -> str:
    """Raises Refused("people.email")."""
    value = ask.word(name).lower()
    try:
        validate_email(value)
    except ValidationError:
        raise Refused("people.email") from None
    return value


def person_name(ask: Ask) -> str:
    value = ask.word("name")
    if not 0 < len(value) <= LONGEST_NAME:
        raise Refused("people.name")
    return value


def new_password(ask: Ask) -> str | None:
    """None when a passkey was chosen instead. Raises Refused("people.password")."""
    if ask.word("way") == "passkey":
        return None
    password = ask.post.get("password", "")
    try:
        validate_password(password)
    except ValidationError as weak:
        raise Refused("people.password", why=" ".join(weak.messages)) from None
    return password


def address(ask: Ask) -> str:
    """Where the request came from, for the ceiling of tries."""
    assert ask.request
    return str(ask.request.META.get("REMOTE_ADDR", ""))
