"""Rows written without Django's layer of objects, which costs ten times as much: these are written with every entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection


def add(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds the rows that are not there already."""
    if values := list(rows):
        with connection.cursor() as cursor:
            cursor.executemany(f"{_insert(table, columns)} ON CONFLICT DO NOTHING", values)


def put(table: str, key: str, **values: Any) -> None:
    """Adds the row, or changes the one that has its key."""
    changed = ", ".join(f"{_name(name)} = excluded.{_name(name)}" for name in values if name != key)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_insert(table, list(values))} ON CONFLICT ({_name(key)}) DO UPDATE SET {changed}",
            list(map(_adapted, values.values())),
        )


def remove(table: str, **having: Any) -> None:
    where = " AND ".join(f"{_name(name)} = %s" for name in having)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {where}", list(having.values()))


def _insert(table: str, columns: Sequence[str]) -> str:
    slots = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({', '.join(map(_name, columns))}) VALUES ({slots})"


def _name(column: str) -> str:
    return f'"{column}"'


def _adapted(value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
