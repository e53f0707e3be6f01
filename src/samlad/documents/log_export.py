"""The joint log as readable text and as JSON lines, one row at a time so that a long log never stands in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import msgspec

from samlad.documents.plain import folded, mark_line
from samlad.documents.words import Language, Mode, Speech, marks_of

SCHEMA = "samlad.joint_log/1"
PROGRESS_EVERY = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """What the export is of, and when it was made."""

    isf_name: str
    produced_at: datetime
    record_owner: str
    mode: Mode = Mode.SHARP
    demo: bool = False
    language: Language = Language.SWEDISH


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry. ``words`` is what it says on screen; ``via`` tells how it came, empty when by the author's own hand."""

    number: int
    registered_at: datetime
    happened_at: datetime
    kind: str
    actor: str
    words: str
    name: str = ""
    via: str = ""
    is_late: bool = False


def _silent(_: int) -> None:
    pass


def text_lines(head: LogHead, rows: Iterable[LogRow], progress: Callable[[int], None] = _silent) -> Iterator[str]:
    """Lines without line ends, grouped by the day of registration. ``progress`` hears how many rows are done."""
    say = Speech(head.language, at=head.produced_at)
    mark = mark_line(marks_of(head.mode, head.demo, say.language))
    if mark:
        yield mark
    yield from folded(say("log", isf=head.isf_name))
    yield from folded(say.footer(head.produced_at, head.record_owner))
    day: date | None = None
    for row in _counted(rows, progress):
        if say.date_of(row.registered_at) != day:
            day = say.date_of(row.registered_at)
            yield from ("", say.day(day, with_year=True).upper())
        yield from _row(say, row)
    if mark:
        yield from ("", mark)


def _row(say: Speech, row: LogRow) -> Iterator[str]:
    late = say("late", when=say.time(row.happened_at)) if row.is_late else ""
    author = ", ".join(filter(None, (row.actor, row.name, late)))
    yield ""
    yield from folded(f"{say.clock(row.registered_at)}  #{row.number}  {author}", rest="  ")
    for text in filter(None, (row.words, row.via)):
        yield from folded(text, first="  ", rest="  ")


def json_lines(head: LogHead, rows: Iterable[LogRow], progress: Callable[[int], None] = _silent) -> Iterator[str]:
    """First a line about the export, then one line for each row. Times are ISO 8601 with offset."""
    yield _json({"schema": SCHEMA, **msgspec.to_builtins(head)})
    for row in _counted(rows, progress):
        yield _json(msgspec.to_builtins(row))


def _json(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def _counted(rows: Iterable[T], progress: Callable[[int], None]) -> Iterator[T]:
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % PROGRESS_EVERY == 0:
            progress(done)
    progress(done)
