"""A desk of its own for each test, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from samlad.domain import hosting
from samlad.domain.common import Author, IsfId, Text, isf_log
from samlad.domain.isf import IsfOpened, Level, Taking
from tests.databases import Database
from tests.domain.story import ANNA, MUNICIPALITY, POWER, REGION


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 2, 9, 11, 44, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def goes(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(database: Database, clock: Clock) -> Iterator:
    from samlad.desk import office
    from samlad.desk.desk import Desk

    made = Desk(clock)
    office.place(made)
    yield made
    made.stop()
    office.place(None)


ISF = IsfId("orebro")
LOG = isf_log(ISF)


def open_isf(desk, by: Author = ANNA, isf: IsfId = ISF, key: str = ""):
    opened = IsfOpened(
        isf=isf,
        name=Text("Lokal ISF Örebro"),
        what=Text("Luftvägsvirus"),
        host=by.actor,
        record_owner=by.actor,
        level=Level.LOCAL,
    )
    takings = tuple(Taking(actor=actor) for actor in (MUNICIPALITY, REGION, POWER))
    return desk.record(
        by,
        isf_log(isf),
        lambda world, at: hosting.open_isf(world.isf(isf).isf, by, at, opened=opened, takings=takings),
        key=key,
        content="open",
    )
