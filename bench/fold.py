"""Reading a log from the database and folding it to a state: what every cold page, restart and verification waits for."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.installation import installed
from bench.table import Measured, show

ENTRIES = 10_000
TIMES = 3


def measure() -> list[Measured]:
    with installed((ENTRIES,)) as place:
        from samlad.desk.warm import Fold, Rights
        from samlad.log import store
        from samlad.log.verify import verify

        gc.freeze()
        gc.set_threshold(50_000, 20, 50)  # as the server does
        log = f"isf:{place.isfs[ENTRIES]}"
        entries = list(store.read(log))

        def fold(lines: Iterable, rights: Rights | None = None) -> None:
            Fold().catch_up(lines, rights)

        return [
            _timed("Reading 10,000 entries", lambda: list(store.read(log))),
            _timed("Folding 10,000 entries", lambda: fold(entries)),
            _timed("Folding them for one reader", lambda: fold(entries, Rights(frozenset()))),
            _timed("Reading and folding 10,000 entries", lambda: fold(store.read(log)), 50),
            _timed("Verifying 10,000 entries", lambda: verify(Path(place.directory))),
        ]


def _timed(what: str, work: Callable[[], object], budget: float | None = None) -> Measured:
    """The best of a few: what it costs when nothing else is in the way."""
    best = float("inf")
    for _ in range(TIMES):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return Measured(what=what, value=best * 1000, unit="ms", budget=budget, how=f"CPU, best of {TIMES}")


if __name__ == "__main__":
    show(measure())
