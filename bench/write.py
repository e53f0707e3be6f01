"""A durable decision: decided, entered, indexed, its receipt kept, committed with fsync, before the caller hears."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles

from bench.installation import Installation, installed
from bench.table import Measured, show

WRITES = 1_000
WRITERS = (1, 16)


def measure() -> list[Measured]:
    with installed((1_000,)) as place:
        _write(place, 1, 50, "warming")
        return [row for writers in WRITERS for row in _measured(place, writers)]


def _measured(place: Installation, writers: int) -> list[Measured]:
    used, began = time.process_time(), time.monotonic()
    waits = _write(place, writers, WRITES // writers, f"w{writers}")
    wall, cpu = time.monotonic() - began, time.process_time() - used
    done = len(waits)
    half, worst = median(waits) * 1000, quantiles(waits, n=100)[-1] * 1000
    how = f"CPU of the process per write; {done / wall:,.0f} writes/s, waited {half:.1f} ms (median), {worst:.0f} ms (99 %)"
    who = "1 writer" if writers == 1 else f"{writers} writers"
    return [
        Measured(what=f"Durable write, {who}", value=wall / done * 1000, unit="ms", budget=3, how="wall per write"),
        Measured(what=f"Durable write, {who}, CPU", value=cpu / done * 1000, unit="ms", budget=3, how=how),
    ]


def _write(place: Installation, writers: int, each: int, name: str) -> list[float]:
    """Answers to agreements, as from the parties' own screens: each has a key, a text and a due time to look for."""
    from samlad.desk import office
    from samlad.domain.agreement import answering
    from samlad.domain.agreement.deeds import Answer
    from samlad.domain.common import ActorId, Author, PersonId, Text, isf_log

    desk, isf = office.desk(), next(iter(place.isfs.values()))
    waits: list[float] = []

    def run(writer: int) -> None:
        for turn in range(each):
            party = ActorId(place.actors[(writer + turn) % 8])
            author = Author(person=PersonId(f"{name}-{writer}"), actor=party)
            number = 1 + turn % 12
            began = time.monotonic()
            desk.record(
                author,
                isf_log(isf),
                lambda world, at, author=author, party=party, number=number, turn=turn: answering.answer(
                    world.isf(isf).agreement,
                    world.isf(isf).isf,
                    author,
                    at,
                    agreement=number,
                    wording=1,
                    actor=party,
                    answer=Answer.YES_IF,
                    condition=Text(f"Vi får ersättning för {turn} timmar"),
                ),
                key=f"{name}-{writer}-{turn}",
                content="answer",
            )
            waits.append(time.monotonic() - began)

    with ThreadPoolExecutor(writers) as people:
        list(people.map(run, range(writers)))
    return waits


if __name__ == "__main__":
    show(measure())
