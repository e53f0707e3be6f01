"""The one desk of this process, made when first asked for; tests put their own in its place."""

from __future__ import annotations

import threading

from samlad.desk.desk import Desk

_lock = threading.Lock()
_desk: Desk | None = None


def desk() -> Desk:
    global _desk
    if _desk is None:
        with _lock:
            if _desk is None:
                _desk = Desk()
    return _desk


def place(desk: Desk | None) -> None:
    """Puts a desk in place, or takes it away (None)."""
    global _desk
    _desk = desk
