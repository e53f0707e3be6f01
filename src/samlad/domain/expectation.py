"""What is expected of an actor: the lines of *Din tur*.

Each subject answers ``expected_of(state, actor)`` from its own state; nothing is stored, so an expectation is gone the moment
it is met. ``kind`` begins with the subject's name ("agreement.answer"); its sentence stands with the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from samlad.domain.common import NO_TEXT, Text


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """One thing that an actor is expected to do. ``number`` is the thing's own in its ISF; ``due_at`` None: no time is set."""

    kind: str
    number: int
    since: datetime
    due_at: datetime | None = None
    what: Text = NO_TEXT
    facts: Mapping[str, Any] = field(default_factory=dict)


def soonest_first(expectations: Iterable[Expectation]) -> list[Expectation]:
    """Those with a time first, the soonest on top; the rest in the order they came."""
    return sorted(expectations, key=lambda one: (one.due_at is None, one.due_at or one.since, one.since))
