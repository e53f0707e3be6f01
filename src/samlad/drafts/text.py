"""A draft's text out of its updates (Yjs), and its updates out of a text. Knows bytes only; nothing here is stored.

The editors write in one shared text named ``text``. Updates may come in any order and more than once: they give the same text.
"""

from __future__ import annotations

from collections.abc import Iterable

import pycrdt

LONGEST_TEXT = 200_000  # characters
LARGEST_UPDATE = 1_000_000  # bytes
_ROOT = "text"


class Unreadable(ValueError):
    """Bytes that are no update."""


def text_of(updates: Iterable[bytes]) -> str:
    """Raises Unreadable."""
    document: pycrdt.Doc = pycrdt.Doc()
    root = document.get(_ROOT, type=pycrdt.Text)
    for update in updates:
        try:
            document.apply_update(update)
        except Exception as wrong:  # the library says ValueError, TypeError or an error of its own
            raise Unreadable(str(wrong)) from wrong
    return str(root)


def update_of(text: str) -> bytes:
    """The update that writes a text into an empty draft."""
    document: pycrdt.Doc = pycrdt.Doc()
    document.get(_ROOT, type=pycrdt.Text).insert(0, text)
    return document.get_update()


def merged(updates: Iterable[bytes]) -> bytes:
    """One update that says what these say, also what still waits for another one to arrive."""
    return pycrdt.merge_updates(*updates)
