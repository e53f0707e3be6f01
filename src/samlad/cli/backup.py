"""Write an encrypted backup, while the server runs if it does."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from samlad.cli import secret
from samlad.cli.installation import open_installation
from samlad.cli.terminal import Problem, Progress, say


def run(arguments: argparse.Namespace) -> int:
    directory = open_installation(arguments.data)
    back_up(directory, Path(arguments.to), arguments)
    return 0


def back_up(directory: Path, to: Path, arguments: argparse.Namespace) -> None:
    from samlad.desk import backup
    from samlad.desk.snapshot import SnapshotFailed

    key = secret.ask_for(arguments, twice=True)
    try:
        with Progress("Copying the database") as progress:
            backup.back_up(directory, to, key, datetime.now(UTC), progress)
    except (OSError, SnapshotFailed) as failure:
        raise Problem(f"No backup was made: {failure}") from failure
    say(f"Backed up to {to} ({to.stat().st_size / 1e6:.1f} MB), encrypted, and read back. Keep its key somewhere else.")
