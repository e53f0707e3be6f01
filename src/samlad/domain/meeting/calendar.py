"""Meetings in the same hour: an actor that sits in several ISFs cannot be in two of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from samlad.domain import isf
from samlad.domain.common import ActorId, IsfId, Text
from samlad.domain.meeting.state import Meeting


@dataclass(frozen=True, kw_only=True)
class Slot:
    """When a meeting takes place and whose time it takes. ``meeting`` 0: one that is being planned."""

    isf: IsfId
    isf_name: Text
    meeting: int
    starts_at: datetime
    ends_at: datetime
    actors: frozenset[ActorId]


@dataclass(frozen=True, kw_only=True)
class Collision:
    """Another meeting at the same time, and the actors that both ask for."""

    slot: Slot
    actors: frozenset[ActorId]


def slot_of(meeting: Meeting, of_isf: isf.State) -> Slot:
    actors = frozenset(one.actor for one in of_isf.present if not one.taking.observes)
    return Slot(
        isf=of_isf.id,
        isf_name=of_isf.name,
        meeting=meeting.number,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        actors=actors,
    )


def collisions(planned: Slot, others: Iterable[Slot]) -> tuple[Collision, ...]:
    """The others that overlap in time and share an actor, in the order they begin: a warning, never a refusal.

    A slot of an ISF that the reader has no part in is shown by its time and its actors alone.
    """
    found = (
        Collision(slot=other, actors=shared)
        for other in others
        if (other.isf, other.meeting) != (planned.isf, planned.meeting)
        and other.starts_at < planned.ends_at
        and planned.starts_at < other.ends_at
        and (shared := planned.actors & other.actors)
    )
    return tuple(sorted(found, key=lambda one: one.slot.starts_at))
