"""What ``make test`` runs: everything, in the order in which a fault shows soonest, and one summary at the end.

Debian's packages that are missing are installed when this runs as root; otherwise a sentence says which ones to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
FAST = ("-m", "not browser and not slow", "-n", "2")
SLOW = ("-m", "slow and not browser")
POSTGRESQL = {"SAMLAD_TEST_DATABASE": "postgresql"}


@dataclass(frozen=True)
class Suite:
    name: str
    arguments: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """``words`` is pytest's closing line. A suite that finds no tests has lost them and has failed."""

    suite: Suite
    code: int
    words: str
    seconds: float


SUITES = (
    Suite("fast, SQLite", FAST),
    Suite("fast, PostgreSQL", FAST, POSTGRESQL),
    Suite("slow, SQLite", SLOW),
    Suite("slow, PostgreSQL", SLOW, POSTGRESQL),
    Suite("browser", ("-m", "browser", "-n", "2")),
)


def main() -> int:
    if missing := missing_packages():
        problem = install(missing)
        if problem:
            print(problem, file=sys.stderr)
            return 1
    results = [run(suite) for suite in SUITES]
    print("\n" + "=" * 80)
    for result in results:
        verdict = "failed" if result.code else "passed"
        print(f"{result.suite.name:<18} {verdict}  {result.seconds:5.0f} s  {result.words}")
    return int(any(result.code for result in results))


def missing_packages() -> list[str]:
    """Debian's names of what the tests need and this machine has not."""
    there = {
        "chromium": shutil.which("chromium"),
        "espeak-ng": shutil.which("espeak-ng"),
        "fonts-dejavu-core": Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf").exists(),
        "postgresql": list(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    }
    return [package for package, found in there.items() if not found]


def install(packages: list[str]) -> str:
    """Installs them; returns a sentence about why it could not, or nothing."""
    by_hand = f"The tests need Debian's packages {', '.join(packages)}. Install them: apt install {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return by_hand
    print(f"Installing {', '.join(packages)} …", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        command = ["apt-get", "-qq", "-o", "Acquire::Retries=3", *step]
        if subprocess.run(command, env=quietly, stdin=subprocess.DEVNULL, check=False).returncode:
            return by_hand
    return ""


def run(suite: Suite) -> Result:
    print(f"\n== {suite.name}", flush=True)
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", *suite.arguments]
    closing = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **suite.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return Result(suite, process.returncode, closing.strip("= "), time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
