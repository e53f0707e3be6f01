"""Which messages go out because something was decided. Live decisions only; nothing here runs when a log is read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from samlad.domain.common import Entry

if TYPE_CHECKING:
    from samlad.desk.desk import World

Messenger = Callable[[Entry, "World", datetime], None]
MESSENGERS: dict[str, Messenger] = {}


def on(*kinds: str) -> Callable[[Messenger], Messenger]:
    """Registers what writes the outbox rows for these kinds of deeds."""

    def register(messenger: Messenger) -> Messenger:
        for kind in kinds:
            MESSENGERS[kind] = messenger
        return messenger

    return register


def post(entries: Sequence[Entry], world: World, at: datetime) -> None:
    """Writes the outbox rows that these entries call for, in their transaction."""
    for entry in entries:
        if messenger := MESSENGERS.get(entry.kind):
            messenger(entry, world, at)
