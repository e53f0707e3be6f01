"""What stands about undertakings and how it follows from what has happened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from samlad.domain.common import NO_TEXT, ActorId, Author, Deed, Entry, Refused, Road, Text
from samlad.domain.expectation import Expectation
from samlad.domain.undertaking.deeds import (
    FollowUpEnded,
    MoveConfirmed,
    MoveContested,
    UndertakingAccepted,
    UndertakingDeclined,
    UndertakingDone,
    UndertakingDropped,
    UndertakingLeftUntaken,
    UndertakingOfferedOn,
    UndertakingOverdue,
    UndertakingProposed,
    UndertakingRescheduled,
    UndertakingStarted,
    UndertakingTakenOver,
)


class Status(StrEnum):
    PROPOSED = "proposed"
    UNDERTAKEN = "undertaken"
    DECLINED = "declined"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"  # utgår
    UNTAKEN = "untaken"  # offered when the ISF closed: ingen har tagit över
    FOLLOW_UP_ENDED = "follow_up_ended"  # the ISF no longer follows it; its actor keeps it


MOVING = frozenset({Status.UNDERTAKEN, Status.STARTED})
UNFINISHED = MOVING | {Status.PROPOSED}
RESTING = frozenset({Status.UNTAKEN, Status.FOLLOW_UP_ENDED})


@dataclass(frozen=True, kw_only=True)
class Move:
    """One step in an undertaking's life, as the follow-up shows it."""

    done: Deed
    at: datetime
    author: Author


@dataclass(frozen=True, kw_only=True)
class Undertaking:
    """``before_told`` is how it stood before what somebody else typed about it, until its actor has confirmed that."""

    number: int
    actor: ActorId
    what: Text
    due_at: datetime
    proposed_by: ActorId
    status: Status
    since: datetime
    effect: Text = NO_TEXT
    agreement: int = 0
    depends_on: tuple[int, ...] = ()
    meeting: int = 0
    is_overdue: bool = False
    note: Text = NO_TEXT  # what was last said about it: the reason, what came of it
    offered_to: ActorId | None = None
    earlier_actors: tuple[ActorId, ...] = ()
    before_told: Undertaking | None = None
    moves: tuple[Move, ...] = ()

    @property
    def is_unfinished(self) -> bool:
        return self.status in UNFINISHED

    @property
    def may_lapse(self) -> bool:
        return self.status in MOVING and not self.is_overdue


@dataclass
class State:
    undertakings: dict[int, Undertaking] = field(default_factory=dict)

    def one(self, number: int) -> Undertaking:
        """Raises Refused ``undertaking.unknown``."""
        if not (known := self.undertakings.get(number)):
            raise Refused("undertaking.unknown", number=number)
        return known

    @property
    def unfinished(self) -> list[Undertaking]:
        """The soonest first; the next agenda carries them by itself."""
        found = [one for one in self.undertakings.values() if one.is_unfinished]
        return sorted(found, key=lambda one: one.due_at)


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; values are replaced, never changed."""
    done: Any = entry.deed
    if isinstance(done, UndertakingProposed):
        state.undertakings[done.undertaking] = _proposed(done, entry)
    elif known := state.undertakings.get(done.undertaking):
        state.undertakings[done.undertaking] = _with_move(known, done, entry)


def _proposed(done: UndertakingProposed, entry: Entry) -> Undertaking:
    return Undertaking(
        number=done.undertaking,
        actor=done.actor,
        what=done.what,
        due_at=done.due_at,
        proposed_by=done.proposed_by,
        status=Status.PROPOSED,
        since=entry.happened_at,
        effect=done.effect,
        agreement=done.agreement,
        depends_on=done.depends_on,
        meeting=done.meeting,
        moves=(Move(done=done, at=entry.happened_at, author=entry.author),),
    )


def _with_move(known: Undertaking, done: Any, entry: Entry) -> Undertaking:
    moves = (*known.moves, Move(done=done, at=entry.happened_at, author=entry.author))
    if isinstance(done, MoveConfirmed):
        return replace(known, before_told=None, moves=moves)
    if isinstance(done, MoveContested):
        before = known.before_told or known
        return replace(before, before_told=None, note=done.correction, moves=moves)
    changed = _changed(known, done)
    changed.setdefault("before_told", known.before_told)
    if "status" in changed or "due_at" in changed:
        changed["before_told"] = (known.before_told or known) if entry.author.via.road is Road.TOLD else None
        changed["since"] = entry.happened_at
    return replace(known, **changed, moves=moves)


def _changed(known: Undertaking, done: Any) -> dict[str, Any]:
    match done:
        case UndertakingAccepted():
            return {"status": Status.UNDERTAKEN}
        case UndertakingDeclined(reason=reason):
            return {"status": Status.DECLINED, "note": reason}
        case UndertakingStarted(note=note):
            return {"status": Status.STARTED, "note": note}
        case UndertakingDone(note=note):
            return {"status": Status.DONE, "note": note, "offered_to": None}
        case UndertakingDropped(reason=reason):
            return {"status": Status.DROPPED, "note": reason, "offered_to": None}
        case UndertakingRescheduled(due_at=due_at, reason=reason):
            status = known.status if known.status in MOVING else Status.UNDERTAKEN
            return {"status": status, "due_at": due_at, "note": reason, "is_overdue": False}
        case UndertakingOverdue():
            return {"is_overdue": True}
        case UndertakingOfferedOn(to=to, note=note):
            return {"offered_to": to, "note": note}
        case UndertakingTakenOver(by=by):
            earlier = (*known.earlier_actors, known.actor)
            return {"actor": by, "status": Status.UNDERTAKEN, "earlier_actors": earlier, "offered_to": None}
        case UndertakingLeftUntaken(note=note):
            return {"status": Status.UNTAKEN, "note": note, "offered_to": None}
        case FollowUpEnded(reason=reason):
            return {"status": Status.FOLLOW_UP_ENDED, "note": reason, "offered_to": None}
    return {}


def expected_of(state: State, actor: ActorId) -> tuple[Expectation, ...]:
    """What the actor has to do: answer a proposal, do what it undertook, take over or not, confirm what others typed."""
    found = (_expected(one, actor) for one in state.undertakings.values())
    return tuple(expectation for several in found for expectation in several)


def _expected(one: Undertaking, actor: ActorId) -> list[Expectation]:
    def expect(kind: str) -> Expectation:
        facts = {"status": one.status, "overdue": one.is_overdue}
        return Expectation(
            kind=f"undertaking.{kind}",
            number=one.number,
            since=one.since,
            due_at=one.due_at,
            what=one.what,
            facts=facts,
        )

    found = []
    if one.offered_to == actor:
        found.append(expect("take_over"))
    if one.actor == actor and one.before_told:
        found.append(expect("confirm"))
    if one.actor == actor and one.status is Status.PROPOSED:
        found.append(expect("answer"))
    if one.actor == actor and one.status in MOVING:
        found.append(expect("do"))
    return found
