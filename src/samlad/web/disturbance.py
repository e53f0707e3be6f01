"""Events: what several actors see, gathered; any actor may say that it sees a need of coordination."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from samlad.desk.desk import new_id
from samlad.domain import disturbance as events
from samlad.domain.common import ActorId, DisturbanceId, disturbance_log
from samlad.domain.isf import Mode, Status
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, Place

TYPED = ("name", "sentence")  # what others read as it was written
ORDER = {Status.ACTIVE: 0, Status.PREPARED: 1, Status.PAUSED: 2, Status.CLOSED: 3}


def list_page(ask: Ask) -> Page:
    """Every event that concerns the reader's actors, and every ISF they take part in."""
    return Page("disturbance/list.html", mine=lambda: _listed(ask), my_regions={"events": "disturbance/events.html"})


def _listed(ask: Ask) -> dict[str, Any]:
    isfs = [(isf, ask.desk.isf_for(ask.reader, isf).isf) for isf in ask.desk.isfs_of(ask.reader)[::-1]]
    noted = [
        (one, ask.desk.disturbance_for(ask.reader, one).disturbance) for one in ask.desk.disturbances_of(ask.reader)
    ]
    isfs.sort(key=lambda one: ORDER[one[1].status])
    return {"isfs": isfs, "disturbances": noted[::-1], "actor_name": ask.actor_name}


def new_page(ask: Ask) -> Page:
    return Page(
        "disturbance/new.html",
        facts={
            "numbers": inside.numbers_in(ask, *TYPED),
            "actors": _others(ask),
            "mine": [(f"actor:{actor}", ask.actor_name(actor)) for actor in sorted(ask.reader.actors)],
            "position": new_id(),
        },
        live=False,
    )


def _others(ask: Ask) -> list[tuple[str, str]]:
    """Whom a need may be shown to at once, to choose from."""
    actors = ask.register.register.actors
    return [(one.id, str(one.name)) for one in actors.values() if one.id not in ask.reader.actors]


def note(ask: Ask) -> HttpResponse:
    inside.require_meant(ask, *TYPED)
    fresh = DisturbanceId(new_id())
    author = ask.author()
    noted = events.DisturbanceNoted(
        disturbance=fresh,
        name=ask.text("name"),
        event_type=ask.word("event_type"),
        mode=ask.choice("mode", Mode, Mode.SHARP),
    )
    shown_to = frozenset(ActorId(one) for one in ask.post.getlist("shown_to") if one)
    sentence = ask.text("sentence")
    return ask.decide(
        disturbance_log(fresh),
        lambda world, at: events.note(
            world.disturbance(fresh).disturbance, author, at, noted=noted, sentence=sentence, shown_to=shown_to
        ),
        author=author,
        then=lambda receipt: address("disturbance", disturbance=receipt.log.partition(":")[2]),
    )


def page(ask: Ask, disturbance: str) -> Page:
    state = ask.room.disturbance
    return Page(
        "disturbance/page.html",
        facts={
            "numbers": inside.numbers_in(ask, *TYPED),
            "event": state,
            "id": disturbance,
            "position": ask.room.number,
            "actor_name": ask.actor_name,
            "readable": set(ask.desk.isfs_of(ask.reader)),
            "has_spoken": any(need.by in ask.reader.actors for need in state.needs.values()),
        },
        place=Place(mode="exercise" if state.noted.mode is Mode.EXERCISE else "sharp", disturbance=str(state.name)),
    )


def raise_need(ask: Ask, disturbance: str) -> HttpResponse:
    inside.require_meant(ask, *TYPED)
    author, sentence = ask.author(), ask.text("sentence")
    return ask.decide(
        disturbance_log(disturbance),
        lambda world, at: events.raise_need(world.disturbance(disturbance).disturbance, author, at, sentence=sentence),
        author=author,
        then=address("disturbance", disturbance=disturbance),
    )
