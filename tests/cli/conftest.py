"""An installation with two actors and a person at each, and an ISF that they share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.installation import Installation
from tests.databases import Database
from tests.desk.conftest import open_isf
from tests.domain.story import ANNA, BO

if TYPE_CHECKING:
    from samlad.desk.desk import Desk


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    """A desk in the test's own process, on the installation's database and the machine's clock."""
    from samlad.desk import office
    from samlad.desk.desk import Desk

    made = Desk()
    office.place(made)
    yield made
    made.stop()
    office.place(None)


@pytest.fixture
def installation(database: Database, desk: Desk) -> Installation:
    from samlad.config import environment
    from samlad.desk import doorway
    from samlad.people import accounts
    from samlad.people.models import Role

    environment.secret(database.directory, "secret-key")
    (database.directory / environment.DEMO_MARK).touch()
    made = Installation(
        Path(database.directory), {**database.environment, "SAMLAD_BACKUP_PASSPHRASE": "en lång mening"}
    )
    now = datetime.now(UTC)
    for name, author in (("anna", ANNA), ("bo", BO)):
        person = accounts.create_person(f"{name}@samlad.example", name.title(), "en lugn natt i februari")
        accounts.join(person.id, author.actor, Role.KEEPER, now)
        made.tokens[name] = doorway.demo_link(person.id, now)
    open_isf(desk)
    return made
