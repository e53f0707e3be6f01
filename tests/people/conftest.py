"""The cast, with accounts: Anna at the municipality (keeps its people), Bo at the region, Cilla the outsider."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from tests.databases import Database
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, PASSWORD, REGION, Browser

if TYPE_CHECKING:
    from samlad.desk.desk import Desk
    from samlad.people.models import Person

# Models can be imported only when Django stands, and this file is read before that: hence the imports inside.


class Clock:
    """The desk's clock. Starts now, since Django's sessions know no other time."""

    def __init__(self) -> None:
        self.now = timezone.now()

    def __call__(self) -> datetime:
        return self.now

    def goes(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(database: Database) -> Iterator[None]:
    """Nobody remembered from another test's database; letters are caught."""
    from samlad.people import asking

    asking.forget()
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # the real one is slow on purpose
    ):
        mail.outbox = []
        yield
    asking.forget()


@pytest.fixture
def desk(people: None, clock: Clock) -> Iterator[Desk]:
    from samlad.desk import office
    from samlad.desk.desk import Desk
    from samlad.domain.common import REGISTER, SYSTEM, Text
    from samlad.domain.register import Actor, ActorAdded

    made = Desk(clock)
    office.place(made)
    for actor, name in ((MUNICIPALITY, "Örebro kommun"), (REGION, "Region Örebro län"), (NEIGHBOUR, "Kumla kommun")):
        added = ActorAdded(actor=Actor(id=actor, name=Text(name)))
        made.record(SYSTEM, REGISTER, lambda world, at, added=added: [added])
    yield made
    made.stop()
    office.place(None)


def account(email: str, name: str, actor: str, role: str, at: datetime) -> Person:
    from samlad.people import accounts
    from samlad.people.models import Role

    person = accounts.create_person(email, name, PASSWORD)
    accounts.join(person.id, actor, Role(role), at)
    return person


@pytest.fixture
def anna(people: None, clock: Clock) -> Person:
    return account("anna@orebro.example", "Anna Ek", MUNICIPALITY, "keeper", clock.now)


@pytest.fixture
def bo(people: None, clock: Clock) -> Person:
    return account("bo@region.example", "Bo Ask", REGION, "member", clock.now)


@pytest.fixture
def cilla(people: None, clock: Clock) -> Person:
    return account("cilla@kumla.example", "Cilla Alm", NEIGHBOUR, "member", clock.now)


@pytest.fixture
def browser(desk: Desk) -> type[Browser]:
    return Browser
