"""What is shown of questions: who answers for what, one question with its road, and the forms."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from samlad.domain import isf as isf_domain
from samlad.domain import question as questions
from samlad.domain.question import Question, Status
from samlad.web import inside, told
from samlad.web.agreement.pages import own_matter
from samlad.web.asking import Ask
from samlad.web.page import Page


def found(ask: Ask, number: int) -> Question:
    """The question as this reader may see it; 404 when there is none."""
    known = ask.room.state.question.questions.get(number)
    if known is None:
        raise Http404
    return known


def list_page(ask: Ask, isf: str) -> Page:
    """*Vem svarar för vad*: those that no actor has confirmed first."""
    known = ask.room.state.question
    ended = [one for one in known.questions.values() if not one.awaits_answer]
    facts = {"unanswered": known.unanswered, "ended": ended[::-1]}
    return inside.page(ask, "question/list.html", facts, regions={"questions": "question/rows.html"}, offline=True)


def page(ask: Ask, isf: str, number: int) -> Page:
    known = found(ask, number)
    facts = {"question": known, "own_matter": own_matter(ask, questions.parties_of(known))}
    return inside.page(
        ask,
        "question/page.html",
        facts,
        mine=lambda: _mine(ask, known),
        regions={"question": "question/facts.html", "road": "question/road.html"},
        my_regions={"mine": "question/mine.html", "leading": "question/leading.html"},
    )


def _mine(ask: Ask, known: Question) -> dict[str, Any]:
    """Which of the person's actors answers, or could; and to whom it may be sent on."""
    room = ask.room
    answering = known.answering if known.answering in room.mine else None
    is_free = known.confirmed_at is None
    here = [one.actor for one in room.state.isf.present if not one.taking.observes]
    been = {stop.isf for stop in known.road}
    return {
        "waits": known.status is Status.OPEN,
        "answering": answering,
        "could_answer": [actor for actor in room.mine if is_free and actor != known.answering],
        "actors": [(actor, ask.actor_name(actor)) for actor in here],
        "linked": [(one.other, _link_name(one)) for one in room.state.isf.links.values() if one.other not in been],
        "may_close": room.leads or known.by in room.mine,
        **inside.sharing_facts(ask, "answer", "context"),
    }


def _link_name(link: isf_domain.IsfLinked) -> str:
    return str(link.name)


def new_page(ask: Ask, isf: str) -> Page:
    """``?meeting=5``: raised in that meeting."""
    actors = [one.actor for one in ask.room.state.isf.present if not one.taking.observes]
    asked = ask.asked("meeting")
    facts = {
        "meeting": ask.room.state.meeting.meetings.get(int(asked)) if asked.isdigit() else None,
        "actors": [("", "–"), *((actor, ask.actor_name(actor)) for actor in actors)],
        **inside.sharing_facts(ask, "text", "context"),
    }
    return inside.page(ask, "question/new.html", facts, live=False)


def told_page(ask: Ask, isf: str, number: int) -> Page:
    known = found(ask, number)
    actors = [one.actor for one in ask.room.state.isf.present if not one.taking.observes]
    facts = {
        "question": known,
        "actors": [(actor, ask.actor_name(actor)) for actor in actors],
        **inside.sharing_facts(ask, "answer"),
        **told.facts(ask),
    }
    return inside.page(ask, "question/told.html", facts, live=False)
