"""What a guest can do through a link: one task each. The subjects put their own in ``TASKS`` by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samlad.desk import doorway
from samlad.domain.common import Refused
from samlad.web.asking import Ask
from samlad.web.page import Page


@dataclass(frozen=True)
class Task:
    """``show`` draws the page with its form or button, and changes nothing. ``act`` records what was pressed (via: link,
    key: the link's id) and returns the page that thanks; it raises Refused when something is missing."""

    show: Callable[[Ask, doorway.GuestLink], Page]
    act: Callable[[Ask, doorway.GuestLink], Page]


TASKS: dict[str, Task] = {}


def shown(ask: Ask, link: doorway.GuestLink) -> Page:
    """Raises Refused("link.gone") for a task that is no longer there."""
    task = TASKS.get(link.task)
    if task is None:
        raise Refused("link.gone")
    return task.show(ask, link)
