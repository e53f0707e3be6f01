"""The secret that a backup is encrypted with: a key file, the environment, or a passphrase typed twice."""

from __future__ import annotations

import argparse
import os
import sys
from getpass import getpass
from pathlib import Path

from samlad.cli.terminal import Problem
from samlad.desk.encrypted import Secret

VARIABLE = "SAMLAD_BACKUP_PASSPHRASE"


def ask_for(arguments: argparse.Namespace, *, twice: bool) -> Secret:
    """Raises Problem when there is none, when two passphrases differ, and when it is too short."""
    try:
        if arguments.key_file:
            return Secret.from_file(Path(arguments.key_file))
        return Secret((os.environ.get(VARIABLE) or _typed(twice)).encode())
    except (OSError, ValueError) as wrong:
        raise Problem(str(wrong)) from wrong


def _typed(twice: bool) -> str:
    if not sys.stdin.isatty():
        raise Problem(f"Give the backup's secret with --key-file or in {VARIABLE}.")
    typed = getpass("Passphrase: ")
    if twice and getpass("Once more: ") != typed:
        raise Problem("The two were not the same. Nothing was written.")
    return typed
