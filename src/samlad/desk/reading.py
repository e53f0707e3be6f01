"""How far an actor has read in a log: as far as the one of its people who has read most. Never shown per person.

A person's own position stands in ``people`` and is told to nobody. It is moved at most once a minute.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from samlad.desk import doorway, office
from samlad.domain.common import ActorId, LogId
from samlad.people.models import Membership, ReadingPosition, Role

AT_MOST_EVERY = timedelta(minutes=1)


def note(person: str, log: LogId, position: int, at: datetime) -> None:
    """The person has this log before them, up to a position."""
    known = doorway.reading_position(person, log)
    if known and (known.position >= position or at - known.at < AT_MOST_EVERY):
        return
    office.desk().write(lambda: doorway.note_reading(person, log, position, at))


def read_by(log: LogId, actors: Iterable[ActorId]) -> dict[ActorId, tuple[int, datetime]]:
    """For each actor that has read anything: the furthest position, and when it was read."""
    people = Membership.objects.filter(actor__in=list(actors), role=Role.MEMBER, until=None)
    actors_of: dict[str, list[ActorId]] = {}
    for person, actor in people.values_list("person_id", "actor"):
        actors_of.setdefault(person, []).append(ActorId(actor))
    furthest: dict[ActorId, tuple[int, datetime]] = {}
    for row in ReadingPosition.objects.filter(log=log, person__in=list(actors_of)).order_by("position", "at"):
        for actor in actors_of[row.person_id]:
            furthest[actor] = (row.position, row.at)
    return furthest
