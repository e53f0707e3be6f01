"""Which pages are worth keeping on the device for when there is no line: what one needs to go on with a telephone."""

from __future__ import annotations

from collections.abc import Iterator

from samlad.desk.reader import NotFound
from samlad.domain.call import Invitation
from samlad.domain.isf import Status
from samlad.web.asking import Ask, room_of
from samlad.web.drawing import address

AT_MOST = 12


def addresses(ask: Ask) -> list[str]:
    """The calls that run, with whom to ring, and the ISFs they belong to; the newest ISF first."""
    found: dict[str, None] = {}
    for isf in reversed(ask.desk.isfs_of(ask.reader)):
        found.update(dict.fromkeys(_of(ask, isf)))
        if len(found) >= AT_MOST:
            break
    return list(found)[:AT_MOST]


def _of(ask: Ask, isf: str) -> Iterator[str]:
    try:
        room = room_of(ask.desk.isf_for(ask.reader, isf), isf, ask.reader)
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
