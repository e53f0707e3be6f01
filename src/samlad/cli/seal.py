"""Seal the heads of all logs now. A running server does it by itself, every quarter of an hour and when it stops."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from samlad.cli.installation import open_installation
from samlad.cli.terminal import say


def run(arguments: argparse.Namespace) -> int:
    directory = open_installation(arguments.data)
    from samlad.log import seals

    seal = seals.seal_now(directory, datetime.now(UTC))
    say(f"Sealed {len(seal.heads)} logs up to position {seal.position}." if seal else "Nothing new to seal.")
    say(f"Keep a copy of {directory / seals.FILE} where this machine cannot reach it.")
    return 0
