"""Closing an ISF: the host closes, and what is left is offered to somebody, ended with a reason, or said to be nobody's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse

from samlad.domain import call, closing, hosting
from samlad.domain.closing import EndFollowUp, Handling, NobodyTakesIt, OfferTo
from samlad.domain.common import ActorId, Author, Deeds, Text
from samlad.domain.isf import Status
from samlad.domain.joint import JointState
from samlad.domain.meeting import Unfinished
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, place_of


def unfinished_in(state: JointState) -> Unfinished:
    return Unfinished(undertaking=state.undertaking, question=state.question, agreement=state.agreement)


def page(ask: Ask, isf: str) -> Page:
    """What is left, and what shall become of each; or reopening, when it is closed."""
    if not ask.room.hosts:
        raise Http404
    state = ask.room.state
    return Page(
        "isf/closing.html",
        facts={
            "room": ask.room,
            "isf": state.isf,
            "position": state.number,
            "actor_name": ask.actor_name,
            "left": closing.left_over(unfinished_in(state)),
            "actors": [(one.actor, ask.actor_name(one.actor)) for one in state.isf.present],
            "numbers": inside.numbers_in(ask, *_reasons(ask)),
        },
        place=place_of(ask),
        live=False,
    )


def close(ask: Ask, isf: str) -> HttpResponse:
    """Closes, or reopens a closed one. The fields of what is left carry its number: ``undertaking-3``, ``reason-F-2``."""
    inside.require_meant(ask, *_reasons(ask))
    note = ask.text("note")
    if ask.room.state.isf.status is Status.CLOSED:
        return ask.decide_here(
            lambda state, author, at: hosting.reopen(state.isf, author, at, note=note),
            default="host",
            then=address("isf", isf=isf),
        )
    left = closing.left_over(unfinished_in(ask.room.state))
    undertakings = {one.number: said for one in left.undertakings if (said := _handling(ask, one.number))}
    questions = {one.number: said for one in left.questions if (said := ask.text(f"reason-F-{one.number}"))}
    agreements = {one.number: said for one in left.agreements if (said := ask.text(f"reason-Ö-{one.number}"))}

    def decide(state: JointState, author: Author, at: datetime) -> Deeds:
        ended: dict[str, Any] = {"undertakings": undertakings, "questions": questions, "agreements": agreements}
        done = closing.close(state.isf, unfinished_in(state), state.meeting, author, at, note=note, **ended)
        return [*call.end_open_calls(state.call), *done]

    return ask.decide_here(decide, default="host", then=address("isf", isf=isf))


def _reasons(ask: Ask) -> list[str]:
    """The fields that hold words others will read."""
    return ["note", *(name for name in ask.post if name.startswith("reason-"))]


def _handling(ask: Ask, number: int) -> Handling | None:
    """``offer:<actor>``, ``end`` with a reason, or ``nobody``."""
    kind, _, actor = ask.word(f"undertaking-{number}").partition(":")
    words: Text = ask.text(f"reason-Å-{number}")
    match kind:
        case "offer":
            return OfferTo(actor=ActorId(actor), note=words)
        case "end":
            return EndFollowUp(reason=words)
        case "nobody":
            return NobodyTakesIt(note=words)
    return None
