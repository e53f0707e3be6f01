"""What may be decided when an undertaking is to leave its actor, or the ISF that follows it."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Refused, Text
from samlad.domain.undertaking.deeds import (
    FollowUpEnded,
    UndertakingLeftUntaken,
    UndertakingOfferedOn,
    UndertakingTakenOver,
)
from samlad.domain.undertaking.moving import require_reason
from samlad.domain.undertaking.state import RESTING, UNFINISHED, State, Status, Undertaking


def offer_on(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    undertaking: int,
    to: ActorId,
    note: Text = NO_TEXT,
) -> Deeds:
    """Its actor, or the host when the ISF closes, offers it to a named actor; it moves only when that actor takes it.

    Raises Refused ``undertaking.actor_absent``, ``undertaking.offered_to_itself``.
    """
    found = state.undertakings.get(undertaking)
    _require_owner_or_host(of_isf, author, found.actor if found else None)
    known = state.one(undertaking)
    if not of_isf.takes_part(to):
        raise Refused("undertaking.actor_absent")
    if to == known.actor:
        raise Refused("undertaking.offered_to_itself")
    _require_left(known)
    return [] if known.offered_to == to else [UndertakingOfferedOn(undertaking=undertaking, to=to, note=note)]


def take_over(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, actor: ActorId
) -> Deeds:
    """The actor it was offered to takes it, also after the ISF has closed. Raises ``undertaking.not_offered``."""
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    known = state.one(undertaking)
    if known.offered_to != actor:
        raise Refused("undertaking.not_offered", number=undertaking)
    return [UndertakingTakenOver(undertaking=undertaking, by=actor)]


def leave_untaken(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, note: Text = NO_TEXT
) -> Deeds:
    """*Ingen har tagit över*: said by the actor it was offered to, or by the host."""
    found = state.undertakings.get(undertaking)
    _require_owner_or_host(of_isf, author, found.offered_to if found else None)
    known = state.one(undertaking)
    _require_left(known)
    if known.status is Status.UNTAKEN:
        return []
    return [UndertakingLeftUntaken(undertaking=undertaking, note=note)]


def end_follow_up(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, undertaking: int, reason: Text
) -> Deeds:
    """The ISF no longer follows it up, with a reason; the actor keeps what it has undertaken."""
    access.require(of_isf, author, Act.CLOSE)
    if state.one(undertaking).status not in UNFINISHED | {Status.UNTAKEN}:
        return []
    return [FollowUpEnded(undertaking=undertaking, reason=require_reason(reason))]


def _require_owner_or_host(of_isf: isf.State, author: Author, actor: ActorId | None) -> None:
    if actor is not None and author.actor == actor:
        access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    else:
        access.require(of_isf, author, Act.CLOSE)


def _require_left(known: Undertaking) -> None:
    if known.status not in UNFINISHED | RESTING:
        raise Refused("undertaking.cannot_move", number=known.number)
