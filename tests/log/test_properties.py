"""Any sequence of deeds verifies and reads back; any change of a stored byte is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samlad.domain.common import Audience, Author, LogId
from samlad.log import store
from samlad.log.store import NewEntry
from samlad.log.verify import Trouble, verify
from tests.databases import Database
from tests.log.conftest import append
from tests.log.deeds import Filled, Noted
from tests.log.tampering import rows, tamper

TIMES = st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1))
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
LOGS = st.sampled_from([LogId("register"), LogId("isf:a"), LogId("isf:b")])
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True, scope="module")
def plain_types() -> Iterator[None]:
    """What the types of a deed may hold, narrower than what Python's may."""
    st.register_type_strategy(datetime, TIMES)
    st.register_type_strategy(str, WORDS)
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
    yield


@st.composite
def drafts(draw: Any) -> NewEntry:
    return NewEntry(
        log=draw(LOGS),
        deed=draw(st.from_type(Filled) | st.from_type(Noted)),
        author=draw(st.from_type(Author)),
        happened_at=draw(TIMES),
        audience=draw(st.from_type(Audience)),
    )


@QUICK
@given(groups=st.lists(st.tuples(st.lists(drafts(), max_size=4), TIMES), max_size=4))
def test_any_sequence_of_deeds_verifies_and_reads_back(database: Database, groups: list[Any]) -> None:
    with transaction.atomic():
        entered = [entry for group, at in groups for entry in append(group, at)]
        read = list(store.read())
        assert read == entered
        assert [(e.deed, e.author, e.audience) for e in read] == [
            (draft.deed, draft.author, draft.audience) for group, _ in groups for draft in group
        ]
        assert verify(database.directory).is_sound
        transaction.set_rollback(True)


@QUICK
@given(
    entered=st.lists(drafts(), min_size=1, max_size=4),
    column=st.sampled_from(["body", "hash", "previous_hash"]),
    data=st.data(),
)
def test_any_changed_character_is_found(database: Database, entered: list[NewEntry], column: str, data: Any) -> None:
    with transaction.atomic():
        append(entered)
        row = data.draw(st.sampled_from(rows()))
        stored: str = getattr(row, column)
        index = data.draw(st.integers(0, len(stored) - 1))
        other = data.draw(st.characters(codec="ascii", min_codepoint=32, exclude_characters=stored[index]))
        changed = stored[:index] + other + stored[index + 1 :]
        tamper(f"UPDATE entry SET {column} = %s WHERE position = %s", changed, row.position)
        named = [finding for finding in verify(database.directory).findings if finding.trouble is Trouble.CHANGED]
        assert [finding.facts["position"] for finding in named] == [row.position]
        transaction.set_rollback(True)
