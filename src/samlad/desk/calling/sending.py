"""The messages of a call: SMS, mail and an automatic voice call, written in the transaction of the deed that calls for them.

Addresses come from the entry that the host alone reads. Nothing goes to an actor that has answered, or after the call's end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from samlad.channels.message import Channel
from samlad.desk import messages, outbox
from samlad.desk.calling import letters
from samlad.desk.calling.letters import Letter, Sender
from samlad.desk.desk import World
from samlad.desk.models import OutboxRow
from samlad.documents import calendar
from samlad.domain.addresses import dialable
from samlad.domain.call import (
    Acknowledged,
    ActorAdded,
    Alarm,
    Call,
    Called,
    DeputyCalled,
    Ending,
    Invitation,
    Line,
    Onward,
    Reminded,
)
from samlad.domain.common import ActorId, Entry, LogId
from samlad.domain.contact import ChannelKind
from samlad.domain.joint import JointState
from samlad.people.guests import make_guest_link

Ways = list[tuple[Line, Channel]]

TASK = "call"  # the first word of these messages' task, and the guest's task
WAYS = {ChannelKind.EMAIL: Channel.EMAIL, ChannelKind.SMS: Channel.SMS, ChannelKind.PHONE: Channel.VOICE}
LINK_LASTS = timedelta(hours=24)
MEETING_LASTS = timedelta(hours=1)  # in calendars; nobody is asked how long a meeting will be


@dataclass(frozen=True)
class Sending:
    """One call in one log, with what its messages need."""

    log: LogId
    state: JointState
    register: JointState
    call: Call
    at: datetime

    @classmethod
    def of(cls, entry: Entry, world: World, at: datetime) -> Sending:
        state = world.state(entry.log)
        return cls(entry.log, state, world.register, state.call.calls[entry.deed.call], at)  # type: ignore[attr-defined]

    @property
    def sender(self) -> Sender:
        return Sender(host=self.name_of(self.call.host), isf=str(self.state.isf.name), at=self.at)

    @property
    def mode(self) -> str:
        if isinstance(self.call, Alarm):
            return self.call.mode.value
        return "exercise" if self.state.isf.is_exercise else "sharp"

    def name_of(self, actor: ActorId) -> str:
        return str(self.register.register.name_of(actor))

    def link_for(self, row: Called, contact: int) -> str:
        """One task for one contact; the call's number and the contact's place are what it is about."""
        meeting_at = self.call.meeting_at or self.at
        _, token = make_guest_link(
            self.log,
            TASK,
            f"{self.call.number}:{contact}",
            row.actor,
            at=self.at,
            valid_for=max(meeting_at - self.at, timedelta()) + LINK_LASTS,
            name=str(row.contacts[contact].name or row.contacts[contact].function),
        )
        return f"{settings.PUBLIC_URL}/l/{token}"

    def put(self, row: Called, line: Line, channel: Channel, letter: Letter, **facts: Any) -> None:
        address = str(row.contacts[line.contact].channels[line.way].address)
        outbox.put(
            channel=channel,
            address=address if channel is Channel.EMAIL else dialable(address) or address,
            subject=letter.subject,
            body=letter.body if channel is Channel.EMAIL else letter.sms,
            spoken=letter.spoken,
            mode=self.mode,
            at=self.at,
            log=self.log,
            task=task_of(self.call.number, line),
            actor=row.actor,
            **facts,
        )


def task_of(call: int, line: Line) -> str:
    return f"{TASK}:{call}:{line.contact}:{line.way}"


def line_of(task: str) -> tuple[int, Line]:
    """The call and the line that a message's task names."""
    call, contact, way = (int(one) for one in task.split(":")[1:])
    return call, Line(contact, way)


# ---- alarms


@messages.on("call.alarm_raised/1")
def raised(entry: Entry, world: World, at: datetime) -> None:
    sending = Sending.of(entry, world, at)
    for row in sending.call.rows.values():
        _alarm(sending, row, 0)


@messages.on("call.deputy_called/1")
def passed_on(entry: Entry, world: World, at: datetime) -> None:
    deed, sending = entry.deed, Sending.of(entry, world, at)
    assert isinstance(deed, DeputyCalled)
    _alarm(sending, sending.call.rows[deed.actor], deed.contact, because=deed.why)


def _alarm(sending: Sending, row: Called, contact: int, because: Onward | None = None) -> None:
    """Every way to one contact at the same time: an SMS wakes nobody.

    A channel that is not set up here says nothing of the contact, whose number a person can ring; the board says so once.
    """
    assert isinstance(sending.call, Alarm)
    if contact >= len(row.contacts):
        return
    actor, link = sending.name_of(row.actor), sending.link_for(row, contact)
    letter = letters.alarm(sending.sender, sending.call, actor=actor, link=link, because=because)
    for way, one in enumerate(row.contacts[contact].channels):
        channel = WAYS.get(one.kind)
        if channel and outbox.carries(channel):
            sending.put(row, Line(contact, way), channel, letter, code=row.code if channel is Channel.SMS else "")


# ---- invitations


@messages.on("call.invited/1")
def invited(entry: Entry, world: World, at: datetime) -> None:
    sending = Sending.of(entry, world, at)
    for row in sending.call.rows.values():
        _invite(sending, row)


@messages.on("call.invitation_moved/1")
def moved(entry: Entry, world: World, at: datetime) -> None:
    sending = Sending.of(entry, world, at)
    _take_back(sending.log, sending.call.number)
    for row in sending.call.rows.values():
        _invite(sending, row, lead="Ny mötestid")


@messages.on("call.reminded/1")
def reminded(entry: Entry, world: World, at: datetime) -> None:
    deed, sending = entry.deed, Sending.of(entry, world, at)
    assert isinstance(deed, Reminded)
    for actor in deed.actors:
        _invite(sending, sending.call.rows[actor], lead="Påminnelse om mötesinbjudan")


def _invite(sending: Sending, row: Called, lead: str = "") -> None:
    """By mail with a calendar file; by SMS to a contact that has no mail. Never to a deputy, and nobody's telephone rings."""
    assert isinstance(sending.call, Invitation)
    if not row.contacts:
        return
    link = sending.link_for(row, 0)
    letter = letters.invitation(sending.sender, sending.call, actor=sending.name_of(row.actor), link=link, lead=lead)
    for line, channel in _quiet_ways(row):
        sending.put(row, line, channel, letter, **_particulars(sending, row, line, channel))


def _particulars(sending: Sending, row: Called, line: Line, channel: Channel) -> dict[str, Any]:
    return {"code": row.code} if channel is Channel.SMS else {"calendar": _calendar_for(sending, row, line)}


def _calendar_for(sending: Sending, row: Called, line: Line) -> bytes:
    address = str(row.contacts[line.contact].channels[line.way].address)
    return calendar_file_of(sending, guest=calendar.Guest(address, sending.name_of(row.actor)))


def _quiet_ways(row: Called) -> Ways:
    by_kind = [(Line(0, way), WAYS.get(one.kind)) for way, one in enumerate(row.contacts[0].channels)]
    open_ways = [(line, channel) for line, channel in by_kind if channel and outbox.carries(channel)]
    by_mail = [one for one in open_ways if one[1] is Channel.EMAIL]
    return by_mail or [one for one in open_ways if one[1] is Channel.SMS]


def calendar_file_of(sending: Sending, *, guest: calendar.Guest | None = None) -> bytes:
    """The same UID for the meeting's whole life; a move has a higher SEQUENCE, a cancelled meeting the method CANCEL."""
    call, sender = sending.call, sending.sender
    assert isinstance(call, Invitation)
    is_cancelled = call.ending is Ending.WITHDRAWN
    house = urlsplit(settings.PUBLIC_URL).hostname or "samlad"
    told = [str(call.why), *letters.how_to_join(call.joining), f"Förbered: {call.prepare}" if call.prepare else ""]
    return calendar.invitation(
        uid=f"{sending.log.partition(':')[2]}-{call.number}@{house}",
        sequence=call.sequence + is_cancelled,
        stamped_at=sending.at,
        start=call.meeting_at,
        end=call.meeting_at + MEETING_LASTS,
        summary=sender.isf,
        description="\n".join(one for one in told if one),
        organizer=calendar.Guest(settings.DEFAULT_FROM_EMAIL, sender.host),
        attendees=[guest] if guest else [],
        location=str(call.joining.place),
        conference=str(call.joining.link) or None,
        method="CANCEL" if is_cancelled else "REQUEST",
        marks=("ÖVNING",) if sending.state.isf.is_exercise else (),
    )


# ---- both


@messages.on("call.actor_added/1")
def added(entry: Entry, world: World, at: datetime) -> None:
    deed, sending = entry.deed, Sending.of(entry, world, at)
    assert isinstance(deed, ActorAdded)
    row = sending.call.rows[deed.actor]
    if isinstance(sending.call, Alarm):
        _alarm(sending, row, 0)
    else:
        _invite(sending, row)


@messages.on("call.acknowledged/1")
def answered(entry: Entry, world: World, at: datetime) -> None:
    """What has not gone out yet need not: no telephone rings at somebody who has answered."""
    deed = entry.deed
    assert isinstance(deed, Acknowledged)
    _take_back(entry.log, deed.call, deed.actor)


@messages.on("call.ended/1")
def ended(entry: Entry, world: World, at: datetime) -> None:
    sending = Sending.of(entry, world, at)
    _take_back(sending.log, sending.call.number)
    if sending.call.ending is not Ending.WITHDRAWN:
        return
    letter = letters.withdrawn(sending.sender, sending.call)
    for row in sending.call.rows.values():
        for line, channel in _told_before(row):
            is_in_calendars = isinstance(sending.call, Invitation) and channel is Channel.EMAIL
            cancelled = {"calendar": _calendar_for(sending, row, line)} if is_in_calendars else {}
            sending.put(row, line, channel, letter, **cancelled)


def _told_before(row: Called) -> Ways:
    """By SMS and mail to those who may have got the call that way; nobody's telephone rings for a withdrawal."""
    sent = [(one.line, WAYS.get(one.channel)) for one in row.deliveries if one.sent_at]
    return [(line, channel) for line, channel in sent if channel in (Channel.EMAIL, Channel.SMS)]


def _take_back(log: LogId, call: int, actor: ActorId | None = None) -> None:
    """Messages that no channel has been asked to take yet."""
    waiting = OutboxRow.objects.filter(
        log=log, task__startswith=f"{TASK}:{call}:", state=OutboxRow.State.WAITING, claimed_at=None
    )
    (waiting.filter(actor=actor) if actor else waiting).delete()
