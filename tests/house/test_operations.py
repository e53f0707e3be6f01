"""What an operator may set and run is written down, and what is written down is there."""

from __future__ import annotations

import re

import pytest

from samlad.cli.main import parser

from .source import ROOT, SOURCE, files

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r"SAMLAD_[A-Z0-9_]*[A-Z0-9]")
READ_BY_THE_PROGRAM = {name for path in files() for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
COMMANDS = sorted(next(one for one in parser()._actions if one.dest == "command").choices)
DEPLOY = sorted(path for path in (ROOT / "deploy").iterdir())


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    assert SOURCE.exists() and len(READ_BY_THE_PROGRAM) > 10
    assert set(VARIABLE.findall(OPERATIONS)) == READ_BY_THE_PROGRAM


def test_the_example_of_the_environment_names_only_settings_that_are_read() -> None:
    example = (ROOT / "deploy" / "environment.example").read_text(encoding="utf-8")
    assert set(VARIABLE.findall(example)) <= READ_BY_THE_PROGRAM


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"`{command}`" in OPERATIONS or f"samlad {command}" in OPERATIONS


@pytest.mark.parametrize("path", DEPLOY, ids=lambda path: path.name)
def test_every_file_for_deployment_is_pointed_to(path) -> None:
    assert path.name in OPERATIONS or path.name.partition(".")[0] in OPERATIONS


def test_no_example_carries_a_real_name() -> None:
    for path in DEPLOY:
        names = re.findall(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:se|com|org|net)\b", path.read_text(encoding="utf-8"))
        assert not names, path.name
