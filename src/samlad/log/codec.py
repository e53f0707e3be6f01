"""Between a deed and the bytes that the chain covers.

A body is canonical JSON: sorted keys, times in UTC. A ``Text`` in it stands as ``{"$text": "<salted digest>"}``; no
field of a deed can be named so, hence nobody can write something that looks like a text without being one. The texts
themselves are handed over beside the body.

Kinds carry a version. Stored bytes are never rewritten: when ``subject.verb/2`` comes, ``LIFTS["subject.verb/1"]`` says
how the older deed is read as the newer.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from samlad import domain
from samlad.domain.common import KINDS, Audience, Author, Deed, Text
from samlad.log.chain import text_digest

SALT_BYTES = 16
D = TypeVar("D")

Lift = Callable[[dict[str, Any]], dict[str, Any]]
LIFTS: dict[str, Lift] = {}

_TEXT = "$text"
_TEXT_IN_BODY = re.compile(r'\{"\$text":(?:null|"([0-9a-f]{64})")\}')


class UnknownKind(Exception):
    """The log holds a kind that this version of Samlad does not know: it was written by a newer one."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"unknown kind of entry: {kind}; it was written by a newer version of Samlad")
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Generic[D]):
    """What the chain covers of one entry, beside its log and number."""

    kind: str
    author: Author
    audience: Audience
    registered_at: datetime
    happened_at: datetime
    deed: D


class StoredText(NamedTuple):
    """A text as it is kept apart from the chain. Destroyed: ``salt`` and ``value`` are None. ``salt`` is in hex."""

    digest: str
    salt: str | None
    value: str | None


def learn_kinds() -> None:
    """Imports every subject of the domain, so that each kind is known before the first entry is read."""
    for module in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        importlib.import_module(module.name)


def encode(
    body: Body[Any], salt: Callable[[], bytes] = lambda: secrets.token_bytes(SALT_BYTES)
) -> tuple[str, list[StoredText]]:
    """The canonical body and the texts it points to. Raises TypeError or ValueError for what a deed cannot hold."""
    texts: list[StoredText] = []

    def keep(value: str) -> str:
        if "\0" in value:
            raise ValueError("a text cannot hold the character NUL")  # PostgreSQL has no room for it
        fresh = salt()
        texts.append(StoredText(text_digest(fresh, value), fresh.hex(), value))
        return texts[-1].digest

    return msgspec.json.encode(_plain(body, keep), order="sorted").decode(), texts


def _plain(value: Any, keep: Callable[[str], str]) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case Text():
            return {_TEXT: None if value.value is None else keep(value.value)}
        case datetime():
            return _utc(value)
        case float() if math.isfinite(value):
            return value
        case tuple():
            return [_plain(each, keep) for each in value]
        case frozenset():
            return sorted(value)
        case _ if is_dataclass(value):
            return {name: _plain(getattr(value, name), keep) for name in _names(type(value))}  # type: ignore[arg-type]
    raise TypeError(f"a deed cannot hold {value!r}")


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be recorded: {at}")
    return at.astimezone(UTC)


def decode(kind: str, body: str, texts: Mapping[str, str | None]) -> Body[Deed]:
    """The body as it was written, its texts looked up by digest; a text that is not there reads as ``Text(None)``.

    Raises UnknownKind, or ValueError when the body is not what its kind says (``msgspec.MsgspecError`` is one).
    """

    def fill(found: re.Match[str]) -> str:
        value = texts.get(found[1])
        return '{"value":null}' if value is None else f'{{"value":{msgspec.json.encode(value).decode()}}}'

    filled = _TEXT_IN_BODY.sub(fill, body)
    if kind in LIFTS:
        kind, filled = _lifted(kind, filled)
    if kind not in KINDS:
        raise UnknownKind(kind)
    read = _decoder(KINDS[kind]).decode(filled)  # type: ignore[arg-type]
    if read.kind != kind:
        raise ValueError(f"the body says {read.kind}, the entry {kind}")
    return read


def digests(body: str) -> list[str]:
    """The texts that a body points to, in the order they stand there."""
    return [found for found in _TEXT_IN_BODY.findall(body) if found]


@cache
def _decoder(deed: type[Deed]) -> msgspec.json.Decoder[Body[Deed]]:
    return msgspec.json.Decoder(Body[deed])  # type: ignore[valid-type]


def _lifted(kind: str, body: str) -> tuple[str, str]:
    raw = msgspec.json.decode(body)
    while kind in LIFTS:
        raw["deed"] = LIFTS[kind](raw["deed"])
        name, _, version = kind.partition("/")
        kind = raw["kind"] = f"{name}/{int(version) + 1}"
    return kind, msgspec.json.encode(raw).decode()
