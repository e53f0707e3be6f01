"""The client as built: its lock file names no host, its types and own tests hold, and it is small enough for a bad line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from samlad.client import build

HERE = Path(__file__).parent
DIST = build.HERE / "dist"
FIRST_VISIT = 60_000  # bytes over the wire for style and script together with a page of 15 kB


@pytest.fixture(scope="module")
def node() -> tuple[str, dict[str, str]]:
    if build.is_stale():
        build.build()
    path = build.path_with_node()
    return shutil.which("node", path=path) or "node", {**os.environ, "PATH": path}


def test_the_lock_file_names_no_host() -> None:
    lock = (build.HERE / "package-lock.json").read_text()
    assert "://" not in lock
    assert all("integrity" in package for name, package in json.loads(lock)["packages"].items() if name)


@pytest.mark.slow
def test_the_types_hold(node: tuple[str, dict[str, str]]) -> None:
    program, environment = node
    checker = build.HERE / "node_modules" / "typescript" / "bin" / "tsc"
    subprocess.run([program, str(checker), "--noEmit", "-p", str(build.HERE)], env=environment, check=True)


@pytest.mark.slow
def test_the_clients_own_tests(node: tuple[str, dict[str, str]]) -> None:
    program, environment = node
    subprocess.run([program, str(HERE / "run.mjs")], env=environment, check=True)


@pytest.mark.slow
def test_a_first_visit_is_small(node: tuple[str, dict[str, str]]) -> None:
    names = json.loads((DIST / "manifest.json").read_text())
    sizes = {name: (DIST / f"{names[name]}.br").stat().st_size for name in ("app.css", "app.js")}
    assert sizes["app.css"] <= 22_000
    assert sizes["app.js"] <= 10_000
    assert sum(sizes.values()) + 15_000 <= FIRST_VISIT


@pytest.mark.slow
def test_every_file_has_its_hash_but_the_service_worker(node: tuple[str, dict[str, str]]) -> None:
    names = json.loads((DIST / "manifest.json").read_text())
    assert names.pop("sw.js") == "sw.js"
    assert all(re.search(r"-[0-9A-F]{8}\.", name) for name in names.values())
    worker = (DIST / "sw.js").read_text()
    assert names["app.js"] in worker and names["app.css"] in worker
