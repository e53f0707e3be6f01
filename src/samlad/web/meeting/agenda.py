"""An agenda as lines that people edit: one point on each, its minutes in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samlad.domain.common import Text
from samlad.domain.meeting.agenda import FOLLOW_UP
from samlad.domain.template import AgendaPoint, Content
from samlad.web.asking import Ask

_LINE = re.compile(r"(?P<title>.+?)\s*(?:\((?P<minutes>\d{1,3})\s*min\.?\))?")


def content_of(ask: Ask) -> Content | None:
    """The template that the ISF was opened from, in the version it was opened from."""
    opened = ask.room.state.isf.opened
    known = ask.register.template.templates.get(opened.template)
    if known is None:
        return None
    versions = {one.number: one.content for one in known.versions}
    return versions.get(opened.template_version, known.content)


def points_of(content: Content | None, short: bool) -> tuple[AgendaPoint, ...]:
    if content is None:
        return ()
    return content.short_agenda if short and content.short_agenda else content.agenda


def lines_of(points: Iterable[AgendaPoint]) -> str:
    return "\n".join(f"{one.title} ({one.minutes} min)" if one.minutes else str(one.title) for one in points)


def typed_points(ask: Ask, content: Content | None) -> tuple[AgendaPoint, ...]:
    """The lines as points. One whose title the template knows keeps what the template says of it, and what it carries."""
    points = [FOLLOW_UP, *points_of(content, short=True), *points_of(content, short=False)]
    known = {str(one.title): one for one in points}
    return tuple(_point(line, known) for line in ask.word("agenda").splitlines() if line.strip())


def _point(line: str, known: dict[str, AgendaPoint]) -> AgendaPoint:
    match = _LINE.fullmatch(line.strip())
    assert match
    title, minutes = match["title"], int(match["minutes"] or 0)
    same = known.get(title)
    return AgendaPoint(
        title=Text(title), what=same.what if same else Text(""), minutes=minutes, code=same.code if same else ""
    )
