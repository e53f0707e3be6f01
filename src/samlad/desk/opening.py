"""Opening an ISF from a template in one decision: alone, at night, with a phone. Only *vad* and *när* are asked.

Participants, rhythm, agenda and dial-in come from the template and can be changed then or later. Opening, the first meeting and
the larm are recorded together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from textwrap import shorten

from samlad.desk.composing import Composition
from samlad.desk.desk import World
from samlad.domain import hosting, meeting, template
from samlad.domain.common import NO_TEXT, ActorId, Author, Capacity, Deeds, DisturbanceId, IsfId, Refused, Text, isf_log
from samlad.domain.isf import IsfOpened, Link, Mode, Status, Taking
from samlad.domain.joint import JointState
from samlad.domain.template import Content, DialIn, Resolved

FIRST_MEETING_MINUTES = 30
LONGEST_SHORT_NAME = 40  # letters of what has happened, in an ISF's name

Call = Callable[[World, JointState, Author, datetime, Content], Deeds]  # the larm to raise, once the rest is decided


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What was asked for. ``chosen`` None: everyone the template names and the register knows."""

    isf: IsfId
    host: ActorId
    template: str
    what: Text
    name: Text = NO_TEXT
    meeting_at: datetime | None = None
    mode: Mode = Mode.SHARP
    prepared: bool = False
    expected_at: datetime | None = None
    chosen: frozenset[ActorId] | None = None
    disturbance: DisturbanceId | None = None
    sector_of: IsfId | None = None  # works beside this ISF, for one sector


def content_of(world: World, host: ActorId, template_id: str) -> tuple[Content, int]:
    """A template that this host may start from, and its version. Raises Refused ``opening.no_template``."""
    known = {one.id: one for one in world.register.template.for_host(host)}.get(template_id)
    if known is None:
        raise Refused("opening.no_template")
    return known.content, known.current.number


def takings_of(resolved: tuple[Resolved, ...], chosen: frozenset[ActorId] | None) -> tuple[Taking, ...]:
    """The parts of those chosen, in the template's order; those chosen beside it come last, in everything."""
    known = {one.actor: taking for one in resolved if (taking := one.taking()) and one.actor}
    if chosen is None:
        return tuple(known.values())
    beside = [Taking(actor=actor) for actor in sorted(chosen - known.keys())]
    return (*(taking for actor, taking in known.items() if actor in chosen), *beside)


def name_of(world: World, opening: Opening, content: Content) -> Text:
    """*Lokal ISF Örebro kommun – Vattenläcka i Adolfsberg*, unless somebody has named it: a host may have several."""
    if opening.name:
        return opening.name
    words = {"local": "Lokal ISF", "regional": "Regional ISF", "national": "Nationell ISF"}
    kind = "Sektors-ISF" if content.scope.value == "sector" else words[content.level.value]
    about = shorten(str(opening.what), LONGEST_SHORT_NAME, placeholder=" …")
    return Text(f"{kind} {world.register.register.name_of(opening.host)} – {about}")


def dial_in_of(templates: template.State, host: ActorId, content: Content) -> DialIn | None:
    """The standing line of the template, or of another of the host's own."""
    own = (one.content.dial_in for one in templates.for_host(host) if one.owner == host and one.content.dial_in)
    return content.dial_in or next(own, None)


def open_and_call(world: World, author: Author, at: datetime, opening: Opening, *, call: Call | None) -> Deeds:
    """Opens the ISF, plans its first meeting and raises the larm, in one decision. ``call`` None: nobody is called yet."""
    content, version = content_of(world, opening.host, opening.template)
    host = replace(author, capacity=Capacity.HOST)
    all_of_it = Composition(world, isf_log(opening.isf), host, at)
    all_of_it.then(lambda state: _opened(world, state, author, at, opening, content, version))
    if opening.sector_of:
        there = world.isf(opening.sector_of).isf
        all_of_it.then(lambda state: hosting.link(state.isf, there, host, at, kind=Link.SECTOR_OF))
    if content.rhythm:
        all_of_it.then(lambda state: hosting.set_rhythm(state.isf, host, at, beats=content.rhythm))
    if opening.meeting_at:
        _plan_first_meeting(all_of_it, opening, content)
    if call:
        all_of_it.then(lambda state: call(world, state, host, at, content))
    return all_of_it.deeds


def _opened(
    world: World, state: JointState, author: Author, at: datetime, opening: Opening, content: Content, version: int
) -> Deeds:
    resolved = template.resolve(content, world.register.register, opening.host)
    opened = IsfOpened(
        isf=opening.isf,
        name=name_of(world, opening, content),
        what=opening.what,
        host=opening.host,
        record_owner=opening.host,
        level=content.level,
        scope=content.scope,
        sector=content.sector,
        mode=opening.mode,
        status=Status.PREPARED if opening.prepared else Status.ACTIVE,
        disturbances=(opening.disturbance,) if opening.disturbance else (),
        template=opening.template,
        template_version=version,
        event_type=content.event_type,
        expected_at=opening.expected_at,
    )
    takings = takings_of(resolved, opening.chosen)
    return hosting.open_isf(state.isf, author, at, opened=opened, takings=takings)


def _plan_first_meeting(all_of_it: Composition, opening: Opening, content: Content) -> None:
    """The first meeting is short and by telephone; the host's standing dial-in is how to join."""
    author, at, starts_at = all_of_it.author, all_of_it.at, opening.meeting_at
    assert starts_at
    points = content.short_agenda or content.agenda
    all_of_it.then(
        lambda state: meeting.plan(
            state.meeting,
            state.isf,
            meeting.Unfinished(),
            author,
            at,
            starts_at=starts_at,
            minutes=sum(point.minutes for point in points) or FIRST_MEETING_MINUTES,
            form=meeting.Form.TELEPHONE,
            points=points,
            is_short=bool(content.short_agenda),
        )
    )
    if dial_in := dial_in_of(all_of_it.world.register.template, opening.host, content):
        joining = meeting.Joining(phone=dial_in.phone, code=dial_in.code, link=dial_in.link)
        all_of_it.then(
            lambda state: meeting.set_joining(state.meeting, state.isf, author, at, meeting=1, joining=joining)
        )
