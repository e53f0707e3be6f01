"""Whom to call: from the register's contact points to an actor's contacts in order, with a code for answers by SMS."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import count

from samlad.channels import phone
from samlad.channels.message import Channel as Way
from samlad.desk import outbox
from samlad.desk.calling.sending import TASK
from samlad.desk.desk import World
from samlad.desk.models import OutboxRow
from samlad.domain import call, contact, isf
from samlad.domain.addresses import dialable
from samlad.domain.call import Contact, Recipient
from samlad.domain.common import ActorId, LogId
from samlad.domain.contact import Channel, ChannelKind
from samlad.domain.joint import JointState


def recipients(register: JointState, isf_state: isf.State, actors: Iterable[ActorId]) -> tuple[Recipient, ...]:
    """Each actor with its contacts in the order they are tried: a contact point, its deputies, then the actor's other points.

    Only points that the ISF's host may read. An actor without any is there all the same, without contacts.
    """
    return tuple(Recipient(actor=one, contacts=contacts_of(register.contact, isf_state.host, one)) for one in actors)


def contacts_of(state: contact.State, host: ActorId | None, actor: ActorId) -> tuple[Contact, ...]:
    own = contact.points_for(state, actor)
    deputies = {one.content.deputy for one in own}
    first = [one for one in own if one.number not in deputies] or own
    turn: dict[int, Contact] = {}
    for head in first:
        for place, point in enumerate(contact.with_deputies(state, head.number)):
            if contact.readers(point.content).admits({host} if host else ()):
                turn.setdefault(point.number, contact_at(point, is_deputy=place > 0))
    return tuple(turn.values())


def contact_at(point: contact.Point, *, is_deputy: bool = False) -> Contact:
    """A contact point as it stands now, as one step in reaching an actor."""
    content = point.content
    ways = (*content.channels, *_texts_to_mobiles(content.channels))
    return Contact(point=point.number, function=content.function, channels=ways, is_deputy=is_deputy)


def _texts_to_mobiles(channels: tuple[Channel, ...]) -> list[Channel]:
    """A mobile number in the register gets the SMS too, without being written twice."""
    texted = {dialable(str(one.address)) for one in channels if one.kind is ChannelKind.SMS}
    numbers = [one for one in channels if one.kind is ChannelKind.PHONE and _is_mobile(str(one.address))]
    return [replace(one, kind=ChannelKind.SMS) for one in numbers if dialable(str(one.address)) not in texted]


def _is_mobile(address: str) -> bool:
    try:
        return phone.takes_sms(phone.normalise(address))
    except ValueError:
        return False


def with_codes(world: World, called: Iterable[Recipient], at: datetime) -> tuple[Recipient, ...]:
    """The smallest code for each that no other open call has that goes, or may yet go, to the same telephone: *JA 1*, *JA 2*.

    Calls that are made together are given here together, so that they are told apart.
    """
    called = tuple(called)
    taken = _codes_in_use(world, {number for one in called for number in _texted(one)}, at)
    coded = []
    for one in called:
        numbers = _texted(one)
        code = next(str(free) for free in count(1) if not any(str(free) in taken[number] for number in numbers))
        for number in numbers:
            taken[number].add(code)
        coded.append(replace(one, code=code))
    return tuple(coded)


def _texted(recipient: Recipient) -> set[str]:
    ways = [way for one in recipient.contacts for way in one.channels if way.kind is ChannelKind.SMS]
    return {dialable(str(way.address)) or str(way.address) for way in ways}


def _codes_in_use(world: World, numbers: set[str], at: datetime) -> defaultdict[str, set[str]]:
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for log in _logs_that_called(at):
        state = world.state(log).call
        for number in numbers:
            taken[number] |= call.codes_reserved(state, number)
    return taken


def _logs_that_called(at: datetime) -> set[LogId]:
    """The logs from which calls have gone lately, to anybody: a deputy there may be texted later."""
    rows = OutboxRow.objects.filter(task__startswith=f"{TASK}:", created_at__gt=at - outbox.ANSWERS_COME_WITHIN)
    return {LogId(log) for log in rows.values_list("log", flat=True).distinct()}


def logs_that_texted(numbers: Iterable[str], at: datetime) -> set[tuple[LogId, str]]:
    """The logs from which calls have gone by SMS to these numbers lately, and to which number."""
    rows = OutboxRow.objects.filter(
        channel=Way.SMS, address__in=list(numbers), code__gt="", created_at__gt=at - outbox.ANSWERS_COME_WITHIN
    )
    return {(LogId(log), number) for log, number in rows.values_list("log", "address").distinct()}
