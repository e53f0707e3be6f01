"""One call, as the desk would hand it to a channel."""

from __future__ import annotations

from typing import Any

from samlad.channels.message import Channel, OutgoingMessage


def message(channel: str = "email", to: str = "anna@orebro.example", **more: Any) -> OutgoingMessage:
    given: dict[str, Any] = {
        "id": "m-2026-1",
        "subject": "Kallelse till ISF Örebro kl. 02:30",
        "body": "Strömavbrott i hela länet. Ring 010-224 00 00.",
        "spoken": "Örebro kommun kallar till möte om strömavbrottet. Ring 010 224 00 00.",
    }
    return OutgoingMessage(channel=Channel(channel), to=to, **{**given, **more})
