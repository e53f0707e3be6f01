"""The one way out. ``Gateway.from_environment`` reads the settings, ``send`` hands over one message, ``check`` tries all.

Exercises and tests are marked here, so that no channel and no caller can forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from samlad.channels.callbacks import Callbacks, Kind
from samlad.channels.elks import Account
from samlad.channels.email.bounce import Bounce
from samlad.channels.email.returns import ReturnMailbox, read_returns, return_mailbox
from samlad.channels.email.smtp import Smtp
from samlad.channels.message import Channel, Check, Mode, Outcome, OutgoingMessage, Rejected
from samlad.channels.sms.elks import ElksSms
from samlad.channels.voice.elks import ElksVoice, next_in_call, words_in_call
from samlad.channels.voice.speech import Speech

_WRITTEN = {Mode.EXERCISE: "ÖVNING", Mode.TEST: "PROV"}
_SPOKEN = {Mode.EXERCISE: "Övning, övning, övning.", Mode.TEST: "Detta är ett prov."}
_NAMES = {Channel.EMAIL: "E-post", Channel.SMS: "Sms", Channel.VOICE: "Uppringning"}


class Checkable(Protocol):
    def check(self) -> str:
        """A sentence when it works; raises ``OSError`` or ``ValueError`` with a sentence when it does not."""


class Way(Checkable, Protocol):
    """What a channel has to be able to do."""

    def send(self, message: OutgoingMessage) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class NotConnected:
    """Stands where a channel is not set up, so that the board can say why nothing went that way."""

    words: str

    def send(self, message: OutgoingMessage) -> Outcome:
        return Rejected(self.words)

    def check(self) -> str:
        raise ValueError(self.words)


@dataclass(frozen=True, slots=True)
class Gateway:
    ways: Mapping[Channel, Way]
    callbacks: Callbacks
    speech: Speech
    returns: ReturnMailbox | None = None

    @classmethod
    def from_environment(cls, env: Mapping[str, str], *, public_url: str, key: str) -> Gateway:
        """``key`` is the installation's secret behind callback addresses, ``public_url`` where they are answered."""
        callbacks, speech = Callbacks(public_url, key), Speech.from_environment(env)
        ways = {
            Channel.EMAIL: _email(env),
            Channel.SMS: _sms(env, callbacks),
            Channel.VOICE: _voice(env, callbacks, speech),
        }
        return cls(ways, callbacks, speech, return_mailbox(env))

    def carries(self, channel: Channel) -> bool:
        """Whether the channel is set up at all."""
        return not isinstance(self.ways[channel], NotConnected)

    def send(self, message: OutgoingMessage) -> Outcome:
        """Never raises for what may happen on the way: refused, unknown, down, slow, not set up."""
        return self.ways[message.channel].send(marked(message))

    def check(self) -> list[Check]:
        """Really connects and signs in everywhere; sends nothing."""
        checks = [_checked(_NAMES[channel], way) for channel, way in self.ways.items()]
        return checks + ([_checked("Returbrevlåda", self.returns)] if self.returns else [])

    def read_returns(self, note: Callable[[Bounce], None]) -> int:
        """Notes every new bounce and says how many there were. Raises ``OSError`` with a sentence."""
        return read_returns(self.returns, note) if self.returns else 0

    def next_in_call(self, id: str, digits: str) -> dict[str, Any]:
        """What the callback about pressed keys answers, as JSON. ``digits`` is its ``result``."""
        return next_in_call(self.callbacks, id, digits)

    def sound(self, kind: Kind, message: OutgoingMessage) -> bytes:
        """The WAV file that a call plays. Raises ``OSError`` when the text cannot be read aloud."""
        return self.speech.read_aloud(words_in_call(kind, marked(message)))


def marked(message: OutgoingMessage) -> OutgoingMessage:
    """The message with ÖVNING or PROV first in everything that is read or heard."""
    if message.mode is Mode.SHARP:
        return message
    word = _WRITTEN[message.mode]
    return replace(
        message,
        subject=f"{word}: {message.subject}",
        body=f"{word}. {message.body}",
        spoken=f"{_SPOKEN[message.mode]} {message.spoken}",
    )


def _checked(name: str, way: Checkable) -> Check:
    try:
        return Check(name, True, way.check())
    except (OSError, ValueError) as error:
        return Check(name, False, str(error))


def _email(env: Mapping[str, str]) -> Way:
    missing = _missing(env, "SAMLAD_SMTP_URL", "SAMLAD_MAIL_FROM")
    if missing:
        return NotConnected(f"Ingen e-postserver är inkopplad ({missing} saknas).")
    try:
        return Smtp(env["SAMLAD_SMTP_URL"], env["SAMLAD_MAIL_FROM"], env.get("SAMLAD_RETURN_ADDRESS", ""))
    except ValueError as error:
        return NotConnected(f"E-posten är felinställd: {error}")


def _sms(env: Mapping[str, str], callbacks: Callbacks) -> Way:
    missing = _missing(env, *Account.SETTINGS)
    if missing:
        return NotConnected(f"Ingen sms-tjänst är inkopplad ({missing} saknas).")
    return ElksSms(Account.from_environment(env), callbacks)


def _voice(env: Mapping[str, str], callbacks: Callbacks, speech: Speech) -> Way:
    missing = _missing(env, *Account.SETTINGS)
    if missing:
        return NotConnected(f"Ingen tjänst för automatisk uppringning är inkopplad ({missing} saknas).")
    return ElksVoice(Account.from_environment(env), callbacks, speech)


def _missing(env: Mapping[str, str], *names: str) -> str:
    return " och ".join(name for name in names if not env.get(name))
