"""What has happened around a call: raised or sent, handed over, rung, acknowledged, answered, passed on, ended.

Contact details stand in one deed of their own that only the host reads; every other deed names a number or an address by its
place in that list (``Line``), so that all who take part can follow the board. How to join the meeting stands in another,
readable by those who take part and left out of summaries, the printed log and exports.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samlad.domain.common import NO_TEXT, ActorId, Deed, Text, deed
from samlad.domain.contact import Channel, ChannelKind

# ---- words


class AlarmMode(StrEnum):
    SHARP = "sharp"
    EXERCISE = "exercise"
    TEST = "test"  # provlarm, marked PROV: works the same, never counted as a call of the ISF


class How(StrEnum):
    """How an acknowledgement or an answer was given."""

    APP = "app"
    LINK = "link"
    SMS = "sms"
    VOICE = "voice"  # a key pressed in an automatic call
    PHONE = "phone"  # somebody rang, somebody answered
    RADIO = "radio"


class RingResult(StrEnum):
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BUSY = "busy"


class Attendance(StrEnum):
    COMING = "coming"
    SUBSTITUTE = "substitute"
    HINDERED = "hindered"  # a NEJ to an alarm is this too: it arrived, and this person cannot come


class Onward(StrEnum):
    """Why the next contact is called, or why there is nobody more to call."""

    TIME_PASSED = "time_passed"
    HINDERED = "hindered"
    UNREACHABLE = "unreachable"
    ASKED = "asked"  # the one who rings chose not to wait
    NO_CONTACT = "no_contact"  # the register has no way to this actor


class Failure(StrEnum):
    REFUSED = "refused"  # at once
    BOUNCED = "bounced"  # later, from the return mailbox
    UNREACHABLE = "unreachable"


class Ending(StrEnum):
    DONE = "done"
    WITHDRAWN = "withdrawn"
    MEETING_BEGAN = "meeting_began"
    ISF_CLOSED = "isf_closed"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One step in reaching an actor: a function, or a person, with its channels in order."""

    point: int | None = None  # the contact point in the register; None for one typed in
    function: Text
    name: Text = NO_TEXT
    channels: tuple[Channel, ...]
    is_deputy: bool = False


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """An actor to call, with its contacts in the order they are tried. ``code`` tells this call from others in an SMS."""

    actor: ActorId
    contacts: tuple[Contact, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Which of an actor's numbers and addresses, by place: contact and channel, counted from 0."""

    contact: int
    way: int = 0


@dataclass(frozen=True, kw_only=True)
class Joining:
    """How to join: dial-in number with its code, a link, a place."""

    phone: Text = NO_TEXT
    code: Text = NO_TEXT
    link: Text = NO_TEXT
    place: Text = NO_TEXT

    def __bool__(self) -> bool:
        return bool(self.phone or self.link or self.place)


# ---- deeds. ``call`` numbers alarms and invitations of an ISF in one series.


@deed("call.alarm_raised/1")
class AlarmRaised(Deed):
    call: int
    mode: AlarmMode
    why: Text
    host: ActorId
    recipients: tuple[ActorId, ...]  # in the order they are rung
    deputy_after_minutes: int
    meeting: int | None = None
    meeting_at: datetime | None = None  # None: at once
    prepare: Text = NO_TEXT


@deed("call.invited/1")
class Invited(Deed):
    call: int
    why: Text
    host: ActorId
    recipients: tuple[ActorId, ...]
    meeting: int | None
    meeting_at: datetime
    reply_by: datetime
    prepare: Text = NO_TEXT


@deed("call.contacts_listed/1", holds_contact_details=True)
class ContactsListed(Deed):
    """Names, numbers and addresses; read by the host alone."""

    call: int
    recipients: tuple[Recipient, ...]


@deed("call.joining_given/1", holds_contact_details=True)
class JoiningGiven(Deed):
    """Readable by those who take part; never part of a summary, a printed log or an export."""

    call: int
    joining: Joining


@deed("call.actor_added/1")
class ActorAdded(Deed):
    call: int
    actor: ActorId


@deed("call.sent/1")
class MessageSent(Deed):
    """A channel took the message. It says nothing of whether anybody has seen it."""

    call: int
    actor: ActorId
    line: Line
    channel: ChannelKind
    perhaps_twice: bool = False


@deed("call.delivery_failed/1")
class DeliveryFailed(Deed):
    call: int
    actor: ActorId
    line: Line
    channel: ChannelKind
    failure: Failure
    reason: Text = NO_TEXT


@deed("call.receipt_arrived/1")
class ReceiptArrived(Deed):
    """The operator says that the message is in the telephone."""

    call: int
    actor: ActorId
    line: Line
    channel: ChannelKind


@deed("call.rung/1")
class Rung(Deed):
    call: int
    actor: ActorId
    line: Line
    result: RingResult


@deed("call.noted_outside/1")
class NotedOutside(Deed):
    """Also alarmed in another way, as through SOS Alarm or by Rakel; the entry's happened time says when."""

    call: int
    actor: ActorId
    way: Text


@deed("call.acknowledged/1")
class Acknowledged(Deed):
    """That it arrived with someone; nothing about coming."""

    call: int
    actor: ActorId
    how: How
    who: Text = NO_TEXT


@deed("call.attendance_answered/1")
class AttendanceAnswered(Deed):
    call: int
    actor: ActorId
    answer: Attendance
    how: How
    who: Text = NO_TEXT  # who answered, or the substitute who comes
    from_at: datetime | None = None  # comes later than the start
    contact: int | None = None  # which contact answered, where the road tells


@deed("call.deputy_called/1")
class DeputyCalled(Deed):
    call: int
    actor: ActorId
    contact: int
    why: Onward


@deed("call.unreached/1")
class Unreached(Deed):
    """There is nobody more to call: når vi inte. Everybody sees it."""

    call: int
    actor: ActorId
    why: Onward


@deed("call.invitation_moved/1")
class InvitationMoved(Deed):
    """A new time; everyone is asked again. ``sequence`` is the calendar file's."""

    call: int
    meeting_at: datetime
    reply_by: datetime
    sequence: int


@deed("call.reminded/1")
class Reminded(Deed):
    call: int
    actors: tuple[ActorId, ...]


@deed("call.ended/1")
class CallEnded(Deed):
    call: int
    ending: Ending
    note: Text = NO_TEXT
