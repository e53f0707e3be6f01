"""What stands about meetings and how it follows from what has happened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from samlad.domain.common import NO_TEXT, ActorId, Entry, PersonId, Refused, Text
from samlad.domain.expectation import Expectation
from samlad.domain.meeting.deeds import (
    AgendaItem,
    FloorGiven,
    FloorPassed,
    Form,
    HandRaised,
    ItemDone,
    ItemNotes,
    ItemOpened,
    JoiningSet,
    MeetingAttended,
    MeetingCancelled,
    MeetingEnded,
    MeetingLeft,
    MeetingMoved,
    MeetingPlanned,
    MeetingStarted,
    NotesKept,
    RepresentativeReplaced,
    RoundStarted,
)


class Status(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Joining:
    phone: Text = NO_TEXT
    code: Text = NO_TEXT
    link: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One person present for an actor, from when until when. ``replaced_by`` is the seat of whoever came instead."""

    seat: int
    actor: ActorId
    name: Text
    since: datetime
    role: Text = NO_TEXT
    by_phone: bool = False
    person: PersonId | None = None
    until: datetime | None = None
    replaced_by: int = 0


@dataclass(frozen=True, kw_only=True)
class Round:
    """*Laget runt*. Whoever has had the floor or passed stands in ``heard``."""

    order: tuple[ActorId, ...]
    seconds: int
    speaking: ActorId | None = None
    since: datetime | None = None
    heard: frozenset[ActorId] = frozenset()
    passed: frozenset[ActorId] = frozenset()

    @property
    def next(self) -> ActorId | None:
        """The next in the fixed order that has neither spoken nor passed."""
        return next((actor for actor in self.order if actor != self.speaking and actor not in self.heard), None)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    number: int
    starts_at: datetime
    minutes: int
    form: Form
    agenda: tuple[AgendaItem, ...]
    is_short: bool = False
    report_deadline: datetime | None = None
    status: Status = Status.PLANNED
    moved_from: tuple[datetime, ...] = ()
    reason: Text = NO_TEXT  # why it was moved or cancelled
    joining: Joining | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    attendees: tuple[Attendee, ...] = ()
    open_item: int = 0
    done_items: frozenset[int] = frozenset()
    round: Round | None = None
    hands: tuple[ActorId, ...] = ()
    notes: tuple[ItemNotes, ...] = ()
    next_at: datetime | None = None
    next_report_deadline: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def present(self) -> list[Attendee]:
        return [one for one in self.attendees if one.until is None]

    def attends(self, actor: ActorId) -> bool:
        return any(one.actor == actor for one in self.present)


@dataclass
class State:
    meetings: dict[int, Meeting] = field(default_factory=dict)

    @property
    def under_way(self) -> Meeting | None:
        return next((one for one in self.meetings.values() if one.status is Status.UNDER_WAY), None)

    @property
    def planned(self) -> list[Meeting]:
        """Those ahead, the soonest first."""
        ahead = (one for one in self.meetings.values() if one.status is Status.PLANNED)
        return sorted(ahead, key=lambda one: one.starts_at)

    def earlier_with_code(self, joining: Joining, number: int) -> int:
        """The number of another meeting with the same code, else 0: a hint, since whoever once had it could listen in."""
        same = (
            one.number
            for one in self.meetings.values()
            if one.number != number and one.joining and one.joining.code == joining.code
        )
        return next(same, 0) if joining.code else 0

    def planned_one(self, number: int) -> Meeting:
        """Raises Refused ``meeting.not_planned``."""
        known = self.meetings.get(number)
        if not known or known.status is not Status.PLANNED:
            raise Refused("meeting.not_planned", number=number)
        return known

    def running_one(self, number: int) -> Meeting:
        """Raises Refused ``meeting.not_under_way``."""
        known = self.meetings.get(number)
        if not known or known.status is not Status.UNDER_WAY:
            raise Refused("meeting.not_under_way", number=number)
        return known


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; values are replaced, never changed."""
    done: Any = entry.deed
    if isinstance(done, MeetingPlanned):
        state.meetings[done.meeting] = Meeting(
            number=done.meeting,
            starts_at=done.starts_at,
            minutes=done.minutes,
            form=done.form,
            agenda=done.agenda,
            is_short=done.is_short,
            report_deadline=done.report_deadline,
        )
    elif known := state.meetings.get(done.meeting):
        changed = _course(known, done, entry) or _people(known, done, entry.happened_at)
        changed = changed or _floor(known, done, entry.happened_at)
        state.meetings[done.meeting] = replace(known, **changed)


def _course(known: Meeting, done: Any, entry: Entry) -> dict[str, Any]:
    match done:
        case MeetingMoved(starts_at=starts_at, report_deadline=deadline, reason=reason):
            moved_from = (*known.moved_from, known.starts_at)
            return {"starts_at": starts_at, "report_deadline": deadline, "moved_from": moved_from, "reason": reason}
        case MeetingCancelled(reason=reason):
            return {"status": Status.CANCELLED, "reason": reason}
        case JoiningSet(phone=phone, code=code, link=link):
            return {"joining": Joining(phone=phone, code=code, link=link)}
        case MeetingStarted(agenda=agenda):
            first = agenda[0].number if agenda else 0
            started = {"status": Status.UNDER_WAY, "started_at": entry.happened_at}
            return started | {"agenda": agenda, "open_item": first}
        case ItemOpened(item=item):
            return {"open_item": item}
        case ItemDone(item=item):
            return {"done_items": known.done_items | {item}}
        case NotesKept(notes=notes):
            return {"notes": notes}
        case MeetingEnded(next_at=next_at, report_deadline=deadline):
            left = tuple(replace(one, until=one.until or entry.happened_at) for one in known.attendees)
            ended = {"status": Status.ENDED, "ended_at": entry.happened_at, "attendees": left}
            return ended | {"next_at": next_at, "next_report_deadline": deadline, "open_item": 0}
    return {}


def _people(known: Meeting, done: Any, at: datetime) -> dict[str, Any]:
    match done:
        case MeetingAttended():
            return {"attendees": (*known.attendees, _seated(done, done.seat, done.name, at))}
        case RepresentativeReplaced():
            left = _until(known, done.seat, at, replaced_by=done.new_seat)
            return {"attendees": (*left, _seated(done, done.new_seat, done.to_name, at))}
        case MeetingLeft(seat=seat):
            return {"attendees": _until(known, seat, at)}
    return {}


def _seated(done: MeetingAttended | RepresentativeReplaced, seat: int, name: Text, at: datetime) -> Attendee:
    return Attendee(
        seat=seat,
        actor=done.actor,
        name=name,
        since=at,
        role=done.role,
        by_phone=done.by_phone,
        person=done.person,
    )


def _until(known: Meeting, seat: int, at: datetime, *, replaced_by: int = 0) -> tuple[Attendee, ...]:
    return tuple(
        replace(one, until=at, replaced_by=replaced_by) if one.seat == seat else one for one in known.attendees
    )


def _floor(known: Meeting, done: Any, at: datetime) -> dict[str, Any]:
    going = known.round or Round(order=(), seconds=0)
    match done:
        case RoundStarted(order=order, seconds=seconds):
            return {"round": Round(order=order, seconds=seconds)}
        case FloorGiven(actor=actor):
            heard = going.heard | ({going.speaking} if going.speaking else set())
            hands = tuple(one for one in known.hands if one != actor)
            return {"round": replace(going, speaking=actor, since=at, heard=heard), "hands": hands}
        case FloorPassed(actor=actor):
            speaking = None if going.speaking == actor else going.speaking
            heard, passed = going.heard | {actor}, going.passed | {actor}
            return {"round": replace(going, speaking=speaking, heard=heard, passed=passed)}
        case HandRaised(actor=actor):
            return {"hands": (*known.hands, actor)}
    return {}


def expected_of(state: State, actor: ActorId) -> tuple[Expectation, ...]:
    """Join the meeting that is under way, and take the floor when it has come to the actor."""
    meeting = state.under_way
    if not meeting or not meeting.started_at:
        return ()
    going = meeting.round
    if going and going.speaking == actor and going.since:
        return (Expectation(kind="meeting.floor", number=meeting.number, since=going.since),)
    if meeting.attends(actor):
        return ()
    return (Expectation(kind="meeting.join", number=meeting.number, since=meeting.started_at, due_at=meeting.ends_at),)
