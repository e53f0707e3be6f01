"""The ISF's own page: where are we, what is expected, what has changed. And how an ISF begins."""

from __future__ import annotations

from django.http import HttpResponse

from samlad.desk.desk import new_id
from samlad.domain import hosting
from samlad.domain.common import IsfId, isf_log
from samlad.domain.isf import IsfOpened, Level, Mode, Status
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, place_of


def new_page(ask: Ask) -> Page:
    return Page("isf/new.html", facts={}, live=False)


def open_isf(ask: Ask) -> HttpResponse:
    author = ask.author()
    fresh = IsfId(new_id())
    assert author.actor
    opened = IsfOpened(
        isf=fresh,
        name=ask.text("name"),
        what=ask.text("what"),
        host=author.actor,
        record_owner=author.actor,
        level=ask.choice("level", Level, Level.LOCAL),
        mode=ask.choice("mode", Mode, Mode.SHARP),
        status=Status.ACTIVE,
    )
    return ask.decide(
        isf_log(fresh),
        lambda world, at: hosting.open_isf(world.isf(fresh).isf, author, at, opened=opened, takings=()),
        author=author,
        then=lambda receipt: address("isf", isf=receipt.log.partition(":")[2]),
    )


def page(ask: Ask, isf: str) -> Page:
    room = ask.room
    return Page(
        "isf/page.html",
        facts={"room": room, "isf": room.state.isf, "position": room.state.number, "actor_name": ask.actor_name},
        version=(room.state.number, ask.register.number),
        regions={"participants": "isf/participants.html"},
        place=place_of(room),
    )


def activate(ask: Ask, isf: str) -> HttpResponse:
    author, note = ask.author("host"), ask.text("note")
    return ask.decide(
        isf_log(isf),
        lambda world, at: hosting.activate(world.isf(isf).isf, author, at, note=note),
        author=author,
        then=address("isf", isf=isf),
    )
