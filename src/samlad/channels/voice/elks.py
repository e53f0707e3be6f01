"""Voice calls through 46elks: ``POST /calls`` with what to do when somebody answers.

46elks plays sound files from an address; it does not read text (its own text-to-speech is an experiment on request).
So the text becomes sound here (``speech``) and 46elks fetches it. An answering machine presses no 1: a call counts as
acknowledged only by the key.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from samlad.channels import phone
from samlad.channels.callbacks import Callbacks, Kind
from samlad.channels.elks import Account
from samlad.channels.message import Outcome, OutgoingMessage, Rejected
from samlad.channels.voice.speech import Speech

HANDED_OVER = "uppringning begärd hos telefonitjänsten"
ACKNOWLEDGED = "1"
_RING_SECONDS = "45"
_SOUNDS = {
    Kind.CALL: "{spoken} Tryck 1 för att kvittera.",
    Kind.THANKS: "Tack. Larmet är kvitterat.",
    Kind.GOODBYE: "Larmet är inte kvitterat. Vi söker er igen.",
}


@dataclass(frozen=True, slots=True)
class ElksVoice:
    account: Account
    callbacks: Callbacks
    speech: Speech

    def send(self, message: OutgoingMessage) -> Outcome:
        try:
            number = phone.normalise(message.to)
            self.speech.check()
        except ValueError as error:
            return Rejected(str(error))
        return self.account.post(
            "/calls",
            HANDED_OVER,
            **{"from": self.account.sender},
            to=number,
            voice_start=json.dumps(first_in_call(self.callbacks, message.id)),
            whenhangup=self.callbacks.address(Kind.HANGUP, message.id),
            timeout=_RING_SECONDS,
        )

    def check(self) -> str:
        if not self.account.takes_replies:
            raise ValueError("Automatisk uppringning kräver att SAMLAD_46ELKS_FROM är ett nummer (+46…).")
        return f"{self.account.check()} {self.speech.check()}"


def first_in_call(callbacks: Callbacks, id: str) -> dict[str, Any]:
    """Says why we call, three times at most, and waits for a key."""
    return {
        "ivr": callbacks.address(Kind.CALL, id),
        "digits": 1,
        "timeout": 10,
        "repeat": 3,
        "next": callbacks.address(Kind.DIGITS, id),
    }


def next_in_call(callbacks: Callbacks, id: str, digits: str) -> dict[str, Any]:
    """Thanks for a pressed 1, goodbye when no key was pressed ("failed"); any other key hears it all again."""
    if digits == ACKNOWLEDGED:
        return {"play": callbacks.address(Kind.THANKS, id)}
    if digits == "failed":
        return {"play": callbacks.address(Kind.GOODBYE, id)}
    return first_in_call(callbacks, id)


def words_in_call(kind: Kind, message: OutgoingMessage) -> str:
    """What the sound of this kind says. Raises ``KeyError`` for a kind that is no sound."""
    return _SOUNDS[kind].format(spoken=message.spoken)
