"""Which room may know which: the arrows of docs/architecture.md."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from .source import DOMAIN, ROOT, SOURCE, files, name, tree

NO_CLOCK_OR_CHANCE = {"time", "random", "secrets", "uuid", "os", "pathlib", "socket", "sqlite3", "urllib", "threading"}
NOW = {"now", "utcnow", "today"}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, as they are written."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or ".")
    return names


def test_every_room_knows_only_rooms_below_it() -> None:
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", files(DOMAIN), ids=name)
def test_the_domain_is_plain_python_without_clock_chance_or_disk(path: Path) -> None:
    for module in imported(path):
        root = module.partition(".")[0]
        assert module.startswith("samlad.domain") or root in sys.stdlib_module_names, module
        assert root not in NO_CLOCK_OR_CHANCE, module
    asked = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)} & NOW
    assert not asked, f"a time is asked for here, and should come in as at: {asked}"


def test_only_log_and_desk_touch_the_log() -> None:
    outside = [path for path in files() if path.relative_to(SOURCE).parts[0] not in {"log", "desk"}]
    assert outside
    for path in outside:
        assert not {one for one in imported(path) if one.startswith("samlad.log.store")}, name(path)
