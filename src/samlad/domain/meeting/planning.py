"""What may be decided about a meeting ahead: when, how to join, that it moves or is cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, Author, Deeds, Refused, Text
from samlad.domain.meeting.agenda import Unfinished, agenda_from
from samlad.domain.meeting.deeds import Form, JoiningSet, MeetingCancelled, MeetingMoved, MeetingPlanned
from samlad.domain.meeting.state import Joining, State, Status
from samlad.domain.template import AgendaPoint

LONGEST_MINUTES = 24 * 60


def plan(
    state: State,
    of_isf: isf.State,
    unfinished: Unfinished,
    author: Author,
    at: datetime,
    *,
    starts_at: datetime,
    minutes: int,
    form: Form,
    points: Iterable[AgendaPoint],
    is_short: bool = False,
    report_deadline: datetime | None = None,
) -> Deeds:
    """Plans the next meeting, now or ahead. ``points`` are the template's; what is left from before is carried by itself.

    Raises Refused ``meeting.time_passed``, ``meeting.minutes``, ``meeting.deadline``, ``meeting.same_time``.
    """
    access.require(of_isf, author, Act.MEET)
    isf.require_open(of_isf)
    _require_ahead(at, starts_at)
    if not 0 < minutes <= LONGEST_MINUTES:
        raise Refused("meeting.minutes")
    if report_deadline and not at < report_deadline <= starts_at:
        raise Refused("meeting.deadline")
    if any(one.starts_at == starts_at for one in state.planned):
        raise Refused("meeting.same_time")
    planned = MeetingPlanned(
        meeting=max(state.meetings, default=0) + 1,
        starts_at=starts_at,
        minutes=minutes,
        form=form,
        agenda=agenda_from(points, unfinished),
        is_short=is_short,
        report_deadline=report_deadline,
    )
    return [planned]


def move(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    meeting: int,
    starts_at: datetime,
    reason: Text = NO_TEXT,
) -> Deeds:
    """The meeting gets another time, and the report deadline that was derived from it moves by as much.

    A deadline that would then have passed already falls away.
    """
    access.require(of_isf, author, Act.MEET)
    known = state.planned_one(meeting)
    _require_ahead(at, starts_at)
    if starts_at == known.starts_at:
        return []
    deadline = known.report_deadline and known.report_deadline + (starts_at - known.starts_at)
    moved = MeetingMoved(
        meeting=meeting,
        starts_at=starts_at,
        from_starts_at=known.starts_at,
        reason=reason,
        report_deadline=deadline if deadline and deadline > at else None,
    )
    return [moved]


def cancel(state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, reason: Text) -> Deeds:
    """Raises Refused ``meeting.reason_missing``."""
    access.require(of_isf, author, Act.MEET)
    state.planned_one(meeting)
    if not reason:
        raise Refused("meeting.reason_missing")
    return [MeetingCancelled(meeting=meeting, reason=reason)]


def set_joining(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, joining: Joining
) -> Deeds:
    """How to join. Raises Refused ``meeting.joining_missing``, ``meeting.ended``."""
    access.require(of_isf, author, Act.MEET)
    known = state.meetings.get(meeting)
    if not known or known.status in {Status.ENDED, Status.CANCELLED}:
        raise Refused("meeting.ended", number=meeting)
    if not (joining.phone or joining.link):
        raise Refused("meeting.joining_missing")
    if joining == known.joining:
        return []
    return [JoiningSet(meeting=meeting, phone=joining.phone, code=joining.code, link=joining.link)]


def _require_ahead(at: datetime, starts_at: datetime) -> None:
    """A time is given in whole minutes, so the minute that is going on counts as now."""
    if starts_at < at.replace(second=0, microsecond=0):
        raise Refused("meeting.time_passed")
