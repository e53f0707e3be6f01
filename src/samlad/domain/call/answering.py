"""What a called actor says: that the call arrived, and whether the actor comes. Two facts, alike for alarm and invitation."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.call.checks import open_call, open_row
from samlad.domain.call.deeds import Acknowledged, Attendance, AttendanceAnswered, How, Onward
from samlad.domain.call.escalation import onward
from samlad.domain.call.state import Alarm, Called, State, speaks_for_earlier_contact
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Text


def acknowledge(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    call: int,
    actor: ActorId,
    how: How,
    who: Text = NO_TEXT,
) -> Deeds:
    """It has arrived with someone. The first acknowledgement stands.

    By the actor's own hand, a link, a channel, or typed by the host or the ISF-stöd with source and time.
    Raises Refused ``call.unknown``, ``call.ended``, ``call.not_called`` and those of ``access.require``.
    """
    access.require(isf_state, author, Act.ATTEND, for_actor=actor)
    row = open_row(state, call, actor)
    return [] if row.acknowledgement else [Acknowledged(call=call, actor=actor, how=how, who=who)]


def answer_attendance(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    call: int,
    actor: ActorId,
    answer: Attendance,
    how: How,
    who: Text = NO_TEXT,
    from_at: datetime | None = None,
    contact: int | None = None,
) -> Deeds:
    """The actor comes, sends a substitute, or is hindered; may be changed until the call ends.

    An answer is an acknowledgement too. To an alarm, a förhinder (or NEJ) brings the next contact at once, unless it is
    said by a ``contact`` whose deputy is being called already; to an invitation it never does.
    Raises Refused as ``acknowledge``.
    """
    access.require(isf_state, author, Act.ATTEND, for_actor=actor)
    row = open_row(state, call, actor)
    given = AttendanceAnswered(
        call=call, actor=actor, answer=answer, how=how, who=who, from_at=from_at, contact=contact
    )
    if _already_said(row, given):
        return []
    if speaks_for_earlier_contact(row, given):
        return [given]
    first = [] if row.acknowledgement else [Acknowledged(call=call, actor=actor, how=how, who=who)]
    return [*first, given, *_next_after(state, row, given)]


def _already_said(row: Called, given: AttendanceAnswered) -> bool:
    said = row.attendance
    return said is not None and (said.answer, said.who, said.from_at) == (given.answer, given.who, given.from_at)


def _next_after(state: State, row: Called, given: AttendanceAnswered) -> Deeds:
    alarm = open_call(state, given.call)
    has_next = row.step + 1 < len(row.contacts)
    if given.answer is Attendance.HINDERED and isinstance(alarm, Alarm) and has_next:
        return onward(alarm, row, Onward.HINDERED)
    return []
