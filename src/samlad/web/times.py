"""Times as people read and write them: Swedish time on the screen, UTC underneath."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONTHS_SV = ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"]
MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"]


def parse_local(value: str) -> datetime | None:
    """``2026-02-03T13:00`` or ``2026-02-03 13:00`` in Swedish time, as UTC; None for anything else."""
    try:
        found = datetime.fromisoformat(value.strip())
        return (found if found.tzinfo else found.replace(tzinfo=STOCKHOLM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def local(at: datetime) -> datetime:
    return at.astimezone(STOCKHOLM)


def for_field(at: datetime | None) -> str:
    """As an ``<input type=datetime-local>`` wants it."""
    return local(at).strftime("%Y-%m-%dT%H:%M") if at else ""


def words(at: datetime, language: str, today: datetime | None = None) -> str:
    """``13:00``, or with the date when it is another day: ``3 feb 13:00``."""
    here = local(at)
    clock = here.strftime("%H:%M")
    if today is not None and here.date() == local(today).date():
        return clock
    month = (MONTHS_EN if language == "en" else MONTHS_SV)[here.month - 1]
    return f"{here.day} {month} {clock}"
