"""Each kind of deed in one plain sentence, for the joint log on the screen.

A sentence names its deed's fields in braces and says them by their type: an actor by its name, a time by the clock, a choice by
its word. ``{author}`` is the actor that wrote the entry. A part in brackets is left out when what it names is empty. Beside the
sentence stands which of the deed's texts are shown under it. A kind that has no words yet is told neutrally; a test finds it
before a user does.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from samlad.domain.common import ActorId, Deed, Entry, PersonId, Text
from samlad.web import times
from samlad.web.words_of_deeds import calling, joint_work, places, register
from samlad.web.words_of_deeds.choices import CHOICES

SENTENCES: dict[str, tuple[str, ...]] = {
    **calling.SENTENCES,
    **joint_work.SENTENCES,
    **places.SENTENCES,
    **register.SENTENCES,
}

_FIELD = re.compile(r"\{([a-z_.]+)\}")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Words:
    """One entry as it is told: a sentence, and the texts under it."""

    sentence: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells entries in the language that is switched on. An actor without a name is told by its id."""

    actor_name: Callable[[str], str]
    person_name: Callable[[str], str]
    language: str
    now: datetime

    def tell(self, entry: Entry) -> Words:
        author = self.actor(entry.author.actor) or "Samlad"
        sentence, *texts = SENTENCES.get(entry.kind, (N_("{author} skrev i loggen."),))
        facts = {path: self._said(entry.deed, path) for path in fields_in(sentence)} | {"author": author}
        whole = _OPTIONAL.sub(
            lambda part: part[1] if all(facts[path] for path in fields_in(part[1])) else "", _(sentence)
        )
        told = _FIELD.sub(lambda field: facts[field[1]], whole)
        return Words(told[0].upper() + told[1:], tuple(filter(None, (self._said(entry.deed, path) for path in texts))))

    def actor(self, actor: str | None) -> str:
        return (self.actor_name(actor) or actor) if actor else ""

    def _said(self, deed: Deed, path: str) -> str:
        hint, value = field_of(deed, path)
        return self._say(hint, value)

    def _say(self, hint: Any, value: Any) -> str:
        match value:
            case None:
                return ""
            case Text():
                return _("(borttagen text)") if value.value is None else str(value)
            case datetime():
                return times.words(value, self.language, self.now)
            case StrEnum():
                return _(CHOICES[type(value).__name__][value.value])
            case tuple() | frozenset():
                inner = next(iter(typing.get_args(hint)), str)
                return self._several(self._say(inner, one) for one in value)
        if hint is ActorId:
            return self.actor(value)
        if hint is PersonId:
            return self.person_name(value) or _("någon som inte längre har konto")
        return str(value)

    @staticmethod
    def _several(names: Iterable[str]) -> str:
        *first, last = sorted(names) or [""]
        return _("{first} och {last}").format(first=", ".join(first), last=last) if first else last


def fields_in(sentence: str) -> list[str]:
    """The paths of the deed's own fields."""
    return [path for path in _FIELD.findall(sentence) if path != "author"]


def field_of(deed: Any, path: str) -> tuple[Any, Any]:
    """The type of a field (without its None) and its value. Raises AttributeError when there is no such field."""
    hint, value = type(deed), deed
    for name in path.split("."):
        hint, value = _without_none(_hints(type(value))[name]), getattr(value, name)
    return hint, value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _without_none(hint: Any) -> Any:
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    return parts[0] if type(None) in typing.get_args(hint) else hint
