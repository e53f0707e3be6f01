"""The client as built: its lock file names no host, its types and own tests hold, and it is small enough for a bad line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from samlad.client import build

HERE = Path(__file__).parent
DIST = build.HERE / "dist"
FIRST_VISIT = 60_000  # bytes over the wire
PAGE = 15_000  # what a compressed page may take of them


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """The names of what is built, from sources as they stand."""
    if build.is_stale():
        build.build()
    return json.loads(build.MANIFEST.read_text())


def test_the_lock_file_names_no_host() -> None:
    lock = (build.HERE / "package-lock.json").read_text()
    assert "://" not in lock
    assert all("integrity" in package for name, package in json.loads(lock)["packages"].items() if name)


@pytest.mark.slow
def test_the_types_hold(built: dict[str, str]) -> None:
    build.run("node", "node_modules/typescript/bin/tsc", "--noEmit")


@pytest.mark.slow
def test_the_clients_own_tests(built: dict[str, str]) -> None:
    build.run("node", str(HERE / "run.mjs"))


@pytest.mark.slow
def test_a_first_visit_is_small(built: dict[str, str]) -> None:
    sizes = {name: (DIST / f"{built[name]}.br").stat().st_size for name in ("app.css", "app.js")}
    assert sizes["app.css"] <= 22_000
    assert sizes["app.js"] <= 10_000
    assert sum(sizes.values()) + PAGE <= FIRST_VISIT


@pytest.mark.slow
def test_every_file_has_its_hash_but_the_service_worker(built: dict[str, str]) -> None:
    hashed = {name: file for name, file in built.items() if name != "sw.js"}
    assert built["sw.js"] == "sw.js"
    assert all(re.search(r"-[0-9A-F]{8}\.", file) for file in hashed.values())
    worker = (DIST / "sw.js").read_text()
    assert all(f"/static/{file}" in worker for file in hashed.values())
