"""Decisions about calls that need the register beside the ISF: whom to reach, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from samlad.desk.calling.recipients import recipients, with_codes
from samlad.desk.desk import World
from samlad.domain import call
from samlad.domain.call import DEPUTY_AFTER_MINUTES, Joining, Recipient
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Text
from samlad.domain.joint import JointState


def alarm_deeds(
    world: World,
    state: JointState,
    author: Author,
    at: datetime,
    *,
    why: Text,
    actors: Sequence[ActorId],
    joining: Joining,
    meeting: int | None = None,
    meeting_at: datetime | None = None,
    prepare: Text = NO_TEXT,
    deputy_after_minutes: int = DEPUTY_AFTER_MINUTES,
    is_test: bool = False,
) -> Deeds:
    """Alarms these actors through their contact points. The author writes as host or ISF-stöd.

    ``state`` is the ISF's: ``world.isf(isf)``, or what a ``Composition`` has come to when the ISF is opened in the same
    decision. Raises Refused as ``call.raise_alarm``.
    """
    return call.raise_alarm(
        state.call,
        state.isf,
        author,
        at,
        why=why,
        recipients=_called(world, state, actors, at),
        joining=joining,
        meeting=meeting,
        meeting_at=meeting_at,
        prepare=prepare,
        deputy_after_minutes=deputy_after_minutes,
        is_test=is_test,
    )


def invitation_deeds(
    world: World,
    state: JointState,
    author: Author,
    at: datetime,
    *,
    why: Text,
    actors: Sequence[ActorId],
    joining: Joining,
    meeting_at: datetime,
    reply_by: datetime,
    meeting: int | None = None,
    prepare: Text = NO_TEXT,
) -> Deeds:
    """Invites these actors to a meeting. Raises Refused as ``call.invite``."""
    return call.invite(
        state.call,
        state.isf,
        author,
        at,
        why=why,
        recipients=_called(world, state, actors, at),
        joining=joining,
        meeting=meeting,
        meeting_at=meeting_at,
        reply_by=reply_by,
        prepare=prepare,
    )


def add_actor_deeds(
    world: World, state: JointState, author: Author, at: datetime, *, number: int, actor: ActorId
) -> Deeds:
    """One more actor is called. Raises Refused as ``call.add_actor``."""
    (added,) = _called(world, state, [actor], at)
    return call.add_actor(state.call, state.isf, author, at, call=number, recipient=added)


def _called(world: World, state: JointState, actors: Sequence[ActorId], at: datetime) -> tuple[Recipient, ...]:
    return with_codes(world, recipients(world.register, state.isf, actors), at)
