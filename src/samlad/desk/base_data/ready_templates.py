"""The ready templates, out of their TOML files: each file's own part laid over ``common.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from samlad.domain.common import Text
from samlad.domain.isf import Beat, Depth, Level, Role, Scope
from samlad.domain.register import Kind
from samlad.domain.template import (
    AgendaPoint,
    Content,
    LeadTimes,
    ReportQuestion,
    TemplateParticipant,
    TemplateRole,
)

_HERE = files(__package__).joinpath("templates")
_COMMON = "common.toml"

Row = dict[str, Any]


def ready_templates() -> dict[str, Content]:
    """Each ready template under the name of its file, which is its id for as long as it exists."""
    common = _read(_COMMON)
    names = sorted(one.name for one in _HERE.iterdir() if one.name.endswith(".toml") and one.name != _COMMON)
    return {name.removesuffix(".toml"): _content({**common, **_read(name)}) for name in names}


def _read(name: str) -> Row:
    return tomllib.loads(_HERE.joinpath(name).read_text(encoding="utf-8"))


def _content(row: Row) -> Content:
    return Content(
        name=Text(row["name"]),
        level=Level(row.get("level", Level.LOCAL)),
        scope=Scope(row.get("scope", Scope.AREA)),
        sector=row.get("sector", ""),
        event_type=row.get("event_type", ""),
        description=Text(row["description"]),
        participants=tuple(map(_participant, row["participants"])),
        roles=tuple(TemplateRole(role=Role(one["role"]), function=_text(one, "function")) for one in row["roles"]),
        agenda=tuple(map(_point, row["agenda"])),
        short_agenda=tuple(map(_point, row["short_agenda"])),
        rhythm=tuple(map(_beat, row["rhythm"])),
        report_questions=tuple(map(_question, [*row["report_questions"], *row.get("more_report_questions", ())])),
        lead_times=LeadTimes(**row.get("lead_times", {})),
    )


def _participant(row: Row) -> TemplateParticipant:
    return TemplateParticipant(
        name=Text(row["name"]),
        kind=Kind(row.get("kind", Kind.OTHER)),
        perspective=_text(row, "perspective"),
        function=_text(row, "function"),
        depths=frozenset(map(Depth, row.get("depths", Depth))),
        observes=row.get("observes", False),
    )


def _point(row: Row) -> AgendaPoint:
    return AgendaPoint(code=row["code"], title=Text(row["title"]), what=_text(row, "what"), minutes=row["minutes"])


def _beat(row: Row) -> Beat:
    everyday = Beat.weekdays
    return Beat(
        time=row["time"],
        what=Text(row["what"]),
        weekdays=tuple(row.get("weekdays", everyday)),
        is_meeting=row.get("is_meeting", False),
    )


def _question(row: Row) -> ReportQuestion:
    return ReportQuestion(code=row["code"], title=Text(row["title"]), help=_text(row, "help"))


def _text(row: Row, name: str) -> Text:
    return Text(row.get(name, ""))
