"""What a deed may be: a stable, versioned kind, and fields that the log can keep for decades."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

import pytest

from samlad.domain import call, contact, joint, template
from samlad.domain.common import KINDS, Deed, Text
from samlad.log import codec

codec.learn_kinds()
OURS = {kind: deed for kind, deed in KINDS.items() if deed.__module__.startswith("samlad.")}  # not a test's own samples
PLAIN = {str, int, bool, float, datetime, Text, types.NoneType}
KIND = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*/1")


def unfit(kind: Any) -> Iterator[Any]:
    """The parts of a field's type that a deed may not hold."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, NewType):
        yield from unfit(kind.__supertype__)
    elif origin is tuple or origin in (typing.Union, types.UnionType):
        for part in parts:
            yield from () if part is Ellipsis else unfit(part)
    elif origin is frozenset:
        yield from (part for part in parts if not is_text(part))
    elif is_dataclass(kind) and kind is not Text:
        if not kind.__dataclass_params__.frozen:
            yield kind
        for each in typing.get_type_hints(kind).values():
            yield from () if typing.get_origin(each) is typing.ClassVar else unfit(each)
    elif kind not in PLAIN and not is_text(kind):
        yield kind


def is_text(kind: Any) -> bool:
    if isinstance(kind, NewType):
        return is_text(kind.__supertype__)
    return kind is str or (isinstance(kind, type) and issubclass(kind, StrEnum))


def test_something_has_been_learnt() -> None:
    assert len(OURS) > 40


@pytest.mark.parametrize("kind", sorted(OURS))
def test_a_kind_is_a_subject_and_a_verb_in_version_one_until_the_first_release(kind: str) -> None:
    assert KIND.fullmatch(kind)
    assert kind.partition(".")[0] in joint.SUBJECTS


@pytest.mark.parametrize("deed", OURS.values(), ids=list(OURS))
def test_a_deed_holds_only_what_the_log_can_keep(deed: type[Deed]) -> None:
    hints = typing.get_type_hints(deed)
    bad = {field.name: list(unfit(hints[field.name])) for field in fields(deed)}
    assert not {field: parts for field, parts in bad.items() if parts}


def test_the_rule_itself_finds_what_is_not_allowed() -> None:
    assert list(unfit(dict[str, int])) and list(unfit(list[str])) and list(unfit(frozenset[int]))
    assert not list(unfit(tuple[Text, ...])) and not list(unfit(Text | None))


def reaches_people(kind: Any) -> bool:
    """Whether a value of this type says how somebody is reached, or how a meeting is joined."""
    if kind in (contact.Channel, call.Joining, template.DialIn):
        return True
    if any(reaches_people(part) for part in typing.get_args(kind)):
        return True
    hints = typing.get_type_hints(kind) if is_dataclass(kind) else {}
    return "phone" in hints or any(reaches_people(part) for part in hints.values())


@pytest.mark.parametrize("deed", KINDS.values(), ids=sorted(KINDS, key=list(KINDS).index))
def test_a_deed_that_says_how_people_are_reached_is_marked_and_thereby_in_no_export(deed: type[Deed]) -> None:
    assert deed.holds_contact_details == reaches_people(deed)
