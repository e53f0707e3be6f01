"""People, and which actors they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from samlad.domain.common import ActorId, PersonId, Refused
from samlad.people.changes import change
from samlad.people.models import Membership, Person, Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """One person's roles at an actor."""

    person: PersonId
    name: str
    email: str
    roles: frozenset[str]
    since: datetime


def create_person(email: str, name: str, password: str | None = None, *, keeper: bool = False) -> Person:
    """A new account. Raises IntegrityError when somebody has that address already."""
    with change():
        return Person.objects.create_user(email, name, password, is_keeper=keeper)


def memberships_of(person: str) -> list[Membership]:
    """The open ones."""
    return list(Membership.objects.filter(person_id=person, until=None).order_by("actor", "role"))


def people_of(actor: ActorId) -> list[Colleague]:
    """Everybody with an open membership, by name."""
    held = Membership.objects.filter(actor=actor, until=None, person__is_active=True).select_related("person")
    by_person: dict[str, list[Membership]] = {}
    for membership in held.order_by("person__name", "person_id"):
        by_person.setdefault(membership.person_id, []).append(membership)
    return [_colleague(memberships) for memberships in by_person.values()]


def members_of(actor: ActorId) -> list[Colleague]:
    """Those who act for the actor."""
    return [colleague for colleague in people_of(actor) if Role.MEMBER in colleague.roles]


def join(person: str, actor: ActorId, role: Role, at: datetime) -> None:
    """Gives a role at an actor; nothing happens when the person has it. A keeper is also a member."""
    with change():
        for each in {role, Role.MEMBER} if role == Role.KEEPER else {role}:
            Membership.objects.get_or_create(
                person_id=person, actor=actor, role=each, until=None, defaults={"since": at}
            )


def leave(person: str, actor: ActorId, at: datetime, role: Role | None = None) -> None:
    """Ends one role at an actor, or all of them. What the person did before stays theirs.

    Raises Refused("people.last_keeper") when nobody would be left to manage the actor's people.
    """
    with change():
        held = Membership.objects.filter(person_id=person, actor=actor, until=None)
        (held.filter(role=role) if role else held).update(until=at)
        left = Membership.objects.filter(actor=actor, until=None)
        if left.exists() and not left.filter(role=Role.KEEPER).exists():
            raise Refused("people.last_keeper")


def describe(person: str, *, name: str, language: str) -> None:
    """What somebody is called, here and in everything they have written, and which language they read."""
    with change():
        Person.objects.filter(pk=person).update(name=name, language=language)


def _colleague(memberships: list[Membership]) -> Colleague:
    person = memberships[0].person
    roles = frozenset(membership.role for membership in memberships)
    since = min(membership.since for membership in memberships)
    return Colleague(PersonId(person.id), person.name, person.email, roles, since)
