"""Reading positions and settings: a person's own, told to nobody."""

from __future__ import annotations

from datetime import datetime

from samlad.domain.common import LogId
from samlad.people.models import ReadingPosition, Setting


def reading_position(person: str, log: LogId) -> ReadingPosition | None:
    return ReadingPosition.objects.filter(person_id=person, log=log).first()


def note_reading(person: str, log: LogId, position: int, at: datetime) -> None:
    ReadingPosition.objects.update_or_create(person_id=person, log=log, defaults={"position": position, "at": at})


def setting(person: str, name: str, default: str = "") -> str:
    return Setting.objects.filter(person_id=person, name=name).values_list("value", flat=True).first() or default


def set_setting(person: str, name: str, value: str) -> None:
    Setting.objects.update_or_create(person_id=person, name=name, defaults={"value": value})
