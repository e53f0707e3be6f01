"""What a telephony service calls back about: receipts, replies, pressed keys, ended calls, and the sounds that a call plays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from samlad.channels.callbacks import INBOUND, Kind, check_secret
from samlad.channels.elks import read_hangup, read_inbound, read_receipt
from samlad.channels.gateway import Gateway
from samlad.channels.voice.elks import ACKNOWLEDGED
from samlad.desk import outbox
from samlad.desk.calling import answering, noting
from samlad.desk.desk import Desk
from samlad.desk.models import OutboxRow
from samlad.desk.reader import NotFound

SOUNDS = {Kind.CALL, Kind.THANKS, Kind.GOODBYE}


@dataclass(frozen=True, slots=True)
class Answer:
    media_type: str
    content: bytes = b""


def require_secret(kind: str, id: str, secret: str) -> None:
    """Raises NotFound for anybody that we did not give the address to."""
    known = kind in set(Kind) and (kind != Kind.REPLY or id == INBOUND)
    if not known or not check_secret(settings.SECRET_KEY, kind, id, secret):
        raise NotFound(kind)


def sound(kind: str, id: str) -> Answer:
    """What a call says. Raises NotFound for a message that is gone, or a kind that is no sound."""
    row = OutboxRow.objects.filter(pk=id).first()
    gateway = outbox.gateway()
    if row is None or Kind(kind) not in SOUNDS or not isinstance(gateway, Gateway):
        raise NotFound(id)
    return Answer("audio/wav", gateway.sound(Kind(kind), outbox.message_of(row)))


def hear(desk: Desk, kind: str, id: str, form: Mapping[str, str]) -> Answer:
    """Raises ValueError for what the service never says, NotFound for a kind that is not told this way."""
    match Kind(kind):
        case Kind.RECEIPT:
            noting.note_receipt(desk, id, read_receipt(form))
        case Kind.HANGUP:
            noting.note_receipt(desk, id, read_hangup(form))
        case Kind.REPLY:
            return Answer("text/plain; charset=utf-8", answering.hear_reply(desk, read_inbound(form)).encode())
        case Kind.DIGITS:
            return _hear_digits(desk, id, form.get("result", ""))
        case _:
            raise NotFound(kind)
    return Answer("text/plain; charset=utf-8")


def _hear_digits(desk: Desk, id: str, digits: str) -> Answer:
    gateway = outbox.gateway()
    if not isinstance(gateway, Gateway):
        raise NotFound(id)
    if digits == ACKNOWLEDGED:
        answering.hear_key(desk, id)
    return Answer("application/json", json.dumps(gateway.next_in_call(id, digits)).encode())
