"""The index made anew from the log. It may be dropped at any time: nothing outside it changes, and nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samlad.desk.desk import Desk
from samlad.domain.common import Entry
from samlad.index import follow
from samlad.log import store
from samlad.log.store import CorruptEntry

PROGRESS_EVERY = 500


def rebuild(desk: Desk, progress: Callable[[int, int], None]) -> int:
    """Rebuilds the index in one transaction; returns how many entries were read. One that cannot be read is left out."""
    total = store.head_position()
    read = 0

    def entries() -> Iterator[Entry]:
        nonlocal read
        for line in store.read_through():
            if not isinstance(line, CorruptEntry):
                yield line
            read += 1
            if read % PROGRESS_EVERY == 0:
                progress(read, total)

    desk.write(lambda: follow.rebuild(entries(), desk.whole))
    return read
