"""Which life of the database this is. A restore begins a new one, so that open screens and seals can tell.

A listener that remembers a position must remember the incarnation with it: after a restore the same position may come
to hold another entry.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from samlad.log.store import head_position, stamp, unstamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Incarnation:
    """One life of the database: it began at ``began_at`` with the entries up to ``position`` already there."""

    id: str
    began_at: datetime
    position: int


def history() -> list[Incarnation]:
    """Every incarnation, the first one first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT incarnation, began_at, position FROM entry_incarnation ORDER BY sequence")
        return [Incarnation(id=id, began_at=unstamp(at), position=position) for id, at, position in cursor.fetchall()]


def current() -> str:
    """The id of the incarnation that now runs."""
    return history()[-1].id


def begin(at: datetime) -> str:
    """Begins a new incarnation: when the database is made, and after each restore. Returns its id."""
    fresh = secrets.token_hex(8)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO entry_incarnation (sequence, incarnation, began_at, position)"
            " SELECT coalesce(max(sequence), 0) + 1, %s, %s, %s FROM entry_incarnation",
            [fresh, stamp(at), head_position()],
        )
    return fresh
