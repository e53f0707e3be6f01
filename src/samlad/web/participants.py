"""Who takes part, in what, with which perspective and mandate; and who is missing."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse

from samlad.desk.desk import new_id
from samlad.domain import contact, hosting, register
from samlad.domain.common import REGISTER, ActorId, Deeds, Text, To, isf_log
from samlad.domain.isf import Depth, Taking
from samlad.web import isf as isf_pages
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, place_of

FOUND_AT_MOST = 12


def list_page(ask: Ask, isf: str) -> Page:
    """Those who are in, and a search for those who should be."""
    state, searched = ask.room.state.isf, ask.asked("q")
    found = register.find(ask.register.register, searched, limit=FOUND_AT_MOST) if searched else []
    return Page(
        "isf/participants_page.html",
        facts={
            "room": ask.room,
            "isf": state,
            "position": ask.room.state.number,
            "actor_name": ask.actor_name,
            "missing": isf_pages.missing(ask, ask.room) if ask.room.leads else [],
            "searched": searched,
            "found": [one for one in found if not state.is_in(one.id)],
        },
        place=place_of(ask),
        live=False,
    )


def add(ask: Ask, isf: str) -> HttpResponse:
    """Adds an actor from the register, or a new one with only a name and a number."""
    known, name, phone = ActorId(ask.word("actor")), ask.text("new_name"), ask.text("new_phone")
    author = ask.author(ask.leading)

    def decide(world, at) -> Deeds:  # type: ignore[no-untyped-def]
        if known:
            return hosting.add_participant(world.isf(isf).isf, author, at, taking=Taking(actor=known))
        fresh = register.Actor(id=ActorId(new_id()), name=name, kind=register.Kind.NETWORK)
        reach = contact.add_reachable_actor(
            world.register.contact, world.register.register, author, at, actor=fresh, phone=phone
        )
        taking = hosting.add_participant(world.isf(isf).isf, author, at, taking=Taking(actor=fresh.id))
        return [*taking, *(_to_register(one) for one in reach)]

    return ask.decide(isf_log(isf), decide, author=author, then=address("participants", isf=isf))


def _to_register(one: object) -> To:
    return replace(one, log=REGISTER) if isinstance(one, To) else To(one, log=REGISTER)  # type: ignore[arg-type]


def change_page(ask: Ask, isf: str, actor: str) -> Page:
    state = ask.room.state.isf
    known = state.participants.get(ActorId(actor))
    if known is None or not known.is_present:
        raise Http404
    return Page(
        "isf/participant.html",
        facts={
            "room": ask.room,
            "one": known,
            "position": ask.room.state.number,
            "actor_name": ask.actor_name,
            "may_change": ask.room.leads or actor in ask.reader.actors,
        },
        place=place_of(ask),
        live=False,
    )


def change(ask: Ask, isf: str, actor: str) -> HttpResponse:
    """Depths and perspective are changed by those who lead; what its representative may agree to, by the actor itself."""
    taking = Taking(
        actor=ActorId(actor),
        depths=frozenset(Depth(one) for one in ask.post.getlist("depth") if one in set(Depth)),
        perspective=ask.text("perspective"),
        mandate=ask.text("mandate"),
        observes=ask.word("observes") == "yes",
    )
    return ask.decide_here(
        lambda state, author, at: hosting.change_participation(state.isf, author, at, taking=taking),
        default=ask.leading if ask.room.leads else f"actor:{actor}",
        then=address("participants", isf=isf),
    )


def leave(ask: Ask, isf: str, actor: str) -> HttpResponse:
    note: Text = ask.text("note")
    own = actor in ask.reader.actors and not ask.room.leads
    return ask.decide_here(
        lambda state, author, at: hosting.leave(state.isf, author, at, actor=ActorId(actor), note=note),
        default=f"actor:{actor}" if own else ask.leading,
        then=address("home") if own else address("participants", isf=isf),
    )
