"""The entries in the database: the next ones in, and reading on from where one was.

Writing happens inside the caller's transaction and under ``lock()``; readers never wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from django.db import OperationalError, connection

from samlad.domain.common import EVERYONE, Audience, Author, Deed, Entry, LogId
from samlad.log import chain, codec
from samlad.log.codec import Body, StoredText

BATCH = 1000
_LOCK = 0x5A3_1AD  # any number will do, the same in every process
_COLUMNS = "position, log, number, kind, registered_at, happened_at, audience, body, previous_hash, hash"


class CorruptEntry(Exception):
    """An entry that cannot be read. Writes to its log are refused until somebody has looked."""

    def __init__(self, log: str, number: int, position: int, reason: str) -> None:
        super().__init__(f"entry {number} of the log {log} (position {position}) cannot be read: {reason}")
        self.log, self.number, self.position = log, number, position


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is to be entered; position, number, registered time and hash are given by ``append``."""

    log: LogId
    deed: Deed
    author: Author
    happened_at: datetime
    audience: Audience = EVERYONE


Stored = tuple[int, str, int, str, str]  # position, log, number, kind, body


class Row(NamedTuple):
    """One row of the table ``entry``, as it stands. Times as ``stamp`` writes them."""

    position: int
    log: str
    number: int
    kind: str
    registered_at: str
    happened_at: str
    audience: str
    body: str
    previous_hash: str
    hash: str


class Head(NamedTuple):
    """The last entry of a log."""

    log: str
    number: int
    position: int
    hash: str
    registered_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which entries to read: of one log or all, after a position, up to a position, up to a registered time."""

    log: str | None = None
    after_position: int = 0
    upto: int | None = None
    as_of: datetime | None = None

    def where(self) -> tuple[str, list[Any]]:
        conditions: list[tuple[str, Any]] = [("entry.position > %s", self.after_position)]
        if self.log is not None:
            conditions.append(("entry.log = %s", self.log))
        if self.upto is not None:
            conditions.append(("entry.position <= %s", self.upto))
        if self.as_of is not None:
            conditions.append(("entry.registered_at <= %s", stamp(self.as_of)))
        return " AND ".join(sql for sql, _ in conditions), [value for _, value in conditions]


def stamp(at: datetime) -> str:
    """A time as text: UTC, always six decimals, so that text order is time order in both databases."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def unstamp(text: str) -> datetime:
    return datetime.fromisoformat(text)


def audience_column(audience: Audience) -> str:
    """The audience as it stands in its column: empty for everyone, otherwise a JSON list of actors."""
    return "" if audience.actors is None else msgspec.json.encode(sorted(audience.actors)).decode()


def lock() -> None:
    """Takes the database's one write lock until the transaction ends. SQLite has it already: each begins IMMEDIATE."""
    if not connection.in_atomic_block:
        raise RuntimeError("the write lock is held by a transaction, and none is open")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def head_position() -> int:
    """The position of the last entry of all; 0 when there is none."""
    [(position,)] = fetch("SELECT coalesce(max(position), 0) FROM entry")
    return position


def kinds() -> set[str]:
    """The kinds of all entries; some may be unknown to this version."""
    return {kind for (kind,) in fetch("SELECT DISTINCT kind FROM entry")}


def heads(after_position: int = 0) -> list[Head]:
    """The head of each log that has grown after a position, in the order of their names."""
    found = fetch(
        "SELECT entry.log, entry.number, entry.position, entry.hash, entry.registered_at FROM entry"
        " JOIN (SELECT max(position) AS position FROM entry WHERE position > %s GROUP BY log) AS head"
        " ON entry.position = head.position ORDER BY entry.log",
        [after_position],
    )
    return [Head(*row) for row in found]


def head_of(log: str) -> Head:
    """The head of one log; an empty log has number 0 and what its first entry is to follow."""
    found = fetch(
        "SELECT log, number, position, hash, registered_at FROM entry WHERE log = %s ORDER BY number DESC LIMIT 1",
        [log],
    )
    return Head(*found[0]) if found else Head(log, 0, 0, chain.GENESIS, "")


def append(drafts: Iterable[NewEntry], registered_at: datetime) -> list[Entry]:
    """Enters the drafts in order, inside the caller's transaction and under ``lock()``; returns them as readers see them.

    Registered time never goes backwards within a log. A deed with the field ``destroys`` (numbers of entries in its own
    log) takes their texts and salts with it, for ever; there is no other way to destroy a text. Raises TypeError or
    ValueError for what cannot be stored, and ``django.db.IntegrityError`` when an entry does not follow the head.
    """
    position = head_position()
    known: dict[str, Head] = {}
    rows: list[Row] = []
    texts: list[tuple[int, str, str | None, str | None]] = []
    entries: list[Entry] = []
    for draft in drafts:
        position += 1
        head = known.get(draft.log) or head_of(draft.log)
        row, own, entry = _next(head, position, draft, registered_at)
        known[draft.log] = Head(row.log, row.number, row.position, row.hash, row.registered_at)
        rows.append(row)
        texts += [(position, *text) for text in own]
        entries.append(entry)
    with connection.cursor() as cursor:
        if texts:
            cursor.executemany("INSERT INTO entry_text (position, digest, salt, value) VALUES (%s, %s, %s, %s)", texts)
        if rows:
            slots = ", ".join(["%s"] * len(Row._fields))
            cursor.executemany(f"INSERT INTO entry ({_COLUMNS}) VALUES ({slots})", rows)
    for entry in entries:
        if numbers := getattr(entry.deed, "destroys", ()):
            _empty_texts(entry.log, numbers)
    return entries


def _next(head: Head, position: int, draft: NewEntry, at: datetime) -> tuple[Row, list[StoredText], Entry]:
    if head.registered_at:
        at = max(at, unstamp(head.registered_at))
    body, texts = codec.encode(
        Body(
            kind=draft.deed.kind,
            author=draft.author,
            audience=draft.audience,
            registered_at=at,
            happened_at=draft.happened_at,
            deed=draft.deed,
        )
    )
    number = head.number + 1
    row = Row(
        position,
        draft.log,
        number,
        draft.deed.kind,
        stamp(at),
        stamp(draft.happened_at),
        audience_column(draft.audience),
        body,
        head.hash,
        chain.entry_hash(draft.log, number, head.hash, body),
    )
    # Read back before it is written: what cannot be read must never come into the log.
    entry = _entry(position, draft.log, number, row.kind, body, {text.digest: text.value for text in texts})
    return row, texts, entry


def read(
    log: str | None = None,
    after_position: int = 0,
    upto: int | None = None,
    as_of: datetime | None = None,
    limit: int | None = None,
) -> Iterator[Entry]:
    """The entries of one log, or of all, in order: a batch at a time, so the length of the log does not matter.

    ``upto`` is a position, ``as_of`` a registered time; both are included. Raises CorruptEntry when a body cannot be
    read, and UnknownKind when it was written by a newer version.
    """
    selection = Selection(log=log, after_position=after_position, upto=upto, as_of=as_of)
    for stored, texts in _with_texts(selection, limit):
        yield _entry(*stored, texts)


def read_through(
    log: str | None = None, after_position: int = 0, upto: int | None = None, as_of: datetime | None = None
) -> Iterator[Entry | CorruptEntry]:
    """As ``read``, with a CorruptEntry standing in the place of each entry that this version cannot read."""
    selection = Selection(log=log, after_position=after_position, upto=upto, as_of=as_of)
    for stored, texts in _with_texts(selection):
        try:
            yield _entry(*stored, texts)
        except CorruptEntry as corrupt:
            yield corrupt
        except codec.UnknownKind as unknown:
            position, log_of_it, number, *_ = stored
            yield CorruptEntry(log_of_it, number, position, str(unknown))


def _with_texts(selection: Selection, limit: int | None = None) -> Iterator[tuple[Stored, dict[str, str | None]]]:
    """Only what an entry is made of: a long log is read in one go, and each column of it costs."""
    for rows in _batches("position, log, number, kind, body", selection, limit):
        where, values = replace(selection, after_position=rows[0][0] - 1, upto=rows[-1][0], as_of=None).where()
        texts = fetch(
            f"SELECT digest, value FROM entry JOIN entry_text ON entry_text.position = entry.position WHERE {where}",
            values,
        )
        by_digest = dict(texts)
        yield from ((row, by_digest) for row in rows)


def batches(selection: Selection, limit: int | None = None) -> Iterator[list[Row]]:
    """The rows selected, in order of position, at most ``BATCH`` at a time."""
    for rows in _batches(_COLUMNS, selection, limit):
        yield list(map(Row._make, rows))


def _batches(columns: str, selection: Selection, limit: int | None) -> Iterator[list[tuple[Any, ...]]]:
    """The first column is the position."""
    left = float("inf") if limit is None else limit
    while left > 0:
        size = int(min(BATCH, left))
        where, values = selection.where()
        rows = fetch(f"SELECT {columns} FROM entry WHERE {where} ORDER BY position LIMIT %s", [*values, size])
        if rows:
            yield rows
            selection = replace(selection, after_position=rows[-1][0])
        left = left - size if len(rows) == size else 0


def texts_of(log: str | None, first: int, last: int) -> list[tuple[int, StoredText]]:
    """The texts of one log, or of all, from one position to another, both included; with the position of each."""
    where, values = Selection(log=log, after_position=first - 1, upto=last).where()
    found = fetch(
        "SELECT entry.position, digest, salt, value FROM entry"
        f" JOIN entry_text ON entry_text.position = entry.position WHERE {where}",
        values,
    )
    return [(position, StoredText(*text)) for position, *text in found]


def fetch(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query. Bytes that are no longer UTF-8 (a damaged file) come as ``\\xff``, which no body survives."""
    try:
        return _fetch(sql, values)
    except OperationalError as wrong:
        if connection.vendor != "sqlite" or "decode to UTF-8" not in str(wrong):
            raise
    connection.connection.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
    try:
        return _fetch(sql, values)
    finally:
        connection.connection.text_factory = str


def _fetch(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _empty_texts(log: str, numbers: Sequence[int]) -> None:
    slots = ", ".join(["%s"] * len(numbers))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE entry_text SET salt = NULL, value = NULL WHERE value IS NOT NULL"
            f" AND position IN (SELECT position FROM entry WHERE log = %s AND number IN ({slots}))",
            [log, *numbers],
        )


def _entry(position: int, log: str, number: int, kind: str, body_text: str, texts: Mapping[str, str | None]) -> Entry:
    try:
        body = codec.decode(kind, body_text, texts)
    except ValueError as wrong:
        raise CorruptEntry(log, number, position, str(wrong)) from wrong
    return Entry(
        position=position,
        log=LogId(log),
        number=number,
        registered_at=body.registered_at,
        happened_at=body.happened_at,
        author=body.author,
        audience=body.audience,
        deed=body.deed,
    )
