"""One example of each kind of deed, made from its type hints: the same values every time."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from samlad.domain.common import Text

_PLAIN = {
    bool: True,
    int: 7,
    float: 0.5,
    datetime: datetime(2026, 2, 3, 4, 5, 6, 789000, tzinfo=UTC),
    timedelta: timedelta(minutes=15),
}


def example(hint: Any, name: str = "value") -> Any:
    """A value of the type; strings and texts carry the name of their field. Raises TypeError for an unknown type."""
    hint = getattr(hint, "__supertype__", hint)  # ActorId and its like are strings
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is str:
        return name
    if hint is Text:
        return Text(f"Exempel på {name}")
    if origin in (typing.Union, types.UnionType):
        return example(next(part for part in arguments if part is not types.NoneType), name)
    if origin is tuple:
        parts = [part for part in arguments if part is not ...]
        return tuple(example(part, name) for part in parts)
    if origin is frozenset:
        return frozenset({example(arguments[0], name)})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return hint(**{field.name: example(hints[field.name], field.name) for field in fields(hint)})
    raise TypeError(f"no example of {hint!r} ({name})")
