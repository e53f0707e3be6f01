"""Which pages are worth keeping on the device for when there is no line: what one needs to go on with a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from samlad.desk.desk import Desk
from samlad.desk.reader import NotFound, Reader
from samlad.domain.call import Invitation
from samlad.domain.isf import Status
from samlad.web.asking import Ask, room_of
from samlad.web.drawing import address

AT_MOST = 12


def addresses(ask: Ask) -> tuple[str, ...]:
    """The calls that run, with whom to ring, and what their ISFs have agreed on; the newest ISF first.

    Named on every page, so kept until something is written.
    """
    return _addresses(ask.desk, ask.reader, ask.desk.recent.head)


@lru_cache(maxsize=5_000)
def _addresses(desk: Desk, reader: Reader, head: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for isf in reversed(desk.isfs_of(reader)):
        found.update(dict.fromkeys(_of(desk, reader, isf)))
        if len(found) >= AT_MOST:
            break
    return tuple(found)[:AT_MOST]


def _of(desk: Desk, reader: Reader, isf: str) -> Iterator[str]:
    try:
        room = room_of(desk.isf_for(reader, isf), isf, reader)
    except NotFound:
        return
    if room.state.isf.status is Status.CLOSED:
        return
    for call in room.state.call.calls.values():
        if call.is_open:
            yield address("invitation" if isinstance(call, Invitation) else "alarm", isf=isf, number=call.number)
            if room.leads:
                yield address("call_list", isf=isf, number=call.number)
    yield address("isf", isf=isf)
    yield address("agreements", isf=isf)
