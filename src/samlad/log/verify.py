"""Reads the whole log and names what is not as it was written; and says what it cannot see.

Meant to be run by somebody who trusts nobody: it believes no column that it can compute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from samlad.domain.common import Audience
from samlad.log import chain, codec, incarnation, schema, seals, store
from samlad.log.codec import StoredText
from samlad.log.seals import Flaw, SealedHead
from samlad.log.sentences import sentence
from samlad.log.store import Row

Progress = Callable[[int, int], None]
_NEVER_SEEN = ("blind.swapped", "blind.false_when_written", "blind.order_between_logs")


class Trouble(StrEnum):
    """What a finding says; its sentence stands in ``sentences``."""

    CHANGED = "entry.changed"
    MISSING = "entry.missing"
    POSITION_MISSING = "position.missing"
    COLUMNS = "entry.columns"
    UNREADABLE = "entry.unreadable"
    TEXT_CHANGED = "text.changed"
    TEXT_EMPTIED = "text.emptied"
    TEXT_MISSING = "text.missing"
    TEXT_STRAY = "text.stray"
    TEXT_BEYOND = "text.beyond"
    CUT = "seal.cut"
    REWRITTEN = "seal.rewritten"
    SEAL_UNREADABLE = Flaw.UNREADABLE.value
    SEAL_SIGNATURE = Flaw.SIGNATURE.value
    SEAL_ORDER = Flaw.ORDER.value
    GUARD_MISSING = "guard.missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``facts`` say where: log, number, position, kind, line, name … as far as they apply."""

    trouble: Trouble
    facts: dict[str, Any]

    def say(self, language: str = "sv") -> str:
        return sentence(self.trouble, language, **self.facts)


@dataclass(slots=True)
class Report:
    """What was read and what was found.

    ``emptied`` counts destroyed texts, by a decision or not; ``lost_in_restore`` counts sealed heads that a restore
    gave up. ``cannot_see`` are codes of what no reading of this database could tell; ``say_blind`` puts them in words.
    """

    entries: int = 0
    logs: int = 0
    texts: int = 0
    emptied: int = 0
    seals: int = 0
    sealed_at: datetime | None = None
    sealed_position: int = 0
    lost_in_restore: int = 0
    findings: list[Finding] = field(default_factory=list)
    cannot_see: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings

    def find(self, trouble: Trouble, **facts: Any) -> None:
        self.findings.append(Finding(trouble, facts))

    def say_blind(self, language: str = "sv") -> list[str]:
        facts = {"after": self.sealed_position, "sealed_at": self.sealed_at, "lost": self.lost_in_restore}
        return [sentence(code, language, **facts) for code in self.cannot_see]


def verify(directory: Path, progress: Progress | None = None) -> Report:
    """Reads every entry and text against the chains, and the chains against the seals in ``directory``.

    Entries that come in meanwhile are left for the next time. ``progress`` is told (done, of how many) now and then.
    """
    report = Report()
    for name in schema.missing_guards():
        report.find(Trouble.GUARD_MISSING, name=name)
    sealed = _sealed_heads(directory, report)
    upto = store.head_position()
    walk = _Walk(report, sealed)
    for rows in store.batches(store.Selection(upto=upto)):
        texts = defaultdict(list)
        for position, text in store.texts_of(None, rows[0].position, rows[-1].position):
            texts[position].append(text)
        for row in rows:
            walk.entry(row, texts[row.position])
        if progress:
            progress(report.entries, upto)
    for rows in store.batches(store.Selection(after_position=upto)):
        walk.decisions(rows)  # taken meanwhile: they may have destroyed a text that was still to be read
    walk.finish()
    for position in _texts_beyond_head():
        report.find(Trouble.TEXT_BEYOND, position=position)
    report.cannot_see = ["blind.after_last_seal" if report.seals else "blind.no_seal", *_NEVER_SEEN]
    if report.lost_in_restore:
        report.cannot_see.append("blind.restored")
    return report


class _Destroying(msgspec.Struct):
    destroys: tuple[int, ...] = ()


class _Outline(msgspec.Struct):
    """The parts of a body that also stand in columns, and which entries' texts it destroys."""

    kind: str
    registered_at: datetime
    happened_at: datetime
    audience: Audience
    deed: _Destroying


_outline = msgspec.json.Decoder(_Outline)


class _Walk:
    """Goes through the entries in order of position and remembers where each log was."""

    def __init__(self, report: Report, sealed: dict[tuple[str, int], SealedHead]) -> None:
        self._report = report
        self._sealed = sealed
        self._heads: dict[str, tuple[Row, bool]] = {}  # the last row of each log, and whether it fits its own hash
        self._position = 0
        self._emptied: dict[tuple[str, int], Row] = {}  # entries without their texts, and no decision seen yet
        self._missing_positions: list[tuple[int, int]] = []
        self._missing_numbers = 0

    def entry(self, row: Row, texts: list[StoredText]) -> None:
        self._report.entries += 1
        if row.position > self._position + 1:
            self._missing_positions.append((self._position + 1, row.position - 1))
        self._position = row.position
        self._link(row)
        self._seal(row)
        self._texts(row, texts)
        self._read(row)

    def _link(self, row: Row) -> None:
        """Does the entry fit its own hash, and follow the one before it in its log?"""
        before, before_fits = self._heads.get(row.log, (None, True))
        number, link = (before.number, before.hash) if before else (0, chain.GENESIS)
        fits = chain.entry_hash(row.log, row.number, row.previous_hash, row.body) == row.hash
        if row.number > number + 1:
            self._missing_numbers += row.number - number - 1
            self._report.find(Trouble.MISSING, log=row.log, first=number + 1, last=row.number - 1)
        if not fits or row.number <= number or (before is None and row.number == 1 and row.previous_hash != link):
            self._find(Trouble.CHANGED, row)
        elif before and row.number == number + 1 and row.previous_hash != link and before_fits:
            self._find(Trouble.CHANGED, before)  # it was rewritten with a new hash, and this one remembers the old
        self._heads[row.log] = (row, fits)

    def _seal(self, row: Row) -> None:
        head = self._sealed.pop((row.log, row.number), None)
        if head and (head.hash, head.position) != (row.hash, row.position):
            self._find(Trouble.REWRITTEN, row)

    def _read(self, row: Row) -> None:
        try:
            outline = _outline.decode(row.body)
            codec.decode(outline.kind, row.body, {})
        except (ValueError, codec.UnknownKind) as wrong:
            self._find(Trouble.UNREADABLE, row, reason=str(wrong))
            return
        self._decide(row.log, outline)
        columns = (row.kind, row.registered_at, row.happened_at, row.audience)
        times = store.stamp(outline.registered_at), store.stamp(outline.happened_at)
        if columns != (outline.kind, *times, store.audience_column(outline.audience)):
            self._find(Trouble.COLUMNS, row)

    def _decide(self, log: str, outline: _Outline) -> None:
        for number in outline.deed.destroys:
            self._emptied.pop((log, number), None)

    def decisions(self, rows: Iterable[Row]) -> None:
        """Reads later entries for nothing but which texts they destroy."""
        for row in rows:
            with suppress(ValueError):  # read in full, and named, the next time
                self._decide(row.log, _outline.decode(row.body))

    def _texts(self, row: Row, texts: Iterable[StoredText]) -> None:
        kept = {text.digest: text for text in texts}
        for digest in codec.digests(row.body):
            text = kept.pop(digest, None)
            self._report.texts += 1
            if text is None:
                self._find(Trouble.TEXT_MISSING, row)
            elif text.salt is None and text.value is None:
                self._report.emptied += 1
                self._emptied[row.log, row.number] = row
            elif not _is_intact(text):
                self._find(Trouble.TEXT_CHANGED, row)
        if kept:
            self._find(Trouble.TEXT_STRAY, row)

    def finish(self) -> None:
        self._report.logs = len(self._heads)
        # An entry missing inside a log is named by its number there; the hole in the positions is the same loss.
        if sum(last - first + 1 for first, last in self._missing_positions) != self._missing_numbers:
            for first, last in self._missing_positions:
                self._report.find(Trouble.POSITION_MISSING, first=first, last=last)
        for row in self._emptied.values():
            self._find(Trouble.TEXT_EMPTIED, row)
        for (log, number), head in self._sealed.items():
            self._report.find(Trouble.CUT, log=log, number=number, position=head.position)

    def _find(self, trouble: Trouble, row: Row, **facts: Any) -> None:
        self._report.find(trouble, log=row.log, number=row.number, position=row.position, kind=row.kind, **facts)


def _is_intact(text: StoredText) -> bool:
    if text.salt is None or text.value is None:
        return False
    try:
        return chain.text_digest(bytes.fromhex(text.salt), text.value) == text.digest
    except ValueError:
        return False


def _texts_beyond_head() -> list[int]:
    found = store.fetch(
        "SELECT DISTINCT position FROM entry_text WHERE position > (SELECT coalesce(max(position), 0) FROM entry)"
    )
    return [position for (position,) in found]


def _sealed_heads(directory: Path, report: Report) -> dict[tuple[str, int], SealedHead]:
    """The heads that the seals promise, by log and number, without those that a restore gave up."""
    ends = {before.id: after.position for before, after in pairwise(incarnation.history())}
    promised: dict[tuple[str, int], SealedHead] = {}
    for read in seals.read_seals(directory):
        if read.flaw:
            report.find(Trouble(read.flaw.value), line=read.line)
        if read.seal is None or read.flaw is Flaw.SIGNATURE:
            continue
        report.seals += 1
        report.sealed_at, report.sealed_position = read.seal.sealed_at, read.seal.position
        end = ends.get(read.seal.incarnation)
        for log, head in read.seal.heads.items():
            if end is not None and head.position > end:
                report.lost_in_restore += 1
            else:
                promised[log, head.number] = head
    return promised
