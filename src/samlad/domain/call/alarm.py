"""What may be decided about an alarm: raising it, ringing, what the channels tell, widening and ending it."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.call import checks
from samlad.domain.call.deeds import (
    Acknowledged,
    ActorAdded,
    AlarmMode,
    AlarmRaised,
    ContactsListed,
    DeliveryFailed,
    Failure,
    How,
    Joining,
    JoiningGiven,
    Line,
    MessageSent,
    NotedOutside,
    Onward,
    ReceiptArrived,
    Recipient,
    RingResult,
    Rung,
    Unreached,
)
from samlad.domain.call.escalation import onward
from samlad.domain.call.state import Alarm, Called, State
from samlad.domain.common import NO_TEXT, ActorId, Audience, Author, Deeds, Refused, Text, To
from samlad.domain.contact import ChannelKind

DEPUTY_AFTER_MINUTES = 5  # Länsstyrelsen Östergötland, ISF-möte: an alarm is acknowledged within five minutes
LONGEST_WAIT_MINUTES = 120


def raise_alarm(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    why: Text,
    recipients: tuple[Recipient, ...],
    joining: Joining,
    meeting: int | None = None,
    meeting_at: datetime | None = None,
    prepare: Text = NO_TEXT,
    deputy_after_minutes: int = DEPUTY_AFTER_MINUTES,
    is_test: bool = False,
) -> Deeds:
    """Calls the actors, with a clock. In an exercise every alarm is marked as one.

    ``meeting_at`` None means at once. An actor without any way to be reached is said to be unreached from the start.
    Raises Refused ``call.why_missing``, ``call.joining_missing``, ``call.no_recipients``, ``call.called_twice``,
    ``call.takes_no_part``, ``call.meeting_passed``, ``call.deputy_minutes``, ``access.denied``, ``isf.closed``.
    """
    access.require(isf_state, author, Act.CALL)
    isf.require_open(isf_state)
    checks.require_told_why_and_how(why, joining)
    checks.require_callable(isf_state, (one.actor for one in recipients))
    if meeting_at:
        checks.require_ahead("call.meeting_passed", meeting_at, at)
    if not 1 <= deputy_after_minutes <= LONGEST_WAIT_MINUTES:
        raise Refused("call.deputy_minutes", longest=LONGEST_WAIT_MINUTES)
    assert isf_state.host
    tried = tuple(checks.reachable(one) for one in recipients)
    raised = AlarmRaised(
        call=len(state.calls) + 1,
        mode=_mode(isf_state, is_test),
        why=why,
        host=isf_state.host,
        recipients=tuple(one.actor for one in recipients),
        deputy_after_minutes=deputy_after_minutes,
        meeting=meeting,
        meeting_at=meeting_at,
        prepare=prepare,
    )
    particulars = checks.particulars(raised.call, isf_state.host, tried, joining)
    return [raised, *particulars, *_unreached(raised.call, tried)]


def _mode(isf_state: isf.State, is_test: bool) -> AlarmMode:
    if is_test:
        return AlarmMode.TEST
    return AlarmMode.EXERCISE if isf_state.is_exercise else AlarmMode.SHARP


def _unreached(call: int, recipients: tuple[Recipient, ...]) -> list[Unreached]:
    without = [one.actor for one in recipients if not one.contacts]
    return [Unreached(call=call, actor=actor, why=Onward.NO_CONTACT) for actor in without]


def add_actor(
    state: State, isf_state: isf.State, author: Author, at: datetime, *, call: int, recipient: Recipient
) -> Deeds:
    """One more actor is called, in an alarm or an invitation that is open.

    Raises Refused ``call.called_twice``, ``call.takes_no_part``, ``call.unknown``, ``call.ended``.
    """
    access.require(isf_state, author, Act.CALL)
    running = checks.open_call(state, call)
    checks.require_callable(isf_state, (*running.rows, recipient.actor))
    tried = checks.reachable(recipient)
    listed = To(deed=ContactsListed(call=call, recipients=(tried,)), audience=Audience.only(isf_state.host))
    unreached = _unreached(call, (tried,)) if isinstance(running, Alarm) else []
    return [ActorAdded(call=call, actor=recipient.actor), listed, *unreached]


def change_joining(
    state: State, isf_state: isf.State, author: Author, at: datetime, *, call: int, joining: Joining
) -> Deeds:
    """Another number, code, link or place than was given first."""
    access.require(isf_state, author, Act.CALL)
    known = checks.open_call(state, call).joining
    if not joining:
        raise Refused("call.joining_missing")
    return [] if joining == known else [JoiningGiven(call=call, joining=joining)]


# ---- ringing


def note_ring(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    call: int,
    actor: ActorId,
    line: Line,
    result: RingResult,
    who: Text = NO_TEXT,
) -> Deeds:
    """What came of ringing a contact, in one tap. Somebody who answered has acknowledged: the one who rang is the witness.

    Raises Refused ``call.unknown_line``, ``call.not_called``, ``call.unknown``, ``call.ended``.
    """
    access.require(isf_state, author, Act.CALL)
    row = _row_with(state, call, actor, line)
    rung = Rung(call=call, actor=actor, line=line, result=result)
    if result is RingResult.ANSWERED and row.acknowledgement is None:
        answered_by = who or row.contacts[line.contact].name or row.contacts[line.contact].function
        return [rung, Acknowledged(call=call, actor=actor, how=How.PHONE, who=answered_by)]
    return [rung]


def call_next(state: State, isf_state: isf.State, author: Author, at: datetime, *, call: int, actor: ActorId) -> Deeds:
    """The one who rings does not wait for the clock.

    Raises Refused ``call.not_an_alarm``, ``call.already_acknowledged``, ``call.no_more_contacts``.
    """
    access.require(isf_state, author, Act.CALL)
    row = checks.open_row(state, call, actor)
    alarm = state.calls[call]
    if not isinstance(alarm, Alarm):
        raise Refused("call.not_an_alarm")
    if row.acknowledgement:
        raise Refused("call.already_acknowledged")
    if row.step + 1 >= len(row.contacts):
        raise Refused("call.no_more_contacts")
    return onward(alarm, row, Onward.ASKED)


def note_outside(
    state: State, isf_state: isf.State, author: Author, at: datetime, *, call: int, actor: ActorId, way: Text
) -> Deeds:
    """Also alarmed through SOS Alarm, by Rakel …; when is the happened time. The clock goes on until somebody acknowledges.

    Raises Refused ``call.way_missing``.
    """
    access.require(isf_state, author, Act.CALL)
    checks.open_row(state, call, actor)
    if not way:
        raise Refused("call.way_missing")
    return [NotedOutside(call=call, actor=actor, way=way)]


# ---- what the channels tell; also after the end, since facts do not stop


def note_sent(
    state: State,
    author: Author,
    at: datetime,
    *,
    call: int,
    actor: ActorId,
    line: Line,
    channel: ChannelKind,
    perhaps_twice: bool = False,
) -> Deeds:
    checks.require_machine(author)
    _row_with(state, call, actor, line, also_ended=True)
    return [MessageSent(call=call, actor=actor, line=line, channel=channel, perhaps_twice=perhaps_twice)]


def note_receipt(
    state: State, author: Author, at: datetime, *, call: int, actor: ActorId, line: Line, channel: ChannelKind
) -> Deeds:
    checks.require_machine(author)
    row = _row_with(state, call, actor, line, also_ended=True)
    if any(one.line == line and one.receipt_at for one in row.deliveries):
        return []  # operators send the same receipt again until it is taken
    return [ReceiptArrived(call=call, actor=actor, line=line, channel=channel)]


def note_failed(
    state: State,
    author: Author,
    at: datetime,
    *,
    call: int,
    actor: ActorId,
    line: Line,
    channel: ChannelKind,
    failure: Failure,
    reason: Text = NO_TEXT,
) -> Deeds:
    """A message did not arrive. When no way to the contact is left, the next one is called at once."""
    checks.require_machine(author)
    row = _row_with(state, call, actor, line, also_ended=True)
    if any(one.line == line and one.failure is failure for one in row.deliveries):
        return []
    failed = DeliveryFailed(call=call, actor=actor, line=line, channel=channel, failure=failure, reason=reason)
    alarm = state.calls[call]
    if isinstance(alarm, Alarm) and alarm.is_open and alarm.waits_for(row) and _was_last_way(row, line):
        return [failed, *onward(alarm, row, Onward.UNREACHABLE)]
    return [failed]


def _was_last_way(row: Called, line: Line) -> bool:
    """Whether every channel to the contact tried now has failed, with this one."""
    if line.contact != row.step or row.contact is None:
        return False
    failed = {one.line for one in row.failures} | {line}
    return all(Line(row.step, way) in failed for way in range(len(row.contact.channels)))


def _row_with(state: State, call: int, actor: ActorId, line: Line, *, also_ended: bool = False) -> Called:
    row = state.row(call, actor) if also_ended else checks.open_row(state, call, actor)
    if not (0 <= line.contact < len(row.contacts) and 0 <= line.way < len(row.contacts[line.contact].channels)):
        raise Refused("call.unknown_line")
    return row
