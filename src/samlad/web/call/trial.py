"""Provlarm: an actor's keeper tries whether its contact points still reach somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse

from samlad.desk import calling
from samlad.desk.desk import new_id
from samlad.domain.common import ActorId, Capacity, IsfId, Text, isf_log
from samlad.web import times
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.guards import signed_in
from samlad.web.page import Page, Place


def keeps_points(ask: Ask, **params: object) -> None:
    """Guard: keeps some actor's contact points."""
    signed_in(ask)
    if not ask.reader.keeper_of & ask.reader.actors:
        raise Http404


def new_page(ask: Ask) -> Page:
    actor = _actor(ask)
    points = [one for one in ask.register.contact.present if one.content.kept_by == actor]
    facts = {
        "actor": actor,
        "actors": [(one, ask.actor_name(one)) for one in sorted(ask.reader.keeper_of & ask.reader.actors)],
        "points": [_shown(ask, one) for one in points],
        "position": new_id(),
    }
    return Page("call/new_trial.html", facts=facts, place=Place(mode="test", disturbance=""), live=False)


def try_points(ask: Ask) -> HttpResponse:
    author = replace(ask.author(f"actor:{_actor(ask)}"), capacity=Capacity.HOST)
    isf = IsfId(new_id())
    name = Text(f"Provlarm {times.words(ask.now, 'sv')}")
    points = [int(one) for one in ask.post.getlist("points") if one.isdigit()]
    return ask.decide(
        isf_log(isf),
        lambda world, at: calling.trial_deeds(world, author, at, isf=isf, name=name, points=points),
        author=author,
        then=lambda receipt: address("alarm", isf=receipt.log.partition(":")[2], number=1),
    )


def _actor(ask: Ask) -> ActorId:
    """The one chosen; otherwise the only one, or the first."""
    kept = sorted(ask.reader.keeper_of & ask.reader.actors)
    asked = ActorId(ask.asked("actor"))
    return asked if asked in kept else kept[0]


def _shown(ask: Ask, point: Any) -> dict[str, Any]:
    return {
        "number": point.number,
        "function": str(point.content.function),
        "actor": ask.actor_name(point.content.for_actors[0]),
        "addresses": [str(one.address) for one in point.content.channels],
        "right_at": point.right_at,
    }
