"""Each entry carries the hash of the one before it in its log, so a changed entry no longer fits its neighbours."""

from __future__ import annotations

import hashlib

GENESIS = "0" * 64  # what a log's first entry follows


def entry_hash(log: str, number: int, previous_hash: str, body: str) -> str:
    """SHA-256, in hex, over the entry's place and body.

    Each part is preceded by its length in bytes (a netstring), so no two different entries give the same bytes.
    """
    parts = (part.encode() for part in ("samlad.entry/1", log, str(number), previous_hash, body))
    return hashlib.sha256(b"".join(b"%d:%b," % (len(part), part) for part in parts)).hexdigest()


def text_digest(salt: bytes, value: str) -> str:
    """SHA-256, in hex, over the salt and the text in UTF-8. Without the salt the text cannot be guessed back."""
    return hashlib.sha256(salt + value.encode()).hexdigest()
