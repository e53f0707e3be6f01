"""A party's own: its answer, what it says of one that somebody else typed, its condition and its formal decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samlad.desk import words
from samlad.domain import agreement
from samlad.domain.agreement import Answer
from samlad.domain.common import ActorId, Deeds
from samlad.web import inside, times, told
from samlad.web.agreement import pages
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page


def answer(ask: Ask, isf: str, number: int) -> HttpResponse:
    """A party answers for itself, from its own screen."""
    actor = _actor(ask)
    facts = _answer(ask, number, actor)
    inside.require_meant(ask, "condition", "dissent")
    author = ask.author(f"actor:{actor}")
    return inside.decide(ask, "agreement", agreement.answer, author=author, then=_onwards(ask, isf, number), **facts)


def answer_told(ask: Ask, isf: str, number: int) -> Page | HttpResponse:
    """Somebody who leads types what a party said; first as a sentence to confirm."""
    actor = ActorId(ask.word("actor"))
    facts = _answer(ask, number, actor)
    inside.require_meant(ask, "condition", "dissent")
    author = told.author_of(ask)
    inside.try_out(ask, "agreement", agreement.answer, author=author, **facts)
    sentence = told.sentence_of(ask, author, _said(ask, facts))
    if not told.is_confirmed(ask, sentence):
        return told.to_confirm(ask, pages.told_page(ask, isf, number), sentence)
    return inside.decide(ask, "agreement", agreement.answer, author=author, then=_onwards(ask, isf, number), **facts)


def _answer(ask: Ask, number: int, actor: ActorId) -> dict[str, Any]:
    """What was typed of an answer. Fields of another answer than the chosen one are left as they are, to be refused."""
    return {
        "agreement": number,
        "wording": ask.number("wording"),
        "actor": actor,
        "answer": ask.choice("answer", Answer),
        "condition": ask.text("condition"),
        "returns_by": ask.moment("returns_by"),
        "dissent": ask.text("dissent"),
    }


def _said(ask: Ask, facts: dict[str, Any]) -> str:
    """``Elnät svarar nej på Ö-3, lydelse 1. Avvikande mening: ”…”``"""
    answer, dissent = facts["answer"], facts["dissent"]
    detail = {
        Answer.YES_IF: f" {facts['condition']}",
        Answer.RETURNS_BY: f" {times.words(facts['returns_by'], ask.language, ask.now)}" if facts["returns_by"] else "",
    }.get(answer, "")
    said = _("%(actor)s svarar ”%(answer)s” på Ö-%(number)s, lydelse %(wording)s") % {
        "actor": ask.actor_name(facts["actor"]),
        "answer": f"{words.ANSWERS[answer]}{detail}",
        "number": facts["agreement"],
        "wording": facts["wording"],
    }
    return said + (_(", med avvikande mening ”%(dissent)s”") % {"dissent": dissent} if dissent else "")


def withdraw(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _own(ask, isf, number, agreement.withdraw_answer, reason=ask.text("withdraw_reason"))


def confirm(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Stämmer.*"""
    return _own(ask, isf, number, agreement.confirm_answer)


def contest(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Rätta.*"""
    return _own(ask, isf, number, agreement.contest_answer, correction=ask.text("correction"))


def mark_condition_met(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _own(ask, isf, number, agreement.mark_condition_met, note=ask.text("met_note"))


def need_formal_decision(ask: Ask, isf: str, number: int) -> HttpResponse:
    facts = {"body": ask.text("body"), "by_when": ask.moment("by_when")}
    return _own(ask, isf, number, agreement.need_formal_decision, **facts)


def note_formal_decision(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _own(
        ask,
        isf,
        number,
        agreement.note_formal_decision,
        body=ask.text("decided_in"),
        decided_by=ask.text("decided_by"),
        decided_at=ask.moment("decided_at") or ask.now,
        reference=ask.text("reference"),
    )


def _own(ask: Ask, isf: str, number: int, decision: Callable[..., Deeds], **facts: Any) -> HttpResponse:
    actor = _actor(ask)
    author = ask.author(f"actor:{actor}")
    then = _onwards(ask, isf, number)
    return inside.decide(ask, "agreement", decision, author=author, then=then, agreement=number, actor=actor, **facts)


def _actor(ask: Ask) -> ActorId:
    """The party that speaks: the one that is written as."""
    return ActorId(ask.word("as").partition(":")[2])


def _onwards(ask: Ask, isf: str, number: int) -> str:
    """Back to where the button was: *Din tur*, the meeting, or the agreement itself."""
    if ask.word("back") == "turn":
        return address("home")
    if meeting := ask.number("meeting"):
        return address("meeting", isf=isf, number=meeting) + f"#agreement-{number}"
    return address("agreement", isf=isf, number=number)
