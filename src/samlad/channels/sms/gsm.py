"""What fits in an SMS: GSM 03.38's seven-bit alphabet, 160 characters; one sign outside it, and only 70 fit."""

from __future__ import annotations

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # two septets each
_TYPESETTING = str.maketrans({"–": "-", "—": "-", "”": '"', "“": '"', "’": "'", "‘": "'", "…": "...", "\u00a0": " "})


def plain(text: str) -> str:
    """The text with dashes and quotes that would more than double its length swapped for plain ones."""
    return text.translate(_TYPESETTING)


def segments(text: str) -> int:
    """How many SMS the text is sent as (3GPP TS 23.040: 160 or 70 alone, 153 or 67 in each of several)."""
    if all(sign in _BASIC or sign in _EXTENDED for sign in text):
        return _parts([2 if sign in _EXTENDED else 1 for sign in text], alone=160, together=153)
    return _parts([2 if ord(sign) > 0xFFFF else 1 for sign in text], alone=70, together=67)


def _parts(widths: list[int], alone: int, together: int) -> int:
    """No sign is split between two parts."""
    if sum(widths) <= alone:
        return 1
    count, room = 1, together
    for width in widths:
        if width > room:
            count, room = count + 1, together
        room -= width
    return count
