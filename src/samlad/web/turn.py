"""*Din tur*: everything expected of the reader's actors, soonest first, across ISFs."""

from __future__ import annotations

from typing import Any

from samlad.web.asking import Ask


def expectations(ask: Ask) -> list[Any]:
    """What is expected, soonest first."""
    return []
