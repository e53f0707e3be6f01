"""Opening an ISF from a template in one decision: alone, at night, with a phone. Only *vad* and *när* are asked.

Participants, rhythm, agenda and dial-in come from the template and can be changed then or later. Opening, the first meeting and the
larm are recorded together or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from samlad.desk.desk import World
from samlad.domain import hosting, template
from samlad.domain.common import NO_TEXT, ActorId, Author, Capacity, Deeds, DisturbanceId, IsfId, Refused, Text
from samlad.domain.isf import IsfOpened, Mode, Status, Taking
from samlad.domain.template import Content, Resolved


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
    """The parts of those chosen; somebody chosen beside the template takes part in everything."""
    known = {one.actor: taking for one in resolved if (taking := one.taking()) and one.actor}
    if chosen is None:
        return tuple(known.values())
    return tuple(known.get(actor) or Taking(actor=actor) for actor in sorted(chosen))


def name_of(world: World, opening: Opening, content: Content) -> Text:
    """*Lokal ISF Örebro kommun*, unless somebody has named it."""
    if opening.name:
        return opening.name
    words = {"local": "Lokal ISF", "regional": "Regional ISF", "national": "Nationell ISF"}
    kind = "Sektors-ISF" if content.scope.value == "sector" else words[content.level.value]
    return Text(f"{kind} {world.register.register.name_of(opening.host)}")


def open_isf(world: World, author: Author, at: datetime, opening: Opening) -> Deeds:
    """The opening itself: the ISF, its participants, its rhythm, and its link to a city-wide ISF."""
    content, version = content_of(world, opening.host, opening.template)
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
    return hosting.open_isf(world.isf(opening.isf).isf, author, at, opened=opened, takings=takings)


def as_host(author: Author) -> Author:
    return replace(author, capacity=Capacity.HOST)
