"""Messages on their way out. Filled by live decisions in their own transaction; sent by a loop; the outcome is an entry.

At least once: the only window is between the channel's yes and our note of it. A message found claimed but not noted is sent
again, and the board says *kan ha skickats två gånger*. After a restore everything stands still until a person releases it.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from samlad.channels.demo import DemoGateway
from samlad.channels.gateway import Gateway
from samlad.channels.message import (
    Attachment,
    Channel,
    HandedOver,
    HeldBack,
    Mode,
    Outcome,
    OutgoingMessage,
    Rejected,
    Unreachable,
)
from samlad.desk.desk import Desk
from samlad.desk.models import OutboxHold, OutboxRow
from samlad.desk.writer import Unwritable
from samlad.people.models import Person

log = logging.getLogger("samlad.desk")
CLAIM_LASTS = timedelta(minutes=5)  # longer than one message can take with a server that is slow in every answer
WAITS = [timedelta(seconds=one) for one in (15, 60, 180, 600, 1800)]  # between tries of what could not be reached
AT_ONCE = 8  # messages in a round, each claimed by itself
CALL_IS_HEARD_WITHIN = timedelta(hours=6)  # the telephony service fetches what a call says while it is going on
ANSWERS_COME_WITHIN = timedelta(days=30)  # replies and receipts find their message by its address
DONE = (OutboxRow.State.HANDED_OVER, OutboxRow.State.REFUSED, OutboxRow.State.GIVEN_UP)

Note = Callable[[Desk, OutboxRow, Outcome], None]
NOTES: dict[str, Note] = {}  # by the first word of a row's task: who notes its outcome in the log


@cache
def gateway() -> Gateway | DemoGateway:
    import os

    if settings.DEMO and not os.environ.get("SAMLAD_DEMO_SENDS"):
        return DemoGateway()
    return Gateway.from_environment(os.environ, public_url=settings.PUBLIC_URL, key=settings.SECRET_KEY)


def carries(channel: Channel) -> bool:
    """Whether a channel is set up in this installation."""
    return gateway().carries(channel)


def put(*, channel: Channel, address: str, body: str, at: datetime, **facts: Any) -> OutboxRow:
    """Adds a message, in the caller's transaction."""
    state = OutboxRow.State.HELD if OutboxHold.objects.exists() else OutboxRow.State.WAITING
    return OutboxRow.objects.create(
        id=secrets.token_hex(12),
        channel=channel,
        address=address,
        body=body,
        created_at=at,
        due_at=at,
        state=state,
        **facts,
    )


def send_due(desk: Desk, channel: Channel, at: datetime) -> int:
    """Sends what is due by one channel; returns how many. Each channel has a loop of its own, so that a mail server that
    hangs delays no call; claims keep processes apart. A message that fails here holds up no other.

    Raises Unwritable at once: what cannot be noted should not be sent.
    """
    sent = 0
    while sent < AT_ONCE and (row := _next(desk, channel, at)):
        try:
            _send(desk, row)
        except Unwritable:
            raise
        except Exception:
            log.exception("what became of a message could not be noted")
        sent += 1
    return sent


def _next(desk: Desk, channel: Channel, at: datetime) -> OutboxRow | None:
    return desk.write(lambda: _claim(channel, at, desk.clock())) if _due(channel, at).exists() else None


def _send(desk: Desk, row: OutboxRow) -> None:
    outcome = gateway().send(message_of(row))
    _settle(row, outcome, desk.clock())
    try:
        _note(desk, row, outcome)  # first: if we die here the message goes again, and nothing has been hidden
    finally:
        desk.write(lambda: _keep(row))


def tidy(desk: Desk, at: datetime) -> None:
    """Empties what is done of its text, which holds links that work, and after a month of its address. A demo shows it all."""
    if settings.DEMO:
        return
    done = OutboxRow.objects.filter(state__in=DONE)
    heard = ~Q(channel=Channel.VOICE) | Q(done_at__lt=at - CALL_IS_HEARD_WITHIN)
    texts = done.filter(heard).exclude(body="", spoken="", calendar=None)
    addresses = done.filter(done_at__lt=at - ANSWERS_COME_WITHIN).exclude(address="")
    desk.write(lambda: (texts.update(body="", spoken="", calendar=None), addresses.update(address="")))


def release(desk: Desk) -> int:
    """A person lets out what has stood still since a restore, and the outbox runs again. Returns how many messages."""

    def let_out() -> int:
        OutboxHold.objects.all().delete()
        return OutboxRow.objects.filter(state=OutboxRow.State.HELD).update(state=OutboxRow.State.WAITING)

    return desk.write(let_out)


def hold_all(at: datetime) -> int:
    """After a restore: nothing goes out by itself, neither what was waiting nor what deadlines now add."""
    OutboxHold.objects.create(since=at)
    return OutboxRow.objects.filter(state=OutboxRow.State.WAITING).update(state=OutboxRow.State.HELD)


def held() -> int | None:
    """How many messages stand still since a restore; None when the outbox runs."""
    if not OutboxHold.objects.exists():
        return None
    return standing_still().count()


def standing_still() -> QuerySet[OutboxRow]:
    """The messages that are held, the oldest first."""
    return OutboxRow.objects.filter(state=OutboxRow.State.HELD).order_by("created_at", "id")


def newest(logs: Collection[str], person: str, limit: int = 100) -> list[OutboxRow]:
    """For the page Utkorg: what has been put out from these logs, and to this person's own address."""
    own = Q(log="", address__in=Person.objects.filter(pk=person).values("email"))
    return list(OutboxRow.objects.filter(Q(log__in=logs) | own).order_by("-created_at", "id")[:limit])


def _due(channel: Channel, at: datetime) -> Any:
    unclaimed = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM_LASTS)
    return OutboxRow.objects.filter(unclaimed, channel=channel, state=OutboxRow.State.WAITING, due_at__lte=at).order_by(
        "due_at"
    )


def _claim(channel: Channel, at: datetime, now: datetime) -> OutboxRow | None:
    row = _due(channel, at).first()
    if row:
        row.maybe_twice = row.maybe_twice or row.claimed_at is not None
        row.claimed_at, row.attempts = now, row.attempts + 1
        row.save(update_fields=["maybe_twice", "claimed_at", "attempts"])
    return row


def _settle(row: OutboxRow, outcome: Outcome, at: datetime) -> None:
    match outcome:
        case HandedOver(reference=reference):
            row.state, row.reference, row.done_at = OutboxRow.State.HANDED_OVER, reference, at
        case HeldBack():
            row.state, row.done_at = OutboxRow.State.HELD, at
        case Rejected():
            row.state, row.done_at = OutboxRow.State.REFUSED, at
        case Unreachable(maybe_sent=maybe_sent) if row.attempts <= len(WAITS):
            row.due_at, row.claimed_at = at + WAITS[row.attempts - 1], None
            row.maybe_twice = row.maybe_twice or maybe_sent
        case Unreachable():
            row.state, row.done_at = OutboxRow.State.GIVEN_UP, at
    row.reason = "" if isinstance(outcome, HandedOver) else outcome.words


def _keep(row: OutboxRow) -> None:
    """In the writer's group. If we were slow another process may have taken the row over meanwhile: then both have sent."""
    now = OutboxRow.objects.get(pk=row.pk)
    row.maybe_twice = row.maybe_twice or now.maybe_twice
    if now.state == OutboxRow.State.WAITING:
        if row.state in DONE and row.channel != Channel.VOICE and not settings.DEMO:
            row.body, row.spoken, row.calendar = "", "", None
        row.save()
    elif row.maybe_twice != now.maybe_twice:
        row.save(update_fields=["maybe_twice"])


def _note(desk: Desk, row: OutboxRow, outcome: Outcome) -> None:
    if note := NOTES.get(row.task.partition(":")[0]):
        note(desk, row, outcome)


def message_of(row: OutboxRow) -> OutgoingMessage:
    attachments = ()
    if row.calendar:
        attachments = (_calendar(bytes(row.calendar)),)
    return OutgoingMessage(
        id=row.id,
        channel=Channel(row.channel),
        to=row.address,
        subject=row.subject,
        body=row.body,
        spoken=row.spoken,
        code=row.code,
        attachments=attachments,
        mode=Mode(row.mode),
    )


def _calendar(content: bytes) -> Attachment:
    """Mail programs take the method from the letter's part, which has to say the same as the file."""
    method = "CANCEL" if b"METHOD:CANCEL" in content else "REQUEST"
    return Attachment("mote.ics", content, "text/calendar", calendar_method=method)
