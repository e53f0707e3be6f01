"""Meetings at the same time in other ISFs: an actor that sits in several cannot be in two at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from samlad.desk.desk import Desk
from samlad.domain import meeting
from samlad.domain.common import NO_TEXT, isf_log
from samlad.domain.joint import JointState
from samlad.domain.meeting import Collision, Slot
from samlad.index import follow


def collisions_of(
    desk: Desk, state: JointState, *, starts_at: datetime, minutes: int, number: int = 0
) -> tuple[Collision, ...]:
    """What a meeting at this time would collide with, for the actors that take part here. ``number`` 0: a new meeting.

    The other ISF's name is left out: whoever plans here may have no part in it.
    """
    actors = frozenset(one.actor for one in state.isf.present if not one.taking.observes)
    planned = Slot(
        isf=state.isf.id,
        isf_name=NO_TEXT,
        meeting=number,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        actors=actors,
    )
    return meeting.collisions(planned, _elsewhere(desk, planned))


def _elsewhere(desk: Desk, planned: Slot) -> Iterator[Slot]:
    still_open = set(follow.open_isfs())
    for other in follow.isfs_of(planned.actors, None):
        if other != planned.isf and other in still_open:
            state = desk.whole(isf_log(other))
            for one in state.meeting.planned:
                yield meeting.slot_of(one, state.isf)
