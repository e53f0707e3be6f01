"""Today's names of people, from memory: every page that shows a log asks for many of them."""

from __future__ import annotations

from collections.abc import Iterable

from samlad.domain.common import PersonId
from samlad.people.models import Person

_remembered: dict[str, str] = {}


def names_of(people: Iterable[str]) -> dict[PersonId, str]:
    """Names for ids found in a log. An id without an account is left out."""
    asked = set(people)
    missing = asked - _remembered.keys()
    if missing:
        _remembered.update(Person.objects.filter(pk__in=missing).values_list("id", "name"))
    return {PersonId(id): _remembered[id] for id in asked if id in _remembered}


def forget() -> None:
    """Called together with ``asking.forget``."""
    _remembered.clear()
