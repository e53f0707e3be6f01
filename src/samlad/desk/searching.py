"""Search across every log that a reader may see, and in nothing else: not in drafts, not in the register."""

from __future__ import annotations

from dataclasses import dataclass

from samlad.desk.desk import Desk
from samlad.desk.reader import NotFound, Reader, disturbance_rights
from samlad.desk.warm import Rights
from samlad.domain.common import Entry, LogId, disturbance_log, isf_log
from samlad.index import search

LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Found:
    """Entries, the newest first; ``older`` is the position to search on from, None when there is no more."""

    entries: list[Entry]
    older: int | None


def find(
    desk: Desk, reader: Reader, text: str, *, limit: int, log: LogId | None = None, before: int | None = None
) -> Found:
    """Entries that hold every word of the text, also inflected; ``log`` None: in all logs of the reader."""
    rights = readable(desk, reader)
    if log is not None:
        rights = {one: right for one, right in rights.items() if one == log}
    entries: list[Entry] = []
    for row in search.find(text[:LONGEST_QUESTION], rights, before):
        right = rights[LogId(row.log)]
        if not search.admits(row, right.actors):
            continue
        entries += desk.entries_of(LogId(row.log), right, after=row.position - 1, upto=row.position)
        if len(entries) > limit:
            return Found(entries[:limit], entries[limit - 1].position)
    return Found(entries, None)


def readable(desk: Desk, reader: Reader) -> dict[LogId, Rights]:
    """The logs of the ISFs and events that this reader may see, with what may be seen of each."""
    rights: dict[LogId, Rights] = {}
    isfs = desk.isfs_of(reader)
    for isf in isfs:
        try:
            rights[isf_log(isf)] = desk.isf_rights(reader, isf)
        except NotFound:
            continue
    for disturbance in desk.disturbances_of(reader):
        log = disturbance_log(disturbance)
        if right := disturbance_rights(desk.whole(log), reader, frozenset(isfs)):
            rights[log] = right
    return rights
