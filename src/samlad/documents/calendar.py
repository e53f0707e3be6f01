"""Calendar files (iCalendar, RFC 5545) for meeting invitations, and the replies that mail programs send back.

Times are written in UTC, which every calendar shows in its owner's zone; so a file needs no table of summer times.
Whether ``description`` tells how to dial in is the caller's choice: a meeting invitation usually must.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from icalendar import Calendar, Component, Event, vCalAddress, vText, vUri

PRODUCT = "-//Samlad//Samlad//SV"
MAX_REPLY_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is invited, or who invites: a mail address and the name beside it."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """``partstat`` as in RFC 5545: ACCEPTED, DECLINED, TENTATIVE …; ``attendee`` is a mail address in lower case.

    ``sequence`` tells which version of the meeting was answered: a reply to an earlier time is not a yes to the new one.
    """

    uid: str
    attendee: str
    partstat: str
    sequence: int


def invitation(
    *,
    uid: str,
    sequence: int,
    stamped_at: datetime,
    start: datetime,
    end: datetime,
    summary: str,
    description: str,
    organizer: Guest,
    attendees: Iterable[Guest],
    location: str = "",
    method: Literal["REQUEST", "CANCEL"] = "REQUEST",
    conference: str | None = None,
    marks: Iterable[str] = (),
) -> bytes:
    """The file that invites to a meeting, moves it or cancels it.

    The same ``uid`` with a higher ``sequence`` replaces what stands in the calendars. ``conference`` is the address
    that joins (https: or tel:). ``marks`` (ÖVNING, DEMO …) stand first in the title. Raises ValueError for a time
    without zone or a meeting that ends before it begins.
    """
    if end <= start:
        raise ValueError("a meeting ends after it begins")
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", _utc(stamped_at))
    event.add("dtstart", _utc(start))
    event.add("dtend", _utc(end))
    event.add("summary", ": ".join([*marks, summary]))
    event.add("description", description)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", _address(organizer))
    if location:
        event.add("location", location)
    if conference:
        event.add("conference", vUri(conference), parameters={"VALUE": "URI"})
    for attendee in attendees:
        event.add("attendee", _attendee(attendee))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def read_reply(data: bytes) -> CalendarReply | None:
    """What somebody answered from a calendar, or None for anything that is not such a reply."""
    if len(data) > MAX_REPLY_BYTES:
        return None
    try:
        calendar = Calendar.from_ical(data)
        if str(calendar.get("method", "")).upper() != "REPLY":
            return None
        event = next(iter(calendar.walk("VEVENT")), None)
        return _reply(event) if event else None
    except ValueError:
        return None


def _reply(event: Component) -> CalendarReply | None:
    attendee = event.get("attendee")
    if isinstance(attendee, list):
        attendee = attendee[0]
    uid = str(event.get("uid", ""))
    if not uid or attendee is None:
        return None
    return CalendarReply(
        uid=uid,
        attendee=str(attendee).strip().lower().removeprefix("mailto:"),
        partstat=str(attendee.params.get("PARTSTAT", "NEEDS-ACTION")).upper(),
        sequence=int(event.get("sequence", 0)),
    )


def _attendee(guest: Guest) -> vCalAddress:
    address = _address(guest)
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["RSVP"] = vText("TRUE")
    return address


def _address(guest: Guest) -> vCalAddress:
    address = vCalAddress(f"mailto:{guest.email}")
    if guest.name:
        address.params["CN"] = vText(" ".join(guest.name.replace('"', "'").split()))
    return address


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without zone cannot be put in a calendar")
    return moment.astimezone(UTC)
