"""Folded states kept warm, so that a page costs the same whether the log is short or long.

The writer folds whole logs; readers share one fold per log and set of rights. Everything here may be dropped at any time and is
then folded again from the log.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from samlad.domain import joint
from samlad.domain.common import ActorId, Entry, LogId
from samlad.domain.joint import JointState
from samlad.log.store import CorruptEntry

RECENT_KEPT = 4_000
MARKS_KEPT = 32  # earlier states of a fold
FIRST_MARKS_EVERY = 64  # entries
READER_FOLDS_KEPT = 400

Line = Entry | CorruptEntry  # an entry, or what stands in its place when it cannot be read
Read = Callable[[LogId, int, datetime | None], Iterable[Line]]  # a log's entries after a position, up to a time


class Recent:
    """The newest entries as one process has read them, so that many folds share one reading."""

    def __init__(self) -> None:
        self._entries: deque[Line] = deque(maxlen=RECENT_KEPT)
        self._from = 0
        self.head = 0
        self._last: dict[str, int] = {}  # kind → the position of its newest entry, since the process began
        self._emptied: dict[LogId, int] = {}  # log → the position of the newest entry that destroyed texts in it
        self._lock = threading.Lock()

    def start(self, head: int) -> None:
        with self._lock:
            self._entries.clear()
            self._from = self.head = head

    def add(self, entries: Iterable[Line]) -> None:
        with self._lock:
            for entry in entries:
                if entry.position <= self.head:
                    continue
                if len(self._entries) == RECENT_KEPT:
                    self._from = self._entries[0].position
                self._entries.append(entry)
                if isinstance(entry, Entry):
                    self._last[entry.kind] = entry.position
                    if getattr(entry.deed, "destroys", ()):
                        self._emptied[entry.log] = entry.position
                        self._entries = deque((one for one in self._entries if one.log != entry.log), RECENT_KEPT)
                self.head = entry.position

    def emptied(self, log: LogId) -> int:
        """Where texts of the log were last destroyed: whatever was folded or read before that may still hold them."""
        return self._emptied.get(log, 0)

    def last(self, kinds: Iterable[str]) -> int:
        """The position of the newest entry of these kinds that this process has heard of; 0 before the first."""
        return max(self._last.get(kind, 0) for kind in kinds)

    def after(self, log: LogId, position: int) -> list[Line] | None:
        """The log's entries after a position, or None when they begin before what is kept."""
        with self._lock:
            if position < max(self._from, self._emptied.get(log, 0)):
                return None
            newer = []
            for entry in reversed(self._entries):
                if entry.position <= position:
                    break
                if entry.log == log:
                    newer.append(entry)
            return newer[::-1]


@dataclass(frozen=True, slots=True)
class Rights:
    """What one reader may see of one log: the narrowed entries of these actors, up to an entry number (None: to the end)."""

    actors: frozenset[ActorId]
    until: int | None = None

    def admit(self, entry: Entry) -> bool:
        if self.until is not None and entry.number > self.until:
            return False
        return entry.readable_by(self.actors)


class Mark(NamedTuple):
    """A fold as it stood at an entry."""

    at: datetime
    position: int
    state: JointState


@dataclass
class Fold:
    """One fold of one log, caught up on demand, and the last view handed out. It ends before an entry that cannot be read.

    ``marks`` are earlier states on the way, at even distances that grow with the log, so that "as it stood at 14:00" folds
    a small part of it anew. ``begun_at`` is how far all logs had come when the fold began.
    """

    state: JointState = field(default_factory=JointState)
    position: int = 0
    begun_at: int = 0
    view: JointState | None = None
    marks: list[Mark] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    marks_every: int = 0  # entries; 0: no marks
    _folded: int = 0

    def catch_up(self, entries: Iterable[Line], rights: Rights | None = None) -> None:
        for entry in entries:
            if self.state.unreadable is not None:
                break
            if isinstance(entry, CorruptEntry):
                self.state.unreadable, self.view = entry.number, None
            elif rights is None or rights.admit(entry):
                joint.after(self.state, entry)
                self.view = None
                self._mark(entry)
            self.position = entry.position

    def _mark(self, entry: Entry) -> None:
        self._folded += 1
        if self.marks_every and self._folded % self.marks_every == 0:
            self.marks.append(Mark(entry.registered_at, entry.position, joint.view(self.state)))
            if len(self.marks) > MARKS_KEPT:
                self.marks, self.marks_every = self.marks[1::2], 2 * self.marks_every

    def as_of(self, at: datetime) -> Fold:
        """A fold of its own that begins at the last mark before a time."""
        place = bisect_right(self.marks, at, key=lambda mark: mark.at)
        if not place:
            return Fold()
        _, position, state = self.marks[place - 1]
        return Fold(state=joint.view(state), position=position)

    def current(self) -> JointState:
        if self.view is None:
            self.view = joint.view(self.state)
        return self.view


class ReaderFolds:
    """Folds for readers, shared by everyone with the same rights in the same log."""

    def __init__(self, recent: Recent, read: Read) -> None:
        self._recent, self._read = recent, read
        self._folds: OrderedDict[tuple[LogId, Rights | None], Fold] = OrderedDict()
        self._lock = threading.Lock()

    def view(self, log: LogId, rights: Rights | None) -> JointState:
        """The log's state for these rights, as of now; ``None`` is the desk's own whole view."""
        rights = self._needed(log, rights)
        fold = self._fold(log, rights)
        with fold.lock:
            self._catch_up(fold, log, rights)
            return fold.current()

    def as_of(self, log: LogId, rights: Rights | None, at: datetime) -> JointState:
        """The log's state for these rights as it stood at a registered time, that moment included."""
        rights = self._needed(log, rights)
        fold = self._fold(log, rights)
        with fold.lock:
            self._catch_up(fold, log, rights)
            then = fold.as_of(at)
        then.catch_up(self._read(log, then.position, at), rights)
        return then.state

    def _needed(self, log: LogId, rights: Rights | None) -> Rights | None:
        """While nothing in a log is narrowed, whoever reads it to the end shares the whole fold."""
        if rights is None or rights.until is not None or self.view(log, None).named:
            return rights
        return None

    def _catch_up(self, fold: Fold, log: LogId, rights: Rights | None) -> None:
        head = self._recent.head
        if fold.position < head:
            newer = self._recent.after(log, fold.position) if fold.position else None
            fold.catch_up(newer if newer is not None else self._read(log, fold.position, None), rights)
            fold.position = max(fold.position, head)

    def _fold(self, log: LogId, rights: Rights | None) -> Fold:
        key = (log, rights)
        with self._lock:
            fold = self._folds.pop(key, None)
            if fold is None or fold.begun_at < self._recent.emptied(log):
                fold = Fold(begun_at=self._recent.head, marks_every=FIRST_MARKS_EVERY)
            self._folds[key] = fold
            while len(self._folds) > READER_FOLDS_KEPT:
                self._folds.popitem(last=False)
            return fold
