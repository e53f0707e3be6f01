"""What is done to a question: raised, an actor proposed to answer, confirmed by itself, answered, sent on, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samlad.desk.desk import Receipt, World, new_id
from samlad.domain import question
from samlad.domain.common import ActorId, Author, Deeds, IsfId, Refused, isf_log
from samlad.web import inside, told
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page
from samlad.web.question import pages

Decision = Callable[..., Deeds]


def raise_question(ask: Ask, isf: str) -> HttpResponse:
    inside.require_meant(ask, "text", "context")
    meeting = ask.number("meeting")
    return inside.decide(
        ask,
        "question",
        question.raise_question,
        author=inside.author(ask),
        then=_raised(isf, meeting),
        text=ask.text("text"),
        context=ask.text("context"),
        answer_by=ask.moment("answer_by"),
        suggested=ActorId(ask.word("suggested")) or None,
        meeting=meeting,
    )


def _raised(isf: str, meeting: int) -> Callable[[Receipt], str]:
    def onwards(receipt: Receipt) -> str:
        if meeting:
            return address("meeting", isf=isf, number=meeting)
        made = next((one.question for one in receipt.deeds), 0)  # type: ignore[attr-defined]
        return address("question", isf=isf, number=made) if made else address("questions", isf=isf)

    return onwards


def propose_answering(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _decide(ask, isf, number, question.propose_answering, inside.author(ask), actor=ActorId(ask.word("actor")))


def confirm_answering(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Vi svarar för det.*"""
    return _own(ask, isf, number, question.confirm_answering)


def decline_answering(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _own(ask, isf, number, question.decline_answering, reason=ask.text("decline_reason"))


def answer(ask: Ask, isf: str, number: int) -> HttpResponse:
    inside.require_meant(ask, "answer")
    return _own(ask, isf, number, question.answer, answer=ask.text("answer"))


def said(ask: Ask, isf: str, number: int) -> Page | HttpResponse:
    """What an actor says by telephone: that it answers for the question, or its answer."""
    inside.require_meant(ask, "answer")
    actor, given = ActorId(ask.word("actor")), ask.text("answer")
    decision: Decision = question.answer if given else question.confirm_answering
    facts = {"actor": actor, **({"answer": given} if given else {})}
    author = told.author_of(ask)
    inside.try_out(ask, "question", decision, author=author, question=number, **facts)
    words = _("%(actor)s svarar på F-%(number)s: ”%(answer)s”") if given else _("%(actor)s svarar för F-%(number)s")
    sentence = told.sentence_of(
        ask, author, words % {"actor": ask.actor_name(actor), "number": number, "answer": given}
    )
    if not told.is_confirmed(ask, sentence):
        return told.to_confirm(ask, pages.told_page(ask, isf, number), sentence)
    return _decide(ask, isf, number, decision, author, **facts)


def send_on(ask: Ask, isf: str, number: int) -> HttpResponse:
    """To a linked ISF, with what they need to know; the question keeps its home."""
    inside.require_meant(ask, "context")
    author, sending, context = inside.author(ask), new_id(), ask.text("context")
    there = IsfId(ask.word("to"))
    if there not in ask.room.state.isf.links:
        raise Refused("question.not_linked")

    def decide(world: World, at: datetime) -> Deeds:
        here, other = world.isf(isf), world.isf(there)
        return question.send_on(
            here.question,
            here.isf,
            other.question,
            other.isf,
            author,
            at,
            question=number,
            sending=sending,
            context=context,
        )

    return ask.decide(isf_log(isf), decide, author=author, then=address("question", isf=isf, number=number))


def return_unanswered(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _decide(ask, isf, number, question.return_unanswered, inside.author(ask), reason=ask.text("return_reason"))


def close(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _decide(ask, isf, number, question.close, inside.author(ask), reason=ask.text("close_reason"))


def _own(ask: Ask, isf: str, number: int, decision: Decision, **facts: Any) -> HttpResponse:
    actor = ActorId(ask.word("as").partition(":")[2])
    return _decide(ask, isf, number, decision, ask.author(f"actor:{actor}"), actor=actor, **facts)


def _decide(ask: Ask, isf: str, number: int, decision: Decision, author: Author, **facts: Any) -> HttpResponse:
    then = address("home") if ask.word("back") == "turn" else address("question", isf=isf, number=number)
    return inside.decide(ask, "question", decision, author=author, then=then, question=number, **facts)
