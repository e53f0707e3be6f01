"""Who is in the story, out of ``cast.toml``: people with accounts, actors, contact points and the hosts' own templates."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from samlad.domain import contact, register, template
from samlad.domain.common import REGISTER, SYSTEM, ActorId, Author, DisturbanceId, IsfId, PersonId, Text
from samlad.domain.contact import Channel, ChannelKind, ContactPoint
from samlad.domain.isf import Depth
from samlad.domain.template import DialIn, TemplateParticipant
from samlad.people import accounts
from samlad.people.models import Role

if TYPE_CHECKING:
    from samlad.cli.scenario.stage import Stage
    from samlad.desk.desk import World

OREBRO, VO, SKOLA, TEKNIK = map(ActorId, ("kommun-1880", "orebro-vo", "orebro-skola", "orebro-teknik"))
REGION, LAN, UTFORARE_A, NERIKES = map(ActorId, ("region-18", "lansstyrelsen-18", "utforare-a", "nerikes"))
ELNAT, POLIS, FRG, KYRKAN = map(ActorId, ("elnat", "polis-orebro", "frg", "kyrkan"))
UNIVERSITETET, OBO, SOS = map(ActorId, ("universitetet", "obo", "sos"))
VASTERAS, VASTERAS_VO, REGION_19 = map(ActorId, ("kommun-1980", "vasteras-vo", "region-19"))
HEMTJANST_B, BOENDE_C, BOENDE_D = map(ActorId, ("hemtjanst-b", "boende-c", "boende-d"))
KARLSKOGA, ASKERSUND, KUMLA = map(ActorId, ("kommun-1883", "kommun-1882", "kommun-1881"))

SMITTA, STORM, OVNING_HANDELSE = map(DisturbanceId, ("luftvagsvirus", "valdis", "dricksvatten"))
I_OREBRO, I_VASTERAS, I_OMSORGEN = map(IsfId, ("orebro", "vasteras", "vasteras-omsorg"))
I_LANET, I_STORMEN, I_OVNINGEN = map(IsfId, ("orebro-lan", "stormen", "ovningen"))

REFUSED_ADDRESS = "sakerhetschef@universitetet.example"
Row = dict[str, Any]
_CAST: dict[str, list[Row]] = tomllib.loads(files(__package__).joinpath("cast.toml").read_text(encoding="utf-8"))


def roles() -> dict[str, str]:
    """The e-mail address of the person who plays each role, in the order they are printed."""
    return {row["as"]: _email(row) for row in _CAST["people"] if "as" in row}


def enter(stage: Stage) -> None:
    """Everybody comes on stage, some weeks before anything happens."""
    for row in _CAST["people"]:
        _add_person(stage, row)
    for row in _CAST["actors"]:
        actor = _actor(row)
        _in_register(stage, SYSTEM, lambda world, at, actor=actor: register.add_actor(
            world.register.register, SYSTEM, at, actor=actor, is_keeper=True
        ))  # fmt: skip
    numbers: dict[str, int] = {}
    for row in _CAST["points"]:
        _add_point(stage, row, numbers)
    for row in _CAST["templates"]:
        _save_template(stage, row)


def _add_person(stage: Stage, row: Row) -> None:
    person = accounts.create_person(_email(row), row["name"], keeper="actor" not in row)
    stage.people[row["key"]] = PersonId(person.id)
    if "actor" in row:
        stage.home[row["key"]] = ActorId(row["actor"])
        accounts.join(person.id, ActorId(row["actor"]), Role(row.get("role", "member")), stage.now)


def _email(row: Row) -> str:
    return f"{row['key']}@samlad.example"


def _actor(row: Row) -> register.Actor:
    part_of = row.get("part_of")
    return register.Actor(
        id=ActorId(row["id"]),
        name=Text(row["name"]),
        kind=register.Kind(row.get("kind", "other")),
        part_of=ActorId(part_of) if part_of else None,
        private=row.get("private", False),
        source="påhittad för demon",
    )


def _add_point(stage: Stage, row: Row, numbers: dict[str, int]) -> None:
    actor = ActorId(row["actor"])
    keeper = ActorId(row.get("kept_by", actor))
    content = ContactPoint(
        kept_by=keeper,
        for_actors=(actor,),
        function=Text(row["function"]),
        channels=tuple(Channel(kind=kind, address=Text(row[kind.value])) for kind in ChannelKind if kind.value in row),
        hours=Text(row.get("hours", "")),
        always="hours" not in row,
        deputy=numbers[row["deputy"]] if "deputy" in row else None,
    )
    if "id" in row:
        numbers[row["id"]] = contact.next_number(stage.desk.whole(REGISTER).contact)
    author = Author(person=None, actor=keeper)
    _in_register(stage, author, lambda world, at: contact.add_point(
        world.register.contact, world.register.register, author, at, content=content, keeps=frozenset({keeper})
    ))  # fmt: skip


def _save_template(stage: Stage, row: Row) -> None:
    author = stage.by(row["person"])

    def decide(world: World, at: datetime) -> Any:
        known = world.register.template
        ready = known.templates[row["copied_from"]].content
        content = replace(
            ready,
            name=Text(row["name"]),
            participants=tuple(_participant(world, one) for one in row["participants"]),
            dial_in=DialIn(phone=Text(row["phone"]), code=Text(row["code"])),
        )
        return template.save(known, author, at, template=row["id"], content=content, copied_from=row["copied_from"])

    _in_register(stage, author, decide)


def _participant(world: World, row: Row) -> TemplateParticipant:
    known = world.register.register.actors[ActorId(row["actor"])]
    informed = row.get("informed") or row.get("observes")
    return TemplateParticipant(
        name=known.name,
        actor=known.id,
        kind=known.kind,
        perspective=Text(row["perspective"]),
        depths=frozenset({Depth.INFORMATION}) if informed else frozenset(Depth),
        observes=row.get("observes", False),
    )


def _in_register(stage: Stage, author: Author, decide: Any) -> None:
    stage.record(author, REGISTER, decide)
