"""The few types that every room shares: who wrote, what was done, who may read it, and a refusal.

Nothing here reads a clock, a database or chance: times and ids come in from the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, NewType, TypeVar, dataclass_transform

PersonId = NewType("PersonId", str)
ActorId = NewType("ActorId", str)
LogId = NewType("LogId", str)
IsfId = NewType("IsfId", str)
DisturbanceId = NewType("DisturbanceId", str)

REGISTER = LogId("register")
LATE_AFTER = timedelta(minutes=15)


def isf_log(isf: str) -> LogId:
    return LogId(f"isf:{isf}")


def disturbance_log(disturbance: str) -> LogId:
    return LogId(f"disturbance:{disturbance}")


@dataclass(frozen=True, slots=True)
class Text:
    """Free text or a contact detail: stored apart from the chain, with a salt of its own.

    ``value`` is None when the text has been destroyed, or is hidden from this reader.
    """

    value: str | None

    def __str__(self) -> str:
        return self.value or ""

    def __bool__(self) -> bool:
        return bool(self.value)


NO_TEXT = Text("")


class Refused(Exception):
    """A decision that may not be taken. ``reason`` is a stable code; its sentences stand in ``refusals``.

    ``facts`` fill the sentence and hold only what the author may read.
    """

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


class Capacity(StrEnum):
    """In which capacity somebody writes; stands beside the field and changes in one tap."""

    ACTOR = "actor"
    HOST = "host"
    SUPPORT = "support"
    SYSTEM = "system"  # a deadline that passed, a channel that answered


class Road(StrEnum):
    """By which road a statement came."""

    OWN_HAND = "own_hand"
    LINK = "link"
    TOLD = "told"  # typed by somebody else, "enligt uppgift från …"
    CHANNEL = "channel"  # a reply by SMS, a key pressed in a voice call
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """How a statement reached the log. ``source``, ``how`` and ``at`` are required when it was told."""

    road: Road = Road.OWN_HAND
    source: Text | None = None  # who said it: "driftchefen"
    how: str = ""  # telefon, radio, sms …
    at: datetime | None = None  # when it was said


OWN_HAND = Via()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person on behalf of an actor. ``person`` is None for a guest link, a channel and the system itself."""

    person: PersonId | None
    actor: ActorId | None
    capacity: Capacity = Capacity.ACTOR
    via: Via = OWN_HAND
    name: Text | None = None  # a guest's own name as given; people with accounts stand as ids only


SYSTEM = Author(person=None, actor=None, capacity=Capacity.SYSTEM, via=Via(road=Road.SYSTEM))


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may read an entry: everyone who takes part (``actors`` is None), or these actors only.

    The author's own actor reads what it wrote as well: see ``Entry.readable_by``.
    """

    actors: frozenset[ActorId] | None = None

    @classmethod
    def only(cls, *actors: ActorId | None) -> Audience:
        return cls(frozenset(actor for actor in actors if actor))

    def narrowed(self, other: Audience) -> Audience:
        """The audience of something said about a thing that ``self`` may read."""
        if self.actors is None:
            return other
        return self if other.actors is None else Audience(self.actors & other.actors)

    def admits(self, actors: Iterable[ActorId]) -> bool:
        return self.actors is None or not self.actors.isdisjoint(actors)


EVERYONE = Audience()


class Deed:
    """What was done, in the past tense. Subclasses are made with ``@deed("subject.verb/1")``."""

    kind: ClassVar[str]
    holds_contact_details: ClassVar[bool]


KINDS: dict[str, type[Deed]] = {}
D = TypeVar("D")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def deed(kind: str, *, holds_contact_details: bool = False) -> Callable[[type[D]], type[D]]:
    """Makes a frozen, keyword-only dataclass and registers it under its stable, versioned kind.

    ``holds_contact_details``: phone numbers, dial-in codes or live links. Such entries are in no export, summary or print.
    """

    def make(cls: type[D]) -> type[D]:
        if "kind" in cls.__annotations__:
            raise TypeError(f"{cls.__name__} has a field named kind, which would hide the kind of the deed itself")
        cls.kind = kind  # type: ignore[attr-defined]
        cls.holds_contact_details = holds_contact_details  # type: ignore[attr-defined]
        made = dataclass(frozen=True, kw_only=True)(cls)
        if kind in KINDS:
            raise ValueError(f"two deeds share the kind {kind}")
        KINDS[kind] = made  # type: ignore[assignment]
        return made

    return make


@dataclass(frozen=True, slots=True)
class To:
    """A deed with an address: another log than the decision's own, or fewer readers than everyone."""

    deed: Deed
    log: LogId | None = None
    audience: Audience = EVERYONE


Deeds = list[Deed | To]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a joint log: a deed with its author, times and readers.

    ``position`` is global and what listeners remember; ``number`` counts within the log and is what the chain covers.
    """

    position: int
    log: LogId
    number: int
    registered_at: datetime
    happened_at: datetime
    author: Author
    audience: Audience = EVERYONE
    deed: Deed = field(repr=False)

    @property
    def kind(self) -> str:
        return self.deed.kind

    @property
    def subject(self) -> str:
        return self.deed.kind.partition(".")[0]

    def readable_by(self, actors: Collection[ActorId]) -> bool:
        """Whether these actors may read it: its audience, and the author's own actor.

        The ISF-stöd writes for the host: what its staff enters is not thereby read at the staff's own organisations.
        """
        own = self.author.actor is not None and self.author.capacity is not Capacity.SUPPORT
        return (own and self.author.actor in actors) or self.audience.admits(actors)

    @property
    def is_late(self) -> bool:
        """Written down well after it happened; marked on screen."""
        return self.registered_at - self.happened_at > LATE_AFTER
