"""What is done while a meeting is held: its start, who is here, the agenda's course, the floor, its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from samlad.desk import meeting_notes
from samlad.desk.composing import Composition
from samlad.desk.desk import World
from samlad.domain import meeting
from samlad.domain.common import ActorId, Author, Deeds, Text, isf_log
from samlad.domain.meeting import Form
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.meeting import agenda, pages, planning


def start(ask: Ask, isf: str, number: int) -> HttpResponse:
    author = inside.author(ask)

    def decide(world: World, at: datetime) -> Deeds:
        state = world.isf(isf)
        return meeting.start(state.meeting, state.isf, planning.left_of(state), author, at, meeting=number)

    return ask.decide(isf_log(isf), decide, author=author, then=address("meeting", isf=isf, number=number))


# ---- who is here


def attend(ask: Ask, isf: str, number: int) -> HttpResponse:
    """Said by the person itself, or noted by whoever leads, as for a voice on the telephone.

    Without a name it is the person itself, who can be present only for an actor that the person acts for.
    """
    actor, named = ActorId(ask.word("actor")), ask.text("attendee")
    author, by_itself = inside.author(ask), actor in ask.reader.actors and not named
    facts = {
        "actor": actor,
        "name": Text(ask.person_name) if by_itself else named,
        "role": ask.text("attendee_role"),
        "by_phone": ask.word("by_phone") == "yes",
        "person": ask.reader.person if by_itself else None,
    }
    return _held(ask, isf, number, meeting.attend, author, **facts)


def replace(ask: Ask, isf: str, number: int, seat: int) -> HttpResponse:
    facts = {"name": ask.text("attendee"), "role": ask.text("attendee_role"), "by_phone": ask.word("by_phone") == "yes"}
    return _held(ask, isf, number, meeting.replace_representative, inside.author(ask), seat=seat, **facts)


def leave(ask: Ask, isf: str, number: int, seat: int) -> HttpResponse:
    return _held(ask, isf, number, meeting.leave, inside.author(ask), seat=seat)


# ---- the agenda's course


def open_item(ask: Ask, isf: str, number: int, item: int) -> HttpResponse:
    return _held(ask, isf, number, meeting.open_item, inside.author(ask), item=item)


def close_item(ask: Ask, isf: str, number: int, item: int) -> HttpResponse:
    return _held(ask, isf, number, meeting.close_item, inside.author(ask), item=item)


# ---- the floor


def start_round(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _held(ask, isf, number, meeting.start_round, inside.author(ask), seconds=ask.number("seconds", 90))


def give_floor(ask: Ask, isf: str, number: int) -> HttpResponse:
    """To the actor chosen, or to the next in the order."""
    return _held(ask, isf, number, meeting.give_floor, inside.author(ask), actor=ActorId(ask.word("actor")) or None)


def pass_floor(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Inget nytt.*"""
    return _held(ask, isf, number, meeting.pass_floor, inside.author(ask), actor=ActorId(ask.word("actor")))


def raise_hand(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Vill säga något.*"""
    return _held(ask, isf, number, meeting.raise_hand, inside.author(ask), actor=ActorId(ask.word("actor")))


def _held(
    ask: Ask, isf: str, number: int, decision: Callable[..., Deeds], author: Author, **facts: Any
) -> HttpResponse:
    then = address("meeting", isf=isf, number=number)
    return inside.decide(ask, "meeting", decision, author=author, then=then, meeting=number, **facts)


# ---- its end


def end(ask: Ask, isf: str, number: int) -> HttpResponse:
    """Keeps the notes, says when the next one is and plans it, in one decision."""
    author, next_at, deadline = inside.author(ask), ask.moment("next_at"), ask.moment("report_deadline")
    points = agenda.points_of(agenda.content_of(ask), short=False)

    def decide(world: World, at: datetime) -> Deeds:
        both = Composition(world, isf_log(isf), author, at)
        notes = meeting_notes.kept(isf, number)
        both.then(
            lambda state: meeting.end(
                state.meeting,
                state.isf,
                author,
                at,
                meeting=number,
                notes=notes,
                next_at=next_at,
                report_deadline=deadline,
            )
        )
        if next_at and not both.state.meeting.planned:
            form = both.state.meeting.meetings[number].form
            both.then(lambda state: _plan_next(state, author, at, next_at, deadline, form, points))
        return both.deeds

    return ask.decide(isf_log(isf), decide, author=author, then=address("meeting_summary", isf=isf, number=number))


def _plan_next(
    state: Any, author: Author, at: datetime, starts_at: datetime, deadline: datetime | None, form: Form, points: Any
) -> Deeds:
    return meeting.plan(
        state.meeting,
        state.isf,
        planning.left_of(state),
        author,
        at,
        starts_at=starts_at,
        minutes=sum(point.minutes for point in points) or pages.DEFAULT_MINUTES,
        form=form,
        points=points,
        report_deadline=deadline,
    )
