"""A live stream whose reader does not keep up."""

from __future__ import annotations

import asyncio

from samlad.web import live


def test_a_reader_who_does_not_keep_up_is_let_go_and_nothing_heaps_up_for_it() -> None:
    slow = live.Stream("/", "", "", "sv")
    live.LIVE.streams.add(slow)
    try:
        for position in range(3 * live.WAITING_AT_MOST):
            if slow in live.LIVE.streams:
                live._deliver([live.Sending(slow, position, b"event: ping\n\n")])
        assert slow not in live.LIVE.streams
        assert slow.waiting.qsize() == 1
    finally:
        live.LIVE.streams.discard(slow)


def test_its_stream_then_ends_so_that_the_browser_connects_again(desk) -> None:
    async def read() -> list[bytes]:
        slow = live.Stream("/", "", "", "sv")
        first = live.Sending(slow, desk.recent.head, b"first")
        events = live._events(slow, first)
        read = [await anext(events)]
        for _ in range(live.WAITING_AT_MOST + 1):
            live._deliver([first])
        return read + [event async for event in events]

    assert asyncio.run(read()) == [b"first"]
