"""Actors to call, and an alarm or an invitation that stands already: for the tests of ``call``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from samlad.domain import call
from samlad.domain.common import ActorId, Author, Text
from samlad.domain.contact import Channel, ChannelKind
from tests.domain.story import ANNA, POWER, REGION, START, Story

MINUTE = timedelta(minutes=1)
WHY = Text("Smittspridning på äldreboenden")
JOINING = call.Joining(phone=Text("010-174 06 00"), code=Text("4711"), link=Text("https://mote.example/1"))
SMS, PHONE, EMAIL = ChannelKind.SMS, ChannelKind.PHONE, ChannelKind.EMAIL


def contact(function: str, number: str, *, is_deputy: bool = False, email: str = "") -> call.Contact:
    channels = [Channel(kind=PHONE, address=Text(number)), Channel(kind=SMS, address=Text(number))]
    if email:
        channels.append(Channel(kind=EMAIL, address=Text(email)))
    return call.Contact(function=Text(function), channels=tuple(channels), is_deputy=is_deputy)


REGION_TIB = contact("TiB", "0701740601", email="tib@region.example")
REGION_DEPUTY = contact("säkerhetschef", "0701740602", is_deputy=True)
CONTROL_ROOM = contact("driftcentral", "0701740640")


def recipients() -> tuple[call.Recipient, ...]:
    """The region with a deputy, the power company with a single control room."""
    return (
        call.Recipient(actor=REGION, contacts=(REGION_TIB, REGION_DEPUTY), code="1"),
        call.Recipient(actor=POWER, contacts=(CONTROL_ROOM,), code="2"),
    )


class Calling(Story):
    """A story about calls; decisions get their parts of the state by themselves."""

    def __init__(self, **given: Any) -> None:
        super().__init__(call=call, **given)

    def raised(self, **changes: Any) -> list[Any]:
        return self.when(call.raise_alarm, self.call, self.isf, **alarm(**changes))

    def invited(self, **changes: Any) -> list[Any]:
        return self.when(call.invite, self.call, self.isf, **invitation(**changes))

    def does(self, decide: Any, by: Author, **facts: Any) -> list[Any]:
        return self.when(decide, self.call, self.isf, by=by, call=1, **facts)

    def is_refused(self, decide: Any, by: Author, **facts: Any) -> str:
        return self.refused(decide, self.call, self.isf, by=by, **{"call": 1, **facts})

    def lapses(self, **span: float) -> list[Any]:
        """Time passes, and the system notes what that means."""
        return self.passes(**span).when(call.lapse, self.call, self.isf)

    def row(self, actor: ActorId) -> call.Called:
        return self.call.calls[1].rows[actor]

    def board(self) -> list[tuple[ActorId, call.Standing]]:
        return [(row.actor, row.standing) for row in call.board(self.call.calls[1], self.at)]


def alarm(**changes: Any) -> dict[str, Any]:
    return {"by": ANNA, "why": WHY, "recipients": recipients(), "joining": JOINING, **changes}


def invitation(**changes: Any) -> dict[str, Any]:
    times = {"meeting_at": START + 180 * MINUTE, "reply_by": START + 120 * MINUTE}
    return alarm(**{**times, **changes})
