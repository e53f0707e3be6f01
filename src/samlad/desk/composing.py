"""Several decisions taken as one, all or nothing: each sees what the ones before it have come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from samlad.desk.desk import World
from samlad.domain import joint
from samlad.domain.common import Author, Deeds, Entry, LogId, To
from samlad.domain.joint import JointState


class Composition:
    """Collects deeds for one ``desk.record``. ``state`` is the log's state with everything decided so far."""

    def __init__(self, world: World, log: LogId, author: Author, at: datetime) -> None:
        self.world, self.log, self.author, self.at = world, log, author, at
        self.state: JointState = joint.view(world.state(log))
        self.deeds: Deeds = []

    def then(self, decide: Callable[[JointState], Deeds]) -> None:
        """Takes the next decision on what has come of the ones before. Raises what it raises; then nothing is recorded."""
        for one in decide(self.state):
            to = one if isinstance(one, To) else To(one)
            self.deeds.append(to)
            if to.log in (None, self.log):
                joint.after(self.state, self._entry(to))

    def _entry(self, to: To) -> Entry:
        return Entry(
            position=self.state.position + 1,
            log=self.log,
            number=self.state.number + 1,
            registered_at=self.at,
            happened_at=self.at,
            author=self.author,
            audience=to.audience,
            deed=to.deed,
        )
