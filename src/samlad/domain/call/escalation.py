"""When an alarm is passed on: time passed without an answer, a förhinder, or a way that turned out closed.

Each step forward starts the clock anew. When there is nobody more to call, one entry says so, once, for everybody to see; so
no alarm is left without an acknowledgement, a next contact or a visible failure.
"""

from __future__ import annotations

from datetime import datetime

from samlad.domain import isf
from samlad.domain.call.deeds import CallEnded, DeputyCalled, Ending, Onward, Reminded, Unreached
from samlad.domain.call.state import Alarm, Call, Called, Invitation, State
from samlad.domain.common import Deeds


def onward(alarm: Alarm, row: Called, why: Onward) -> Deeds:
    """The next contact is called, or it is said that there is none; nothing more is said after that."""
    following = row.step + 1
    if following < len(row.contacts):
        return [DeputyCalled(call=alarm.number, actor=row.actor, contact=following, why=why)]
    if row.unreached_at:
        return []
    return [Unreached(call=alarm.number, actor=row.actor, why=why)]


def due(state: State) -> datetime | None:
    """The earliest time at which somebody's silence means something."""
    return min((when for call in state.calls.values() for when in _times(call)), default=None)


def lapse(state: State, isf_state: isf.State, at: datetime) -> Deeds:
    """What silence until ``at`` means; written by the system.

    An unanswered alarm goes to the next contact. An invitation is reminded of once, unless its meeting has begun. In a
    closed ISF nobody is called.
    """
    if isf_state.status is isf.Status.CLOSED:
        return end_open_calls(state)
    deeds: Deeds = []
    for call in state.calls.values():
        if not any(when <= at for when in _times(call)):
            continue
        if isinstance(call, Alarm):
            late = [row for row in call.waiting if _is_stepping(row) and row.step_at + call.deputy_after <= at]
            deeds += [one for row in late for one in onward(call, row, Onward.TIME_PASSED)]
        elif isinstance(call, Invitation):
            deeds.append(_reminded(call, at))
    return deeds


def end_open_calls(state: State) -> Deeds:
    """What closing the ISF does to its calls: reopened, it must not go on ringing where it stopped."""
    return [CallEnded(call=call.number, ending=Ending.ISF_CLOSED) for call in state.calls.values() if call.is_open]


def _times(call: Call) -> list[datetime]:
    if not call.is_open:
        return []
    if isinstance(call, Alarm):
        return [row.step_at + call.deputy_after for row in call.waiting if _is_stepping(row)]
    if isinstance(call, Invitation) and not call.reminded_at and call.waiting:
        return [remind_at(call)]
    return []


def _is_stepping(row: Called) -> bool:
    return row.unreached_at is None


def remind_at(invitation: Invitation) -> datetime:
    """Half-way from the sending to the latest time to reply."""
    return invitation.asked_at + (invitation.reply_by - invitation.asked_at) / 2


def _reminded(invitation: Invitation, at: datetime) -> Reminded | CallEnded:
    if at >= invitation.meeting_at:
        return CallEnded(call=invitation.number, ending=Ending.MEETING_BEGAN)
    return Reminded(call=invitation.number, actors=tuple(row.actor for row in invitation.waiting))
