"""The database itself refuses every change to the log but the next entry, whoever asks."""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction

from samlad.log import chain, schema, store
from samlad.log.store import Row
from tests.log.conftest import Enter
from tests.log.deeds import ISF, NOON, noted
from tests.log.tampering import rows, run

AT = store.stamp(NOON)
COLUMNS = ", ".join(Row._fields)
SLOTS = ", ".join(["%s"] * len(Row._fields))

CHANGES = [
    "UPDATE entry SET body = '{}'",
    "UPDATE entry SET position = position + 10",
    "UPDATE entry SET hash = hash",
    "DELETE FROM entry WHERE position = 2",
    "DELETE FROM entry",
    "DELETE FROM entry_text",
    "UPDATE entry_text SET value = 'annat'",
    "UPDATE entry_text SET value = NULL, salt = NULL, position = 9",
    "UPDATE entry_text SET value = NULL, salt = NULL, digest = 'x'",
    "UPDATE entry_text SET value = NULL",
    "UPDATE entry_incarnation SET incarnation = 'x'",
    "DELETE FROM entry_incarnation",
    "INSERT INTO entry SELECT * FROM entry",
    "INSERT INTO entry_text SELECT position, 'x', salt, value FROM entry_text",
    "INSERT INTO entry_text VALUES (9, 'x', NULL, NULL)",
    f"INSERT INTO entry ({COLUMNS}) SELECT {COLUMNS} FROM entry WHERE position = 1"
    " ON CONFLICT (position) DO UPDATE SET body = '{}'",
]
SQLITE_CHANGES = [
    "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE position = 1",
    "REPLACE INTO entry SELECT * FROM entry WHERE position = 2",
    "UPDATE OR REPLACE entry SET position = 2 WHERE position = 1",
    "UPDATE OR IGNORE entry SET body = '{}'",
    "INSERT OR REPLACE INTO entry_text SELECT position, digest, salt, 'annat' FROM entry_text",
    "INSERT OR REPLACE INTO entry_text SELECT position + 10, digest, salt, NULL FROM entry_text",
    "INSERT OR REPLACE INTO entry_incarnation SELECT 2, incarnation, began_at, 7 FROM entry_incarnation",
    "UPDATE entry SET rowid = 77",
    "INSERT OR IGNORE INTO entry SELECT position + 5, log, number + 5, kind, registered_at, happened_at, audience, body,"
    " previous_hash, hash FROM entry",
]
POSTGRESQL_CHANGES = [
    "TRUNCATE entry",
    "TRUNCATE entry, entry_text CASCADE",
    "TRUNCATE entry_text",
    "TRUNCATE entry_incarnation",
    "SET LOCAL session_replication_role = replica; DELETE FROM entry",
    "SET LOCAL session_replication_role = replica; UPDATE entry SET body = '{}'",
    "MERGE INTO entry USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM entry RETURNING 1) SELECT * FROM gone",
]


def refused(sql: str, *values: object) -> None:
    before = rows(), store.texts_of(None, 0, 99)
    with pytest.raises(Error), transaction.atomic():
        run(sql, *values)
    assert (rows(), store.texts_of(None, 0, 99)) == before


@pytest.mark.parametrize("change", CHANGES)
def test_changes_are_refused(enter: Enter, change: str) -> None:
    enter(noted(), noted())
    refused(change)


@pytest.mark.parametrize("change", SQLITE_CHANGES)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_sqlite_has_no_way_round(enter: Enter, change: str, recursive: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own statements")
    enter(noted(), noted())
    run(f"PRAGMA recursive_triggers = {recursive}")
    refused(change)


@pytest.mark.parametrize("change", POSTGRESQL_CHANGES)
def test_postgresql_has_no_way_round(enter: Enter, change: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's own statements")
    enter(noted(), noted())
    refused(change)


def candidate(**differs: object) -> Row:
    """The entry that would be right after two entries in ISF, but for what differs."""
    head = store.head_of(ISF)
    right = Row(3, ISF, 3, "sample.noted/1", AT, AT, "", "{}", head.hash, "h" * 64)
    return right._replace(**differs)


@pytest.mark.parametrize(
    "differs",
    [
        {"position": 4},
        {"position": 2},
        {"position": 0},
        {"position": -1},
        {"position": None},
        {"number": 4},
        {"number": 2},
        {"number": None},
        {"log": None},
        {"log": "isf:other"},
        {"log": "isf:other", "number": 1},
        {"log": "isf:other", "number": 3, "previous_hash": chain.GENESIS},
        {"previous_hash": "0" * 64},
        {"previous_hash": None},
        {"body": None},
        {"hash": None},
    ],
)
def test_only_the_next_entry_is_taken(enter: Enter, differs: dict[str, object]) -> None:
    enter(noted(), noted())
    refused(f"INSERT INTO entry ({COLUMNS}) VALUES ({SLOTS})", *candidate(**differs))


def test_the_next_entry_is_taken(enter: Enter) -> None:
    enter(noted(), noted())
    run(f"INSERT INTO entry ({COLUMNS}) VALUES ({SLOTS})", *candidate())
    run(
        f"INSERT INTO entry ({COLUMNS}) VALUES ({SLOTS})",
        *candidate(position=4, log="isf:other", number=1, previous_hash=chain.GENESIS),
    )
    assert store.head_position() == 4


def test_a_temporary_table_does_not_fool_the_guards(enter: Enter) -> None:
    enter(noted(), noted())
    values = candidate(position=99, log="isf:x", number=7, previous_hash="h")
    run("CREATE TEMPORARY TABLE entry AS SELECT 98 AS position, 'isf:x' AS log, 6 AS number, 'h' AS hash")
    own = "public" if connection.vendor == "postgresql" else "main"
    with pytest.raises(Error), transaction.atomic():
        run(f"INSERT INTO {own}.entry ({COLUMNS}) VALUES ({SLOTS})", *values)


def test_start_up_finds_that_the_guards_stand(enter: Enter) -> None:
    schema.check_guards()


def test_start_up_names_each_guard_that_is_gone(enter: Enter) -> None:
    triggers = [s.split() for s in schema.statements(connection.vendor) if s.startswith("CREATE TRIGGER")]
    for name, table in [(words[2], words[words.index("ON") + 1]) for words in triggers]:
        with transaction.atomic():
            run(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
            with pytest.raises(schema.GuardsMissing) as missing:
                schema.check_guards()
            assert missing.value.names == [name]
            transaction.set_rollback(True)


def test_a_guard_that_guards_nothing_is_found(enter: Enter) -> None:
    if connection.vendor == "postgresql":
        run("ALTER TABLE entry DISABLE TRIGGER entry_refuses_change")
        assert schema.missing_guards() == ["entry_refuses_change"]
        run("CREATE OR REPLACE FUNCTION entry_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        assert schema.missing_guards() == ["entry_refuse", "entry_refuses_change"]
    else:
        run("DROP TRIGGER entry_refuses_delete")
        run("CREATE TRIGGER entry_refuses_delete BEFORE DELETE ON entry BEGIN SELECT 1; END")
        assert schema.missing_guards() == ["entry_refuses_delete"]
