"""An ISF that stands, and people who look at it in a browser.

Anna's municipality hosts; Bo's region and Elsa's power company (private) take part; Cilla's municipality is next door.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from samlad.domain import hosting
from samlad.domain.common import REGISTER, SYSTEM, ActorId, Author, Capacity, IsfId, PersonId, Text, isf_log
from samlad.domain.isf import IsfOpened, Level, Taking
from samlad.domain.register import Actor, ActorAdded, Kind
from tests.people.cast import MUNICIPALITY, REGION, Browser
from tests.people.conftest import account, anna, bo, cilla, clock, desk, people  # noqa: F401

if TYPE_CHECKING:
    from samlad.people.models import Person

ISF = IsfId("lokal")
LOG = isf_log(ISF)
POWER = ActorId("elnat")


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    """Another test's database may have had a page with the same address, readers and version."""
    from samlad.web.page import DRAWINGS

    DRAWINGS.forget()


@pytest.fixture
def elsa(people: None, clock) -> Person:  # noqa: F811
    return account("elsa@elnat.example", "Elsa Ström", POWER, "member", clock.now)


@pytest.fixture
def isf(desk, anna: Person) -> IsfId:  # noqa: F811
    """Anna's municipality has opened an ISF with the region and the power company."""
    power = ActorAdded(actor=Actor(id=POWER, name=Text("Elnätet AB"), kind=Kind.COMPANY, private=True))
    desk.record(SYSTEM, REGISTER, lambda world, at: [power])
    opened = IsfOpened(
        isf=ISF,
        name=Text("Lokal ISF Örebro"),
        what=Text("Luftvägsvirus"),
        host=MUNICIPALITY,
        record_owner=MUNICIPALITY,
        level=Level.LOCAL,
    )
    takings = tuple(Taking(actor=actor) for actor in (MUNICIPALITY, REGION, POWER))
    host = by(anna, MUNICIPALITY, Capacity.HOST)
    desk.record(
        host, LOG, lambda world, at: hosting.open_isf(world.isf(ISF).isf, host, at, opened=opened, takings=takings)
    )
    return ISF


def by(person: Person, actor: ActorId, capacity: Capacity = Capacity.ACTOR) -> Author:
    return Author(person=PersonId(person.id), actor=actor, capacity=capacity)


@pytest.fixture
def signed_in(desk) -> Callable[[Person], Browser]:  # noqa: F811
    """A browser in which somebody is signed in."""

    def browser(person: Person) -> Browser:
        from samlad.people.signing_in import BACKEND

        made = Browser()
        made.force_login(person, backend=BACKEND)
        return made

    return browser
