"""What is done to an undertaking: proposed to an actor, moved by that actor, confirmed or corrected, taken over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samlad.desk.desk import Receipt
from samlad.domain import undertaking
from samlad.domain.common import ActorId, Author, Capacity, Deeds, Refused
from samlad.web import inside, times, told
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page
from samlad.web.undertaking import pages

Decision = Callable[..., Deeds]
WITH_REASON: dict[str, Decision] = {"decline": undertaking.decline, "drop": undertaking.drop}
WITH_NOTE: dict[str, Decision] = {"start": undertaking.start, "finish": undertaking.finish}


def propose(ask: Ask, isf: str) -> HttpResponse:
    """To any actor, by anyone that takes part; an actor that proposes to itself has undertaken it."""
    inside.require_meant(ask, "what", "effect")
    author, actor, meeting = inside.author(ask), ActorId(ask.word("actor")), ask.number("meeting")
    due_at = ask.moment("due_at")
    if due_at is None:
        raise Refused("undertaking.due_missing")
    return inside.decide(
        ask,
        "undertaking",
        undertaking.propose,
        author=author,
        then=_proposed(isf, meeting),
        actor=actor,
        what=ask.text("what"),
        due_at=due_at,
        effect=ask.text("effect"),
        agreement=ask.number("agreement"),
        depends_on=(ask.number("depends_on"),) if ask.number("depends_on") else (),
        meeting=meeting,
        accepted=author.capacity is Capacity.ACTOR and author.actor == actor,
    )


def _proposed(isf: str, meeting: int) -> Callable[[Receipt], str]:
    def onwards(receipt: Receipt) -> str:
        made = next((one.undertaking for one in receipt.deeds), 0)  # type: ignore[attr-defined]
        if meeting:
            return address("meeting", isf=isf, number=meeting) + f"#undertaking-{made}"
        return address("undertaking", isf=isf, number=made) if made else address("undertakings", isf=isf)

    return onwards


def move(ask: Ask, isf: str, number: int) -> HttpResponse:
    """By the actor itself, from its own screen."""
    inside.require_meant(ask, "note")
    decision, facts = _move(ask)
    author = ask.author(f"actor:{pages.found(ask, number).actor}")
    return _decide(ask, isf, number, decision, author, **facts)


def move_told(ask: Ask, isf: str, number: int) -> Page | HttpResponse:
    """Typed by whoever leads; first as a sentence to confirm."""
    known = pages.found(ask, number)
    decision, facts = _move(ask)
    author = told.author_of(ask)
    inside.try_out(ask, "undertaking", decision, author=author, undertaking=number, **facts)
    sentence = told.sentence_of(ask, author, _said(ask, ask.actor_name(known.actor), number, facts))
    if not told.is_confirmed(ask, sentence):
        return told.to_confirm(ask, pages.told_page(ask, isf, number), sentence)
    return _decide(ask, isf, number, decision, author, **facts)


def _move(ask: Ask) -> tuple[Decision, dict[str, Any]]:
    """The decision chosen and what was typed for it."""
    chosen, note = ask.word("move"), ask.text("note")
    if chosen == "accept":
        return undertaking.accept, {}
    if chosen in WITH_REASON:
        return WITH_REASON[chosen], {"reason": note}
    if chosen in WITH_NOTE:
        return WITH_NOTE[chosen], {"note": note}
    if chosen == "reschedule":
        if (due_at := ask.moment("due_at")) is None:
            raise Refused("undertaking.due_missing")
        return undertaking.reschedule, {"due_at": due_at, "reason": note}
    raise Refused("field.choice", value=chosen[:30]) if chosen else Refused("field.unchosen")


def _said(ask: Ask, actor: str, number: int, facts: dict[str, Any]) -> str:
    word = str(pages.MOVE_WORDS[ask.word("move")]).lower()
    said = _("%(actor)s om Å-%(number)s: %(word)s") % {"actor": actor, "number": number, "word": word}
    when = f" {times.words(facts['due_at'], ask.language, ask.now)}" if "due_at" in facts else ""
    return said + when + (f" ({ask.text('note')})" if ask.text("note") else "")


def take_back(ask: Ask, isf: str, number: int) -> HttpResponse:
    """A proposal that nobody has undertaken: by whoever proposed it, or who leads."""
    return _decide(ask, isf, number, undertaking.drop, inside.author(ask), reason=ask.text("back_reason"))


def confirm(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Stämmer.*"""
    return _decide(ask, isf, number, undertaking.confirm_move, _itself(ask, number))


def contest(ask: Ask, isf: str, number: int) -> HttpResponse:
    """*Rätta.*"""
    return _decide(ask, isf, number, undertaking.contest_move, _itself(ask, number), correction=ask.text("correction"))


def _itself(ask: Ask, number: int) -> Author:
    return ask.author(f"actor:{pages.found(ask, number).actor}")


def take_over(ask: Ask, isf: str, number: int) -> HttpResponse:
    actor = _offered_to(ask, number)
    return _decide(ask, isf, number, undertaking.take_over, ask.author(f"actor:{actor}"), actor=actor)


def leave_untaken(ask: Ask, isf: str, number: int) -> HttpResponse:
    author = ask.author(f"actor:{_offered_to(ask, number)}")
    return _decide(ask, isf, number, undertaking.leave_untaken, author, note=ask.text("untaken_note"))


def _offered_to(ask: Ask, number: int) -> ActorId:
    offered_to = pages.found(ask, number).offered_to
    if offered_to is None:
        raise Refused("undertaking.not_offered", number=number)
    return offered_to


def _decide(ask: Ask, isf: str, number: int, decision: Decision, author: Author, **facts: Any) -> HttpResponse:
    then = address("home") if ask.word("back") == "turn" else address("undertaking", isf=isf, number=number)
    return inside.decide(ask, "undertaking", decision, author=author, then=then, undertaking=number, **facts)
