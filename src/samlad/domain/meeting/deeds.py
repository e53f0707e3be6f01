"""What has happened in meetings. ``meeting`` is the number shown as "möte 5"; ``seat`` numbers those present, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samlad.domain.common import NO_TEXT, ActorId, Deed, PersonId, Text, deed
from samlad.domain.template import AgendaPoint


class Form(StrEnum):
    TELEPHONE = "telephone"
    VIDEO = "video"
    ON_SITE = "on_site"
    RADIO = "radio"


class Carried(StrEnum):
    """What an agenda carries by itself until it is finished or answered."""

    UNDERTAKING = "undertaking"
    AGREEMENT = "agreement"
    QUESTION = "question"


@dataclass(frozen=True, kw_only=True)
class CarriedItem:
    kind: Carried
    number: int


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """``number`` is its place on this agenda, from 1."""

    number: int
    point: AgendaPoint
    carries: tuple[CarriedItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ItemNotes:
    """The notes kept from one agenda item; ``item`` 0: from the meeting as a whole."""

    item: int
    text: Text


@deed("meeting.planned/1")
class MeetingPlanned(Deed):
    meeting: int
    starts_at: datetime
    minutes: int
    form: Form
    agenda: tuple[AgendaItem, ...]
    is_short: bool = False  # the short agenda of a first meeting by telephone
    report_deadline: datetime | None = None


@deed("meeting.moved/1")
class MeetingMoved(Deed):
    meeting: int
    starts_at: datetime
    from_starts_at: datetime
    reason: Text
    report_deadline: datetime | None = None


@deed("meeting.cancelled/1")
class MeetingCancelled(Deed):
    meeting: int
    reason: Text


@deed("meeting.joining_set/1", holds_contact_details=True)
class JoiningSet(Deed):
    """How to join; left out of every summary, printed log and export."""

    meeting: int
    phone: Text = NO_TEXT
    code: Text = NO_TEXT
    link: Text = NO_TEXT


@deed("meeting.started/1")
class MeetingStarted(Deed):
    """The agenda as it stood when the meeting began, with what it carried by then."""

    meeting: int
    agenda: tuple[AgendaItem, ...]


@deed("meeting.attended/1")
class MeetingAttended(Deed):
    meeting: int
    seat: int
    actor: ActorId
    name: Text
    role: Text = NO_TEXT
    by_phone: bool = False
    person: PersonId | None = None  # None: without an account, or noted by whoever leads


@deed("meeting.representative_replaced/1")
class RepresentativeReplaced(Deed):
    """Somebody else now speaks for the actor; what was answered before keeps the earlier name."""

    meeting: int
    seat: int
    new_seat: int
    actor: ActorId
    from_name: Text
    to_name: Text
    role: Text = NO_TEXT
    by_phone: bool = False
    person: PersonId | None = None


@deed("meeting.left/1")
class MeetingLeft(Deed):
    meeting: int
    seat: int


@deed("meeting.item_opened/1")
class ItemOpened(Deed):
    meeting: int
    item: int


@deed("meeting.item_done/1")
class ItemDone(Deed):
    meeting: int
    item: int


@deed("meeting.round_started/1")
class RoundStarted(Deed):
    """*Laget runt*: the order everyone sees, and how many seconds each has."""

    meeting: int
    order: tuple[ActorId, ...]
    seconds: int


@deed("meeting.floor_given/1")
class FloorGiven(Deed):
    meeting: int
    actor: ActorId


@deed("meeting.floor_passed/1")
class FloorPassed(Deed):
    """*Inget nytt.*"""

    meeting: int
    actor: ActorId


@deed("meeting.hand_raised/1")
class HandRaised(Deed):
    meeting: int
    actor: ActorId


@deed("meeting.notes_kept/1")
class NotesKept(Deed):
    """The notes as they stood when the meeting ended; until then they are a shared draft."""

    meeting: int
    notes: tuple[ItemNotes, ...]


@deed("meeting.ended/1")
class MeetingEnded(Deed):
    meeting: int
    next_at: datetime | None = None
    report_deadline: datetime | None = None
