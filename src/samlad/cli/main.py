"""The commands and their options. A command's work stands in a module of its own, imported when it runs."""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Callable
from pathlib import Path

from samlad.cli.terminal import Problem, complain, say

__all__ = ["complain", "main", "say"]


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    arguments = parser().parse_args(argv)
    os.environ["SAMLAD_DATA"] = str(Path(arguments.data).resolve())
    if getattr(arguments, "port", None):
        os.environ.setdefault("SAMLAD_PORT", str(arguments.port))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samlad.config.settings")
    try:
        run: Callable[[argparse.Namespace], int] = importlib.import_module(f"samlad.cli.{arguments.command}").run
        return run(arguments)
    except Problem as problem:
        return complain(str(problem))
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    tool = argparse.ArgumentParser(prog="samlad", description="Samlad: actors agree on what to do together.")
    commands = tool.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.add_argument(
            "--data", default=os.environ.get("SAMLAD_DATA", "data"), help="the installation's data directory (data)"
        )
        return made

    _serving(command("serve", "Start the server; an empty installation begins with a first-run page."))
    demo = command("demo", "Play the demo scenario into a data directory, then serve it.")
    _serving(demo)
    demo.add_argument("--no-serve", action="store_true", help="only play the scenario")
    command("check", "Try database, disk, clock, mail, SMS and voice, and say what is wrong. Sends nothing.")
    command("migrate", "Bring the database up to this version; refuses data newer than itself.")
    _speaking(
        command("verify", "Read the whole log and name what is not as it was written; exit code 1 if anything is.")
    )
    command("seal", "Seal the heads of all logs now.")
    command("rebuild", "Make the index anew from the log. Sends nothing.")
    _exporting(command("export", "Write one ISF's log as text and JSON lines, without contact details."))
    backing = command("backup", "Write an encrypted backup, while the server runs if it does.")
    updating = command("update", "After new code: back up, migrate, verify.")
    restoring = command("restore", "Restore a backup into the new directory that --data names.")
    restoring.add_argument("file", help="the backup")
    for one in (backing, updating):
        one.add_argument("--to", required=True, metavar="FILE", help="the file to write; must not be there yet")
    for one in (backing, updating, restoring):
        one.add_argument(
            "--key-file", help="a file with the backup's key; otherwise SAMLAD_BACKUP_PASSPHRASE, or typed"
        )
    for one in (updating, restoring):
        _speaking(one)
    releasing = command("release", "Let out the messages that have stood still since a restore.")
    releasing.add_argument("--yes", action="store_true", help="do not ask")
    releasing.add_argument("--list", action="store_true", help="only list them: when, how, to whom and what about")
    return tool


def _serving(command: argparse.ArgumentParser) -> None:
    port, host = int(os.environ.get("SAMLAD_PORT", "8000")), os.environ.get("SAMLAD_HOST", "127.0.0.1")
    command.add_argument("--port", type=int, default=port, help=f"port to listen on ({port})")
    command.add_argument("--host", default=host, help=f"address to listen on ({host})")


def _speaking(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=("sv", "en"), default="en", help="of what is found (en)")


def _exporting(command: argparse.ArgumentParser) -> None:
    command.add_argument("isf", help="the ISF's id, as it stands in its address")
    command.add_argument("--to", required=True, metavar="FOLDER", help="the folder to write the two files in")
    command.add_argument("--actor", metavar="ID", help="as this actor may read it (the record owner)")
    command.add_argument("--day", metavar="YYYY-MM-DD", help="only what was registered on this day, Swedish time")
    command.add_argument("--language", choices=("sv", "en"), default="sv", help="of the words (sv)")
