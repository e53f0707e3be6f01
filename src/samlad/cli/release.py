"""Let out the messages that have stood still since a restore."""

from __future__ import annotations

import argparse
import sys

from samlad.cli.installation import open_installation
from samlad.cli.terminal import Problem, say


def run(arguments: argparse.Namespace) -> int:
    open_installation(arguments.data)
    from samlad.desk import office, outbox

    held = outbox.held()
    if held is None:
        say("Nothing stands still: messages go out as usual.")
        return 0
    if arguments.list:
        return _list()
    if not arguments.yes and not _agrees(held):
        return 1
    desk = office.desk()
    say(f"Released {outbox.release(desk)} messages. A running server sends them now.")
    desk.stop()
    return 0


def _list() -> int:
    """The oldest first, without what they say: that is for those they go to."""
    from samlad.desk import outbox

    for row in outbox.standing_still():
        about = row.subject or " ".join(one for one in (row.task, row.log) if one)
        say(f"{row.created_at:%Y-%m-%d %H:%M} UTC  {row.channel}  {row.address}  {about}")
    return 0


def _agrees(held: int) -> bool:
    if not sys.stdin.isatty():
        raise Problem(f"{held} messages would go out. Look at them with --list first, then add --yes.")
    return input(f"{held} messages, some of them old, go out at once. Write yes to go on: ").strip() == "yes"
