"""Measures everything and writes the table into ``docs/performance.md``."""

from __future__ import annotations

import os
import platform
import time
from datetime import date
from pathlib import Path

from bench import bytes as wire
from bench import fanout, fold, page, start, write
from bench.table import markdown, show

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
LOOP = 10_000_000


def main() -> None:
    began = os.getloadavg()[0]
    rows = [row for part in (page, write, fanout, fold, start, wire) for row in part.measure()]
    show(rows)
    machine = (
        f"{date.today().isoformat()} · Python {platform.python_version()} · {os.cpu_count()} shared processors"
        f" · load {began:.1f} at the beginning, {os.getloadavg()[0]:.1f} at the end"
        f" · an empty loop of ten million turns took {_loop():.0f} ms of CPU"
    )
    before, _, rest = PAGE.read_text().partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{machine}\n\n{markdown(rows)}{END}{rest.partition(END)[2]}")


def _loop() -> float:
    """How fast this machine is just now, for comparing one run with another."""
    began = time.process_time()
    for _ in range(LOOP):
        pass
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
