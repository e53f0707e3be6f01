"""What may be decided about the floor: *laget runt* in one fixed, visible order, *inget nytt* in one tap, a raised hand."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import ActorId, Author, Deeds, Refused
from samlad.domain.meeting.deeds import FloorGiven, FloorPassed, HandRaised, RoundStarted
from samlad.domain.meeting.leading import require_self_or_leading
from samlad.domain.meeting.state import Meeting, State

SECONDS_EACH = 90
LONGEST_SECONDS = 15 * 60


def start_round(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, seconds: int = SECONDS_EACH
) -> Deeds:
    """Starts the round: those present, in the order in which the actors came into the ISF, the same every time.

    When nobody has been noted as present yet, all that take part stand in the order. Raises Refused ``meeting.seconds``.
    """
    access.require(of_isf, author, Act.MEET)
    known = state.running_one(meeting)
    if not 0 < seconds <= LONGEST_SECONDS:
        raise Refused("meeting.seconds")
    order = _order(known, of_isf)
    started = RoundStarted(meeting=meeting, order=order, seconds=seconds)
    return [started, FloorGiven(meeting=meeting, actor=order[0])]


def give_floor(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, actor: ActorId | None = None
) -> Deeds:
    """Gives the floor to an actor, or to the next in the round. Raises Refused ``meeting.round_over``."""
    access.require(of_isf, author, Act.MEET)
    known = state.running_one(meeting)
    going = known.round
    actor = actor or (going.next if going else None)
    if actor is None:
        raise Refused("meeting.round_over")
    if not of_isf.is_in(actor):
        raise Refused("meeting.actor_absent")
    return [] if going and going.speaking == actor else [FloorGiven(meeting=meeting, actor=actor)]


def pass_floor(state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, actor: ActorId) -> Deeds:
    """*Inget nytt*, said ahead or when the floor comes; then the floor goes to the next."""
    require_self_or_leading(of_isf, author, actor)
    going = state.running_one(meeting).round
    if not going or actor not in going.order:
        raise Refused("meeting.not_in_round")
    if actor in going.passed:
        return []
    passed: Deeds = [FloorPassed(meeting=meeting, actor=actor)]
    if going.speaking == actor and going.next:
        passed.append(FloorGiven(meeting=meeting, actor=going.next))
    return passed


def raise_hand(state: State, of_isf: isf.State, author: Author, at: datetime, *, meeting: int, actor: ActorId) -> Deeds:
    """*Vill säga något*: by the actor, or by whoever leads for a voice on the telephone; it falls when the floor is given."""
    require_self_or_leading(of_isf, author, actor)
    known = state.running_one(meeting)
    return [] if actor in known.hands else [HandRaised(meeting=meeting, actor=actor)]


def _order(known: Meeting, of_isf: isf.State) -> tuple[ActorId, ...]:
    everyone = [one.actor for one in of_isf.present if not one.taking.observes]
    present = tuple(actor for actor in everyone if known.attends(actor))
    return present or tuple(everyone)
