"""How a telephone number and an e-mail address must look, in plain checks that need no network."""

from __future__ import annotations

import re

_PHONE_FILLING = re.compile(r"[\s().\-–/]")
_PHONE = re.compile(r"\+\d{6,15}|0\d{5,15}|[1-9]\d{2,5}")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@(?:[^@\s.,;<>\"]+\.)+[^@\s.,;<>\"]{2,}")
COUNTRY = "+46"


def dialable(address: str) -> str | None:
    """A number as machines dial it: ``+46701740605`` for "070-174 06 05". None: not a number.

    Only short numbers (112, 11414) begin with neither 0 nor +; a longer one has lost its 0 in a spreadsheet.
    """
    bare = _PHONE_FILLING.sub("", address.replace("(0)", ""))
    if not _PHONE.fullmatch(bare):
        return None
    if bare.startswith("00"):
        return f"+{bare[2:]}"
    return f"{COUNTRY}{bare[1:]}" if bare.startswith("0") else bare


def is_email(address: str) -> bool:
    """Whether this can be an e-mail address: one @, a domain with a dot, no spaces or list signs."""
    return len(address) <= 254 and ".." not in address and _EMAIL.fullmatch(address) is not None
