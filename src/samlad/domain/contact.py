"""Contact points (inriktnings- och samordningskontakt, ISK): the functions through which actors are reached at any hour.

A contact point is a function and never a person: channels in the order they are tried, hours, a deputy. Actors may share one.
Exactly one actor keeps it; others read it when it is shared, otherwise only the keeper and the actors it is for. Twice a year
it is asked whether the number is right. Contact details are destroyed by the rule that the keeping actor has decided, and
without such a rule not at all: they are public records.

Source: MSB1381 (ISK); arkivlagen 1990:782, 10 § (gallring); GDPR article 5 (accuracy, storage limitation).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from samlad.domain import register
from samlad.domain.addresses import dialable, is_email
from samlad.domain.common import NO_TEXT, ActorId, Audience, Author, Deed, Deeds, Entry, Refused, Text, To, deed
from samlad.domain.expectation import Expectation

ASK_AFTER = timedelta(days=183)  # "stämmer numret?", twice a year

# ---- words


class ChannelKind(StrEnum):
    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    RADIO = "radio"


@dataclass(frozen=True, kw_only=True)
class Channel:
    kind: ChannelKind
    address: Text  # as it was typed; ``addresses.dialable`` gives what a machine dials
    note: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class ContactPoint:
    """What stands about a contact point. ``channels`` in the order they are tried; ``deputy`` is another point's number."""

    kept_by: ActorId
    for_actors: tuple[ActorId, ...]
    function: Text  # "TiB", "jourhavande chef"
    channels: tuple[Channel, ...]
    hours: Text = NO_TEXT  # "vardagar 8–17"
    always: bool = True  # answers at any hour
    deputy: int | None = None
    shared: bool = True


@dataclass(frozen=True, kw_only=True)
class DisposalRule:
    """When an actor's contact details are destroyed, and by which decision (gallringsbeslut)."""

    after_removed_days: int
    after_unconfirmed_days: int
    decision: Text


# ---- deeds


@deed("contact.point_added/1", holds_contact_details=True)
class PointAdded(Deed):
    point: int
    content: ContactPoint


@deed("contact.point_changed/1", holds_contact_details=True)
class PointChanged(Deed):
    point: int
    content: ContactPoint


@deed("contact.point_removed/1")
class PointRemoved(Deed):
    point: int


@deed("contact.confirmed/1")
class PointConfirmed(Deed):
    """Somebody at the actor says that the number is right."""

    point: int


@deed("contact.question_asked/1")
class QuestionAsked(Deed):
    """The system asks: stämmer numret?"""

    point: int


@deed("contact.disposal_rule_set/1")
class DisposalRuleSet(Deed):
    actor: ActorId
    rule: DisposalRule


@deed("contact.disposed/1")
class ContactDisposed(Deed):
    """The texts of these entries of this log are destroyed, by the rule that the keeping actor has decided."""

    point: int
    rule: DisposalRule
    destroys: tuple[int, ...]  # numbers of entries


# ---- decisions


def add_point(
    state: State,
    registry: register.State,
    author: Author,
    at: datetime,
    *,
    content: ContactPoint,
    keeps: frozenset[ActorId] = frozenset(),
) -> Deeds:
    """Adds a contact point: an actor's keeper for its own; any member, unshared, for another actor (a network and its number).

    Raises Refused ``access.denied``, ``register.actor_unknown``, ``contact.function_missing``, ``contact.channel_missing``,
    ``contact.phone_missing``, ``contact.phone_form``, ``contact.email_form``, ``contact.radio_missing``,
    ``contact.deputy_unknown``.
    """
    _require_may_keep(author, content, keeps)
    require_sound(state, registry, content)
    return [addressed(PointAdded(point=next_number(state), content=content), content)]


def add_reachable_actor(
    state: State,
    registry: register.State,
    author: Author,
    at: datetime,
    *,
    actor: register.Actor,
    phone: Text,
    is_keeper: bool = False,
    keeps: frozenset[ActorId] = frozenset(),
) -> Deeds:
    """An actor that was not in the register takes part with only a name and a number. The number stays with who added it."""
    added = register.add_actor(registry, author, at, actor=actor, is_keeper=is_keeper, keeps=keeps)
    if not author.actor:
        raise Refused("access.denied")
    channel = Channel(kind=ChannelKind.PHONE, address=phone)
    content = ContactPoint(
        kept_by=author.actor, for_actors=(actor.id,), function=actor.name, channels=(channel,), shared=False
    )
    _require_channel(channel)
    return [*added, addressed(PointAdded(point=next_number(state), content=content), content)]


def change_point(
    state: State,
    registry: register.State,
    author: Author,
    at: datetime,
    *,
    point: int,
    content: ContactPoint,
    keeps: frozenset[ActorId] = frozenset(),
) -> Deeds:
    """Changes a contact point. Raises what ``add_point`` raises, and ``contact.unknown``."""
    known = _present(state, point)
    if content.kept_by != known.content.kept_by:
        raise Refused("access.denied")
    _require_may_keep(author, known.content, keeps)
    _require_may_keep(author, content, keeps)
    require_sound(state, registry, content, point=point)
    return changed(known, content)


def remove_point(
    state: State, author: Author, at: datetime, *, point: int, keeps: frozenset[ActorId] = frozenset()
) -> Deeds:
    known = _present(state, point)
    _require_may_keep(author, known.content, keeps)
    return [addressed(PointRemoved(point=point), known.content)]


def confirm(state: State, author: Author, at: datetime, *, point: int) -> Deeds:
    """The number is right, says somebody at the actor that keeps the point or that is reached through it."""
    known = _present(state, point)
    if author.actor not in (known.content.kept_by, *known.content.for_actors):
        raise Refused("access.denied")
    return [addressed(PointConfirmed(point=point), known.content)]


def set_disposal_rule(
    state: State, author: Author, at: datetime, *, actor: ActorId, rule: DisposalRule, keeps: frozenset[ActorId]
) -> Deeds:
    """An actor's keeper enters the rule its authority has decided. Raises ``contact.rule_days``, ``contact.rule_decision``."""
    if actor not in keeps:
        raise Refused("access.denied")
    if rule.after_removed_days < 1 or rule.after_unconfirmed_days <= ASK_AFTER.days:
        raise Refused("contact.rule_days", at_least=ASK_AFTER.days + 1)
    if not rule.decision:
        raise Refused("contact.rule_decision")
    if state.rules.get(actor) == rule:
        return []
    return [DisposalRuleSet(actor=actor, rule=rule)]


def require_sound(state: State, registry: register.State, content: ContactPoint, *, point: int | None = None) -> None:
    """Raises Refused for what cannot stand in a contact point; see ``add_point``."""
    if not content.for_actors or not {content.kept_by, *content.for_actors} <= registry.actors.keys():
        raise Refused("register.actor_unknown")
    if not str(content.function).strip():
        raise Refused("contact.function_missing")
    if not content.channels:
        raise Refused("contact.channel_missing")
    for channel in content.channels:
        _require_channel(channel)
    if content.deputy is not None and (content.deputy == point or not state.has(content.deputy)):
        raise Refused("contact.deputy_unknown")


def _require_channel(channel: Channel) -> None:
    address = str(channel.address).strip()
    match channel.kind:
        case ChannelKind.PHONE | ChannelKind.SMS if not address:
            raise Refused("contact.phone_missing")
        case ChannelKind.PHONE | ChannelKind.SMS if dialable(address) is None:
            raise Refused("contact.phone_form", address=address)
        case ChannelKind.EMAIL if not is_email(address):
            raise Refused("contact.email_form", address=address)
        case ChannelKind.RADIO if not address:
            raise Refused("contact.radio_missing")


def _require_may_keep(author: Author, content: ContactPoint, keeps: frozenset[ActorId]) -> None:
    in_address_book = content.kept_by not in content.for_actors and not content.shared
    if content.kept_by != author.actor or not (content.kept_by in keeps or in_address_book):
        raise Refused("access.denied")


def readers(content: ContactPoint) -> Audience:
    return Audience() if content.shared else Audience.only(content.kept_by, *content.for_actors)


def next_number(state: State) -> int:
    return max(state.points, default=0) + 1


def changed(known: Point, content: ContactPoint) -> Deeds:
    """What changing a point comes to. When other readers come, it is taken away from the old ones and added for the new."""
    if content == known.content:
        return []
    if readers(content) == readers(known.content):
        return [addressed(PointChanged(point=known.number, content=content), content)]
    return [
        addressed(PointRemoved(point=known.number), known.content),
        addressed(PointAdded(point=known.number, content=content), content),
    ]


def addressed(done: PointAdded | PointChanged | PointRemoved | PointConfirmed, content: ContactPoint) -> To:
    """The deed, for those who may read the contact point."""
    return To(done, audience=readers(content))


def _present(state: State, point: int) -> Point:
    if not state.has(point):
        raise Refused("contact.unknown")
    return state.points[point]


# ---- how the state follows


@dataclass(frozen=True, kw_only=True)
class Point:
    number: int
    content: ContactPoint
    since: datetime
    right_at: datetime  # when it was last added, changed or confirmed
    asked_at: datetime | None = None
    removed_at: datetime | None = None
    entries: tuple[int, ...] = ()  # entries of the log that hold its details

    @property
    def waits_for_answer(self) -> bool:
        return self.asked_at is not None and self.asked_at > self.right_at

    @property
    def ask_at(self) -> datetime:
        return max(self.right_at, self.asked_at or self.right_at) + ASK_AFTER

    def dispose_at(self, rule: DisposalRule) -> datetime:
        if self.removed_at:
            return self.removed_at + timedelta(days=rule.after_removed_days)
        return self.right_at + timedelta(days=rule.after_unconfirmed_days)


@dataclass
class State:
    points: dict[int, Point] = field(default_factory=dict)
    rules: dict[ActorId, DisposalRule] = field(default_factory=dict)

    @property
    def present(self) -> list[Point]:
        return [point for point in self.points.values() if not point.removed_at]

    def has(self, number: int | None) -> bool:
        known = self.points.get(number) if number else None
        return known is not None and known.removed_at is None


def after(state: State, entry: Entry) -> None:
    at = entry.registered_at
    match entry.deed:
        case PointAdded(point=number, content=content):
            held = state.points[number].entries if number in state.points else ()
            state.points[number] = Point(
                number=number, content=content, since=at, right_at=at, entries=(*held, entry.number)
            )
        case PointChanged(point=number, content=content):
            known = state.points[number]
            state.points[number] = replace(known, content=content, right_at=at, entries=(*known.entries, entry.number))
        case PointRemoved(point=number):
            state.points[number] = replace(state.points[number], removed_at=at)
        case PointConfirmed(point=number):
            state.points[number] = replace(state.points[number], right_at=at)
        case QuestionAsked(point=number):
            state.points[number] = replace(state.points[number], asked_at=at)
        case ContactDisposed(point=number):
            del state.points[number]
        case DisposalRuleSet(actor=actor, rule=rule):
            state.rules[actor] = rule


# ---- deadlines


def due(state: State) -> datetime | None:
    """The earliest time at which a number should be asked about, or contact details be destroyed."""
    return min((at for _, at, _ in _coming(state)), default=None)


def lapse(state: State, isf: object, at: datetime) -> Deeds:
    """What has come due. A point that is destroyed is not asked about as well."""
    done: dict[int, To] = {}
    for point, when, rule in _coming(state):
        if when > at:
            continue
        if rule:
            gone = ContactDisposed(point=point.number, rule=rule, destroys=point.entries)
            done[point.number] = To(gone, audience=readers(point.content))
        else:
            done.setdefault(point.number, To(QuestionAsked(point=point.number), audience=readers(point.content)))
    return list(done.values())


def _coming(state: State) -> Iterator[tuple[Point, datetime, DisposalRule | None]]:
    """Each point with a time to come and what it is for: to be destroyed by a rule, or (None) to be asked about."""
    for point in state.points.values():
        if not point.removed_at:
            yield point, point.ask_at, None
        if rule := state.rules.get(point.content.kept_by):
            yield point, point.dispose_at(rule), rule


# ---- questions


def expected_of(state: State, actor: ActorId) -> Iterator[Expectation]:
    """*Stämmer numret?* is asked of the actor that keeps the contact point."""
    for point in state.present:
        if point.content.kept_by == actor and point.asked_at and point.waits_for_answer:
            what = point.content.function
            yield Expectation(kind="contact.confirm", number=point.number, since=point.asked_at, what=what)


def points_for(state: State, actor: ActorId) -> list[Point]:
    """How an actor is reached: its own contact points first, then those others keep for it; always open ones before others."""
    found = [point for point in state.present if actor in point.content.for_actors]
    return sorted(found, key=lambda one: (one.content.kept_by != actor, not one.content.always, one.number))


def with_deputies(state: State, point: int) -> list[Point]:
    """A contact point and those that step in for it, in turn."""
    turn: list[Point] = []
    number: int | None = point
    while number and state.has(number) and state.points[number] not in turn:
        turn.append(state.points[number])
        number = turn[-1].content.deputy
    return turn
