"""What is shown of agreements: the list, one with its wordings and answers, the text to read aloud, the forms."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from django.http import Http404

from samlad.domain.agreement import Agreement, Answer
from samlad.domain.common import ActorId
from samlad.domain.own_matter import own_matter_of
from samlad.domain.register import organisation_of
from samlad.web import inside, told
from samlad.web.asking import Ask
from samlad.web.page import Page

REGIONS = {
    "wording": "agreement/wording.html",
    "answers": "agreement/answers.html",
    "history": "agreement/history.html",
}


def found(ask: Ask, number: int) -> Agreement:
    """The agreement as this reader may see it; 404 when there is none."""
    known = ask.room.state.agreement.agreements.get(number)
    if known is None:
        raise Http404
    return known


def list_page(ask: Ask, isf: str) -> Page:
    """Those that wait for somebody first, then what applies, then what has ended; the newest on top of each."""
    known = sorted(ask.room.state.agreement.agreements.values(), key=_in_reading_order)
    return inside.page(
        ask, "agreement/list.html", {"agreements": known}, regions={"agreements": "agreement/rows.html"}, offline=True
    )


def _in_reading_order(one: Agreement) -> tuple[bool, bool, int]:
    return not one.is_open, one.is_settled, -one.number


def page(ask: Ask, isf: str, number: int) -> Page:
    known = found(ask, number)
    return inside.page(
        ask,
        "agreement/page.html",
        {
            "agreement": known,
            "own_matter": own_matter(ask, known.parties),
            "ANSWERS": list(Answer),
            **_onward(ask, known),
        },
        mine=lambda: _mine(ask, known),
        regions=REGIONS,
        my_regions={"mine": "agreement/mine.html", "leading": "agreement/leading.html"},
        offline=True,
    )


def _onward(ask: Ask, known: Agreement) -> dict[str, Any]:
    """Who could be asked too, and which agreements could take its place."""
    others = [
        one.actor for one in ask.room.state.isf.present if not one.taking.observes and one.actor not in known.parties
    ]
    later = [one for one in ask.room.state.agreement.agreements.values() if one.is_open and one is not known]
    return {
        "others": [(actor, ask.actor_name(actor)) for actor in others],
        "later": [
            (one.number, f"Ö-{one.number} {shorten(str(one.current.text), 60, placeholder=' …')}") for one in later
        ],
    }


def own_matter(ask: Ask, parties: tuple[ActorId, ...]) -> str:
    """The one organisation that all parties belong to, by name; empty when there is no such hint to give."""
    registry = ask.register.register
    found = own_matter_of(parties, lambda actor: organisation_of(registry, actor))
    return ask.actor_name(found)


def _mine(ask: Ask, known: Agreement) -> dict[str, Any]:
    """The person's own parties; one answers at a time, first the one that has not."""
    mine = [actor for actor in ask.room.mine if actor in known.parties]
    waiting = [actor for actor in mine if known.answer_of(actor) is None]
    asked = ActorId(ask.word("as").partition(":")[2] or ask.query.get("actor", ""))
    chosen = asked if asked in mine else next(iter(waiting or mine), None)
    chosen_answer = ask.query.get("answer", "")
    return {
        "my_parties": mine,
        "me": chosen,
        "given": known.answer_of(chosen) if chosen else None,
        "earlier": known.last_answer_of(chosen) if chosen else None,
        "decision": known.formal_decision_of(chosen) if chosen else None,
        "wanted": chosen_answer if chosen_answer in set(Answer) else "",
        **inside.sharing_facts(ask, "condition", "dissent"),
    }


def aloud_page(ask: Ask, isf: str, number: int) -> Page:
    """The text alone, large enough to read aloud from, and whom to ask in which order."""
    known = found(ask, number)
    return inside.page(
        ask, "agreement/aloud.html", {"agreement": known}, regions={"aloud": "agreement/aloud_text.html"}
    )


# ---- forms


def new_page(ask: Ask, isf: str) -> Page:
    """``?meeting=5``: drafted in that meeting, among those present."""
    meeting = ask.room.state.meeting.meetings.get(_asked_number(ask, "meeting"))
    here = {one.actor for one in meeting.present} if meeting else set()
    parties = [one.actor for one in ask.room.state.isf.present if not one.taking.observes]
    facts = {
        "meeting": meeting,
        "parties": [(actor, ask.actor_name(actor)) for actor in parties],
        "suggested": [actor for actor in parties if actor in here] if here else parties,
        **inside.sharing_facts(ask, "text", "effect"),
    }
    return inside.page(ask, "agreement/new.html", facts, live=False)


def wording_page(ask: Ask, isf: str, number: int) -> Page:
    """A new wording: the text that stands is where it begins."""
    known = found(ask, number)
    parties = [one.actor for one in ask.room.state.isf.present if not one.taking.observes]
    facts = {
        "agreement": known,
        "meeting": ask.room.state.meeting.meetings.get(_asked_number(ask, "meeting")),
        "parties": [(actor, ask.actor_name(actor)) for actor in parties],
        **inside.sharing_facts(ask, "text", "effect"),
    }
    return inside.page(ask, "agreement/new_wording.html", facts, live=False)


def told_page(ask: Ask, isf: str, number: int) -> Page:
    """``?actor=…``: whose answer somebody has on the telephone; else the first that has not answered."""
    known = found(ask, number)
    facts = {
        "agreement": known,
        "parties": [(actor, ask.actor_name(actor)) for actor in known.parties],
        "asked": ask.asked("actor") or next((one for one in known.parties if known.answer_of(one) is None), ""),
        "meeting": _asked_number(ask, "meeting"),
        "ANSWERS": list(Answer),
        **inside.sharing_facts(ask, "condition", "dissent"),
        **told.facts(ask),
    }
    return inside.page(ask, "agreement/told.html", facts, live=False)


def _asked_number(ask: Ask, name: str) -> int:
    asked = ask.asked(name)
    return int(asked) if asked.isdigit() else 0
