"""Contact lists out of a spreadsheet: a preview row by row, and then the good rows recorded.

A row names an actor in the register and a function; together they say which contact point it is, so a list that is pasted again
changes what differs and adds nothing twice. A deputy's number on the row becomes a contact point of its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from samlad.domain import contact, register
from samlad.domain.common import ActorId, Author, Deeds, Refused, Text
from samlad.domain.contact import Channel, ChannelKind, ContactPoint

Row = Mapping[str, str]

# Headings as people write them. The first of each is what a template file carries.
COLUMNS: dict[str, tuple[str, ...]] = {
    "actor": ("aktör", "organisation", "aktor", "actor"),
    "function": ("funktion", "roll", "function"),
    "phone": ("telefon", "tel", "telefonnummer", "phone"),
    "phone_2": ("telefon 2", "alternativ telefon", "phone 2"),
    "sms": ("sms", "mobil", "text"),
    "email": ("e-post", "epost", "mejl", "mail", "e-mail", "email"),
    "radio": ("rakel", "radio", "talgrupp"),
    "hours": ("tider", "tid", "bemanning", "hours"),
    "deputy_phone": ("ersättare telefon", "ersättare", "deputy phone", "deputy"),
}
REQUIRED = ("actor", "function")
Columns = tuple[tuple[str, ChannelKind], ...]
CHANNELS: Columns = (
    ("phone", ChannelKind.PHONE),
    ("phone_2", ChannelKind.PHONE),
    ("sms", ChannelKind.SMS),
    ("email", ChannelKind.EMAIL),
    ("radio", ChannelKind.RADIO),
)
DEPUTY_CHANNELS: Columns = (("deputy_phone", ChannelKind.PHONE),)
AT_ALL_HOURS = ("", "dygnet runt", "alltid", "24/7", "24 h", "always")
DEPUTY_OF = "Ersättare för {function}"
SUGGESTIONS_AT_MOST = 50  # for one list: comparing a name with every name in the register takes its time


class Change(StrEnum):
    ADD = "add"
    CHANGE = "change"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True, kw_only=True)
class RowPlan:
    """What would come of one row. ``row`` counts as in the spreadsheet, where the headings are row 1.

    ``deputy`` is a contact point that comes of the row as well, and stands in for ``content``.
    """

    row: int
    change: Change
    content: ContactPoint | None = None
    deputy: ContactPoint | None = None
    problem: str = ""  # a code with a sentence in ``refusals``
    facts: Mapping[str, Any] = field(default_factory=dict)


def preview(
    state: contact.State, registry: register.State, *, rows: Sequence[Row], kept_by: ActorId, shared: bool = False
) -> list[RowPlan]:
    """A plan for each row that is not empty. Raises Refused ``contact.columns_missing`` when headings are missing."""
    reading = _Reading(state, registry, kept_by, shared)
    named = _by_column(rows)
    return [reading.plan(number, row) for number, row in enumerate(named, start=2) if any(row.values())]


def record_import(
    state: contact.State,
    registry: register.State,
    author: Author,
    at: datetime,
    *,
    rows: Sequence[Row],
    kept_by: ActorId,
    keeps: frozenset[ActorId],
    shared: bool = False,
) -> Deeds:
    """Records the good rows as they stand against today's contact points; rows with a problem are left out."""
    if kept_by not in keeps or author.actor != kept_by:
        raise Refused("access.denied")
    deeds: Deeds = []
    number = contact.next_number(state)
    for plan in preview(state, registry, rows=rows, kept_by=kept_by, shared=shared):
        content = plan.content
        if content and plan.deputy:
            known = same_point(state, plan.deputy)
            content = replace(content, deputy=known.number if known else number)
        for one in filter(None, (plan.deputy, content)):
            if known := same_point(state, one):
                deeds += contact.changed(known, one)
            else:
                deeds.append(contact.addressed(contact.PointAdded(point=number, content=one), one))
                number += 1
    return deeds


def same_point(state: contact.State, content: ContactPoint) -> contact.Point | None:
    """The contact point that a row is about: the same keeper, actors and function."""
    wanted = (content.kept_by, content.for_actors, str(content.function).casefold())
    for point in state.present:
        if (point.content.kept_by, point.content.for_actors, str(point.content.function).casefold()) == wanted:
            return point
    return None


def _by_column(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The rows under the names of ``COLUMNS``, whichever heading each column had."""
    column_of = {heading: column for column, headings in COLUMNS.items() for heading in headings}

    def column(heading: str) -> str | None:
        return column_of.get(" ".join(heading.casefold().strip(" :*").split()))

    headings = {column(heading) for row in rows[:1] for heading in row}
    if missing := [COLUMNS[one][0].capitalize() for one in REQUIRED if one not in headings]:
        raise Refused("contact.columns_missing", columns=", ".join(missing))
    read = []
    for row in rows:
        values: dict[str, str] = {}
        for heading, value in row.items():
            if (known := column(heading)) and value.strip():
                values.setdefault(known, value.strip())
        read.append(values)
    return read


class _Reading:
    """Reads the rows of one list in turn, and remembers which it has met."""

    def __init__(self, state: contact.State, registry: register.State, kept_by: ActorId, shared: bool) -> None:
        self._state, self._registry, self._kept_by, self._shared = state, registry, kept_by, shared
        self._by_name = {str(one.name).casefold(): one.id for one in registry.actors.values() if not one.valid_to}
        self._met: dict[tuple[ActorId, str], int] = {}
        self._suggestions_left = SUGGESTIONS_AT_MOST

    def plan(self, number: int, row: Mapping[str, str]) -> RowPlan:
        try:
            content, deputy = self._read(number, row)
        except Refused as refused:
            return RowPlan(row=number, change=Change.PROBLEM, problem=refused.reason, facts=refused.facts)
        return RowPlan(row=number, change=self._change(content, deputy), content=content, deputy=deputy)

    def _read(self, number: int, row: Mapping[str, str]) -> tuple[ContactPoint, ContactPoint | None]:
        actor, function = self._actor(row.get("actor", "")), row.get("function", "")
        first = self._met.setdefault((actor, function.casefold()), number)
        if first != number:
            raise Refused("contact.row_twice", row=first)
        content = self._point(actor, function, row, CHANNELS)
        deputy = None
        if row.get("deputy_phone"):
            deputy = self._point(actor, DEPUTY_OF.format(function=function), row, DEPUTY_CHANNELS)
        elif (known := same_point(self._state, content)) and self._state.has(known.content.deputy):
            content = replace(content, deputy=known.content.deputy)
        for one in filter(None, (content, deputy)):
            contact.require_sound(self._state, self._registry, one)
        return content, deputy

    def _actor(self, name: str) -> ActorId:
        if not name:
            raise Refused("contact.row_actor_missing")
        if known := self._by_name.get(name.casefold()):
            return known
        self._suggestions_left -= 1
        if self._suggestions_left >= 0 and (close := difflib.get_close_matches(name.casefold(), self._by_name, n=1)):
            suggestion = self._registry.name_of(self._by_name[close[0]])
            raise Refused("contact.row_actor_like", name=name, suggestion=str(suggestion))
        raise Refused("contact.row_actor_unknown", name=name)

    def _point(self, actor: ActorId, function: str, row: Mapping[str, str], channels: Columns) -> ContactPoint:
        hours = row.get("hours", "")
        return ContactPoint(
            kept_by=self._kept_by,
            for_actors=(actor,),
            function=Text(function),
            channels=tuple(
                Channel(kind=kind, address=Text(row[column])) for column, kind in channels if row.get(column)
            ),
            hours=Text(hours),
            always=hours.casefold() in AT_ALL_HOURS,
            shared=self._shared,
        )

    def _change(self, content: ContactPoint, deputy: ContactPoint | None) -> Change:
        known = same_point(self._state, content)
        if known is None:
            return Change.ADD
        if deputy:
            stands_in = same_point(self._state, deputy)
            if stands_in is None or stands_in.content != deputy:
                return Change.CHANGE
            content = replace(content, deputy=stands_in.number)
        return Change.UNCHANGED if known.content == content else Change.CHANGE
