"""Calendar files: an invitation that moves, and the replies that come back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from samlad.documents.calendar import CalendarReply, Guest, invitation, read_reply

START = datetime(2026, 1, 14, 12, tzinfo=UTC)
UID = "isf-7-meeting-5@samlad.example"
FACTS: dict[str, Any] = {
    "uid": UID,
    "sequence": 2,
    "stamped_at": START,
    "start": START,
    "end": START + timedelta(hours=1),
    "summary": "ISF-möte 5, Örebro",
    "description": "Ring 010-000 00 01, kod 1234#\n" + "Åtgärder på öar är överenskomna. " * 9,
    "organizer": Guest("isf@orebro.example", "Örebro kommun"),
    "attendees": [Guest("eva@region.example", 'Eva "L" Lönn'), Guest("bo@polisen.example")],
    "location": "Telefon",
}

REPLY = b"""BEGIN:VCALENDAR\r
METHOD:REPLY\r
BEGIN:VEVENT\r
UID:isf-7-meeting-5@samlad.example\r
SEQUENCE:2\r
ATTENDEE;CN=Eva;PARTSTAT=ACCEPTED:MAILTO:Eva@Region.example\r
END:VEVENT\r
END:VCALENDAR\r
"""


def event_of(data: bytes) -> Any:
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    return event


def test_an_invitation_reads_back_as_written() -> None:
    data = invitation(**FACTS, conference="https://moten.example/5", marks=("ÖVNING",))
    event = event_of(data)
    assert b"METHOD:REQUEST" in data
    assert event["summary"] == "ÖVNING: ISF-möte 5, Örebro"
    assert event["description"] == FACTS["description"]
    assert event["dtstart"].dt == START
    assert event["sequence"] == 2
    assert event["conference"] == "https://moten.example/5"
    assert [str(one) for one in event["attendee"]] == ["mailto:eva@region.example", "mailto:bo@polisen.example"]
    assert event["attendee"][0].params["RSVP"] == "TRUE"
    assert event["organizer"].params["CN"] == "Örebro kommun"


def test_lines_are_folded_at_75_bytes_and_no_letter_is_cut() -> None:
    for line in invitation(**FACTS).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_times_are_utc_without_a_table_of_zones() -> None:
    data = invitation(**FACTS)
    assert b"DTSTART:20260114T120000Z" in data
    assert b"VTIMEZONE" not in data


def test_a_cancelled_meeting_has_the_same_uid() -> None:
    data = invitation(**FACTS | {"sequence": 3, "method": "CANCEL"})
    event = event_of(data)
    assert b"METHOD:CANCEL" in data
    assert (event["uid"], event["sequence"], event["status"]) == (UID, 3, "CANCELLED")


@pytest.mark.parametrize(
    "wrong",
    [
        {"end": START},
        {"start": START.replace(tzinfo=None), "end": (START + timedelta(hours=1)).replace(tzinfo=None)},
        {"attendees": [Guest("bo@polisen.example\r\nX-OTHER:1")]},
    ],
    ids=["ends as it begins", "no zone", "a line break in an address"],
)
def test_what_no_calendar_understands_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"after it begins|without zone|CR or LF"):
        invitation(**FACTS | wrong)


def test_nobody_can_write_lines_of_their_own_through_a_text() -> None:
    evil = "x\r\nATTENDEE:mailto:evil@exempel.example\r\n"
    event = event_of(
        invitation(**FACTS | {"summary": evil, "location": evil, "attendees": [Guest("bo@polisen.example", evil)]})
    )
    assert str(event["attendee"]) == "mailto:bo@polisen.example"


def test_a_reply_is_read() -> None:
    assert read_reply(REPLY) == CalendarReply(UID, "eva@region.example", "ACCEPTED", 2)


def test_an_answer_to_our_own_invitation_is_read() -> None:
    answered = (
        invitation(**FACTS | {"attendees": FACTS["attendees"][:1]})
        .replace(b"METHOD:REQUEST", b"METHOD:REPLY")
        .replace(b"NEEDS-ACTION", b"declined")
    )
    assert read_reply(answered) == CalendarReply(UID, "eva@region.example", "DECLINED", 2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hej",
        b"\xff\xfe\x00",
        invitation(**FACTS),
        REPLY.replace(b"SEQUENCE:2", b"SEQUENCE:x"),
        REPLY.replace(b"UID:", b"X-UID:"),
        REPLY.replace(b"ATTENDEE", b"X-ATTENDEE"),
        REPLY[:90],
        REPLY + b"x" * 300_000,
    ],
)
def test_anything_else_is_no_reply(data: bytes) -> None:
    assert read_reply(data) is None


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(REPLY)), st.integers(0, 40), st.binary(max_size=20))
def test_a_damaged_reply_never_breaks_the_reader(place: int, length: int, junk: bytes) -> None:
    read_reply(REPLY[:place] + junk + REPLY[place + length :])
