"""The demo's way out: nothing leaves the machine, and the page Utkorg shows what would have."""

from __future__ import annotations

from collections.abc import Callable

from samlad.channels.email.bounce import Bounce
from samlad.channels.message import Channel, Check, HeldBack, Outcome, OutgoingMessage

HELD_BACK = "skickas inte: detta är en demo, se Utkorg"


class DemoGateway:
    def carries(self, channel: Channel) -> bool:
        return True

    def send(self, message: OutgoingMessage) -> Outcome:
        return HeldBack(HELD_BACK)

    def check(self) -> list[Check]:
        return [Check("Utskick", True, "Demo: inget skickas, allt visas i Utkorg.")]

    def read_returns(self, note: Callable[[Bounce], None]) -> int:
        """What was never sent never comes back."""
        return 0
