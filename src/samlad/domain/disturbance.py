"""A disturbance (samhällsstörning) binds together what several actors see, and the ISFs that handle it.

Any actor may say *vi ser behov av samverkan* in a sentence; small signals from several actors gather on one disturbance, and a
clock runs from the first of them. On buttons it is called *händelse*.

Source: Östgöta TiB-grupp (contact within 30 minutes of a judged need); the E22 evaluation 2024 (ten hours before anybody saw
that the signals were one event).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from samlad.domain.common import NO_TEXT, ActorId, Author, Deed, Deeds, DisturbanceId, Entry, IsfId, Refused, Text, deed
from samlad.domain.isf import IsfStarted, Mode

CONTACT_WITHIN_MINUTES = 30  # from the first judged need to contact between duty officers


@deed("disturbance.noted/1")
class DisturbanceNoted(Deed):
    disturbance: DisturbanceId
    name: Text
    event_type: str = ""
    mode: Mode = Mode.SHARP


@deed("disturbance.need_raised/1")
class CoordinationNeedRaised(Deed):
    number: int
    by: ActorId
    sentence: Text
    shown_to: frozenset[ActorId] = frozenset()  # hosts and neighbours that should see it at once


@deed("disturbance.renamed/1")
class DisturbanceRenamed(Deed):
    name: Text


@deed("disturbance.contacted/1")
class ContactTaken(Deed):
    """The duty officers have been in contact; the thirty-minute clock stops."""

    note: Text


@dataclass(frozen=True, kw_only=True)
class CoordinationNeed:
    number: int
    by: ActorId
    sentence: Text
    at: datetime
    author: Author


@dataclass
class State:
    noted: DisturbanceNoted | None = None
    noted_at: datetime | None = None
    name: Text = NO_TEXT
    needs: dict[int, CoordinationNeed] = field(default_factory=dict)
    isfs: dict[IsfId, IsfStarted] = field(default_factory=dict)
    contacted_at: datetime | None = None
    shown_to: set[ActorId] = field(default_factory=set)

    @property
    def first_need(self) -> CoordinationNeed | None:
        return next(iter(self.needs.values()), None)

    @property
    def concerned(self) -> frozenset[ActorId]:
        """Actors that have seen a need here or been shown it, and hosts of its ISFs."""
        seen = {need.by for need in self.needs.values()} | {one.host for one in self.isfs.values()}
        return frozenset(seen | self.shown_to)


def note(
    state: State, author: Author, at: datetime, *, noted: DisturbanceNoted, sentence: Text, shown_to: frozenset[ActorId]
) -> Deeds:
    """Notes a new event with the first actor's sentence on why it sees a need.

    Raises Refused ``disturbance.name_missing``, ``disturbance.sentence_missing``.
    """
    if not noted.name:
        raise Refused("disturbance.name_missing")
    return [noted, *raise_need(State(noted=noted), author, at, sentence=sentence, shown_to=shown_to)]


def raise_need(
    state: State, author: Author, at: datetime, *, sentence: Text, shown_to: frozenset[ActorId] = frozenset()
) -> Deeds:
    """Any actor says that it sees a need of coordination, and why."""
    if not state.noted or not author.actor:
        raise Refused("access.denied")
    if not sentence:
        raise Refused("disturbance.sentence_missing")
    return [CoordinationNeedRaised(number=len(state.needs) + 1, by=author.actor, sentence=sentence, shown_to=shown_to)]


def rename(state: State, author: Author, at: datetime, *, name: Text) -> Deeds:
    """Renamed by an actor that is concerned by it."""
    if author.actor not in state.concerned:
        raise Refused("access.denied")
    if not name:
        raise Refused("disturbance.name_missing")
    return [] if name == state.name else [DisturbanceRenamed(name=name)]


def take_contact(state: State, author: Author, at: datetime, *, note: Text) -> Deeds:
    """Notes that duty officers are in contact, with what they concluded."""
    if author.actor not in state.concerned:
        raise Refused("access.denied")
    return [] if state.contacted_at else [ContactTaken(note=note)]


def after(state: State, entry: Entry) -> None:
    match entry.deed:
        case DisturbanceNoted(name=name) as noted:
            state.noted, state.noted_at, state.name = noted, entry.happened_at, name
        case CoordinationNeedRaised(number=number, by=by, sentence=sentence, shown_to=shown_to):
            state.shown_to |= shown_to
            state.needs[number] = CoordinationNeed(
                number=number, by=by, sentence=sentence, at=entry.happened_at, author=entry.author
            )
        case DisturbanceRenamed(name=name):
            state.name = name
        case ContactTaken():
            state.contacted_at = entry.happened_at
        case IsfStarted(isf=isf) as started:
            state.isfs[isf] = started
            state.contacted_at = state.contacted_at or entry.happened_at
