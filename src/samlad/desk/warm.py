"""Folded states kept warm, so that a page costs the same whether the log is short or long.

The writer folds whole logs; readers share one fold per log and set of rights. Everything here may be dropped at any time and is
then folded again from the log.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from samlad.domain import joint
from samlad.domain.common import ActorId, Entry, LogId
from samlad.domain.joint import JointState
from samlad.log.store import CorruptEntry

RECENT_KEPT = 4_000
READER_FOLDS_KEPT = 400

Line = Entry | CorruptEntry  # an entry, or what stands in its place when it cannot be read
Read = Callable[[LogId, int], Iterable[Line]]  # a log's entries after a position


class Recent:
    """The newest entries as one process has read them, so that many folds share one reading."""

    def __init__(self) -> None:
        self._entries: deque[Line] = deque(maxlen=RECENT_KEPT)
        self._from = 0
        self.head = 0
        self._last: dict[str, int] = {}  # kind → the position of its newest entry, since the process began
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
                self.head = entry.position

    def last(self, kinds: Iterable[str]) -> int:
        """The position of the newest entry of these kinds that this process has heard of; 0 before the first."""
        return max(self._last.get(kind, 0) for kind in kinds)

    def after(self, log: LogId, position: int) -> list[Line] | None:
        """The log's entries after a position, or None when they begin before what is kept."""
        with self._lock:
            if position < self._from:
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


@dataclass
class Fold:
    """One fold of one log, caught up on demand, and the last view handed out. It ends before an entry that cannot be read."""

    state: JointState = field(default_factory=JointState)
    position: int = 0
    view: JointState | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def catch_up(self, entries: Iterable[Line], rights: Rights | None = None) -> None:
        for entry in entries:
            if self.state.unreadable is not None:
                break
            if isinstance(entry, CorruptEntry):
                self.state.unreadable, self.view = entry.number, None
            elif rights is None or rights.admit(entry):
                joint.after(self.state, entry)
                self.view = None
            self.position = entry.position

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
        fold = self._fold(log, rights)
        head = self._recent.head
        if fold.position < head:
            with fold.lock:
                newer = self._recent.after(log, fold.position) if fold.position else None
                fold.catch_up(newer if newer is not None else self._read(log, fold.position), rights)
                fold.position = max(fold.position, head)
                return fold.current()
        return fold.current() if fold.view is None else fold.view

    def forget(self, log: LogId | None = None) -> None:
        with self._lock:
            for key in [key for key in self._folds if log is None or key[0] == log]:
                del self._folds[key]

    def _fold(self, log: LogId, rights: Rights | None) -> Fold:
        key = (log, rights)
        with self._lock:
            fold = self._folds.pop(key, None) or Fold()
            self._folds[key] = fold
            while len(self._folds) > READER_FOLDS_KEPT:
                self._folds.popitem(last=False)
            return fold
