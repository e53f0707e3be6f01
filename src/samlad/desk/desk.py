"""``Desk``: record decisions, read states. One for each process.

The life of a decision: catch up · is it the same decision again? · the domain decides · entries, index, messages and receipt in
one transaction · after the commit the bell.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from samlad.desk import bell, messages, reader
from samlad.desk.reader import NotFound, Reader
from samlad.desk.receipts import Asked, KeyReused, Receipt
from samlad.desk.warm import Fold, Line, ReaderFolds, Recent, Rights
from samlad.desk.writer import Writer
from samlad.domain.common import (
    REGISTER,
    Author,
    Deeds,
    Entry,
    LogId,
    Refused,
    To,
    disturbance_log,
    isf_log,
)
from samlad.domain.joint import JointState
from samlad.index import follow
from samlad.log import incarnation, store
from samlad.log.store import CorruptEntry

__all__ = ["Decide", "Desk", "KeyReused", "Receipt", "World", "new_id", "utc_now"]

WHOLE_FOLDS_KEPT = 300
ISFS_OF_KEPT = 5_000  # asked for on every page, and the same until somebody comes or goes
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

Decide = Callable[["World", datetime], Deeds]


@dataclass(frozen=True, slots=True)
class World:
    """The whole states a decision may look at. They belong to the desk: nothing outside it keeps or changes them."""

    state: Callable[[LogId], JointState]

    @property
    def register(self) -> JointState:
        return self.state(REGISTER)

    def isf(self, isf: str) -> JointState:
        return self.state(isf_log(isf))

    def disturbance(self, disturbance: str) -> JointState:
        return self.state(disturbance_log(disturbance))


def new_id() -> str:
    """A short random id that can be read aloud: ten letters and digits, fifty bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def utc_now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """The road in (``record``) and the roads out (``state_of``, ``isf_for``, ``entries_of``)."""

    def __init__(self, clock: Callable[[], datetime] = utc_now) -> None:
        self.clock = clock
        self.bell = bell.Bell()
        self.recent = Recent()
        self._readers = ReaderFolds(self.recent, self._read)
        self._whole: OrderedDict[LogId, Fold] = OrderedDict()
        self._written: list[Entry] = []
        self._isfs_of = lru_cache(ISFS_OF_KEPT)(lambda actors, person, moved: follow.isfs_of(actors, person))
        self.recent.start(store.head_position())
        self.incarnation = incarnation.current()  # another one after a restore: screens drawn before it load anew
        self._writer = Writer(self._catch_up, self._after_commit, self._discard)
        self.bell.listen(self.hear)

    def start(self) -> None:
        """Begins to hear other processes. Tests of one process need not."""
        self.bell.start()

    def stop(self) -> None:
        self.bell.stop()
        self._writer.stop()

    # ---- the road in

    def record(
        self,
        author: Author,
        log: LogId,
        decide: Decide,
        *,
        key: str = "",
        content: str = "",
        happened_at: datetime | None = None,
    ) -> Receipt:
        """Decides and records, durably, before it returns.

        ``key`` is per author and decision: the same ``content`` again gives the first receipt; a refusal does not consume it.
        Raises Refused, KeyReused, Unwritable.
        """
        decision = _Decision(author, log, decide, Asked.by(author, key, content), happened_at)
        return self._writer.do(lambda: self._decide(decision))

    def write(self, work: Callable[[], object]) -> object:
        """Runs other durable work (drafts, people) in the writer's next group, so that all writing takes one road."""
        return self._writer.do(lambda: (work(), bell.announce())[0])

    @property
    def is_writing(self) -> bool:
        """False when the last try to write failed: full disk, read-only database. Reading goes on."""
        return not self._writer.is_failing

    # ---- the roads out

    def state_of(self, log: LogId, rights: Rights | None, as_of: datetime | None = None) -> JointState:
        """A view of a log for these rights (None: whole, for the desk itself), now or as it stood at ``as_of``."""
        if as_of is None:
            return self._readers.view(log, rights)
        return self._readers.as_of(log, rights, as_of)

    def isf_for(self, who: Reader, isf: str, as_of: datetime | None = None) -> JointState:
        """The ISF as this reader may see it. Raises NotFound, the same when there is none and when it is not for them."""
        rights = self.isf_rights(who, isf)
        return self.state_of(isf_log(isf), rights, as_of)

    def isf_rights(self, who: Reader, isf: str) -> Rights:
        whole = self._readers.view(isf_log(isf), None)
        rights = reader.isf_rights(whole, who) if whole.isf.opened else None
        if rights is None:
            raise NotFound(isf)
        return rights

    def disturbance_for(self, who: Reader, disturbance: str) -> JointState:
        log = disturbance_log(disturbance)
        whole = self._readers.view(log, None)
        isfs = frozenset(self.isfs_of(who)) if whole.disturbance.noted else frozenset()
        rights = reader.disturbance_rights(whole, who, isfs) if whole.disturbance.noted else None
        if rights is None:
            raise NotFound(disturbance)
        return self.state_of(log, rights)

    def register_for(self, who: Reader) -> JointState:
        rights = reader.register_rights(self._readers.view(REGISTER, None), who)
        if rights is None:
            raise NotFound("register")
        return self.state_of(REGISTER, rights)

    def isfs_of(self, who: Reader) -> list[str]:
        """The ISFs in which the reader's actors take part, have taken part, or the reader is on the staff."""
        return list(self._isfs_of(who.reads_for, who.person, self.recent.last(follow.MOVES)))

    def disturbances_of(self, who: Reader) -> list[str]:
        """The events that concern the reader's actors."""
        return follow.disturbances_of(who.reads_for)

    def entries_of(self, log: LogId, rights: Rights, *, after: int = 0, upto: int | None = None) -> Iterator[Entry]:
        """The entries these rights admit, in order, after a position; one that cannot be read is left out."""
        lines = store.read_through(log, after_position=after, upto=upto)
        return (entry for entry in lines if not isinstance(entry, CorruptEntry) and rights.admit(entry))

    def whole(self, log: LogId) -> JointState:
        """The desk's own whole view of a log, for loops and messages; never for pages."""
        return self._readers.view(log, None)

    # ---- what the bell and the writer call

    def hear(self) -> None:
        """Reads on from the last known position. Called by the bell, in its thread."""
        if store.head_position() > self.recent.head:
            self.recent.add(list(store.read_through(after_position=self.recent.head)))

    def _read(self, log: LogId, after: int, as_of: datetime | None = None) -> Iterable[Line]:
        return store.read_through(log, after_position=after, as_of=as_of)

    def _catch_up(self) -> None:
        """In the writer's thread, under the lock: what other processes have committed."""
        self._written = []
        if store.head_position() > self.recent.head:
            self.recent.add(list(store.read_through(after_position=self.recent.head)))

    def _state(self, log: LogId) -> JointState:
        """The whole state, for a decision. Raises Refused ``log.corrupt``: nothing is decided on half a log."""
        fold = self._whole.pop(log, None)
        if fold is None or fold.begun_at < self.recent.emptied(log):
            fold = Fold(begun_at=self.recent.head)
        self._whole[log] = fold
        newer = self.recent.after(log, fold.position) if fold.position else None
        fold.catch_up(newer if newer is not None else self._read(log, fold.position))
        fold.position = max(fold.position, self.recent.head)
        while len(self._whole) > WHOLE_FOLDS_KEPT:
            self._whole.popitem(last=False)
        if fold.state.unreadable is not None:
            raise Refused("log.corrupt", number=fold.state.unreadable)
        return fold.state

    def _decide(self, decision: _Decision) -> Receipt:
        if known := decision.asked.known():
            return known
        at = self.clock()
        self._state(decision.log)
        deeds = [one if isinstance(one, To) else To(deed=one) for one in decision.decide(World(self._state), at)]
        if not deeds:
            return Receipt(log=decision.log, number=0, position=self.recent.head, at=at)
        written = len(self._written)
        try:
            return self._enter(decision, deeds, at)
        except BaseException:
            for log in {decision.log, *(one.log for one in deeds if one.log)}:
                self._whole.pop(log, None)
            del self._written[written:]
            raise

    def _enter(self, decision: _Decision, deeds: list[To], at: datetime) -> Receipt:
        happened = decision.happened_at or at
        for log in {one.log for one in deeds if one.log}:
            self._state(log)
        entries = store.append(
            [
                store.NewEntry(
                    log=to.log or decision.log,
                    deed=to.deed,
                    author=decision.author,
                    audience=to.audience,
                    happened_at=happened,
                )
                for to in deeds
            ],
            at,
        )
        for entry in entries:
            fold = self._whole.setdefault(entry.log, Fold())
            if fold.position or entry.number == 1:
                fold.catch_up([entry])
            else:
                self._state(entry.log)
        self._written += entries
        follow.follow(entries, self._state_now)
        messages.post(entries, World(self._state_now), at)
        first = entries[0]
        receipt = Receipt(
            log=first.log,
            number=first.number,
            position=first.position,
            at=first.registered_at,
            deeds=tuple(to.deed for to in deeds),
        )
        decision.asked.keep(receipt)
        bell.announce()
        return receipt

    def _state_now(self, log: LogId) -> JointState:
        """Whole state including what this transaction has entered."""
        fold = self._whole.get(log)
        return fold.state if fold and fold.position else self._state(log)

    def _after_commit(self) -> None:
        self.recent.add(self._written)
        self._written = []
        self.bell.ring()

    def _discard(self) -> None:
        self._whole.clear()
        self._written = []


@dataclass(frozen=True, slots=True)
class _Decision:
    author: Author
    log: LogId
    decide: Decide
    asked: Asked
    happened_at: datetime | None
