"""Planning a meeting, moving it with what is derived from it, cancelling it, and how to join."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse

from samlad.desk import colliding
from samlad.desk.composing import Composition
from samlad.desk.desk import Receipt, World
from samlad.domain import call, meeting
from samlad.domain.call import Invitation
from samlad.domain.common import Author, Deeds, Refused, isf_log
from samlad.domain.joint import JointState
from samlad.domain.meeting import Form, Joining, Unfinished
from samlad.domain.meeting.deeds import MeetingPlanned
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.meeting import agenda, pages


def plan(ask: Ask, isf: str) -> HttpResponse:
    """The meeting and how to join it, in one decision."""
    _warn_of_collisions(ask, ask.moment("starts_at") or ask.now, ask.number("minutes", pages.DEFAULT_MINUTES))
    author, joining = inside.author(ask), _joining(ask)
    facts = {
        "starts_at": ask.moment("starts_at") or ask.now,
        "minutes": ask.number("minutes", pages.DEFAULT_MINUTES),
        "form": ask.choice("form", Form, Form.TELEPHONE),
        "points": agenda.typed_points(ask, agenda.content_of(ask)),
        "is_short": ask.asked("short") == "1",
        "report_deadline": ask.moment("report_deadline"),
    }

    def decide(world: World, at: datetime) -> Deeds:
        both = Composition(world, isf_log(isf), author, at)
        both.then(lambda state: meeting.plan(state.meeting, state.isf, left_of(state), author, at, **facts))
        if joining.phone or joining.link:
            number = max(both.state.meeting.meetings)
            both.then(
                lambda state: meeting.set_joining(state.meeting, state.isf, author, at, meeting=number, joining=joining)
            )
        return both.deeds

    return ask.decide(isf_log(isf), decide, author=author, then=lambda receipt: _planned(receipt, isf))


def _warn_of_collisions(ask: Ask, starts_at: datetime, minutes: int, number: int = 0) -> None:
    """Says once who has another ISF meeting at that time; a tick says that it is meant. Raises Refused ``meeting.collides``."""
    if ask.word("collides") == "yes":
        return
    found = colliding.collisions_of(ask.desk, ask.room.state, starts_at=starts_at, minutes=minutes, number=number)
    if found:
        names = sorted({ask.actor_name(actor) for one in found for actor in one.actors})
        raise Refused("meeting.collides", actors=", ".join(names), at=found[0].slot.starts_at)


def left_of(state: JointState) -> Unfinished:
    return Unfinished(undertaking=state.undertaking, question=state.question, agreement=state.agreement)


def _planned(receipt: Receipt, isf: str) -> str:
    number = next((one.meeting for one in receipt.deeds if isinstance(one, MeetingPlanned)), 0)
    return address("meeting", isf=isf, number=number) if number else address("meetings", isf=isf)


def _joining(ask: Ask) -> Joining:
    return Joining(phone=ask.text("phone"), code=ask.text("code"), link=ask.text("link"))


def set_joining(ask: Ask, isf: str, number: int) -> HttpResponse:
    return inside.decide(
        ask,
        "meeting",
        meeting.set_joining,
        author=inside.author(ask),
        then=address("meeting", isf=isf, number=number),
        meeting=number,
        joining=_joining(ask),
    )


def move(ask: Ask, isf: str, number: int) -> HttpResponse:
    """The report deadline moves by as much, and so does the invitation: everyone that got it is asked again."""
    author, reason = inside.author(ask), ask.text("move_reason")
    known = pages.found(ask, number)
    starts_at = ask.moment("starts_at") or known.starts_at
    _warn_of_collisions(ask, starts_at, known.minutes, number)

    def decide(world: World, at: datetime) -> Deeds:
        both = Composition(world, isf_log(isf), author, at)
        invited = _invitation(both.state, number)
        both.then(
            lambda state: meeting.move(
                state.meeting, state.isf, author, at, meeting=number, starts_at=starts_at, reason=reason
            )
        )
        if invited and both.deeds:
            both.then(lambda state: _move_invitation(state, author, at, invited, starts_at))
        return both.deeds

    return ask.decide(isf_log(isf), decide, author=author, then=address("meeting", isf=isf, number=number))


def _move_invitation(
    state: JointState, author: Author, at: datetime, invited: Invitation, starts_at: datetime
) -> Deeds:
    """The time to reply moves along; when it would have passed already, one may reply until the meeting begins."""
    reply_by = invited.reply_by + (starts_at - invited.meeting_at)
    return call.move_invitation(
        state.call,
        state.isf,
        author,
        at,
        call=invited.number,
        meeting_at=starts_at,
        reply_by=min(reply_by, starts_at) if reply_by > at else starts_at,
    )


def cancel(ask: Ask, isf: str, number: int) -> HttpResponse:
    """The meeting is off, and those invited are told why."""
    author, reason = inside.author(ask), ask.text("cancel_reason")

    def decide(world: World, at: datetime) -> Deeds:
        both = Composition(world, isf_log(isf), author, at)
        invited = _invitation(both.state, number)
        both.then(lambda state: meeting.cancel(state.meeting, state.isf, author, at, meeting=number, reason=reason))
        if invited:
            both.then(lambda state: call.withdraw(state.call, state.isf, author, at, call=invited.number, note=reason))
        return both.deeds

    return ask.decide(isf_log(isf), decide, author=author, then=address("meeting", isf=isf, number=number))


def _invitation(state: JointState, number: int) -> Invitation | None:
    """The open invitation to this meeting."""
    sent = (one for one in state.call.calls.values() if isinstance(one, Invitation))
    return next((one for one in sent if one.meeting == number and one.is_open), None)
