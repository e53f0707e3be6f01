"""Short random ids and secrets. Ids may be seen by anyone; a secret is kept only as its hash."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 signs that are told apart when read aloud: no l, o, 0, 1


def new_id() -> str:
    """Twelve signs, 60 bits: enough never to meet its like within one installation."""
    return _random(12)


def new_code() -> str:
    """Six signs to read to somebody over the phone; short-lived and limited, never a secret on its own."""
    return _random(6).upper()


def new_secret() -> str:
    """128 bits, 22 signs that fit in an address."""
    return secrets.token_urlsafe(16)


def hashed(secret: str) -> str:
    """What is stored instead of a secret. The secret has 128 random bits, so no salt and no slow hash are needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
