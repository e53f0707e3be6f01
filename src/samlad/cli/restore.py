"""Restore a backup into a new directory, and prove that it is whole before anybody uses it."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from samlad.cli import rebuild, secret, verify
from samlad.cli.installation import set_up
from samlad.cli.migrate import migrate
from samlad.cli.terminal import Problem, say

NEXT = """
What to do next:
1. See that the old server is stopped for good: two that live on are two truths.
2. Start this one: samlad serve --data {directory}. Everybody has to sign in again.
3. See what waits: samlad release --list --data {directory}
   {held} messages stand still, and so do new ones, until you run: samlad release --data {directory}
4. Tell the actors from when entries are missing: everything after the last entry, {last}."""


def run(arguments: argparse.Namespace) -> int:
    directory = Path(arguments.data).resolve()
    made_at = _unpack(Path(arguments.file), directory, arguments)
    set_up()
    held, last = _begin_again(directory)
    rebuild.rebuild()
    code = verify.run(arguments)
    say(f"\nRestored the backup of {made_at:%Y-%m-%d %H:%M} UTC into {directory}.")
    say(NEXT.format(directory=directory, held=held, last=last))
    return code


def _unpack(file: Path, directory: Path, arguments: argparse.Namespace) -> datetime:
    """Before Django is set up: a first look at an empty directory would put new secrets in it."""
    from samlad.desk import backup
    from samlad.desk.encrypted import Unreadable

    key = secret.ask_for(arguments, twice=False)
    database = "postgresql" if os.environ.get("SAMLAD_DATABASE") else "sqlite"
    try:
        return backup.unpack(file, key, directory, database).made_at
    except (OSError, Unreadable, backup.NotEmpty) as failure:
        raise Problem(str(failure)) from failure


def _begin_again(directory: Path) -> tuple[int, str]:
    """How many messages stand still, and when the last entry was written."""
    from samlad.desk import restore, snapshot

    try:
        snapshot.load(directory / snapshot.FILES["postgresql"])
    except snapshot.SnapshotFailed as failure:
        raise Problem(f"{failure}\nRemove {directory} before you try again.") from failure
    migrate()
    return restore.begin_again(datetime.now(UTC)), restore.last_entry_at()
