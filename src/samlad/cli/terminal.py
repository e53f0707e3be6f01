"""What commands say: sentences, problems, and how far long work has come."""

from __future__ import annotations

import sys
import time
from types import TracebackType

PLAIN_EVERY_SECONDS = 5.0
REDRAW_EVERY_SECONDS = 0.1


class Problem(Exception):
    """Why a command cannot be done, as a sentence that says what to do. ``main`` prints it and gives exit code 1."""


def say(text: str) -> None:
    print(text, flush=True)


def complain(text: str) -> int:
    print(text, file=sys.stderr, flush=True)
    return 1


class Progress:
    """A line on stderr that says how far long work has come; called with (done, of how many), 0 when nobody knows.

    On a terminal the line is drawn over; elsewhere a plain line comes now and then. Short work says nothing.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._redraws = sys.stderr.isatty()
        self._every = REDRAW_EVERY_SECONDS if self._redraws else PLAIN_EVERY_SECONDS
        self._said_at = time.monotonic()
        self._said = False

    def __call__(self, done: int, total: int = 0) -> None:
        now = time.monotonic()
        if now - self._said_at < self._every:
            return
        self._said_at, self._said = now, True
        count = f"{done:,} of {total:,} ({100 * done // total} %)" if total else f"{done:,}"
        line = f"{self._what}: {count}".replace(",", "\N{NO-BREAK SPACE}")
        print(
            f"\r\x1b[K{line}" if self._redraws else line, end="" if self._redraws else "\n", file=sys.stderr, flush=True
        )

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._said and self._redraws:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
