"""Who may do what in an ISF: one table, shown in docs/security.md; tests are made from it.

The host and the ISF-stöd add deeds and never change those of others. An actor answers for itself. What an actor has said by
telephone may be typed by the host or the ISF-stöd, visibly, "enligt uppgift från …". Observers (a higher level, a leadership)
read, comment and offer. Nothing in the table lets anybody take over.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from samlad.domain import isf
from samlad.domain.common import ActorId, Author, Capacity, PersonId, Refused, Road


class Standing(StrEnum):
    """What an author is in an ISF, in the capacity it writes."""

    HOST = "host"
    SUPPORT = "support"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    SYSTEM = "system"
    NONE = "none"


class Act(StrEnum):
    MANAGE = "manage"  # participants, rhythm, links, description, activate, pause
    CLOSE = "close"
    CALL = "call"  # larm and mötesinbjudan, and what came of them
    MEET = "meet"  # start, lead and end a meeting; attendance, the floor
    TAKE_NOTES = "take_notes"
    TAKE_ROLE = "take_role"
    STAFF = "staff"  # ISF-stöd: mandate, staffing, shifts
    PROPOSE = "propose"  # a wording, an undertaking by somebody, a question
    ANSWER = "answer"  # for one's own actor: agreement, undertaking, question
    ATTEND = "attend"  # for one's own actor: acknowledge a call, say whether it comes
    SEND_ON = "send_on"  # a question or an extract to another ISF
    COMMENT = "comment"  # comment and offer
    LEAVE = "leave"
    SEE_CONTACTS = "see_contacts"


_LEADING = frozenset({Standing.HOST, Standing.SUPPORT})
_PARTIES = frozenset({Standing.HOST, Standing.PARTICIPANT})

TABLE: dict[Act, frozenset[Standing]] = {
    Act.MANAGE: _LEADING,
    Act.CLOSE: frozenset({Standing.HOST}),
    Act.CALL: _LEADING,
    Act.MEET: _LEADING,
    Act.TAKE_NOTES: _LEADING,
    Act.TAKE_ROLE: frozenset({Standing.HOST, Standing.SUPPORT, Standing.PARTICIPANT}),
    Act.STAFF: _LEADING,
    Act.PROPOSE: frozenset({Standing.HOST, Standing.SUPPORT, Standing.PARTICIPANT}),
    Act.ANSWER: _PARTIES,
    Act.ATTEND: _PARTIES | {Standing.OBSERVER},
    Act.SEND_ON: _LEADING,
    Act.COMMENT: frozenset({Standing.HOST, Standing.SUPPORT, Standing.PARTICIPANT, Standing.OBSERVER}),
    Act.LEAVE: frozenset({Standing.HOST, Standing.PARTICIPANT, Standing.OBSERVER}),
    Act.SEE_CONTACTS: _LEADING,
}

TYPED_FOR_OTHERS = _LEADING  # who may type what another actor said by telephone
LEADING_ROLES = frozenset({isf.Role.CHAIR, isf.Role.COORDINATOR, isf.Role.DOCUMENTATION})


def standing(state: isf.State, author: Author) -> Standing:
    """What the author is here. A capacity that is not the author's to claim gives NONE."""
    if author.capacity is Capacity.SYSTEM:
        return Standing.SYSTEM
    if author.capacity is Capacity.HOST:
        return Standing.HOST if author.actor and author.actor == state.host else Standing.NONE
    if author.capacity is Capacity.SUPPORT:
        return Standing.SUPPORT if is_staff(state, author) else Standing.NONE
    participant = state.participants.get(author.actor) if author.actor else None
    if participant is None or not participant.is_present:
        return Standing.NONE
    return Standing.OBSERVER if participant.taking.observes else Standing.PARTICIPANT


def leads(state: isf.State, author: Author) -> bool:
    """Writes as the host or as the ISF-stöd."""
    return standing(state, author) in _LEADING


def is_staff(state: isf.State, author: Author) -> bool:
    """ISF-stöd, for the author's actor."""
    return author.actor is not None and staffs_for(state, author.person, {author.actor}) is not None


def staffs_for(state: isf.State, person: PersonId | None, actors: Collection[ActorId]) -> ActorId | None:
    """Which of these actors the person is ISF-stöd for: on its staff, or holding a role that leads or records the meeting.

    It is held for an actor that is in the ISF, and follows nobody to another one.
    """
    if person is None:
        return None
    roles = [held.actor for role, held in state.roles.items() if role in LEADING_ROLES and held.person == person]
    held_for = [state.staff[person], *roles] if person in state.staff else roles
    return next((actor for actor in held_for if actor in actors and state.is_in(actor)), None)


def require(state: isf.State, author: Author, act: Act, *, for_actor: ActorId | None = None) -> None:
    """Raises Refused ``access.denied`` unless the table allows it, ``access.not_your_actor`` when somebody answers for
    another actor without saying who told them, ``access.told_by_whom`` when the source or time of that is missing."""
    where = standing(state, author)
    if where is Standing.SYSTEM:
        return
    if for_actor is not None and author.via.road is Road.TOLD:
        _require_told(where, author)
    elif where not in TABLE[act]:
        raise Refused("access.denied")
    elif for_actor is not None and for_actor != author.actor:
        raise Refused("access.not_your_actor")


def _require_told(where: Standing, author: Author) -> None:
    if where not in TYPED_FOR_OTHERS:
        raise Refused("access.not_your_actor")
    if not author.via.source or not author.via.how or author.via.at is None:
        raise Refused("access.told_by_whom")
