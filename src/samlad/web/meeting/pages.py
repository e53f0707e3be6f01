"""What is shown of meetings: the list, the one that is held, and the forms for planning, moving and ending."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.http import Http404

from samlad.desk import drafting
from samlad.desk.reader import NotFound
from samlad.desk.writer import Unwritable
from samlad.domain import meeting, template
from samlad.domain.common import ActorId
from samlad.domain.meeting import Attendee, Form, Meeting, Outcome, Status, Unfinished
from samlad.web import inside, times
from samlad.web.asking import Ask
from samlad.web.isf_new import suggested_meeting
from samlad.web.meeting import agenda
from samlad.web.page import Page

DEFAULT_MINUTES = 45
REGIONS = {
    "head": "meeting/head.html",
    "agenda": "meeting/agenda.html",
    "current": "meeting/current.html",
    "outcome": "meeting/outcome.html",
    "floor": "meeting/floor.html",
    "present": "meeting/present.html",
}


@dataclass(frozen=True)
class Notes:
    """The shared draft of one item's notes, as it stood when the page was drawn."""

    draft: str
    number: int
    text: str
    may_write: bool


def found(ask: Ask, number: int) -> Meeting:
    """The meeting as this reader may see it; 404 when there is none."""
    known = ask.room.state.meeting.meetings.get(number)
    if known is None:
        raise Http404
    return known


def outcome(ask: Ask, known: Meeting) -> Outcome:
    return meeting.outcome_of(known, unfinished(ask))


def unfinished(ask: Ask) -> Unfinished:
    state = ask.room.state
    return Unfinished(undertaking=state.undertaking, question=state.question, agreement=state.agreement)


def list_page(ask: Ask, isf: str) -> Page:
    known = ask.room.state.meeting
    held = [one for one in known.meetings.values() if one.status in {Status.ENDED, Status.CANCELLED}]
    ahead = [known.under_way] if known.under_way else []
    facts = {"ahead": [*ahead, *known.planned], "held": held[::-1]}
    return inside.page(ask, "meeting/list.html", facts, regions={"meetings": "meeting/rows.html"})


def page(ask: Ask, isf: str, number: int) -> Page:
    """``?item=`` chooses whose notes are shown; ``?screen=big`` is read from the other end of the room."""
    known = found(ask, number)
    came = outcome(ask, known)
    facts = {
        "meeting": known,
        "outcome": came,
        "item": open_item(known),
        "noted_item": item_of(known, _asked_number(ask, "item")) or open_item(known),
        "notes": lambda item: notes_of(ask, known, item),
        "awaited": awaited(ask, known),
        "actors": [(one.actor, ask.actor_name(one.actor)) for one in ask.room.state.isf.present],
        "carried": carried(ask, open_item(known)),
        "kept": {one.item: one.text for one in known.notes},
        "big": ask.query.get("screen") == "big",
        "seconds_each": timedelta(seconds=known.round.seconds) if known.round else timedelta(),
    }
    return inside.page(
        ask,
        "meeting/page.html",
        facts,
        mine=lambda: _mine(ask, known, came),
        regions=REGIONS,
        my_regions={"mine": "meeting/mine.html"},
        offline=True,
    )


def item_page(ask: Ask, isf: str, number: int, item: int) -> Page:
    return page(ask, isf, number)


def _mine(ask: Ask, known: Meeting, came: Outcome) -> dict[str, Any]:
    """The person's own actors: whether they are here, have the floor, and which agreements wait for them."""
    waits = [
        (agreement, actor)
        for agreement in came.agreements
        for actor in ask.room.mine
        if agreement.is_open and actor in agreement.parties and agreement.answer_of(actor) is None
    ]
    return {"my_actors": sorted(ask.room.standings), "waits": waits}


def awaited(ask: Ask, known: Meeting) -> list[ActorId]:
    """Those that take part in the ISF and for whom nobody is here yet."""
    everyone = [one.actor for one in ask.room.state.isf.present if not one.taking.observes]
    return [actor for actor in everyone if not known.attends(actor)]


def open_item(known: Meeting) -> meeting.AgendaItem | None:
    return item_of(known, known.open_item)


def item_of(known: Meeting, number: int) -> meeting.AgendaItem | None:
    return next((one for one in known.agenda if one.number == number), None)


def carried(ask: Ask, item: meeting.AgendaItem | None) -> list[tuple[str, Any]]:
    """What an item carries from before: kind and the thing itself, as it stands now."""
    state = ask.room.state
    where: dict[str, dict[int, Any]] = {
        "undertaking": state.undertaking.undertakings,
        "agreement": state.agreement.agreements,
        "question": state.question.questions,
    }
    things = item.carries if item else ()
    return [(str(one.kind), where[one.kind][one.number]) for one in things if one.number in where[one.kind]]


def notes_of(ask: Ask, known: Meeting, item: meeting.AgendaItem) -> Notes | None:
    """None when notes are not being taken, or not for this reader; or when none can be begun now, since nothing can be
    written: the meeting is read all the same."""
    if known.status is not Status.UNDER_WAY or ask.as_of:
        return None
    try:
        draft = drafting.notes_for(ask.reader, ask.room.id, known.number, item.number)
        number, text = drafting.text_at(ask.reader, draft.id)
    except (NotFound, Unwritable):
        return None
    return Notes(draft.id, number, text, drafting.may_write(draft, ask.reader, ask.room.state.isf))


def seat_page(ask: Ask, isf: str, number: int, seat: int) -> Page:
    """Somebody else speaks for the actor from now on, or nobody does."""
    known = found(ask, number)
    return inside.page(
        ask, "meeting/seat.html", {"meeting": known, "attendee": _present(known.present, seat)}, live=False
    )


def _present(attendees: Iterable[Attendee], seat: int) -> Attendee:
    one = next((one for one in attendees if one.seat == seat), None)
    if one is None:
        raise Http404
    return one


# ---- planning, moving, ending


def new_page(ask: Ask, isf: str) -> Page:
    """``?short=1``: the short agenda of a first meeting by telephone, which is what is suggested for the first."""
    known = ask.room.state.meeting
    content = agenda.content_of(ask)
    short = ask.asked("short") == "1" or (not known.meetings and ask.asked("short") != "0")
    starts_at = next_beat(ask) or suggested_meeting(ask.now)
    points = agenda.points_of(content, short)
    facts = {
        "short": short,
        "starts_at": starts_at,
        "minutes": sum(point.minutes for point in points) or DEFAULT_MINUTES,
        "lines": agenda.lines_of(points),
        "report_deadline": _report_deadline(ask, content, starts_at),
        "joining": _last_joining(ask, content),
        "suggested_code": suggested_code(),
        "FORMS": list(Form),
    }
    return inside.page(ask, "meeting/new.html", facts, live=False)


def suggested_code() -> str:
    """A new code for each meeting, four to six digits; a suggestion only, since the bridge decides."""
    return str(secrets.choice(range(1000, 1_000_000)))


def next_beat(ask: Ask) -> datetime | None:
    """When the rhythm has its next meeting, if it has any."""
    here = times.local(ask.now)
    for days in range(8):
        day = here.date() + timedelta(days=days)
        for beat in ask.room.state.isf.rhythm:
            at = datetime.combine(day, time.fromisoformat(beat.time), tzinfo=times.STOCKHOLM)
            if beat.is_meeting and day.isoweekday() in beat.weekdays and at > here:
                return at
    return None


def _report_deadline(ask: Ask, content: template.Content | None, starts_at: datetime) -> datetime | None:
    """Before the meeting by as much as the template says, when there is time for it and a meeting before this one."""
    if content is None or not ask.room.state.meeting.meetings:
        return None
    deadline = starts_at - timedelta(minutes=content.lead_times.report_before_meeting_minutes)
    return deadline if deadline > ask.now else None


def _last_joining(ask: Ask, content: template.Content | None) -> Any:
    """The number and the link of last time, or the host's standing ones; the code is new."""
    used = [one.joining for one in ask.room.state.meeting.meetings.values() if one.joining]
    return used[-1] if used else (content.dial_in if content else None)


def change_page(ask: Ask, isf: str, number: int) -> Page:
    """Another time, how to join, or cancelled."""
    known = found(ask, number)
    facts = {"meeting": known, "suggested_code": suggested_code(), "same_code": _same_code(ask, known)}
    return inside.page(ask, "meeting/change.html", facts, live=False)


def _same_code(ask: Ask, known: Meeting) -> int:
    return ask.room.state.meeting.earlier_with_code(known.joining, known.number) if known.joining else 0


def end_page(ask: Ask, isf: str, number: int) -> Page:
    """What is settled and what is left, the next time, and one button."""
    known = found(ask, number)
    planned = next(iter(ask.room.state.meeting.planned), None)
    next_at = planned.starts_at if planned else next_beat(ask)
    content = agenda.content_of(ask)
    facts = {
        "meeting": known,
        "outcome": outcome(ask, known),
        "next_at": next_at,
        "report_deadline": planned.report_deadline if planned else next_at and _report_deadline(ask, content, next_at),
    }
    return inside.page(ask, "meeting/end.html", facts, live=False)


def _asked_number(ask: Ask, name: str) -> int:
    asked = ask.query.get(name, "")
    return int(asked) if asked.isdigit() else 0
