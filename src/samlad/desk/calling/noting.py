"""What the channels tell becomes entries, written by the system: handed over, refused, received, returned.

Anything may be heard twice: operators repeat themselves until they are believed, and a return letter is read again after a
crash.
"""

from __future__ import annotations

import re

from samlad.channels.elks import Receipt
from samlad.channels.email.bounce import Bounce
from samlad.channels.message import Channel, HandedOver, Outcome, Rejected, Unreachable
from samlad.desk import outbox
from samlad.desk.calling.sending import TASK, line_of
from samlad.desk.desk import Decide, Desk
from samlad.desk.models import OutboxRow
from samlad.domain import call
from samlad.domain.call import Failure
from samlad.domain.common import SYSTEM, ActorId, LogId, Text
from samlad.domain.contact import ChannelKind

_ADDRESS = re.compile(r"<?[^\s<>]+@[^\s<>:;,]+>?")
_NUMBER = re.compile(r"\+?\d[\d -]{5,}\d")
KINDS = {Channel.EMAIL: ChannelKind.EMAIL, Channel.SMS: ChannelKind.SMS, Channel.VOICE: ChannelKind.PHONE}


def note_outcome(desk: Desk, row: OutboxRow, outcome: Outcome) -> None:
    """A channel's answer, at once. One that will be tried again after it may have gone out says nothing yet."""
    match outcome:
        case HandedOver():
            _record(desk, row, _sent(row))
        case Rejected(words=words):
            _record(desk, row, _failed(row, Failure.REFUSED, words))
        case Unreachable(words=words) if not outcome.maybe_sent or row.state == OutboxRow.State.GIVEN_UP:
            _record(desk, row, _failed(row, Failure.UNREACHABLE, words))


outbox.NOTES[TASK] = note_outcome


def note_receipt(desk: Desk, id: str, receipt: Receipt) -> None:
    """What the operator tells later about an SMS or a voice call. "Sent on" says no more than we knew."""
    row = _row(id)
    if row is None or not receipt.is_final:
        return
    if receipt.state in {"delivered", "answered"}:
        _record(desk, row, _received(row))
    else:
        _record(desk, row, _failed(row, Failure.UNREACHABLE, receipt.words))


def note_bounce(desk: Desk, bounce: Bounce) -> None:
    """A letter that came back. One that is only delayed is still on its way."""
    row = _row(bounce.message_id)
    if row is not None and bounce.permanent:
        _record(desk, row, _failed(row, Failure.BOUNCED, bounce.reason))


def read_returns(desk: Desk) -> int:
    """Notes every new letter in the return mailbox; returns how many. A loop calls it."""
    return outbox.gateway().read_returns(lambda bounce: note_bounce(desk, bounce))


def _row(id: str) -> OutboxRow | None:
    return OutboxRow.objects.filter(pk=id, task__startswith=f"{TASK}:").first()


def _record(desk: Desk, row: OutboxRow, decide: Decide) -> None:
    desk.record(SYSTEM, LogId(row.log), decide)


def _sent(row: OutboxRow) -> Decide:
    number, line = line_of(row.task)
    return lambda world, at: call.note_sent(
        world.state(LogId(row.log)).call,
        SYSTEM,
        at,
        call=number,
        actor=ActorId(row.actor),
        line=line,
        channel=KINDS[Channel(row.channel)],
        perhaps_twice=row.maybe_twice,
    )


def _received(row: OutboxRow) -> Decide:
    number, line = line_of(row.task)
    return lambda world, at: call.note_receipt(
        world.state(LogId(row.log)).call,
        SYSTEM,
        at,
        call=number,
        actor=ActorId(row.actor),
        line=line,
        channel=KINDS[Channel(row.channel)],
    )


def _failed(row: OutboxRow, failure: Failure, reason: str) -> Decide:
    number, line = line_of(row.task)
    return lambda world, at: call.note_failed(
        world.state(LogId(row.log)).call,
        SYSTEM,
        at,
        call=number,
        actor=ActorId(row.actor),
        line=line,
        channel=KINDS[Channel(row.channel)],
        failure=failure,
        reason=Text(without_addresses(reason)),
    )


def without_addresses(reason: str) -> str:
    """Servers repeat the address they refuse; everybody in the ISF reads why, the host alone reads where."""
    return _NUMBER.sub("numret", _ADDRESS.sub("adressen", reason))
