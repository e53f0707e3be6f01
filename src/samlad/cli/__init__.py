"""``samlad``: the command-line tool. Every command that reads data takes ``--data``."""

from samlad.cli.main import main

__all__ = ["main"]
