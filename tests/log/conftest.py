from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import pytest
from django.db import transaction

from samlad.domain.common import Entry
from samlad.log import store
from samlad.log.store import NewEntry
from tests.databases import Database
from tests.log.deeds import NOON

Enter = Callable[..., list[Entry]]


@pytest.fixture
def enter(database: Database) -> Enter:
    """Appends drafts in a transaction of their own."""

    def enter(*drafts: NewEntry, at: datetime = NOON) -> list[Entry]:
        return append(drafts, at)

    return enter


def append(drafts: Iterable[NewEntry], at: datetime = NOON) -> list[Entry]:
    with transaction.atomic():
        store.lock()
        return store.append(drafts, at)
