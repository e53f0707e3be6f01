"""What somebody meant by answering an SMS. *JA* counts when one call is open for that number, otherwise *JA 1*, *JA 2*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Answer = Literal["yes", "no"]

_YES = frozenset({"ja", "j", "jo", "javisst", "jajamän", "ok", "okej", "yes", "ja ok", "ja jag kommer", "jag kommer"})
_NO = frozenset({"nej", "n", "no", "nej jag kan inte", "kan inte", "jag kan inte"})
_COURTESY = frozenset({"tack", "absolut", "då"})
_NUMBER = re.compile(r"\d{1,4}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reply:
    """``answer`` is None when the text says neither, or both, or more than we dare to read."""

    answer: Answer | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Matched:
    code: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Unclear:
    """``sentence`` is what to send back."""

    sentence: str


def read_reply(text: str) -> Reply:
    """Strict but kind: JA, ja!, Ja tack, OK, NEJ, N, "JA 2". Anything longer is for a person to read.

    A text is never stretched into a yes: "ja men inte förrän 14" gives no answer.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    words = [part for word in words for part in re.findall(r"\d+|\D+", word)]  # "ja1" is "ja 1"
    codes = [word for word in words if _NUMBER.fullmatch(word)]
    if len(codes) > 1:
        return Reply(None, None)
    said = " ".join(word for word in words if word not in codes and word not in _COURTESY)
    answer: Answer | None = "yes" if said in _YES else "no" if said in _NO else None
    return Reply(answer, codes[0] if codes else None)


def match_reply(reply: Reply, open_codes: Sequence[str]) -> Matched | Unclear:
    """``open_codes`` are the codes of the calls that wait for an answer from this number, oldest first."""
    if not open_codes:
        return Unclear("Inget larm väntar på svar från det här numret.")
    if reply.answer is None:
        return Unclear(f"Vi förstod inte svaret. Svara {_choices(open_codes)}.")
    if reply.code in open_codes:
        return Matched(str(reply.code), reply.answer)
    if reply.code is None and len(open_codes) == 1:
        return Matched(open_codes[0], reply.answer)
    return Unclear(f"Vilket larm gäller det? Svara {_choices(open_codes)}.")


def _choices(codes: Sequence[str]) -> str:
    if len(codes) == 1:
        return f"JA {codes[0]} eller NEJ {codes[0]}"
    return ", ".join(f"JA {code} eller NEJ {code}" for code in codes)
