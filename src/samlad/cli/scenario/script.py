"""The days of the story, and the scenes in the order they are played.

Day 1 is nine days ago and day 10 today, so that something always goes on just now. What happens today is told as so long
before now; that is never more than six hours, and earlier days end before 18, so a demo started at midnight works too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from samlad.cli.scenario.stage import Stage

SWEDEN = ZoneInfo("Europe/Stockholm")
TODAY = 10
Act = Callable[["Stage"], None]


@dataclass(frozen=True, slots=True)
class Calendar:
    """When things happen, counted from the moment at which the story has come to its end."""

    now: datetime

    def on(self, day: int, clock: str = "00:00") -> datetime:
        """A time of day in Sweden; ``day`` may lie before the first or after today."""
        date = self.now.astimezone(SWEDEN).date() + timedelta(days=day - TODAY)
        return datetime.combine(date, time.fromisoformat(clock), SWEDEN).astimezone(UTC)

    def ago(self, minutes: float) -> datetime:
        return self.now - timedelta(minutes=minutes)

    def soon(self, minutes: float) -> datetime:
        """About so long from now, at a time that can be said aloud."""
        about = self.now + timedelta(minutes=minutes)
        return about.replace(minute=about.minute - about.minute % 5, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Scene:
    when: Callable[[Calendar], datetime]
    play: Act


class Script:
    """Scenes, each a function under the time at which it begins. A scene may let some minutes pass."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []

    def on(self, day: int, clock: str) -> Callable[[Act], Act]:
        return self._scene(lambda calendar: calendar.on(day, clock))

    def ago(self, minutes: float) -> Callable[[Act], Act]:
        return self._scene(lambda calendar: calendar.ago(minutes))

    def _scene(self, when: Callable[[Calendar], datetime]) -> Callable[[Act], Act]:
        def add(act: Act) -> Act:
            self.scenes.append(Scene(when, act))
            return act

        return add
