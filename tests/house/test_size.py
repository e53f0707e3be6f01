"""A function is seen whole and a file is read in one sitting. What grows larger has a second subject hiding in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .source import files, name, tree

FILE_AT_MOST = 400
FUNCTION_AT_MOST = 50


@pytest.mark.parametrize("path", files(), ids=name)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= FILE_AT_MOST, f"{lines} lines"


@pytest.mark.parametrize("path", files(), ids=name)
def test_a_function_is_seen_whole(path: Path) -> None:
    functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {one.name: size for one in functions if (size := one.end_lineno - one.lineno + 1) > FUNCTION_AT_MOST}
    assert not long
