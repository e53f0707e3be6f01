"""The product's own Python files, as syntax trees."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "samlad"
DOMAIN = SOURCE / "domain"


@cache
def files(folder: Path = SOURCE) -> tuple[Path, ...]:
    """Every Python file of a room or of the whole product; not the migrations, which Django writes."""
    not_ours = {"node_modules", "migrations"}
    return tuple(sorted(path for path in folder.rglob("*.py") if not_ours.isdisjoint(path.parts)))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))
