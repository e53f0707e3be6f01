"""46elks' HTTP interface: form posts with basic auth, JSON back, callbacks later (https://46elks.se/docs)."""

from __future__ import annotations

import base64
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode

from samlad.channels.message import HandedOver, Outcome, Rejected, Unreachable

API = "https://api.46elks.com/a1"
MAY_HAVE_GONE = "46elks svarade inte färdigt; det kan ha gått iväg."
NOT_REACHED = "46elks går inte att nå just nu."
_BAD_LOGIN = "46elks godtar inte inloggningen; kontrollera SAMLAD_46ELKS_USER och SAMLAD_46ELKS_PASSWORD."


@dataclass(frozen=True, slots=True)
class Account:
    """An account at 46elks and the number or name that messages come from."""

    SETTINGS: ClassVar = ("SAMLAD_46ELKS_USER", "SAMLAD_46ELKS_PASSWORD", "SAMLAD_46ELKS_FROM")

    user: str
    password: str = field(repr=False)
    sender: str
    url: str = API
    timeout: float = 10.0

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Account:
        user, password, sender = (env[name] for name in cls.SETTINGS)
        return cls(user, password, sender, env.get("SAMLAD_46ELKS_URL") or API)

    @property
    def takes_replies(self) -> bool:
        """A name ("Samlad") cannot be answered, a number can."""
        return self.sender.startswith("+")

    def post(self, path: str, words: str, **fields: str) -> Outcome:
        """Asks for an SMS or a call; ``words`` say what has then happened."""
        try:
            answer = self._ask(path, fields)
        except urllib.error.HTTPError as error:
            return _refusal(error)
        except urllib.error.URLError:
            return Unreachable(NOT_REACHED)
        except (OSError, http.client.HTTPException, ValueError):
            return Unreachable(MAY_HAVE_GONE, maybe_sent=True)
        if answer.get("status") == "failed" or answer.get("state") == "failed":
            return Rejected("46elks kunde inte skicka till numret.")
        return HandedOver(str(answer.get("id", "")), words)

    def check(self) -> str:
        """Signs in and reads the account. Raises ``OSError`` with a sentence."""
        try:
            answer = self._ask("/me")
        except urllib.error.HTTPError as error:
            raise OSError(_refusal(error).words) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise OSError(NOT_REACHED) from error
        return f"Inloggad hos 46elks som {answer.get('name') or self.user}, avsändare {self.sender}."

    def _ask(self, path: str, fields: Mapping[str, str] | None = None) -> dict[str, Any]:
        request = urllib.request.Request(self.url.rstrip("/") + path)
        login = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        request.add_header("Authorization", f"Basic {login}")
        body = urlencode(fields).encode() if fields is not None else None
        with urllib.request.urlopen(request, body, self.timeout) as response:
            answer = json.load(response)
        if not isinstance(answer, dict):
            raise ValueError("46elks answers with an object")
        return answer


def _refusal(error: urllib.error.HTTPError) -> Rejected | Unreachable:
    """A wrong number is final; a wrong password, an empty account or a fault at 46elks can be put right."""
    with error:
        said = " ".join(error.read(300).decode("utf-8", "replace").split())
    if error.code == 401:
        return Unreachable(_BAD_LOGIN)
    if error.code in (402, 403, 408, 429) or error.code >= 500:
        return Unreachable(f"46elks tar inte emot just nu ({error.code}: {said}).")
    return Rejected(f"46elks tar inte emot det här ({error.code}: {said}).")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What 46elks later told about an SMS or a call. ``state``: sent, delivered, failed, answered or unanswered."""

    reference: str
    state: str
    words: str

    @property
    def is_final(self) -> bool:
        return self.state != "sent"


_SMS_STATES = {
    "sent": ("sent", "lämnat till mobiloperatören"),
    "delivered": ("delivered", "levererat till telefonen"),
    "failed": ("failed", "kom inte fram till telefonen"),
}
_CALL_STATES = {
    "success": ("answered", "samtalet besvarades"),
    "busy": ("unanswered", "upptaget"),
    "failed": ("unanswered", "inget svar"),
}


def read_receipt(form: Mapping[str, str]) -> Receipt:
    """The ``whendelivered`` callback. Raises ``ValueError`` for anything else than 46elks documents."""
    return _receipt(form, _SMS_STATES, form.get("status", ""))


def read_hangup(form: Mapping[str, str]) -> Receipt:
    """The ``whenhangup`` callback. Answered is not acknowledged: that takes a pressed 1."""
    return _receipt(form, _CALL_STATES, form.get("state", ""))


def _receipt(form: Mapping[str, str], states: Mapping[str, tuple[str, str]], state: str) -> Receipt:
    if state not in states:
        raise ValueError(f"46elks never says {state!r} here")
    return Receipt(form.get("id") or form.get("callid") or "", *states[state])


@dataclass(frozen=True, slots=True)
class Inbound:
    """An SMS that came in. ``sender`` is E.164."""

    reference: str
    sender: str
    text: str


def read_inbound(form: Mapping[str, str]) -> Inbound:
    """The ``sms_url`` callback. What the callback answers as plain text goes back to the sender as an SMS."""
    if not form.get("from"):
        raise ValueError("an incoming SMS has a sender")
    return Inbound(form.get("id", ""), form["from"], form.get("message", ""))
