"""Make the index anew from the log. Sends nothing."""

from __future__ import annotations

import argparse

from samlad.cli.installation import open_installation
from samlad.cli.terminal import Progress, say


def run(arguments: argparse.Namespace) -> int:
    open_installation(arguments.data)
    rebuild()
    return 0


def rebuild() -> None:
    from samlad.desk import office, rebuilding

    desk = office.desk()
    with Progress("Rebuilding the index") as progress:
        read = rebuilding.rebuild(desk, progress)
    desk.stop()
    office.place(None)
    say(f"The index is made anew from {read} entries.")
