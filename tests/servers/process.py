"""Starts a server module in its own process; its first line says the port."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parents[2]


@contextmanager
def running(module: str, *arguments: str) -> Iterator[int]:
    """The port it listens on. Stopped when the block ends."""
    server = subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True, cwd=_ROOT)
    try:
        yield int(server.stdout.readline())  # type: ignore[union-attr]
    finally:
        server.terminate()
        server.wait(10)
        server.stdout.close()  # type: ignore[union-attr]
