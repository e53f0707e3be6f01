"""From nothing to the first answer, and what an idle server holds."""

from __future__ import annotations

import time

from bench.installation import installed
from bench.server import served
from bench.table import Measured, show

IDLE_SECONDS = 10


def measure() -> list[Measured]:
    with installed((1_000,)) as place, served(place.directory) as server:
        cpu = server.cpu()
        time.sleep(IDLE_SECONDS)
        idle = (server.cpu() - cpu) / IDLE_SECONDS
        return [
            Measured(
                what="Start",
                value=server.started_in,
                unit="s",
                budget=3,
                how=f"wall, process to first answer; {cpu:.1f} s CPU",
            ),
            Measured(what="Idle memory", value=server.memory(), unit="MB", budget=120, how="resident, one process"),
            Measured(what="Idle CPU", value=idle * 100, unit="%", how="of one core, loops and bell running"),
        ]


if __name__ == "__main__":
    show(measure())
