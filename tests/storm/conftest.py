"""An ISF to storm at, with contacts that letters go to: one that answers nothing, and one whose address is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.databases import Database

if TYPE_CHECKING:
    from samlad.desk.desk import Desk

SEEDS = [int(one) for one in os.environ.get("SAMLAD_STORM_SEEDS", "1 2 3").split()]


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    from samlad.desk import office
    from samlad.desk.desk import Desk
    from tests.desk.calls import given_isf, ways
    from tests.storm.clerk import START

    made = Desk(lambda: START)
    office.place(made)
    given_isf(made, tib=ways(email="tib@region.example"), power=ways(email="refused@elnat.example"))
    yield made
    made.stop()
    office.place(None)
