"""ISF-stöd: prepares, analyses, compiles and records on the ISF's mandate. It decides nothing for anyone.

The ISF agrees on it; from then a clock runs until it has started, twelve hours unless something else was agreed, and a start
that is late is noted once. It is staffed from several actors (``isf.State.staff``), in shifts; whoever goes off tells the next
one, in writing, what they must know.

Source: Länsstyrelsen Östergötland, ISF(-stöd) (starts within 12 hours); MSB, Att arbeta i ett ISF-stöd.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, ActorId, Author, Deed, Deeds, Entry, PersonId, Refused, Text, deed

MUST_START_WITHIN_HOURS = 12
LONGEST_START_HOURS = 7 * 24

# ---- deeds


@deed("support.agreed/1")
class SupportAgreed(Deed):
    """The ISF has agreed on an ISF-stöd; the clock runs from when that happened."""

    mandate: Text
    must_start_within_hours: int = MUST_START_WITHIN_HOURS


@deed("support.started/1")
class SupportStarted(Deed):
    note: Text = NO_TEXT


@deed("support.late/1")
class SupportLate(Deed):
    """The time to start has passed."""

    must_start_by: datetime


@deed("support.mandate_changed/1")
class MandateChanged(Deed):
    mandate: Text


@deed("support.shift_planned/1")
class ShiftPlanned(Deed):
    shift: int
    person: PersonId
    actor: ActorId
    function: Text
    from_at: datetime
    to_at: datetime


@deed("support.shift_cancelled/1")
class ShiftCancelled(Deed):
    shift: int


@deed("support.shift_handed_over/1")
class ShiftHandedOver(Deed):
    from_person: PersonId
    to_person: PersonId
    note: Text


@deed("support.ended/1")
class SupportEnded(Deed):
    note: Text


# ---- state


@dataclass(frozen=True, kw_only=True)
class Handover:
    from_person: PersonId
    to_person: PersonId
    note: Text
    at: datetime
    author: Author


@dataclass
class State:
    mandate: Text = NO_TEXT
    agreed_at: datetime | None = None
    must_start_by: datetime | None = None
    started_at: datetime | None = None
    late_since: datetime | None = None
    ended_at: datetime | None = None
    end_note: Text = NO_TEXT
    shifts: dict[int, ShiftPlanned] = field(default_factory=dict)
    planned: int = 0  # shifts ever planned, for the next number
    handovers: tuple[Handover, ...] = ()

    @property
    def is_agreed(self) -> bool:
        """Agreed and not ended."""
        return self.agreed_at is not None and self.ended_at is None

    @property
    def is_working(self) -> bool:
        return self.is_agreed and self.started_at is not None

    def on_duty(self, at: datetime) -> list[ShiftPlanned]:
        """The shifts that go on at a time, the earliest begun first."""
        now = (shift for shift in self.shifts.values() if shift.from_at <= at < shift.to_at)
        return sorted(now, key=lambda shift: shift.from_at)


# ---- decisions


def agree_support(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    mandate: Text,
    must_start_within_hours: int = MUST_START_WITHIN_HOURS,
) -> Deeds:
    """Notes that the ISF has agreed on an ISF-stöd, and for what.

    Raises Refused ``support.already_agreed``, ``support.mandate_missing``, ``support.hours``.
    """
    access.require(isf_state, author, Act.STAFF)
    isf.require_open(isf_state)
    if state.is_agreed:
        raise Refused("support.already_agreed")
    _require_mandate(mandate)
    if not 1 <= must_start_within_hours <= LONGEST_START_HOURS:
        raise Refused("support.hours", longest=LONGEST_START_HOURS)
    return [SupportAgreed(mandate=mandate, must_start_within_hours=must_start_within_hours)]


def start_support(state: State, isf_state: isf.State, author: Author, at: datetime, *, note: Text = NO_TEXT) -> Deeds:
    """The ISF-stöd has begun its work; the clock stops. Raises ``support.not_agreed``."""
    _require_agreed(state, isf_state, author)
    return [] if state.started_at else [SupportStarted(note=note)]


def change_mandate(state: State, isf_state: isf.State, author: Author, at: datetime, *, mandate: Text) -> Deeds:
    """Raises Refused ``support.not_agreed``, ``support.mandate_missing``."""
    _require_agreed(state, isf_state, author)
    _require_mandate(mandate)
    return [] if mandate == state.mandate else [MandateChanged(mandate=mandate)]


def plan_shift(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    person: PersonId,
    function: Text,
    from_at: datetime,
    to_at: datetime,
) -> Deeds:
    """Somebody on the staff works from one time to another.

    Raises Refused ``support.not_agreed``, ``support.not_staff``, ``support.shift_backwards``, ``support.shift_passed``,
    ``support.shift_overlaps``.
    """
    _require_agreed(state, isf_state, author)
    if person not in isf_state.staff:
        raise Refused("support.not_staff")
    if to_at <= from_at:
        raise Refused("support.shift_backwards")
    if to_at <= at:
        raise Refused("support.shift_passed", when=to_at)
    for other in state.shifts.values():
        if other.person == person and from_at < other.to_at and other.from_at < to_at:
            raise Refused("support.shift_overlaps", start=other.from_at, end=other.to_at)
    planned = ShiftPlanned(
        shift=state.planned + 1,
        person=person,
        actor=isf_state.staff[person],
        function=function,
        from_at=from_at,
        to_at=to_at,
    )
    return [planned]


def cancel_shift(state: State, isf_state: isf.State, author: Author, at: datetime, *, shift: int) -> Deeds:
    """Raises Refused ``support.shift_unknown``."""
    _require_agreed(state, isf_state, author)
    if shift not in state.shifts:
        raise Refused("support.shift_unknown")
    return [ShiftCancelled(shift=shift)]


def hand_over_shift(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    from_person: PersonId,
    to_person: PersonId,
    note: Text,
) -> Deeds:
    """One on the staff goes off and tells the next what they must know.

    Raises Refused ``support.not_agreed``, ``support.not_staff``, ``support.same_person``, ``support.note_missing``.
    """
    _require_agreed(state, isf_state, author)
    if to_person not in isf_state.staff:
        raise Refused("support.not_staff")
    if from_person == to_person:
        raise Refused("support.same_person")
    if not note:
        raise Refused("support.note_missing")
    return [ShiftHandedOver(from_person=from_person, to_person=to_person, note=note)]


def end_support(state: State, isf_state: isf.State, author: Author, at: datetime, *, note: Text) -> Deeds:
    """The ISF no longer needs it. Raises ``support.not_agreed``, ``support.note_missing``."""
    _require_agreed(state, isf_state, author)
    if not note:
        raise Refused("support.note_missing")
    return [SupportEnded(note=note)]


def due(state: State) -> datetime | None:
    """When a start not yet made becomes late."""
    is_awaited = state.is_agreed and not state.started_at and not state.late_since
    return state.must_start_by if is_awaited else None


def lapse(state: State, isf_state: isf.State, at: datetime) -> Deeds:
    by = due(state)
    return [SupportLate(must_start_by=by)] if by and by <= at else []


def _require_agreed(state: State, isf_state: isf.State, author: Author) -> None:
    access.require(isf_state, author, Act.STAFF)
    isf.require_open(isf_state)
    if not state.is_agreed:
        raise Refused("support.not_agreed")


def _require_mandate(mandate: Text) -> None:
    if not mandate:
        raise Refused("support.mandate_missing")


# ---- how the state follows


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place."""
    match entry.deed:
        case SupportAgreed(mandate=mandate, must_start_within_hours=hours):
            state.mandate, state.agreed_at = mandate, entry.happened_at
            state.must_start_by = entry.happened_at + timedelta(hours=hours)
            state.started_at = state.late_since = state.ended_at = None
        case SupportStarted():
            state.started_at = entry.happened_at
        case SupportLate():
            state.late_since = entry.registered_at
        case MandateChanged(mandate=mandate):
            state.mandate = mandate
        case SupportEnded(note=note):
            state.ended_at, state.end_note = entry.happened_at, note
        case ShiftPlanned(shift=shift) as planned:
            state.shifts[shift], state.planned = planned, shift
        case ShiftCancelled(shift=shift):
            state.shifts.pop(shift, None)
        case ShiftHandedOver(from_person=gone, to_person=come, note=note):
            handed = Handover(from_person=gone, to_person=come, note=note, at=entry.happened_at, author=entry.author)
            state.handovers = (*state.handovers, handed)
