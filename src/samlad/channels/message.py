"""What is sent, and what a channel answered. Every answer carries ``words``: the Swedish sentence for the board."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    VOICE = "voice"


class Mode(StrEnum):
    """Is it real? Everything but ``SHARP`` is marked where the eye or ear meets it first."""

    SHARP = "sharp"
    EXERCISE = "exercise"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the text. ``calendar_method`` (REQUEST, CANCEL) makes a calendar file an invitation."""

    filename: str
    content: bytes
    media_type: str = "application/octet-stream"
    calendar_method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """One message to one person by one channel.

    ``id`` is unguessable and comes back in bounces, receipts and replies. ``to`` is an e-mail address or a phone
    number as a person writes it. ``spoken`` is what a voice call reads: who calls, why, which number to ring.
    ``code`` is what an SMS may be answered with ("1": *JA 1*, *NEJ 1*); empty when no answer is asked for.
    """

    id: str
    channel: Channel
    to: str
    subject: str = ""
    body: str = ""
    spoken: str = ""
    code: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()
    mode: Mode = Mode.SHARP

    def __post_init__(self) -> None:
        if not _SAFE_ID.fullmatch(self.id):
            raise ValueError(f"a message id is 1–64 letters, digits, - or _: {self.id!r}")


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The next hop took it. Never *framme*: nobody has read it yet. ``reference`` is the hop's own name for it."""

    reference: str
    words: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """It will never go this way: trying again changes nothing. A person has to choose another way."""

    words: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Not now; worth trying again. ``maybe_sent``: the line broke after it was said, so a retry may say it twice."""

    words: str
    maybe_sent: bool = False


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Nothing was handed over, on purpose (the demo)."""

    words: str


Outcome = HandedOver | Rejected | Unreachable | HeldBack


@dataclass(frozen=True, slots=True)
class Check:
    """One line of ``samlad check``."""

    name: str
    ok: bool
    sentence: str
