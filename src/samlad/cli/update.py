"""After new code: back up, migrate, verify. Then start the server again."""

from __future__ import annotations

import argparse
from pathlib import Path

from samlad.cli import verify
from samlad.cli.backup import back_up
from samlad.cli.installation import open_installation
from samlad.cli.migrate import migrate
from samlad.cli.terminal import say


def run(arguments: argparse.Namespace) -> int:
    directory = open_installation(arguments.data)
    back_up(directory, Path(arguments.to), arguments)
    migrate()
    say("The database is up to date.")
    code = verify.run(arguments)
    say("Start the server again." if code == 0 else "Do not start the server before you know what is wrong.")
    return code
