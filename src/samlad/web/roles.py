"""Roles, the ISF-stöd with its mandate and shifts, and the rhythm of the day."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from samlad.desk import doorway
from samlad.domain import hosting, isf_support
from samlad.domain.common import ActorId, PersonId, Refused, Text, isf_log
from samlad.domain.isf import Beat, Role
from samlad.web import isf as isf_pages
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, place_of

WEEKDAYS = {"mån": 1, "tis": 2, "ons": 3, "tors": 4, "tor": 4, "fre": 5, "lör": 6, "sön": 7}


def roles_page(ask: Ask, isf: str) -> Page:
    return _page(ask, "isf/roles.html", people=people_here(ask))


def _page(ask: Ask, template: str, **facts: Any) -> Page:
    room = ask.room
    shared = {
        "room": room,
        "isf": room.state.isf,
        "state": room.state,
        "position": room.state.number,
        "actor_name": ask.actor_name,
        "person_name": isf_pages.person_name,
    }
    return Page(template, facts={**shared, **facts}, place=place_of(ask), live=False)


def people_here(ask: Ask) -> list[tuple[str, str]]:
    """Everybody who acts for an actor that is in, as (person@actor, "name, actor"), by actor."""
    return [
        (f"{person.person}@{one.actor}", f"{person.name}, {ask.actor_name(one.actor)}")
        for one in ask.room.state.isf.present
        for person in doorway.members_of(one.actor)
    ]


def _chosen(ask: Ask) -> tuple[PersonId, ActorId]:
    """The person picked in a list from ``people_here``. Raises Refused ``field.choice`` for anybody else."""
    value = ask.word("person")
    if value not in dict(people_here(ask)):
        raise Refused("field.choice", value="")
    person, _, actor = value.partition("@")
    return PersonId(person), ActorId(actor)


def take(ask: Ask, isf: str) -> HttpResponse:
    """Takes a role that nobody holds."""
    role = ask.choice("role", Role)
    return ask.decide_here(
        lambda state, author, at: hosting.take_role(state.isf, author, at, role=role),
        then=address("roles", isf=isf),
    )


def hand_over(ask: Ask, isf: str) -> HttpResponse:
    """Gives a role to somebody else, with a note of what the next one must know."""
    role, note = ask.choice("role", Role), ask.text("note")
    person, actor = _chosen(ask)
    return ask.decide_here(
        lambda state, author, at: hosting.hand_over_role(
            state.isf, author, at, role=role, person=person, actor=actor, note=note
        ),
        then=address("roles", isf=isf),
    )


# ---- ISF-stöd


def support_page(ask: Ask, isf: str) -> Page:
    staff = ask.room.state.isf.staff
    others = [(value, label) for value, label in people_here(ask) if value.partition("@")[0] not in staff]
    return _page(ask, "isf/support.html", people=others, now=ask.now)


def support(ask: Ask, isf: str) -> HttpResponse:
    """What is posted on the ISF-stöd's page; ``do`` says which decision."""
    decide = {
        "agree": _agree,
        "start": _start,
        "mandate": _change_mandate,
        "join": _join,
        "leave": _leave,
        "shift": _plan_shift,
        "handover": _hand_over_shift,
        "end": _end,
    }.get(ask.word("do"))
    if decide is None:
        raise Refused("field.choice", value=ask.word("do")[:20])
    return ask.decide_here(decide(ask), default=ask.leading, then=address("support", isf=isf))


def _agree(ask: Ask) -> Any:
    mandate, hours = ask.text("mandate"), ask.number("hours", isf_support.MUST_START_WITHIN_HOURS)
    return lambda state, author, at: isf_support.agree_support(
        state.support, state.isf, author, at, mandate=mandate, must_start_within_hours=hours
    )


def _start(ask: Ask) -> Any:
    note = ask.text("note")
    return lambda state, author, at: isf_support.start_support(state.support, state.isf, author, at, note=note)


def _change_mandate(ask: Ask) -> Any:
    mandate = ask.text("mandate")
    return lambda state, author, at: isf_support.change_mandate(state.support, state.isf, author, at, mandate=mandate)


def _join(ask: Ask) -> Any:
    person, actor = _chosen(ask)
    return lambda state, author, at: hosting.join_staff(state.isf, author, at, person=person, actor=actor)


def _leave(ask: Ask) -> Any:
    person, note = PersonId(ask.word("person")), ask.text("note")
    return lambda state, author, at: hosting.leave_staff(state.isf, author, at, person=person, note=note)


def _plan_shift(ask: Ask) -> Any:
    person, function = PersonId(ask.word("person")), ask.text("function")
    from_at, to_at = ask.moment("from_at"), ask.moment("to_at")
    if from_at is None or to_at is None:
        raise Refused("field.time", value="")
    return lambda state, author, at: isf_support.plan_shift(
        state.support, state.isf, author, at, person=person, function=function, from_at=from_at, to_at=to_at
    )


def _hand_over_shift(ask: Ask) -> Any:
    given, taken, note = PersonId(ask.word("from_person")), PersonId(ask.word("to_person")), ask.text("note")
    return lambda state, author, at: isf_support.hand_over_shift(
        state.support, state.isf, author, at, from_person=given, to_person=taken, note=note
    )


def _end(ask: Ask) -> Any:
    note = ask.text("note")
    return lambda state, author, at: isf_support.end_support(state.support, state.isf, author, at, note=note)


# ---- rhythm


def rhythm_page(ask: Ask, isf: str) -> Page:
    return _page(ask, "isf/rhythm_page.html", lines="\n".join(_line(beat) for beat in ask.room.state.isf.rhythm))


def _line(beat: Beat) -> str:
    names = {number: name for name, number in WEEKDAYS.items() if name != "tor"}
    days = "" if len(beat.weekdays) == len(names) else " " + " ".join(names[day] for day in beat.weekdays)
    return f"{beat.time} {beat.what}{days}"


def set_rhythm(ask: Ask, isf: str) -> HttpResponse:
    """A line for each stroke: ``13:00 ISF-möte mån ons fre``; without days it is every day."""
    beats = tuple(_beat(line) for line in str(ask.text("lines")).splitlines() if line.strip())
    return ask.decide(
        isf_log(isf),
        lambda world, at: hosting.set_rhythm(world.isf(isf).isf, author, at, beats=beats),
        author=(author := ask.author(ask.leading)),
        then=address("isf", isf=isf),
    )


def _beat(line: str) -> Beat:
    time, *words = line.split()
    days: list[int] = []
    while words and words[-1].lower().rstrip(",") in WEEKDAYS:
        days.insert(0, WEEKDAYS[words.pop().lower().rstrip(",")])
    what = " ".join(words)
    return Beat(
        time=time.replace(".", ":"),
        what=Text(what),
        weekdays=tuple(sorted(set(days))) or (1, 2, 3, 4, 5, 6, 7),
        is_meeting="möte" in what.lower(),
    )
