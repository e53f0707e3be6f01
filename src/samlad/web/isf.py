"""The ISF's own page: where are we, what is expected, what has changed, and what to do next."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samlad.desk import doorway
from samlad.domain import hosting, isf, template
from samlad.domain.common import PersonId, isf_log
from samlad.domain.isf import Status
from samlad.domain.joint import JointState
from samlad.web import times, turn
from samlad.web.asking import Ask, Room
from samlad.web.drawing import address
from samlad.web.page import Page, place_of

DAY_AROUND = timedelta(hours=1)  # what the drawn day shows before its first and after its last beat

REGIONS = {
    "now": "isf/now.html",
    "rhythm": "isf/rhythm.html",
    "answers-for": "isf/answers_for.html",
    "agreements": "isf/agreements.html",
    "participants": "isf/participants.html",
    "links": "isf/links.html",
}
DEPENDS_ON = {  # which subjects each region shows
    "now": ("isf", "call", "meeting"),
    "rhythm": ("isf", "meeting"),
    "answers-for": ("question",),
    "agreements": ("agreement", "undertaking", "isf"),
    "participants": ("isf",),
    "links": ("isf", "extract"),
}


def page(ask: Ask, isf: str) -> Page:
    """``?at=`` shows the same page drawn from a shorter log: the picture as it stood then."""
    room: Room = ask.room
    state = room.state
    return Page(
        "isf/page.html",
        facts={
            "room": room,
            "isf": state.isf,
            "state": state,
            "position": state.number,
            "actor_name": ask.actor_name,
            "person_name": person_name,
            "beats": beats_of(state, ask.as_of or ask.now),
            "missing": missing(ask, room) if room.leads else [],
            "as_of": ask.as_of,
            "first_need": _first_need(ask, room),
        },
        version=(state.number, ask.register.number),
        own_version=ask.reader.actors,
        versions={region: _version(ask, subjects) for region, subjects in DEPENDS_ON.items()},
        mine=lambda: {"mine": [item for item in turn.expectations(ask) if item.isf == isf], "turn": turn},
        regions=REGIONS,
        my_regions={"mine": "isf/mine.html"},
        place=place_of(ask),
        offline=True,
    )


def _version(ask: Ask, subjects: tuple[str, ...]) -> tuple[int, ...]:
    touched = ask.room.state.touched
    return (*(touched.get(one, 0) for one in subjects), ask.register.number)


def person_name(person: str) -> str:
    return doorway.names_of([PersonId(person)]).get(PersonId(person), "")


def beats_of(state: JointState, now: datetime) -> dict[str, Any]:
    """Today's rhythm with its meetings: points to draw, and the span they are drawn in."""
    today = times.local(now).date()
    planned = [one for one in state.meeting.meetings.values() if one.status.value in {"planned", "under_way", "ended"}]
    points = [(_at(today, beat), str(beat.what)) for beat in state.isf.rhythm if today.isoweekday() in beat.weekdays]
    meetings = [one for one in planned if times.local(one.starts_at).date() == today]
    points += [(one.starts_at, _("ISF-möte %(number)s") % {"number": one.number}) for one in meetings]
    points = sorted(_once(points))
    if not points:
        return {"points": []}
    start, end = min(points[0][0], now) - DAY_AROUND, max(points[-1][0], now) + DAY_AROUND
    return {"points": points, "start": start, "end": end}


def _at(day: date, beat: isf.Beat) -> datetime:
    return datetime.combine(day, time.fromisoformat(beat.time), tzinfo=times.STOCKHOLM)


def _once(points: list[tuple[datetime, str]]) -> list[tuple[datetime, str]]:
    """A planned meeting stands for the rhythm's stroke at the same minute."""
    return list({at.timestamp(): (at, word) for at, word in points}.values())


def missing(ask: Ask, room: Room) -> list[template.Resolved]:
    """*Vem saknas?* By the template the ISF was opened from."""
    opened = room.state.isf.opened
    known = ask.register.template.templates.get(opened.template) if opened else None
    if opened is None or known is None:
        return []
    resolved = template.resolve(known.content, ask.register.register, opened.host)
    return list(template.missing(resolved, [one.taking for one in room.state.isf.present]))


def _first_need(ask: Ask, room: Room) -> Any:
    """When the first actor saw the need: the clock that runs from the first signal."""
    opened = room.state.isf.opened
    if not opened or not opened.disturbances:
        return None
    return ask.desk.disturbance_for(ask.reader, opened.disturbances[0]).disturbance.first_need


def activate(ask: Ask, isf: str) -> HttpResponse:
    """A prepared or resting ISF goes on with all that was prepared."""
    author, note = ask.author("host"), ask.text("note")
    return ask.decide(
        isf_log(isf),
        lambda world, at: hosting.activate(world.isf(isf).isf, author, at, note=note),
        author=author,
        then=address("new_alarm", isf=isf) if ask.room.state.isf.status is Status.PREPARED else address("isf", isf=isf),
    )


def pause(ask: Ask, isf: str) -> HttpResponse:
    author, note = ask.author("host"), ask.text("note")
    return ask.decide(
        isf_log(isf),
        lambda world, at: hosting.pause(world.isf(isf).isf, author, at, note=note),
        author=author,
        then=address("isf", isf=isf),
    )
