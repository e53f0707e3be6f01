"""The ISF: a temporary function in which actors agree on direction and coordination; in practice a series of meetings.

Exactly one host calls, gives form and keeps the records; hosting gives duties, not authority. Every actor takes part with
its own depth (information, joint target picture, joint action plan) and keeps its responsibility, mandate and resources.
An ISF is local, regional or national; a *sector* ISF is a scope, not a level. Links between ISFs carry extracts and
questions, never working notes, and give nobody a right to take over.

What may be decided about an ISF stands in ``hosting``: it asks ``access``, which knows what stands here.

Source: MSB1378 (lokal ISF), MSB1031; Länsstyrelsen Östergötland, ISF-möte.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from samlad.domain.common import (
    NO_TEXT,
    ActorId,
    Deed,
    DisturbanceId,
    Entry,
    IsfId,
    PersonId,
    Refused,
    Text,
    deed,
)

# ---- words


class Level(StrEnum):
    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"


class Scope(StrEnum):
    AREA = "area"
    SECTOR = "sector"


class Mode(StrEnum):
    """Sharp or exercise; an exercise marks every page, message, export and print."""

    SHARP = "sharp"
    EXERCISE = "exercise"


class Status(StrEnum):
    PREPARED = "prepared"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


class Depth(StrEnum):
    """What an actor takes part in; the same actor may take part more deeply in one ISF than in another."""

    INFORMATION = "information"
    TARGET_PICTURE = "target_picture"
    ACTION_PLAN = "action_plan"


class Role(StrEnum):
    CHAIR = "chair"
    COORDINATOR = "coordinator"
    PICTURE = "picture"
    DOCUMENTATION = "documentation"
    COMMUNICATION = "communication"


class Link(StrEnum):
    """How this ISF stands to another. Nobody stands above anybody."""

    SECTOR_OF = "sector_of"  # this one works beside the other, for one sector
    HAS_SECTOR = "has_sector"
    REPORTS_TO = "reports_to"
    HEARS_FROM = "hears_from"
    NEIGHBOUR = "neighbour"


MIRRORED = {
    Link.SECTOR_OF: Link.HAS_SECTOR,
    Link.HAS_SECTOR: Link.SECTOR_OF,
    Link.REPORTS_TO: Link.HEARS_FROM,
    Link.HEARS_FROM: Link.REPORTS_TO,
    Link.NEIGHBOUR: Link.NEIGHBOUR,
}


@dataclass(frozen=True, kw_only=True)
class Taking:
    """One actor's part in an ISF. ``mandate`` is what its representative may agree to without going home."""

    actor: ActorId
    depths: frozenset[Depth] = frozenset(Depth)
    perspective: Text = NO_TEXT
    mandate: Text = NO_TEXT
    observes: bool = False  # reads what is shared, comments and offers; a higher level, a leadership, an adviser


@dataclass(frozen=True, kw_only=True)
class Beat:
    """One stroke of the daily rhythm, local time. ``weekdays`` 1 (Monday) to 7."""

    time: str  # "13:00"
    what: Text
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    is_meeting: bool = False


# ---- deeds


@deed("isf.opened/1")
class IsfOpened(Deed):
    isf: IsfId
    name: Text
    what: Text
    host: ActorId
    record_owner: ActorId  # the authority whose records the joint log is
    level: Level
    scope: Scope = Scope.AREA
    sector: str = ""
    mode: Mode = Mode.SHARP
    status: Status = Status.ACTIVE
    disturbances: tuple[DisturbanceId, ...] = ()
    template: str = ""
    template_version: int = 0
    event_type: str = ""
    expected_at: datetime | None = None  # for a prepared ISF: when the event is expected


@deed("disturbance.isf_started/1")
class IsfStarted(Deed):
    """Told to the disturbance's log, so that everyone concerned by it can see which ISFs there are."""

    isf: IsfId
    name: Text
    host: ActorId
    level: Level


@deed("isf.activated/1")
class IsfActivated(Deed):
    note: Text = NO_TEXT


@deed("isf.paused/1")
class IsfPaused(Deed):
    note: Text


@deed("isf.closed/1")
class IsfClosed(Deed):
    note: Text


@deed("isf.reopened/1")
class IsfReopened(Deed):
    note: Text


@deed("isf.described/1")
class IsfDescribed(Deed):
    """Name or description changed."""

    name: Text
    what: Text


@deed("isf.participant_added/1")
class ParticipantAdded(Deed):
    taking: Taking


@deed("isf.participation_changed/1")
class ParticipationChanged(Deed):
    taking: Taking


@deed("isf.participant_left/1")
class ParticipantLeft(Deed):
    actor: ActorId
    note: Text = NO_TEXT


@deed("isf.role_taken/1")
class RoleTaken(Deed):
    role: Role
    person: PersonId
    actor: ActorId


@deed("isf.role_handed_over/1")
class RoleHandedOver(Deed):
    role: Role
    from_person: PersonId
    person: PersonId
    actor: ActorId
    note: Text


@deed("isf.staff_joined/1")
class StaffJoined(Deed):
    """Somebody joins the ISF-stöd; from any actor, as soon as they have an account."""

    person: PersonId
    actor: ActorId


@deed("isf.staff_left/1")
class StaffLeft(Deed):
    person: PersonId
    note: Text = NO_TEXT


@deed("isf.rhythm_set/1")
class RhythmSet(Deed):
    beats: tuple[Beat, ...]


@deed("isf.linked/1")
class IsfLinked(Deed):
    other: IsfId
    link: Link
    name: Text  # what the other one is called, so that its name can be shown without opening its log
    host: ActorId


# ---- state


@dataclass(frozen=True, kw_only=True)
class Participant:
    taking: Taking
    since: datetime
    left_at: datetime | None = None
    left_number: int | None = None  # last entry in the log that it could read

    @property
    def actor(self) -> ActorId:
        return self.taking.actor

    @property
    def is_present(self) -> bool:
        return self.left_at is None


@dataclass(frozen=True, kw_only=True)
class RoleHeld:
    role: Role
    person: PersonId
    actor: ActorId
    since: datetime
    note: Text = NO_TEXT


@dataclass
class State:
    opened: IsfOpened | None = None
    opened_at: datetime | None = None
    name: Text = NO_TEXT
    what: Text = NO_TEXT
    status: Status = Status.PREPARED
    status_since: datetime | None = None
    participants: dict[ActorId, Participant] = field(default_factory=dict)
    roles: dict[Role, RoleHeld] = field(default_factory=dict)
    role_history: tuple[RoleHeld, ...] = ()
    staff: dict[PersonId, ActorId] = field(default_factory=dict)
    rhythm: tuple[Beat, ...] = ()
    links: dict[IsfId, IsfLinked] = field(default_factory=dict)

    @property
    def id(self) -> IsfId:
        assert self.opened
        return self.opened.isf

    @property
    def host(self) -> ActorId | None:
        return self.opened.host if self.opened else None

    @property
    def is_exercise(self) -> bool:
        return self.opened is not None and self.opened.mode is Mode.EXERCISE

    @property
    def present(self) -> list[Participant]:
        """Those who take part now, in the order they came: the fixed order in which the floor goes round."""
        return [one for one in self.participants.values() if one.is_present]

    def is_in(self, actor: ActorId | None) -> bool:
        """Takes part or observes: may be called, and comes to meetings."""
        one = self.participants.get(actor) if actor else None
        return one is not None and one.is_present

    def takes_part(self, actor: ActorId | None) -> bool:
        return self.is_in(actor) and not self.participants[ActorId(str(actor))].taking.observes


# ---- how the state follows


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; values are replaced, never changed."""
    at = entry.registered_at
    match entry.deed:
        case IsfOpened() as opened:
            state.opened, state.opened_at = opened, entry.happened_at
            state.name, state.what = opened.name, opened.what
            state.status, state.status_since = opened.status, at
        case IsfActivated() | IsfReopened():
            state.status, state.status_since = Status.ACTIVE, at
        case IsfPaused():
            state.status, state.status_since = Status.PAUSED, at
        case IsfClosed():
            state.status, state.status_since = Status.CLOSED, at
        case IsfDescribed(name=name, what=what):
            state.name, state.what = name, what
        case RhythmSet(beats=beats):
            state.rhythm = beats
        case IsfLinked(other=other) as linked:
            state.links[other] = linked
        case ParticipantAdded() | ParticipationChanged() | ParticipantLeft():
            _participation(state, entry)
        case RoleTaken() | RoleHandedOver() | StaffJoined() | StaffLeft():
            _people(state, entry)


def _participation(state: State, entry: Entry) -> None:
    match entry.deed:
        case ParticipantAdded(taking=taking):
            state.participants[taking.actor] = Participant(taking=taking, since=entry.registered_at)
        case ParticipationChanged(taking=taking):
            state.participants[taking.actor] = replace(state.participants[taking.actor], taking=taking)
        case ParticipantLeft(actor=actor):
            state.participants[actor] = replace(
                state.participants[actor], left_at=entry.registered_at, left_number=entry.number
            )
            state.roles = {role: held for role, held in state.roles.items() if held.actor != actor}
            state.staff = {person: behalf for person, behalf in state.staff.items() if behalf != actor}


def _people(state: State, entry: Entry) -> None:
    match entry.deed:
        case RoleTaken(role=role, person=person, actor=actor):
            _hold(state, RoleHeld(role=role, person=person, actor=actor, since=entry.registered_at))
        case RoleHandedOver(role=role, person=person, actor=actor, note=note):
            _hold(state, RoleHeld(role=role, person=person, actor=actor, since=entry.registered_at, note=note))
        case StaffJoined(person=person, actor=actor):
            state.staff[person] = actor
        case StaffLeft(person=person):
            state.staff.pop(person, None)


def _hold(state: State, held: RoleHeld) -> None:
    state.roles[held.role] = held
    state.role_history = (*state.role_history, held)


def require_open(state: State) -> None:
    """Raises Refused ``isf.closed`` unless the ISF is open."""
    if state.status is Status.CLOSED:
        raise Refused("isf.closed")
