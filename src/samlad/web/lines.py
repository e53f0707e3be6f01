"""Lists that people write as lines, one thing on each and its parts between bars; also as pasted from a spreadsheet."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from samlad.domain.common import ActorId, Refused
from samlad.domain.register import State

BAR = " | "
_BETWEEN = re.compile(r"\s*[|\t]\s*")


@dataclass(frozen=True)
class Line:
    """``number`` counts as in the field, empty lines too; there is always a part for each one that may be there."""

    number: int
    text: str
    parts: tuple[str, ...]


def read(text: str, field: str, most: int) -> Iterator[Line]:
    """The lines that hold something. Raises Refused ``lines.too_many``."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not (bare := line.strip()):
            continue
        parts = _BETWEEN.split(bare)
        if len(parts) > most:
            raise Refused("lines.too_many", field=field, line=number, found=len(parts), most=most)
        yield Line(number, bare, tuple(parts + [""] * (most - len(parts))))


def written(*parts: object) -> str:
    """The line that reads as these parts; what is empty at its end is left out."""
    texts = [_BETWEEN.sub(" / ", str(part)).replace("\n", " ") for part in parts]
    while texts and not texts[-1]:
        texts.pop()
    return BAR.join(texts)


def actors(registry: State, text: str, field: str) -> tuple[ActorId, ...]:
    """Actors by name, one on each line. Raises Refused ``lines.actor``, ``lines.actor_like``."""
    by_name = {str(one.name).casefold(): one for one in registry.actors.values() if not one.valid_to}
    found = []
    for line in read(text, field, most=1):
        if known := by_name.get(line.text.casefold()):
            found.append(known.id)
        elif close := difflib.get_close_matches(line.text.casefold(), by_name, n=1):
            suggestion = str(by_name[close[0]].name)
            raise Refused("lines.actor_like", field=field, line=line.number, name=line.text, suggestion=suggestion)
        else:
            raise Refused("lines.actor", field=field, line=line.number, name=line.text)
    return tuple(dict.fromkeys(found))
