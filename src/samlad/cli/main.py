"""The commands and their options. A command's work stands in a module of its own, imported when it runs."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    arguments = parser().parse_args(argv)
    if getattr(arguments, "data", None):
        os.environ["SAMLAD_DATA"] = str(Path(arguments.data).resolve())
    if getattr(arguments, "port", None):
        os.environ.setdefault("SAMLAD_PORT", str(arguments.port))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samlad.config.settings")
    try:
        run: Callable[[argparse.Namespace], int] = importlib.import_module(f"samlad.cli.{arguments.module}").run
        return run(arguments)
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    tool = argparse.ArgumentParser(prog="samlad", description="Samlad: actors agree on what to do together.")
    commands = tool.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help: str, module: str | None = None) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(module=module or name)
        made.add_argument(
            "--data", default=os.environ.get("SAMLAD_DATA", "data"), help="the installation's data directory"
        )
        return made

    serving = command("serve", "Start the server; an empty installation begins with a first-run page.")
    demo = command("demo", "Play the demo scenario into a data directory, then serve it.")
    for one in (serving, demo):
        one.add_argument(
            "--port", type=int, default=int(os.environ.get("SAMLAD_PORT", "8000")), help="port to listen on"
        )
        one.add_argument("--host", default=os.environ.get("SAMLAD_HOST", "127.0.0.1"), help="address to listen on")
    demo.add_argument("--no-serve", action="store_true", help="only play the scenario")
    command("migrate", "Bring the database up to this version; refuses data newer than itself.")
    return tool


def say(text: str) -> None:
    print(text, flush=True)


def complain(text: str) -> int:
    print(text, file=sys.stderr, flush=True)
    return 1
