"""The joint log read backwards, a page at a time, as one reader may see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from samlad.desk.desk import Desk
from samlad.desk.warm import Rights
from samlad.domain.common import ActorId, Entry, LogId

FIRST_WINDOW = 400  # positions; each next one is twice as wide, since a log may be thin among others


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries, the newest first; ``older`` is the position to read on from, None at the log's beginning."""

    entries: list[Entry]
    older: int | None


def newest(
    desk: Desk,
    log: LogId,
    rights: Rights,
    *,
    limit: int,
    upto: int | None = None,
    as_of: datetime | None = None,
    keep: Callable[[Entry], bool] = lambda entry: True,
) -> Stretch:
    """The newest entries that these rights admit and ``keep`` wants, from position ``upto`` (included) backwards."""
    end = min(upto, desk.recent.head) if upto is not None else desk.recent.head
    found: list[Entry] = []
    window = FIRST_WINDOW
    while end > 0 and len(found) <= limit:
        start = max(0, end - window)
        part = [
            entry
            for entry in desk.entries_of(log, rights, after=start, upto=end)
            if keep(entry) and (as_of is None or entry.registered_at <= as_of)
        ]
        found += reversed(part)
        end, window = start, window * 2
    return Stretch(found[:limit], found[limit].position if len(found) > limit else None)


def concerns(entry: Entry, actor: ActorId) -> bool:
    """Written by the actor, or naming it as the one that answers, acts or is called."""
    return entry.author.actor == actor or actor in vars(entry.deed).values()
