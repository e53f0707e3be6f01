"""Where allauth asks us: what it says, whom it lets try again, where a sign-in leads, and how secrets are stored."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samlad.people import limits
from samlad.people.models import Person
from samlad.people.signing_in import be_known, known_device

SAY = {
    "account_inactive": _("Kontot är avstängt. Hör med den som sköter er aktörs användare."),
    "email_password_mismatch": _("E-postadressen och lösenordet hör inte ihop. Försök igen, eller byt lösenord."),
    "enter_current_password": _("Det är inte ditt nuvarande lösenord."),
    "incorrect_password": _("Det är inte ditt lösenord. Försök igen."),
    "incorrect_code": _("Koden stämmer inte. Ta den senaste koden och försök igen."),
    "too_many_login_attempts": _("För många försök. Vänta en kvart, eller be en kollega släppa in dig."),
    "invalid_password_reset": _("Länken går inte att använda. Be om en ny."),
}
SAID = {"account/messages/password_changed.txt", "account/messages/password_set.txt"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **SAY}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: an account comes from an invitation, the first one from the terminal."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts the try before the password is looked at."""
        guess = Guess(request, credentials.get("email", ""))
        if not guess.take(limits.PER_ACCOUNT):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        person: Person | None = super().authenticate(request, **credentials)
        if person:
            Guess(request, person.email).was_right()
        return person

    def post_login(self, request: HttpRequest, user: Person, **facts: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **facts)
        be_known(request, response, user.id)
        return response

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *rest: Any, **more: Any
    ) -> None:
        """Pages show what became of things; only what no page shows is said besides."""
        if not message_template or message_template in SAID:
            super().add_message(request, level, message_template, *rest, **more)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the address people know, whatever host this request named."""
        user, _, token = key.partition("-")
        return settings.PUBLIC_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": token})


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, **SAY}

    def encrypt(self, text: str) -> str:
        """A copied database alone gives nobody a second factor."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys hang on the address people write, never on the host that a request happens to name."""
        return {"id": urlsplit(settings.PUBLIC_URL).hostname or "localhost", "name": "Samlad"}

    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        return str(_("Passnyckel"))


class Guess:
    """One try at something secret of an account: a password, a code."""

    def __init__(self, request: HttpRequest, email: str, what: str = "password") -> None:
        person = Person.objects.filter(email=email).values_list("pk", flat=True).first()
        self._device = known_device(request, person) if person else ""
        self._bucket = f"{what}:{email.strip().lower()}:{self._device}"
        self._address = f"address:{request.META.get('REMOTE_ADDR', '')}"

    def take(self, limit: int) -> bool:
        """Counts it. False when the account's or the address's tries are used up. A known device has only its own."""
        at = timezone.now()
        if not limits.take(self._bucket, limit, at):
            return False
        return bool(self._device) or limits.take(self._address, limits.PER_ADDRESS, at)

    def was_right(self) -> None:
        limits.give_back(self._bucket)


def require_guess_left(request: HttpRequest, person: Person, what: str) -> Guess:
    """For forms. Raises ValidationError when the tries are used up."""
    guess = Guess(request, person.email, what)
    if not guess.take(limits.PER_CODE):
        raise ValidationError(SAY["too_many_login_attempts"])
    return guess


def _box() -> Fernet:
    key = hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
