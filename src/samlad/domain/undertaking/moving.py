"""What may be decided about an undertaking while the ISF goes on; and what the passing of time means."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Refused, Road, Text
from samlad.domain.undertaking.deeds import (
    MoveConfirmed,
    MoveContested,
    UndertakingAccepted,
    UndertakingDeclined,
    UndertakingDone,
    UndertakingDropped,
    UndertakingOverdue,
    UndertakingProposed,
    UndertakingRescheduled,
    UndertakingStarted,
)
from samlad.domain.undertaking.state import MOVING, RESTING, State, Status, Undertaking


def propose(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    actor: ActorId,
    what: Text,
    due_at: datetime,
    effect: Text = NO_TEXT,
    agreement: int = 0,
    depends_on: tuple[int, ...] = (),
    meeting: int = 0,
    accepted: bool = False,
) -> Deeds:
    """Proposes that one actor does something by a time. ``accepted``: that actor undertakes it in the same breath.

    Raises Refused ``undertaking.what_missing``, ``undertaking.due_passed``, ``undertaking.actor_absent``.
    """
    access.require(of_isf, author, Act.PROPOSE)
    isf.require_open(of_isf)
    if accepted:
        access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    if not what:
        raise Refused("undertaking.what_missing")
    if not of_isf.takes_part(actor):
        raise Refused("undertaking.actor_absent")
    _require_ahead(at, due_at)
    for other in depends_on:
        state.one(other)
    number = max(state.undertakings, default=0) + 1
    assert author.actor
    proposed = UndertakingProposed(
        undertaking=number,
        actor=actor,
        what=what,
        due_at=due_at,
        proposed_by=author.actor,
        effect=effect,
        agreement=agreement,
        depends_on=depends_on,
        meeting=meeting,
    )
    return [proposed, UndertakingAccepted(undertaking=number)] if accepted else [proposed]


def accept(state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int) -> Deeds:
    """*Åtar sig*: what was proposed, or what was declined before."""
    return _moved(state, of_isf, author, Status.UNDERTAKEN, UndertakingAccepted(undertaking=undertaking))


def decline(state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, reason: Text) -> Deeds:
    declined = UndertakingDeclined(undertaking=undertaking, reason=require_reason(reason))
    return _moved(state, of_isf, author, Status.DECLINED, declined)


def start(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, note: Text = NO_TEXT
) -> Deeds:
    return _moved(state, of_isf, author, Status.STARTED, UndertakingStarted(undertaking=undertaking, note=note))


def finish(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, note: Text = NO_TEXT
) -> Deeds:
    return _moved(state, of_isf, author, Status.DONE, UndertakingDone(undertaking=undertaking, note=note))


def reschedule(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, due_at: datetime, reason: Text
) -> Deeds:
    """The actor sets a new time, with a reason; what rests since a closing is taken up again by this."""
    known = owned(state, of_isf, author, undertaking)
    if known.status not in MOVING | RESTING:
        raise Refused("undertaking.cannot_move", number=undertaking)
    _require_ahead(at, due_at)
    if due_at == known.due_at and known.status in MOVING:
        return []
    return [UndertakingRescheduled(undertaking=undertaking, due_at=due_at, reason=require_reason(reason))]


def drop(state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, reason: Text) -> Deeds:
    """*Utgår*, with a reason. What nobody has undertaken yet may also be taken back by whoever proposed it, or by who leads."""
    dropped = UndertakingDropped(undertaking=undertaking, reason=require_reason(reason))
    known = state.undertakings.get(undertaking)
    if known and known.status is Status.PROPOSED and author.actor != known.actor:
        access.require(of_isf, author, Act.PROPOSE)
        if not access.leads(of_isf, author) and author.actor != known.proposed_by:
            raise Refused("undertaking.only_proposer", number=undertaking)
        return [dropped]
    return _moved(state, of_isf, author, Status.DROPPED, dropped)


def confirm_move(state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int) -> Deeds:
    """*Stämmer*, said by the actor itself. Raises ``undertaking.only_itself``, ``undertaking.not_told``."""
    _require_told(state, of_isf, author, undertaking)
    return [MoveConfirmed(undertaking=undertaking)]


def contest_move(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, correction: Text
) -> Deeds:
    """*Rätta*, said by the actor itself, with what is wrong."""
    _require_told(state, of_isf, author, undertaking)
    return [MoveContested(undertaking=undertaking, correction=require_reason(correction))]


def due(state: State) -> datetime | None:
    """When the next undertaking passes its time."""
    return min((one.due_at for one in state.undertakings.values() if one.may_lapse), default=None)


def lapse(state: State, of_isf: isf.State, at: datetime) -> Deeds:
    """What has passed its time without being done; noted once for each time that was set."""
    return [
        UndertakingOverdue(undertaking=one.number, due_at=one.due_at)
        for one in state.undertakings.values()
        if one.may_lapse and one.due_at <= at
    ]


def _moved(state: State, of_isf: isf.State, author: Author, to: Status, done: Any) -> Deeds:
    """A move by the undertaking's own actor. The same move again is none; after a telephone call it is *stämmer*."""
    known = owned(state, of_isf, author, done.undertaking)
    if known.status is to:
        confirms = known.before_told is not None and author.via.road is not Road.TOLD
        return [MoveConfirmed(undertaking=known.number)] if confirms else []
    if to not in _NEXT.get(known.status, ()):
        raise Refused("undertaking.cannot_move", number=known.number)
    return [done]


_NEXT: dict[Status, frozenset[Status]] = {
    Status.PROPOSED: frozenset({Status.UNDERTAKEN, Status.DECLINED, Status.DROPPED}),
    Status.DECLINED: frozenset({Status.UNDERTAKEN}),
    Status.UNDERTAKEN: frozenset({Status.STARTED, Status.DONE, Status.DROPPED}),
    Status.STARTED: frozenset({Status.DONE, Status.DROPPED}),
}


def owned(state: State, of_isf: isf.State, author: Author, number: int) -> Undertaking:
    """The undertaking, for its own actor; somebody without right does not even learn whether it exists."""
    known = state.undertakings.get(number)
    access.require(of_isf, author, Act.ANSWER, for_actor=known.actor if known else author.actor)
    return state.one(number)


def require_reason(reason: Text) -> Text:
    if not reason:
        raise Refused("undertaking.reason_missing")
    return reason


def _require_ahead(at: datetime, due_at: datetime) -> None:
    if due_at <= at:
        raise Refused("undertaking.due_passed")


def _require_told(state: State, of_isf: isf.State, author: Author, number: int) -> None:
    known = owned(state, of_isf, author, number)
    if author.via.road is Road.TOLD:
        raise Refused("undertaking.only_itself")
    if known.before_told is None:
        raise Refused("undertaking.not_told", number=number)
