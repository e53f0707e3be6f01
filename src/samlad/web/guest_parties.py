"""What a party without an account sees through its link: one agreement or one undertaking, and its own answer to it.

Opening the link changes nothing; the pressed button answers and spends it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from samlad.desk import asking_parties, doorway, words
from samlad.desk.desk import World
from samlad.desk.reader import NotFound, Reader
from samlad.domain import agreement, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.common import ActorId, Author, Deeds, LogId, Refused, Road, Via
from samlad.domain.joint import JointState
from samlad.web.asking import Ask
from samlad.web.page import Page, Place
from samlad.web.people.tasks import TASKS, Task
from samlad.web.undertaking.pages import moves_of

Decision = Callable[..., Deeds]


def show_agreement(ask: Ask, link: doorway.GuestLink) -> Page:
    """Raises Refused ``link.gone`` when it has ended, or the actor is no party to it any more."""
    state, number = _state(ask, link), int(link.object_id)
    known, actor = state.agreement.agreements.get(number), ActorId(link.actor)
    if known is None or not known.is_open or actor not in known.parties:
        raise Refused("link.gone")
    facts = {"agreement": known, "given": known.answer_of(actor), "ANSWERS": list(Answer)}
    return _page("guest/agreement.html", state, link, facts)


def answer_agreement(ask: Ask, link: doorway.GuestLink) -> Page:
    actor, number = ActorId(link.actor), int(link.object_id)
    pressed = ask.word("do")
    facts: dict[str, Any] = {"agreement": number, "actor": actor}
    if pressed == "confirm":
        return _done(ask, link, "agreement", agreement.confirm_answer, facts)
    if pressed == "contest":
        return _done(ask, link, "agreement", agreement.contest_answer, {**facts, "correction": ask.text("correction")})
    answer = {
        "wording": ask.number("wording"),
        "answer": ask.choice("answer", Answer),
        "condition": ask.text("condition"),
        "returns_by": ask.moment("returns_by"),
        "dissent": ask.text("dissent"),
    }
    return _done(ask, link, "agreement", agreement.answer, {**facts, **answer})


def show_undertaking(ask: Ask, link: doorway.GuestLink) -> Page:
    """Raises Refused ``link.gone`` when it is another actor's by now."""
    state, number = _state(ask, link), int(link.object_id)
    known = state.undertaking.undertakings.get(number)
    if known is None or known.actor != link.actor:
        raise Refused("link.gone")
    return _page("guest/undertaking.html", state, link, {"undertaking": known, "choices": moves_of(known)})


def answer_undertaking(ask: Ask, link: doorway.GuestLink) -> Page:
    facts: dict[str, Any] = {"undertaking": int(link.object_id)}
    note = ask.text("note")
    decisions: dict[str, tuple[Decision, dict[str, Any]]] = {
        "confirm": (undertaking.confirm_move, {}),
        "contest": (undertaking.contest_move, {"correction": ask.text("correction")}),
        "accept": (undertaking.accept, {}),
        "decline": (undertaking.decline, {"reason": note}),
        "start": (undertaking.start, {"note": note}),
        "finish": (undertaking.finish, {"note": note}),
        "drop": (undertaking.drop, {"reason": note}),
    }
    if ask.word("do") not in decisions:
        raise Refused("field.choice", value=ask.word("do")[:30])
    decision, more = decisions[ask.word("do")]
    return _done(ask, link, "undertaking", decision, {**facts, **more})


TASKS[asking_parties.AGREEMENT] = Task(show_agreement, answer_agreement)
TASKS[asking_parties.UNDERTAKING] = Task(show_undertaking, answer_undertaking)


def _state(ask: Ask, link: doorway.GuestLink) -> JointState:
    """The ISF as the link's actor may see it."""
    try:
        return ask.desk.isf_for(Reader(actors=frozenset({ActorId(link.actor)})), link.log.partition(":")[2])
    except NotFound:
        raise Refused("link.gone") from None


def _page(template: str, state: JointState, link: doorway.GuestLink, facts: dict[str, Any]) -> Page:
    mode = "exercise" if state.isf.is_exercise else "sharp"
    return Page(
        template,
        facts={
            "isf_name": str(state.isf.name),
            "me": doorway.actor_name(ActorId(link.actor)),
            "actor_name": lambda actor: doorway.actor_name(actor) if actor else "",
            "words": words,
            **facts,
        },
        place=Place(mode=mode, disturbance=""),
        live=False,
    )


def _done(ask: Ask, link: doorway.GuestLink, subject: str, decision: Decision, facts: dict[str, Any]) -> Page:
    """Records it by the link's road, with the link's id as key; the same press again gives the same receipt."""
    author = Author(person=None, actor=ActorId(link.actor), via=Via(road=Road.LINK), name=ask.text("who") or None)
    log = LogId(link.log)

    def decide(world: World, at: datetime) -> Deeds:
        state = world.state(log)
        return decision(getattr(state, subject), state.isf, author, at, **facts)

    ask.desk.record(author, log, decide, key=f"link-{link.id}", content=repr(sorted(map(str, facts.values()))))
    return _page("guest/party_thanks.html", _state(ask, link), link, {})
