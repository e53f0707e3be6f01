"""Who is asking? Answered from memory, so that a page costs no question to the database.

What is remembered is forgotten as soon as anything about people changes: in this process right after the commit, in
the others when the bell rings and ``hear`` sees that the counter of changes has moved. Hence a sign-out, an ended
membership or a revoked phone holds everywhere within a second. Nothing is remembered for more than an hour, which is
also how often a device's "last seen" moves.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS_KEY
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth import SESSION_KEY as PERSON_KEY
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.utils.crypto import constant_time_compare

from samlad.domain.common import ActorId, PersonId
from samlad.people import names
from samlad.people.models import Device, LetInAsk, Membership, PeopleVersion, Person, Role, Shift

REMEMBERED_FOR = timedelta(hours=1)
REMEMBERED_AT_MOST = 20_000
PASS_LASTS = timedelta(hours=12)
SHIFT_KEY = "shift"
PASS_KEY = "pass"
SHARED_KEY = "shared"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PhoneInHand:
    """The duty phone through which somebody on shift is asking."""

    id: str
    label: str
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who is signed in, with what they may do today.

    Through a duty phone or a colleague's pass (``limited``) a person is only a member, and only of that one actor.
    """

    person: PersonId
    name: str
    language: str
    actors: frozenset[ActorId]  # acts for these
    keeper_of: frozenset[ActorId] = frozenset()
    registrator_of: frozenset[ActorId] = frozenset()
    keeper: bool = False  # of the installation
    phone: PhoneInHand | None = None
    limited: bool = False
    shared_device: bool = False
    needs_second_factor: bool = False  # signed in with a password only, and has nothing else yet
    until: datetime


_remembered: dict[str, tuple[Known, datetime, int]] = {}  # and in which generation it was read
_generations = count(1)
_generation = 0
_seen = 0


def who(session_key: str | None, at: datetime) -> Known | None:
    """The person behind a session, or None for a session that is unknown, ended or no longer trusted."""
    if not session_key:
        return None
    remembered = _remembered.get(session_key)
    if remembered is None:
        return _look_up(session_key, at)
    known, read_at, generation = remembered
    if generation != _generation or at - read_at > REMEMBERED_FOR:
        return _look_up(session_key, at)
    return known if at < known.until else None


def forget() -> None:
    """Called after each change of people, and by the bell when another process made one."""
    global _generation
    _generation = next(_generations)
    _remembered.clear()
    names.forget()


def generation() -> int:
    """Moves whenever something about people may have changed, as this process knows it."""
    return _generation


def hear() -> None:
    """The bell's listener: forgets when another process has changed people."""
    global _seen
    version = PeopleVersion.objects.values_list("number", flat=True).first() or 0
    if version != _seen:
        _seen = version
        forget()


def _look_up(session_key: str, at: datetime) -> Known | None:
    generation = _generation
    known = _read(session_key, at)
    # Somebody may be signed out while we read or just after: then what we read is old, and is used only this once.
    if known:
        if len(_remembered) >= REMEMBERED_AT_MOST:
            _remembered.clear()
        _remembered[session_key] = (known, at, generation)
    return known


def _read(session_key: str, at: datetime) -> Known | None:
    row = Session.objects.filter(pk=session_key, expire_date__gt=at).first()
    session = row.get_decoded() if row else {}
    if PERSON_KEY in session:
        known = _signed_in(session, row.expire_date)
    elif SHIFT_KEY in session:
        known = _on_shift(session, row.expire_date)
    elif PASS_KEY in session:
        known = _let_in(session)
    else:
        return None
    if known and at < known.until:
        _note_seen(session_key, at)
        return known
    return None


def _signed_in(session: Json, until: datetime) -> Known | None:
    person = Person.objects.filter(pk=session[PERSON_KEY], is_active=True).first()
    if person is None or not constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()):
        return None
    roles = _roles(person)
    return _known(
        person,
        session,
        actors=roles[Role.MEMBER],
        keeper_of=roles[Role.KEEPER],
        registrator_of=roles[Role.REGISTRATOR],
        keeper=person.is_keeper,
        needs_second_factor=_by_password(session) and not person.authenticator_set.exists(),
        until=until,
    )


def _by_password(session: Json) -> bool:
    return any(record["method"] == "password" for record in session.get(METHODS_KEY, ()))


def _on_shift(session: Json, until: datetime) -> Known | None:
    shift = (
        Shift.objects.select_related("phone", "person")
        .filter(pk=session[SHIFT_KEY], until=None, phone__revoked_at=None, person__is_active=True)
        .first()
    )
    if shift is None or not _is_member(shift.person, shift.phone.actor):
        return None
    phone = PhoneInHand(shift.phone.id, shift.phone.label, shift.phone.function)
    actor = frozenset({ActorId(shift.phone.actor)})
    return _known(shift.person, session, actors=actor, phone=phone, limited=True, until=until)


def _let_in(session: Json) -> Known | None:
    ask = LetInAsk.objects.select_related("person").filter(pk=session[PASS_KEY], person__is_active=True).first()
    if ask is None or ask.let_in_at is None or not _is_member(ask.person, ask.actor):
        return None
    actor = frozenset({ActorId(ask.actor)})
    return _known(ask.person, session, actors=actor, limited=True, until=ask.let_in_at + PASS_LASTS)


def _known(person: Person, session: Json, **facts: Any) -> Known:
    return Known(
        person=PersonId(person.id),
        name=person.name,
        language=person.language,
        shared_device=bool(session.get(SHARED_KEY)),
        **facts,
    )


def _roles(person: Person) -> dict[str, frozenset[ActorId]]:
    held = person.memberships.filter(until=None).values_list("role", "actor")
    return {role: frozenset(ActorId(actor) for held_role, actor in held if held_role == role) for role in Role.values}


def _is_member(person: Person, actor: str) -> bool:
    return Membership.objects.filter(person=person, actor=actor, role=Role.MEMBER, until=None).exists()


def _note_seen(session_key: str, at: datetime) -> None:
    # Reading goes on when nothing can be written: on a full disk, or from a read-only database.
    with suppress(DatabaseError), transaction.atomic():
        Device.objects.filter(session_key=session_key, seen_at__lt=at - REMEMBERED_FOR).update(seen_at=at)
