"""Several ISFs at once: links, extracts, comments and offers. Nothing here lets anybody take over."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from samlad.desk.desk import World, new_id
from samlad.desk.reader import NotFound
from samlad.domain import extract, hosting
from samlad.domain.common import ActorId, Deeds, IsfId, Refused, isf_log
from samlad.domain.isf import Link, Status
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, place_of

TYPED = ("text", "note")  # what others read as it was written


def page(ask: Ask, isf: str) -> Page:
    """The ISF's links, what has been shared either way, comments and offers."""
    room = ask.room
    return Page(
        "isf/links_page.html",
        facts={
            "room": room,
            "isf": room.state.isf,
            "state": room.state,
            "position": room.state.number,
            "actor_name": ask.actor_name,
            "linkable": _linkable(ask, isf),
            "numbers": inside.numbers_in(ask, *TYPED),
        },
        mine=lambda: {"answerable": [one for one in room.state.extract.offers.values() if one.to in room.mine]},
        place=place_of(ask),
        live=False,
    )


def _linkable(ask: Ask, isf: str) -> list[tuple[str, str]]:
    """Other open ISFs that the reader may read."""
    found = []
    for other in ask.desk.isfs_of(ask.reader):
        try:
            state = ask.desk.isf_for(ask.reader, other).isf
        except NotFound:
            continue
        if other != isf and state.status is not Status.CLOSED:
            found.append((other, str(state.name)))
    return found


def link(ask: Ask, isf: str) -> HttpResponse:
    """Two ISFs come to know of each other. Only one that the person can read may be named."""
    other, kind = ask.word("other"), ask.choice("kind", Link)
    if other not in dict(_linkable(ask, isf)):
        raise Refused("field.choice", value="")
    author = ask.author(ask.leading)
    return ask.decide(
        isf_log(isf),
        lambda world, at: hosting.link(world.isf(isf).isf, world.isf(other).isf, author, at, kind=kind),
        author=author,
        then=address("links", isf=isf),
    )


def share(ask: Ask, isf: str) -> HttpResponse:
    """An extract for a linked ISF: an agreement, an undertaking, or a text; never working notes."""
    inside.require_meant(ask, *TYPED)
    other, sending, note = IsfId(ask.word("other")), new_id(), ask.text("note")
    author = ask.author(ask.leading)

    def decide(world: World, at: Any) -> Deeds:
        state = world.isf(isf)
        what = _what(ask, state)
        return extract.share(
            state.extract, state.isf, world.isf(other).isf, author, at, what=what, sending=sending, note=note
        )

    return ask.decide(isf_log(isf), decide, author=author, then=address("links", isf=isf))


def _what(ask: Ask, state: Any) -> Any:
    """``what`` holds ``agreement:3``, ``undertaking:2`` or nothing, when the text is what is shared."""
    kind, _, number = ask.word("what").partition(":")
    known: dict[str, dict[int, Any]] = {
        "agreement": state.agreement.agreements,
        "undertaking": state.undertaking.undertakings,
    }
    if kind not in known:
        return ask.text("text")
    found = known[kind].get(int(number) if number.isdigit() else 0)
    if found is None:
        raise Refused("field.choice", value=ask.word("what")[:30])
    return found


def comment(ask: Ask, isf: str) -> HttpResponse:
    inside.require_meant(ask, *TYPED)
    text = ask.text("text")
    return ask.decide_here(
        lambda state, author, at: extract.comment(state.extract, state.isf, author, at, text=text),
        then=address("links", isf=isf),
    )


def offer(ask: Ask, isf: str) -> HttpResponse:
    inside.require_meant(ask, *TYPED)
    text, to, until = ask.text("text"), ActorId(ask.word("to")) or None, ask.moment("until")
    return ask.decide_here(
        lambda state, author, at: extract.offer(state.extract, state.isf, author, at, text=text, to=to, until=until),
        then=address("links", isf=isf),
    )


def offer_page(ask: Ask, isf: str, number: int) -> Page:
    """An offer stands on the page of links."""
    return page(ask, isf)


def answer_offer(ask: Ask, isf: str, number: int) -> HttpResponse:
    """The actor it was made to takes it, or declines with a reason."""
    inside.require_meant(ask, *TYPED)
    taken, words = ask.word("answer") == "take", ask.text("note")
    to = ask.room.state.extract.offers[number].to if number in ask.room.state.extract.offers else ""

    def decide(state: Any, author: Any, at: Any) -> Deeds:
        if taken:
            return extract.take_offer(state.extract, state.isf, author, at, offer=number, note=words)
        return extract.decline_offer(state.extract, state.isf, author, at, offer=number, reason=words)

    return ask.decide_here(decide, default=f"actor:{to}", then=address("links", isf=isf))
