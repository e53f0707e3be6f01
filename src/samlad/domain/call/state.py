"""How the state of the calls follows from what has happened.

A reader who may not see contact details has rows without contacts; everything else stands there the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from samlad.domain.call.deeds import (
    Acknowledged,
    ActorAdded,
    AlarmMode,
    AlarmRaised,
    Attendance,
    AttendanceAnswered,
    CallEnded,
    Contact,
    ContactsListed,
    DeliveryFailed,
    DeputyCalled,
    Ending,
    Failure,
    How,
    InvitationMoved,
    Invited,
    Joining,
    JoiningGiven,
    Line,
    MessageSent,
    NotedOutside,
    Onward,
    ReceiptArrived,
    Reminded,
    RingResult,
    Rung,
    Unreached,
)
from samlad.domain.common import NO_TEXT, ActorId, Author, Entry, Refused, Text
from samlad.domain.contact import ChannelKind


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    who: Text
    at: datetime
    how: How
    author: Author


@dataclass(frozen=True, kw_only=True)
class AttendanceAnswer:
    answer: Attendance
    who: Text
    at: datetime
    how: How
    author: Author
    from_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Ring:
    line: Line
    result: RingResult
    at: datetime
    author: Author


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One message on one line, as far as the channels have told."""

    line: Line
    channel: ChannelKind
    sent_at: datetime | None = None
    perhaps_twice: bool = False
    receipt_at: datetime | None = None
    failed_at: datetime | None = None
    failure: Failure | None = None
    reason: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class OutsideNote:
    way: Text
    at: datetime
    author: Author


@dataclass(frozen=True, kw_only=True)
class Called:
    """One actor's row. ``step`` is the contact being tried, since ``step_at``; its clock is the log's own time."""

    actor: ActorId
    called_at: datetime
    step_at: datetime
    step: int = 0
    contacts: tuple[Contact, ...] = ()
    code: str = ""
    acknowledgement: Acknowledgement | None = None
    attendance: AttendanceAnswer | None = None
    hindered: tuple[AttendanceAnswer, ...] = ()  # said by contacts before the one being tried now
    outdated: AttendanceAnswer | None = None  # an answer to a time that has been moved
    rings: tuple[Ring, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    outside: tuple[OutsideNote, ...] = ()
    escalated_because: Onward | None = None
    unreached_at: datetime | None = None
    unreached_because: Onward | None = None

    @property
    def contact(self) -> Contact | None:
        """The contact being tried, if the reader may see it."""
        return self.contacts[self.step] if self.step < len(self.contacts) else None

    @property
    def failures(self) -> tuple[Delivery, ...]:
        return tuple(one for one in self.deliveries if one.failed_at)

    @property
    def has_only_failed(self) -> bool:
        """Whatever was sent to the contact tried now came back."""
        here = [one for one in self.deliveries if one.line.contact == self.step]
        return bool(here) and all(one.failed_at for one in here)

    @property
    def is_unreached(self) -> bool:
        return self.unreached_at is not None or self.has_only_failed

    def rings_to(self, line: Line) -> int:
        return sum(ring.line == line for ring in self.rings)


@dataclass(frozen=True, kw_only=True)
class Call:
    """What an alarm and an invitation share: called actors, in order."""

    number: int
    why: Text
    host: ActorId
    prepare: Text
    meeting: int | None
    meeting_at: datetime | None
    called_at: datetime
    author: Author
    rows: dict[ActorId, Called]
    joining: Joining = field(default_factory=Joining)
    ended_at: datetime | None = None
    ending: Ending | None = None
    end_note: Text = NO_TEXT

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    def waits_for(self, row: Called) -> bool:
        raise NotImplementedError

    @property
    def waiting(self) -> list[Called]:
        return [row for row in self.rows.values() if self.waits_for(row)]


@dataclass(frozen=True, kw_only=True)
class Alarm(Call):
    mode: AlarmMode
    deputy_after: timedelta

    def waits_for(self, row: Called) -> bool:
        return row.acknowledgement is None


@dataclass(frozen=True, kw_only=True)
class Invitation(Call):
    meeting_at: datetime
    reply_by: datetime
    asked_at: datetime  # when the present time was sent out
    sequence: int = 0
    reminded_at: datetime | None = None

    def waits_for(self, row: Called) -> bool:
        return row.attendance is None


@dataclass
class State:
    calls: dict[int, Call] = field(default_factory=dict)

    @property
    def alarms(self) -> dict[int, Alarm]:
        return {number: call for number, call in self.calls.items() if isinstance(call, Alarm)}

    @property
    def invitations(self) -> dict[int, Invitation]:
        return {number: call for number, call in self.calls.items() if isinstance(call, Invitation)}

    @property
    def isf_calls(self) -> list[Call]:
        """Alarms and invitations without the test alarms, which never count."""
        return [one for one in self.calls.values() if not (isinstance(one, Alarm) and one.mode is AlarmMode.TEST)]

    def row(self, call: int, actor: ActorId) -> Called:
        """Raises Refused ``call.unknown``, ``call.not_called``."""
        if call not in self.calls:
            raise Refused("call.unknown")
        if actor not in self.calls[call].rows:
            raise Refused("call.not_called")
        return self.calls[call].rows[actor]


# ---- how the state follows


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; calls and rows are replaced, never changed."""
    match entry.deed:
        case AlarmRaised() as raised:
            state.calls[raised.call] = _raised(raised, entry)
        case Invited() as invited:
            state.calls[invited.call] = _invited(invited, entry)
        case ActorAdded(call=call, actor=actor):
            _change(state, call, rows={**state.calls[call].rows, actor: _called(actor, entry)})
        case ContactsListed(call=call, recipients=recipients):
            for one in recipients:
                _change_row(state, call, one.actor, contacts=one.contacts, code=one.code)
        case JoiningGiven(call=call, joining=joining):
            _change(state, call, joining=joining)
        case InvitationMoved() as moved:
            _moved(state, moved, entry)
        case Reminded(call=call):
            _change(state, call, reminded_at=entry.registered_at)
        case CallEnded(call=call, ending=ending, note=note):
            _change(state, call, ended_at=entry.registered_at, ending=ending, end_note=note)
        case MessageSent() | DeliveryFailed() | ReceiptArrived():
            _delivered(state, entry)
        case _:
            _answered(state, entry)


def _called(actor: ActorId, entry: Entry) -> Called:
    return Called(actor=actor, called_at=entry.registered_at, step_at=entry.registered_at)


def _common(deed: AlarmRaised | Invited, entry: Entry) -> dict[str, Any]:
    return {
        "number": deed.call,
        "why": deed.why,
        "host": deed.host,
        "prepare": deed.prepare,
        "meeting": deed.meeting,
        "meeting_at": deed.meeting_at,
        "called_at": entry.registered_at,
        "author": entry.author,
        "rows": {actor: _called(actor, entry) for actor in deed.recipients},
    }


def _raised(deed: AlarmRaised, entry: Entry) -> Alarm:
    return Alarm(**_common(deed, entry), mode=deed.mode, deputy_after=timedelta(minutes=deed.deputy_after_minutes))


def _invited(deed: Invited, entry: Entry) -> Invitation:
    return Invitation(**_common(deed, entry), reply_by=deed.reply_by, asked_at=entry.registered_at)


def _moved(state: State, moved: InvitationMoved, entry: Entry) -> None:
    rows = state.calls[moved.call].rows
    _change(
        state,
        moved.call,
        meeting_at=moved.meeting_at,
        reply_by=moved.reply_by,
        sequence=moved.sequence,
        asked_at=entry.registered_at,
        reminded_at=None,
        rows={actor: replace(row, attendance=None, outdated=row.attendance) for actor, row in rows.items()},
    )


def _answered(state: State, entry: Entry) -> None:
    at, author = entry.happened_at, entry.author
    match entry.deed:
        case Rung(call=call, actor=actor, line=line, result=result):
            ring = Ring(line=line, result=result, at=at, author=author)
            _change_row(state, call, actor, rings=(*state.row(call, actor).rings, ring))
        case NotedOutside(call=call, actor=actor, way=way):
            note = OutsideNote(way=way, at=at, author=author)
            _change_row(state, call, actor, outside=(*state.row(call, actor).outside, note))
        case Acknowledged(call=call, actor=actor, who=who, how=how):
            given = Acknowledgement(who=who, at=at, how=how, author=author)
            _change_row(state, call, actor, acknowledgement=given)
        case AttendanceAnswered(call=call, actor=actor) as deed:
            _attendance(state, deed, entry)
        case DeputyCalled(call=call, actor=actor, contact=contact, why=why):
            _stepped(state, call, actor, entry, step=contact, why=why)
        case Unreached(call=call, actor=actor, why=why):
            _change_row(state, call, actor, unreached_at=entry.registered_at, unreached_because=why)


def _attendance(state: State, deed: AttendanceAnswered, entry: Entry) -> None:
    row = state.row(deed.call, deed.actor)
    answer = AttendanceAnswer(
        answer=deed.answer,
        who=deed.who,
        at=entry.happened_at,
        how=deed.how,
        author=entry.author,
        from_at=deed.from_at,
    )
    if speaks_for_earlier_contact(row, deed):
        _change_row(state, deed.call, deed.actor, hindered=(*row.hindered, answer))
    else:
        _change_row(state, deed.call, deed.actor, attendance=answer)


def speaks_for_earlier_contact(row: Called, deed: AttendanceAnswered) -> bool:
    """A förhinder from somebody whose deputy is already being called says nothing of the deputy."""
    return deed.answer is Attendance.HINDERED and deed.contact is not None and deed.contact < row.step


def _stepped(state: State, call: int, actor: ActorId, entry: Entry, *, step: int, why: Onward) -> None:
    row = state.row(call, actor)
    past = (row.attendance,) if row.attendance else ()
    _change_row(
        state,
        call,
        actor,
        step=step,
        step_at=entry.registered_at,
        escalated_because=why,
        acknowledgement=None,
        attendance=None,
        hindered=(*row.hindered, *past),
    )


def _delivered(state: State, entry: Entry) -> None:
    deed = entry.deed
    assert isinstance(deed, MessageSent | DeliveryFailed | ReceiptArrived)
    row = state.row(deed.call, deed.actor)
    by_line = {one.line: one for one in row.deliveries}
    known = by_line.get(deed.line) or Delivery(line=deed.line, channel=deed.channel)
    by_line[deed.line] = _noted(known, deed, entry.happened_at)
    _change_row(state, deed.call, deed.actor, deliveries=tuple(by_line.values()))


def _noted(known: Delivery, deed: MessageSent | DeliveryFailed | ReceiptArrived, at: datetime) -> Delivery:
    match deed:
        case MessageSent(perhaps_twice=twice) if known.failure is Failure.BOUNCED:
            # A bounce comes after the sending it answers, whichever of the two notes was written first.
            return replace(known, sent_at=at, perhaps_twice=twice)
        case MessageSent(perhaps_twice=twice):
            return replace(known, sent_at=at, perhaps_twice=twice, failed_at=None, failure=None, reason=NO_TEXT)
        case DeliveryFailed(failure=failure, reason=reason):
            return replace(known, failed_at=at, failure=failure, reason=reason)
    return replace(known, receipt_at=at)


def _change(state: State, call: int, **changes: Any) -> None:
    state.calls[call] = replace(state.calls[call], **changes)


def _change_row(state: State, call: int, actor: ActorId, **changes: Any) -> None:
    rows = state.calls[call].rows
    _change(state, call, rows={**rows, actor: replace(rows[actor], **changes)})
