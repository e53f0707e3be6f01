"""What may be decided in a meeting: its start, who is present, the agenda's course, its end."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, PersonId, Refused, Text
from samlad.domain.meeting.agenda import Unfinished, agenda_from
from samlad.domain.meeting.deeds import (
    ItemDone,
    ItemNotes,
    ItemOpened,
    MeetingAttended,
    MeetingEnded,
    MeetingLeft,
    MeetingStarted,
    NotesKept,
    RepresentativeReplaced,
)
from samlad.domain.meeting.state import Attendee, Meeting, State


def start(
    state: State, of_isf: isf.State, unfinished: Unfinished, author: Author, at: datetime, *, meeting: int
) -> Deeds:
    """Starts a planned meeting; its agenda carries what is left at this moment. Raises Refused ``meeting.under_way``."""
    access.require(of_isf, author, Act.MEET)
    isf.require_open(of_isf)
    if running := state.under_way:
        if running.number == meeting:
            return []
        raise Refused("meeting.under_way", number=running.number)
    known = state.planned_one(meeting)
    agenda = agenda_from((item.point for item in known.agenda), unfinished)
    return [MeetingStarted(meeting=meeting, agenda=agenda)]


def attend(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    meeting: int,
    actor: ActorId,
    name: Text,
    role: Text = NO_TEXT,
    by_phone: bool = False,
    person: PersonId | None = None,
) -> Deeds:
    """Somebody is present for an actor: said by that actor, or noted by whoever leads, as for a voice on the telephone.

    Raises Refused ``meeting.name_missing``, ``meeting.actor_absent``.
    """
    require_self_or_leading(of_isf, author, actor)
    known = state.running_one(meeting)
    if not name:
        raise Refused("meeting.name_missing")
    if any(one.actor == actor and one.name == name for one in known.present):
        return []
    attended = MeetingAttended(
        meeting=meeting,
        seat=_next_seat(known),
        actor=actor,
        name=name,
        role=role,
        by_phone=by_phone,
        person=person,
    )
    return [attended]


def replace_representative(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    meeting: int,
    seat: int,
    name: Text,
    role: Text = NO_TEXT,
    by_phone: bool = False,
    person: PersonId | None = None,
) -> Deeds:
    """Somebody else speaks for the actor from now on; earlier answers keep the name that gave them."""
    leaving = _leaving(state, of_isf, author, meeting, seat)
    if not name:
        raise Refused("meeting.name_missing")
    if name == leaving.name:
        return []
    replaced = RepresentativeReplaced(
        meeting=meeting,
        seat=seat,
        new_seat=_next_seat(state.running_one(meeting)),
        actor=leaving.actor,
        from_name=leaving.name,
        to_name=name,
        role=role,
        by_phone=by_phone,
        person=person,
    )
    return [replaced]


def leave(state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, seat: int) -> Deeds:
    _leaving(state, of_isf, author, meeting, seat)
    return [MeetingLeft(meeting=meeting, seat=seat)]


def open_item(state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, item: int) -> Deeds:
    """The meeting comes to an item, in order or not. Raises Refused ``meeting.no_item``."""
    access.require(of_isf, author, Act.MEET)
    known = state.running_one(meeting)
    _require_item(known, item)
    return [] if known.open_item == item else [ItemOpened(meeting=meeting, item=item)]


def close_item(state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, item: int) -> Deeds:
    """An item is done; when it was the open one, the next that is not done is opened."""
    access.require(of_isf, author, Act.MEET)
    known = state.running_one(meeting)
    _require_item(known, item)
    if item in known.done_items:
        return []
    left = [one.number for one in known.agenda if one.number > item and one.number not in known.done_items]
    done: Deeds = [ItemDone(meeting=meeting, item=item)]
    return [*done, ItemOpened(meeting=meeting, item=left[0])] if left and known.open_item == item else done


def end(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    meeting: int,
    notes: tuple[ItemNotes, ...] = (),
    next_at: datetime | None = None,
    report_deadline: datetime | None = None,
) -> Deeds:
    """Ends the meeting and keeps its notes. It may end without an agreement: ``outcome_of`` says so.

    Raises Refused ``meeting.next_passed``, ``meeting.next_deadline``, ``meeting.no_item``.
    """
    access.require(of_isf, author, Act.MEET)
    known = state.running_one(meeting)
    if next_at and next_at <= at:
        raise Refused("meeting.next_passed")
    if report_deadline and not at < report_deadline <= (next_at or report_deadline):
        raise Refused("meeting.next_deadline")
    kept = tuple(one for one in notes if one.text)
    for one in kept:
        _require_item(known, one.item, whole=True)
    ended = MeetingEnded(meeting=meeting, next_at=next_at, report_deadline=report_deadline)
    return [NotesKept(meeting=meeting, notes=kept), ended] if kept else [ended]


def require_self_or_leading(of_isf: isf.State, author: Author, actor: ActorId | None) -> None:
    """An actor, observers too, speaks of its own presence; whoever leads may note anybody's that takes part.

    Raises Refused as ``access.require``, and ``meeting.actor_absent``.
    """
    if access.leads(of_isf, author):
        access.require(of_isf, author, Act.MEET)
    else:
        access.require(of_isf, author, Act.ATTEND, for_actor=actor)
    if not of_isf.is_in(actor):
        raise Refused("meeting.actor_absent")


def _next_seat(known: Meeting) -> int:
    return max((one.seat for one in known.attendees), default=0) + 1


def _leaving(state: State, of_isf: isf.State, author: Author, number: int, seat: int) -> Attendee:
    """Whoever sits there, for an author that may speak of it; nobody else learns whether somebody does."""
    known = state.meetings.get(number)
    found = next((one for one in known.present if one.seat == seat), None) if known else None
    require_self_or_leading(of_isf, author, found.actor if found else author.actor)
    state.running_one(number)
    if not found:
        raise Refused("meeting.not_present")
    return found


def _require_item(known: Meeting, item: int, *, whole: bool = False) -> None:
    numbers = {one.number for one in known.agenda} | ({0} if whole else set())
    if item not in numbers:
        raise Refused("meeting.no_item", item=item)
