"""What is done on the board: ringing, answering, passing on, adding, ending."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from samlad.desk import calling
from samlad.desk.desk import Decide
from samlad.domain import call as calls
from samlad.domain.call import Attendance, Called, How, Invitation, Line, RingResult
from samlad.domain.common import ActorId, Author, Refused, Road, Text, Via, isf_log
from samlad.domain.joint import JointState
from samlad.web.asking import Ask
from samlad.web.call.board import call_of
from samlad.web.call.raising import joining_typed, lead_author
from samlad.web.drawing import address

HOWS = {"telefon": How.PHONE, "radio": How.RADIO}


def attend(ask: Ask, isf: str, number: int) -> HttpResponse:
    """Deltar, ersättare or förhinder: by the actor's own hand, or typed by those who lead after a call."""
    author = _answering(ask, number)
    answer = ask.choice("answer", Attendance)
    facts = {"answer": answer, "who": ask.text("who"), "from_at": ask.moment("from_at"), "how": _how(author)}
    return _decide(ask, isf, number, author, calls.answer_attendance, actor=_actor(ask), **facts)


def acknowledge(ask: Ask, isf: str, number: int) -> HttpResponse:
    author = _answering(ask, number)
    return _decide(
        ask, isf, number, author, calls.acknowledge, actor=_actor(ask), who=ask.text("who"), how=_how(author)
    )


def ring(ask: Ask, isf: str, number: int) -> HttpResponse:
    """What came of ringing, in one tap."""
    facts = {"line": _line(ask), "result": ask.choice("result", RingResult), "who": ask.text("who")}
    return _decide(ask, isf, number, lead_author(ask), calls.note_ring, actor=_actor(ask), **facts)


def call_next(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _decide(ask, isf, number, lead_author(ask), calls.call_next, actor=_actor(ask))


def note_outside(ask: Ask, isf: str, number: int) -> HttpResponse:
    """Also alarmed through SOS Alarm or by Rakel; when it happened may be given afterwards."""
    author, happened_at = lead_author(ask), ask.moment("happened_at")
    decide = _on(isf, author, calls.note_outside, call=number, actor=_actor(ask), way=ask.text("way"))
    return ask.decide(
        isf_log(isf), decide, author=author, then=address_of(ask, isf, number), happened_at=happened_at or ask.now
    )


def add_actor(ask: Ask, isf: str, number: int) -> HttpResponse:
    author, actor = lead_author(ask), _actor(ask)
    if not actor:
        raise Refused("call.no_recipients")
    return ask.decide(
        isf_log(isf),
        lambda world, at: calling.add_actor_deeds(world, world.isf(isf), author, at, number=number, actor=actor),
        author=author,
        then=address_of(ask, isf, number),
    )


def change_joining(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _decide(ask, isf, number, lead_author(ask), calls.change_joining, joining=joining_typed(ask))


def end(ask: Ask, isf: str, number: int) -> HttpResponse:
    """Done; or withdrawn, with a reason that those called are told."""
    if ask.word("ending") == "withdrawn":
        return _decide(ask, isf, number, lead_author(ask), calls.withdraw, note=ask.text("note"))
    return _decide(ask, isf, number, lead_author(ask), calls.end_call)


def move(ask: Ask, isf: str, number: int) -> HttpResponse:
    """Another time for the meeting; everyone is asked again."""
    meeting_at, reply_by = ask.moment("meeting_at"), ask.moment("reply_by")
    if meeting_at is None or reply_by is None:
        raise Refused("call.when_missing")
    return _decide(ask, isf, number, lead_author(ask), calls.move_invitation, meeting_at=meeting_at, reply_by=reply_by)


def address_of(ask: Ask, isf: str, number: int) -> str:
    is_invitation = isinstance(call_of(ask, number), Invitation)
    return address("invitation" if is_invitation else "alarm", isf=isf, number=number)


def _decide(ask: Ask, isf: str, number: int, author: Author, decision: Any, **facts: Any) -> HttpResponse:
    """Records a decision of ``call`` and goes back to where it was taken: the board, or *Din tur*."""
    then = address("home") if ask.word("from") == "home" else address_of(ask, isf, number)
    return ask.decide(isf_log(isf), _on(isf, author, decision, call=number, **facts), author=author, then=then)


def _on(isf: str, author: Author, decision: Any, **facts: Any) -> Decide:
    def decide(world: Any, at: Any) -> Any:
        state: JointState = world.isf(isf)
        return decision(state.call, state.isf, author, at, **facts)

    return decide


def _actor(ask: Ask) -> ActorId:
    return ActorId(ask.word("actor"))


def _line(ask: Ask) -> Line:
    return Line(ask.number("contact"), ask.number("way"))


def _answering(ask: Ask, number: int) -> Author:
    """The called actor itself; or those who lead, typing what somebody told them."""
    actor = _actor(ask)
    if actor in ask.room.mine and not ask.word("told_how"):
        return ask.author(f"actor:{actor}")
    author = lead_author(ask)
    source = ask.text("who") or _contact_of(call_of(ask, number).rows.get(actor))
    how = ask.word("told_how") or "telefon"
    return replace(author, via=Via(road=Road.TOLD, source=source, how=how, at=ask.moment("told_at") or ask.now))


def _contact_of(row: Called | None) -> Text:
    """The function that was rung, when no name was given."""
    return row.contact.name or row.contact.function if row and row.contact else Text("")


def _how(author: Author) -> How:
    return HOWS.get(author.via.how, How.PHONE) if author.via.road is Road.TOLD else How.APP
