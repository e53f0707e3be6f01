"""Search across logs: which entries hold all the words asked for. Who may read them is for the desk to say.

Plain rows of stems and positions instead of a database's own text search: the same answers on SQLite and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import msgspec
from django.db.models import QuerySet

from samlad.domain.common import Entry, Text
from samlad.index import rows
from samlad.index.models import Searchable, SearchWord
from samlad.index.stems import is_whole, stem, words_in

# How to join and how somebody is reached: nobody searches for it, and it never stands among what is found.
NOT_SEARCHED = frozenset({"call.contacts_listed/1", "call.joining_given/1", "meeting.joining_set/1"})
SEARCHED_LOGS = ("isf:", "disturbance:")
LABELS = {"agreement": "ö", "undertaking": "å", "question": "f"}


def take_in(entries: Iterable[Entry]) -> None:
    """Indexes entries, and forgets those whose texts they destroy. In the transaction of the entries."""
    found, words = [], []
    for entry in entries:
        if numbers := getattr(entry.deed, "destroys", ()):
            forget(entry.log, numbers)
        if entry.kind in NOT_SEARCHED or not entry.log.startswith(SEARCHED_LOGS):
            continue
        if stems := {stem(word) for word in words_of(entry)}:
            found.append((entry.position, entry.log, entry.number, _audience(entry)))
            words += [(one.encode(), entry.position) for one in stems]
    rows.add("index_searchable", ("position", "log", "number", "audience"), found)
    rows.add("index_searchword", ("stem", "position"), words)


def forget(log: str, numbers: Collection[int]) -> None:
    gone = Searchable.objects.filter(log=log, number__in=list(numbers))
    SearchWord.objects.filter(position__in=list(gone.values_list("position", flat=True))).delete()
    gone.delete()


def words_of(entry: Entry) -> list[str]:
    """Every word of its texts, and its numbers as they are shown: ö-3."""
    texts = " ".join([*_texts(entry.deed), *_texts(entry.author.via)])
    labels = [f"{letter}-{number}" for name, letter in LABELS.items() if (number := getattr(entry.deed, name, None))]
    return [*words_in(texts), *labels]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.value or ""
    elif is_dataclass(value):
        for name in _names(type(value)):
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _audience(entry: Entry) -> str:
    if entry.audience.actors is None:
        return ""
    readers = {*entry.audience.actors, *([entry.author.actor] if entry.author.actor else [])}
    return msgspec.json.encode(sorted(readers)).decode()


def find(text: str, logs: Collection[str], before: int | None = None) -> Iterator[Searchable]:
    """The entries of these logs that hold every word of the text, the newest first; from below a position."""
    words = words_in(text)
    if not words:
        return
    found = Searchable.objects.filter(log__in=list(logs)).order_by("-position")
    if before is not None:
        found = found.filter(position__lt=before)
    for word in words:
        found = found.filter(position__in=_with(word))
    yield from found.iterator()


def _with(word: str) -> QuerySet[Any, Any]:
    wanted = stem(word).encode()
    after = wanted + (b"\x00" if is_whole(word) else b"\xff")  # the byte ff stands in no letter of UTF-8
    return SearchWord.objects.filter(stem__gte=wanted, stem__lt=after).values("position")


def admits(row: Searchable, actors: Collection[str]) -> bool:
    """A first, cheap look at who may read it; the entry itself is asked again when it is read."""
    return not row.audience or not set(msgspec.json.decode(row.audience)).isdisjoint(actors)
