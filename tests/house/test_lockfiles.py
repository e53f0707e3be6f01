"""Lock files carry versions and hashes, and no address of any package host: a clone builds from whichever mirror it has."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from .source import ROOT, SOURCE

PYTHON = ROOT / "requirements.lock"
NODE = SOURCE / "client" / "package-lock.json"
PINNED = re.compile(
    r"^([a-z0-9.-]+)==[^ ;]+(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
NAME = re.compile(r"[A-Za-z0-9._-]+")


def pinned() -> set[str]:
    return {name for name, _ in PINNED.findall(PYTHON.read_text())}


@pytest.mark.parametrize("lock", [PYTHON, NODE], ids=lambda path: path.name)
def test_a_lock_names_no_host(lock) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert not re.search(r'^\s*(--(index-url|extra-index-url|find-links|trusted-host)|"resolved")', text, re.MULTILINE)


def test_every_python_package_has_a_version_and_hashes() -> None:
    names = re.findall(r"^([A-Za-z0-9][^ =]*)", PYTHON.read_text(), re.MULTILINE)
    assert sorted(pinned()) == sorted(names)


def test_everything_the_product_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.sub(r"[._-]+", "-", NAME.match(one)[0]).lower() for one in asked}  # type: ignore[index]
    assert names <= pinned()


def test_what_builds_the_package_is_locked_too() -> None:
    """Python 3.12 and later put no setuptools into a new environment, and the build takes none from outside."""
    assert "setuptools" in pinned()


def test_every_node_package_has_its_integrity() -> None:
    packages = json.loads(NODE.read_text())["packages"]
    assert len(packages) > 1
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
