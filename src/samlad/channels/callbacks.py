"""Addresses that a telephony service calls back: ``/callbacks/46elks/<kind>/<id>/<secret>``.

The secret is a keyed hash of kind and id, so nothing is stored and one address says nothing about another.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from enum import StrEnum

INBOUND = "inbound"  # the id in the one address that takes every incoming SMS


class Kind(StrEnum):
    RECEIPT = "receipt"  # an SMS was sent on, delivered or failed
    REPLY = "reply"  # an SMS came in
    DIGITS = "digits"  # a key was pressed in a call
    HANGUP = "hangup"  # a call ended, answered or not
    CALL = "call"  # GET: the sound that says why we call
    THANKS = "thanks"  # GET: the sound after a pressed 1
    GOODBYE = "goodbye"  # GET: the sound when nobody pressed 1


def callback_secret(key: str, kind: str, id: str) -> str:
    return hmac.new(key.encode(), f"46elks/{kind}/{id}".encode(), hashlib.sha256).hexdigest()[:40]


def check_secret(key: str, kind: str, id: str, secret: str) -> bool:
    """Takes the same time whether the guess is near or far."""
    return hmac.compare_digest(callback_secret(key, kind, id).encode(), secret.encode())


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Makes the addresses of one installation."""

    public_url: str
    key: str = field(repr=False)

    def address(self, kind: Kind, id: str) -> str:
        return f"{self.public_url.rstrip('/')}/callbacks/46elks/{kind}/{id}/{callback_secret(self.key, kind, id)}"

    @property
    def inbound(self) -> str:
        """What to set as ``sms_url`` on the number at 46elks, once."""
        return self.address(Kind.REPLY, INBOUND)
