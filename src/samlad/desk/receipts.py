"""What became of a decision is remembered, so that one asked again, by a double tap or after a lost answer, is not done twice.

By plain statements: this is on every decision, and Django's layer of objects would cost more than the entry itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import connection

from samlad.desk.models import ReceiptRow
from samlad.domain.common import Author, Deed, LogId


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a decision: its first entry. ``repeated`` when the same decision came again."""

    log: LogId
    number: int
    position: int
    at: datetime
    deeds: tuple[Deed, ...] = ()
    repeated: bool = False


class KeyReused(Exception):
    """The key has recorded something else; ``receipt`` says what, so that a correction can be offered."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__(f"key used for entry {receipt.number} of {receipt.log}")
        self.receipt = receipt


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking: by whom, under which key, and what. Without a key each asking is a new one."""

    author: str
    key: str
    content: str  # SHA-256

    @classmethod
    def by(cls, author: Author, key: str, content: str) -> Self:
        who = f"{author.person or 'guest'}@{author.actor or ''}"
        return cls(who, key, hashlib.sha256(content.encode()).hexdigest())

    def known(self) -> Receipt | None:
        """The receipt of the first time, if there was one. Raises KeyReused when that was about something else."""
        if not self.key or not self._is_kept():
            return None
        row = ReceiptRow.objects.get(author=self.author, key=self.key)
        first = Receipt(log=LogId(row.log), number=row.number, position=row.position, at=row.at, repeated=True)
        if row.content != self.content:
            raise KeyReused(first)
        return first

    def _is_kept(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM desk_receiptrow WHERE author = %s AND key = %s", [self.author, self.key])
            return cursor.fetchone() is not None

    def keep(self, receipt: Receipt) -> None:
        if not self.key:
            return
        at = connection.ops.adapt_datetimefield_value(receipt.at)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO desk_receiptrow (author, key, content, log, number, position, at)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [self.author, self.key, self.content, receipt.log, receipt.number, receipt.position, at],
            )
