"""What an attacker does who has the database itself and takes its guards away first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from samlad.log import schema, store

TABLES = ("entry", "entry_text", "entry_incarnation")


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)


@contextmanager
def unguarded() -> Iterator[None]:
    """Takes every trigger away and puts it back afterwards, so that nothing but the log itself can tell."""
    if connection.vendor == "postgresql":
        for table in TABLES:
            run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for statement in schema.statements("postgresql"):
            if statement.startswith("ALTER TABLE"):
                run(statement)
        return
    triggers = [s for s in schema.statements("sqlite") if s.startswith("CREATE TRIGGER")]
    for trigger in triggers:
        run(f"DROP TRIGGER {trigger.split()[2]}")
    yield
    for trigger in triggers:
        run(trigger)


def tamper(sql: str, *values: Any) -> None:
    with unguarded():
        run(sql, *values)


def rows() -> list[store.Row]:
    return [row for batch in store.batches(store.Selection()) for row in batch]
