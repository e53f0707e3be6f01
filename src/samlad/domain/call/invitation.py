"""What may be decided about an invitation to a meeting, and how a call of either kind ends.

An invitation has a time to reply by and a calendar file, never a deputy. A meeting that moves asks everyone again.
"""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.call import checks
from samlad.domain.call.deeds import CallEnded, Ending, InvitationMoved, Invited, Joining, Recipient
from samlad.domain.call.state import Invitation, State
from samlad.domain.common import NO_TEXT, Author, Deeds, Refused, Text


def invite(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    why: Text,
    recipients: tuple[Recipient, ...],
    joining: Joining,
    meeting_at: datetime,
    reply_by: datetime,
    meeting: int | None = None,
    prepare: Text = NO_TEXT,
) -> Deeds:
    """Invites the actors to a meeting ahead.

    Raises Refused as ``raise_alarm``, and ``call.reply_passed``, ``call.reply_after_meeting``.
    """
    access.require(isf_state, author, Act.CALL)
    isf.require_open(isf_state)
    checks.require_told_why_and_how(why, joining)
    checks.require_callable(isf_state, (one.actor for one in recipients))
    _require_times(at, meeting_at, reply_by)
    assert isf_state.host
    invited = Invited(
        call=len(state.calls) + 1,
        why=why,
        host=isf_state.host,
        recipients=tuple(one.actor for one in recipients),
        meeting=meeting,
        meeting_at=meeting_at,
        reply_by=reply_by,
        prepare=prepare,
    )
    reached = tuple(checks.reachable(one) for one in recipients)
    return [invited, *checks.particulars(invited.call, isf_state.host, reached, joining)]


def move_invitation(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    call: int,
    meeting_at: datetime,
    reply_by: datetime,
) -> Deeds:
    """The meeting has another time; earlier answers were to the earlier time, and everyone is asked again.

    Raises Refused ``call.not_an_invitation`` and those of the times.
    """
    access.require(isf_state, author, Act.CALL)
    known = checks.open_call(state, call)
    if not isinstance(known, Invitation):
        raise Refused("call.not_an_invitation")
    _require_times(at, meeting_at, reply_by)
    if (meeting_at, reply_by) == (known.meeting_at, known.reply_by):
        return []
    return [InvitationMoved(call=call, meeting_at=meeting_at, reply_by=reply_by, sequence=known.sequence + 1)]


def _require_times(at: datetime, meeting_at: datetime, reply_by: datetime) -> None:
    checks.require_ahead("call.meeting_passed", meeting_at, at)
    checks.require_ahead("call.reply_passed", reply_by, at)
    if reply_by > meeting_at:
        raise Refused("call.reply_after_meeting", when=meeting_at)


def end_call(state: State, isf_state: isf.State, author: Author, at: datetime, *, call: int) -> Deeds:
    """The call has done its work; nobody more is called or asked."""
    access.require(isf_state, author, Act.CALL)
    checks.open_call(state, call)
    return [CallEnded(call=call, ending=Ending.DONE)]


def withdraw(state: State, isf_state: isf.State, author: Author, at: datetime, *, call: int, note: Text) -> Deeds:
    """The alarm was a mistake, or the meeting is cancelled; those called are told why. Raises ``call.withdrawn_why``."""
    access.require(isf_state, author, Act.CALL)
    checks.open_call(state, call)
    if not note:
        raise Refused("call.withdrawn_why")
    return [CallEnded(call=call, ending=Ending.WITHDRAWN, note=note)]
