"""What may be decided about an ISF as such: opening, taking part, roles, staff, rhythm, links, rest and closing.

Hosting gives duties, not authority: nothing here touches what another actor has said. See ``isf`` for the rule and the state.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from samlad.domain import access
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, PersonId, Refused, Text, To, disturbance_log, isf_log
from samlad.domain.isf import (
    MIRRORED,
    Beat,
    IsfActivated,
    IsfDescribed,
    IsfLinked,
    IsfOpened,
    IsfPaused,
    IsfReopened,
    IsfStarted,
    Link,
    ParticipantAdded,
    ParticipantLeft,
    ParticipationChanged,
    RhythmSet,
    Role,
    RoleHandedOver,
    RoleTaken,
    StaffJoined,
    StaffLeft,
    State,
    Status,
    Taking,
    require_open,
)


def open_isf(state: State, author: Author, at: datetime, *, opened: IsfOpened, takings: tuple[Taking, ...]) -> Deeds:
    """Opens an ISF, hosted by the author's own actor. The host takes part first; each actor is named once.

    Raises Refused ``isf.exists``, ``isf.only_host_opens``, ``isf.name_missing``.
    """
    if state.opened:
        raise Refused("isf.exists")
    if not author.actor or opened.host != author.actor:
        raise Refused("isf.only_host_opens")
    if not opened.name:
        raise Refused("isf.name_missing")
    by_actor = {opened.host: Taking(actor=opened.host), **{taking.actor: taking for taking in takings}}
    added = [ParticipantAdded(taking=taking) for taking in by_actor.values()]
    told = [
        To(IsfStarted(isf=opened.isf, name=opened.name, host=opened.host, level=opened.level), log=disturbance_log(one))
        for one in opened.disturbances
    ]
    return [opened, *added, *told]


def activate(state: State, author: Author, at: datetime, *, note: Text = NO_TEXT) -> Deeds:
    """A prepared or resting ISF becomes active with everything that was prepared."""
    access.require(state, author, Act.MANAGE)
    if state.status is Status.ACTIVE:
        raise Refused("isf.already_active")
    require_open(state)
    return [IsfActivated(note=note)]


def pause(state: State, author: Author, at: datetime, *, note: Text) -> Deeds:
    access.require(state, author, Act.MANAGE)
    if state.status is not Status.ACTIVE:
        raise Refused("isf.not_active")
    return [IsfPaused(note=note)]


def reopen(state: State, author: Author, at: datetime, *, note: Text) -> Deeds:
    access.require(state, author, Act.CLOSE)
    if state.status is not Status.CLOSED:
        raise Refused("isf.not_closed")
    return [IsfReopened(note=note)]


def describe(state: State, author: Author, at: datetime, *, name: Text, what: Text) -> Deeds:
    access.require(state, author, Act.MANAGE)
    require_open(state)
    if not name:
        raise Refused("isf.name_missing")
    if (name, what) == (state.name, state.what):
        return []
    return [IsfDescribed(name=name, what=what)]


def add_participant(state: State, author: Author, at: datetime, *, taking: Taking) -> Deeds:
    """Raises Refused ``isf.already_takes_part`` when the actor is there: nobody is called twice."""
    access.require(state, author, Act.MANAGE)
    require_open(state)
    known = state.participants.get(taking.actor)
    if known and known.is_present:
        raise Refused("isf.already_takes_part")
    return [ParticipantAdded(taking=taking)]


def change_participation(state: State, author: Author, at: datetime, *, taking: Taking) -> Deeds:
    """Those who lead change how an actor takes part; the actor itself says what its representative may agree to."""
    known = state.participants.get(taking.actor)
    is_own_mandate = (
        known is not None and author.actor == taking.actor and replace(known.taking, mandate=taking.mandate) == taking
    )
    access.require(state, author, Act.ATTEND if is_own_mandate else Act.MANAGE)
    require_open(state)
    if not known or not known.is_present:
        raise Refused("isf.does_not_take_part")
    return [] if known.taking == taking else [ParticipationChanged(taking=taking)]


def leave(state: State, author: Author, at: datetime, *, actor: ActorId, note: Text = NO_TEXT) -> Deeds:
    """An actor leaves; it keeps what it could read until then. The host stays as long as the ISF does."""
    if author.actor != actor:
        access.require(state, author, Act.MANAGE)
    if actor == state.host:
        raise Refused("isf.host_stays")
    if not (known := state.participants.get(actor)) or not known.is_present:
        raise Refused("isf.does_not_take_part")
    return [ParticipantLeft(actor=actor, note=note)]


def take_role(state: State, author: Author, at: datetime, *, role: Role) -> Deeds:
    """Takes a role nobody holds. A role that leads or records the meeting gives what the ISF-stöd may: only those who lead
    take one; the others are open to every participant. A role that is held is handed over."""
    access.require(state, author, Act.TAKE_ROLE)
    if role in access.LEADING_ROLES:
        _require_of_the_host(state, author)
    require_open(state)
    if not author.person or not author.actor:
        raise Refused("isf.role_needs_person")
    if held := state.roles.get(role):
        if held.person == author.person:
            return []
        raise Refused("isf.role_held", role=role.value)
    return [RoleTaken(role=role, person=author.person, actor=author.actor)]


def hand_over_role(
    state: State, author: Author, at: datetime, *, role: Role, person: PersonId, actor: ActorId, note: Text
) -> Deeds:
    """Its holder, or those who lead, give a role to somebody else with a note of what the next one must know.

    Raises ``isf.role_note_missing``, ``access.denied``.
    """
    access.require(state, author, Act.TAKE_ROLE)
    require_open(state)
    held = state.roles.get(role)
    if not held:
        raise Refused("isf.role_not_held", role=role.value)
    if held.person != author.person:
        _require_of_the_host(state, author)
    if not note:
        raise Refused("isf.role_note_missing")
    if not state.takes_part(actor):
        raise Refused("isf.does_not_take_part")
    if held.person == person:
        return []
    return [RoleHandedOver(role=role, from_person=held.person, person=person, actor=actor, note=note)]


def _require_of_the_host(state: State, author: Author) -> None:
    if author.actor != state.host and not access.is_staff(state, author):
        raise Refused("access.denied")


def join_staff(state: State, author: Author, at: datetime, *, person: PersonId, actor: ActorId) -> Deeds:
    access.require(state, author, Act.STAFF)
    require_open(state)
    if not state.takes_part(actor):
        raise Refused("isf.does_not_take_part")
    return [] if state.staff.get(person) == actor else [StaffJoined(person=person, actor=actor)]


def leave_staff(state: State, author: Author, at: datetime, *, person: PersonId, note: Text = NO_TEXT) -> Deeds:
    access.require(state, author, Act.STAFF)
    return [StaffLeft(person=person, note=note)] if person in state.staff else []


def set_rhythm(state: State, author: Author, at: datetime, *, beats: tuple[Beat, ...]) -> Deeds:
    """Sets the rhythm of the day. Raises ``isf.beat_time`` for a time that is not HH:MM."""
    access.require(state, author, Act.MANAGE)
    require_open(state)
    for beat in beats:
        hours, _, minutes = beat.time.partition(":")
        if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60 and beat.what):
            raise Refused("isf.beat_time", time=beat.time)
    ordered = tuple(sorted(beats, key=lambda beat: beat.time))
    return [] if ordered == state.rhythm else [RhythmSet(beats=ordered)]


def link(state: State, other: State, author: Author, at: datetime, *, kind: Link) -> Deeds:
    """Two ISFs know of each other, in both logs. Either host may make the link; it opens nothing.

    Raises Refused ``isf.linked_to_itself``.
    """
    access.require(state, author, Act.MANAGE)
    require_open(state)
    if not state.opened or not other.opened or state.id == other.id:
        raise Refused("isf.linked_to_itself")
    if (known := state.links.get(other.id)) and known.link is kind:
        return []
    there = IsfLinked(other=state.id, link=MIRRORED[kind], name=state.name, host=state.opened.host)
    here = IsfLinked(other=other.id, link=kind, name=other.name, host=other.opened.host)
    return [here, To(there, log=isf_log(other.id))]
