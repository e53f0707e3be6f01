"""A page: a template, its facts, and its live parts.

A *region* is a part of a page that the live stream replaces when its drawing changes. Readers with the same audience share its
drawing, so its facts come from ``Page.facts`` alone; a region that is somebody's own (``mine``) is drawn per person from
``Page.mine``.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import shorten
from typing import Any

from samlad.domain.common import disturbance_log
from samlad.web import times

DRAWINGS_KEPT = 4_000


@dataclass(frozen=True)
class Place:
    """Where am I: shown at the head of every page inside a disturbance or an ISF."""

    mode: str
    disturbance: str
    isf_name: str = ""
    day: int | None = None


@dataclass
class Page:
    """``version`` says when shared regions must be drawn anew: equal versions give equal drawings. None: never kept.

    ``own_version`` says what somebody's own regions depend on beside the audience and the version, so that people for whom
    it is equal share those drawings too: such a page looks at what its reader may do and see, never at the person. None: drawn
    for each person. ``versions`` are for regions that depend on less than
    the whole page does.
    """

    template: str
    facts: dict[str, Any] = field(default_factory=dict)
    version: Hashable = None
    own_version: Hashable = None
    versions: dict[str, Hashable] = field(default_factory=dict)
    mine: Callable[[], dict[str, Any]] = dict
    regions: dict[str, str] = field(default_factory=dict)  # id → template; shared
    my_regions: dict[str, str] = field(default_factory=dict)  # id → template; per person
    place: Place | None = None
    live: bool = True
    offline: bool = False  # may be kept readable on the device when there is no line


def place_of(ask: Any) -> Place:
    """Where a page inside an ISF is: sharp or exercise, which event, which ISF, and which day of it."""
    state, opened_at = ask.room.state.isf, ask.room.state.isf.opened_at
    events = [ask.desk.whole(disturbance_log(one)).disturbance.name for one in state.opened.disturbances]
    return Place(
        mode="exercise" if state.is_exercise else "sharp",
        disturbance=str(events[0]) if events else _short(str(state.what)),
        isf_name=ask.room.name,
        day=(times.local(ask.now).date() - times.local(opened_at).date()).days + 1 if opened_at else None,
    )


@lru_cache(maxsize=1_000)
def _short(text: str) -> str:
    return shorten(text, 60, placeholder=" …")


class Drawings:
    """Regions as drawn, shared by everyone with the same audience until the version moves."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, draw: Callable[[], str]) -> str:
        kept = self._kept.get(key)
        if kept is None:
            kept = draw()
            with self._lock:
                self._kept[key] = kept
                while len(self._kept) > DRAWINGS_KEPT:
                    self._kept.popitem(last=False)
        return kept

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


DRAWINGS = Drawings()
