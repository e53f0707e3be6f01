"""What every decision about a call asks first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from samlad.domain import isf
from samlad.domain.call.deeds import ContactsListed, Joining, JoiningGiven, Recipient
from samlad.domain.call.state import Call, Called, State
from samlad.domain.common import ActorId, Audience, Author, Capacity, Deeds, Refused, Text, To


def open_call(state: State, call: int) -> Call:
    """Raises Refused ``call.unknown``, ``call.ended``."""
    if call not in state.calls:
        raise Refused("call.unknown")
    if not state.calls[call].is_open:
        raise Refused("call.ended")
    return state.calls[call]


def open_row(state: State, call: int, actor: ActorId) -> Called:
    """Raises Refused ``call.unknown``, ``call.ended``, ``call.not_called``."""
    open_call(state, call)
    return state.row(call, actor)


def require_machine(author: Author) -> None:
    """What the channels have told is written by the system alone."""
    if author.capacity is not Capacity.SYSTEM:
        raise Refused("access.denied")


def require_callable(isf_state: isf.State, actors: Iterable[ActorId]) -> None:
    """Each actor takes part and is called once. Raises Refused ``call.no_recipients``, ``call.called_twice``,
    ``call.takes_no_part``."""
    called = list(actors)
    if not called:
        raise Refused("call.no_recipients")
    for place, actor in enumerate(called):
        if actor in called[:place]:
            raise Refused("call.called_twice", actor=actor)
        if not isf_state.is_in(actor):
            raise Refused("call.takes_no_part", actor=actor)


def require_told_why_and_how(why: Text, joining: Joining) -> None:
    if not why:
        raise Refused("call.why_missing")
    if not joining:
        raise Refused("call.joining_missing")


def require_ahead(reason: str, when: datetime, at: datetime) -> None:
    """A time the user has typed has no seconds; the present minute still counts as ahead."""
    if when < at.replace(second=0, microsecond=0):
        raise Refused(reason, when=when)


def reachable(recipient: Recipient) -> Recipient:
    """The recipient with the contacts that can be tried at all."""
    contacts = tuple(one for one in recipient.contacts if one.channels)
    return Recipient(actor=recipient.actor, contacts=contacts, code=recipient.code)


def particulars(call: int, host: ActorId | None, recipients: tuple[Recipient, ...], joining: Joining) -> Deeds:
    """How to join, for all who take part; whom to ring, for the host alone."""
    listed = ContactsListed(call=call, recipients=recipients)
    return [JoiningGiven(call=call, joining=joining), To(deed=listed, audience=Audience.only(host))]
