"""What every page inside an ISF shares: its facts, its place, in which capacity one writes, and the road to a decision."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samlad.desk import doorway, words
from samlad.desk.desk import Receipt, World
from samlad.domain import public_record
from samlad.domain.common import ActorId, Author, Deeds, PersonId, Refused, isf_log
from samlad.domain.personal import personal_numbers
from samlad.web.asking import Ask
from samlad.web.page import Page, place_of

Then = str | Callable[[Receipt], str]


def page(ask: Ask, template: str, facts: dict[str, Any], *, version: tuple[Hashable, ...] = (), **more: Any) -> Page:
    """A page of the ISF that the guard has opened. ``version``: what its shared regions depend on beside log and register."""
    room = ask.room
    return Page(
        template,
        facts={
            "room": room,
            "isf": room.state.isf,
            "state": room.state,
            "position": f"{room.id}:{room.state.number}",  # in a form's key, which must not meet its like in another ISF
            "actor_name": ask.actor_name,
            "person_name": cache(_person_name),
            "words": words,
            "as_of": ask.as_of,
            **facts,
        },
        version=(room.state.number, ask.register.number, *version),
        place=place_of(ask),
        **more,
    )


def _person_name(person: str | None) -> str:
    """Asked for only when a region is drawn."""
    return doorway.names_of([PersonId(person)]).get(PersonId(person), "") if person else ""


# ---- in which capacity


def capacities(ask: Ask) -> list[tuple[str, str]]:
    """What this person may write as here, the likeliest first: beside the field, changed in one tap."""
    room = ask.room
    host = [("host", _("Värd"))] if room.hosts else []
    support = [("support", _("ISF-stöd"))] if room.staff else []
    return [*host, *support, *((f"actor:{actor}", ask.actor_name(actor)) for actor in room.mine)]


def leading_capacities(ask: Ask) -> list[tuple[str, str]]:
    return [one for one in capacities(ask) if not one[0].startswith("actor:")]


def author(ask: Ask) -> Author:
    """As chosen beside the field, else as the person most likely writes."""
    mine = capacities(ask)
    return ask.author(mine[0][0] if mine else "")


def as_actor(ask: Ask, actor: ActorId) -> Author:
    """The actor's own hand; or whoever leads, typing what the actor has said by telephone."""
    return author(ask) if ask.text("told_by") else ask.author(f"actor:{actor}")


# ---- deciding


def decide(
    ask: Ask, subject: str, decision: Callable[..., Deeds], *, author: Author, then: Then, **facts: Any
) -> HttpResponse:
    """Takes a decision about one subject of the ISF: ``decision(state, isf, author, at, **facts)``."""
    isf = ask.room.id

    def deeds(world: World, at: Any) -> Deeds:
        state = world.isf(isf)
        return decision(getattr(state, subject), state.isf, author, at, **facts)

    return ask.decide(isf_log(isf), deeds, author=author, then=then)


def try_out(ask: Ask, subject: str, decision: Callable[..., Deeds], *, author: Author, **facts: Any) -> None:
    """The same decision on what the reader sees, recording nothing. Raises Refused."""
    decision(getattr(ask.room.state, subject), ask.room.state.isf, author, ask.now, **facts)


# ---- before a text is shared


def sharing_facts(ask: Ask, *typed: str) -> dict[str, Any]:
    """For the box above the button, and the warning when something typed looks like a personal identity number."""
    state, actors = ask.room.state.isf, ask.register.register.actors
    return {
        "read_by": ", ".join(ask.actor_name(one) or one for one in public_record.readers_of(state)),
        "record_at": ", ".join(ask.actor_name(one) or one for one in public_record.record_at(state, actors)),
        "capacities": capacities(ask),
        "numbers": numbers_in(ask, *typed),
    }


def require_meant(ask: Ask, *typed: str) -> None:
    """Raises Refused ``note.personal_number`` until whoever shares has said that the number is meant to be there."""
    if (found := numbers_in(ask, *typed)) and ask.word("meant") != "yes":
        raise Refused("note.personal_number", found=", ".join(found))


def numbers_in(ask: Ask, *names: str) -> list[str]:
    """What looks like a personal identity number in what was typed in these fields."""
    return personal_numbers("\n".join(ask.word(name) for name in names))
