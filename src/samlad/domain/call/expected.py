"""What a call expects of an actor: the lines of *Din tur*."""

from __future__ import annotations

from datetime import datetime

from samlad.domain.call.state import Alarm, Call, Called, Invitation, State
from samlad.domain.common import ActorId
from samlad.domain.expectation import Expectation


def expected_of(state: State, actor: ActorId) -> tuple[Expectation, ...]:
    """To acknowledge an alarm before its deputy is called; to say whether the actor comes."""
    rows = ((call, call.rows[actor]) for call in state.calls.values() if call.is_open and actor in call.rows)
    return tuple(one for call, row in rows if (one := _expected(call, row)))


def _expected(call: Call, row: Called) -> Expectation | None:
    if isinstance(call, Alarm) and call.waits_for(row):
        return _expect("acknowledge", call, row, row.step_at + call.deputy_after)
    if row.attendance is None:
        return _expect("attend", call, row, call.reply_by if isinstance(call, Invitation) else call.meeting_at)
    return None


def _expect(what: str, call: Call, row: Called, due_at: datetime | None) -> Expectation:
    return Expectation(kind=f"call.{what}", number=call.number, since=row.called_at, due_at=due_at, what=call.why)
