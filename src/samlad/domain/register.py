"""The register: which actors there are, which organisation each belongs to, and how preparedness is arranged.

An actor is any organisation, or an informal network with a name only; never a user. Public bodies come as base data, the same
for everybody: municipalities, regions, county boards and agencies, each with a source. What a newer edition of the base data
says is recorded as differences; what somebody has changed by hand stays until the base data itself changes on that point.
Civil areas and preparedness sectors are data with a source and a first day as well: their number has changed before.

Which actors there are is open to everyone with an account. How they are reached stands in ``contact``.

Source: MSB's glossary for Gemensamma grunder (aktör); SFS 2022:524 (sectors) and 2022:525 (civil areas).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from samlad.domain.common import NO_TEXT, ActorId, Author, Deed, Deeds, Entry, PersonId, Refused, Text, deed

# ---- words


class Kind(StrEnum):
    MUNICIPALITY = "municipality"
    REGION = "region"
    COUNTY_BOARD = "county_board"
    AGENCY = "agency"
    RESCUE_SERVICE = "rescue_service"
    POLICE = "police"
    COMPANY = "company"
    VOLUNTEER = "volunteer"
    NETWORK = "network"
    OTHER = "other"


BASE_KINDS = frozenset({Kind.MUNICIPALITY, Kind.REGION, Kind.COUNTY_BOARD, Kind.AGENCY})  # kept by the keeper only
AREA_KINDS = frozenset({Kind.MUNICIPALITY, Kind.REGION, Kind.COUNTY_BOARD})


@dataclass(frozen=True, kw_only=True)
class Actor:
    """One actor as the register knows it. ``part_of`` is the organisation it belongs to, when it is a part of one.

    ``private``: not bound by the principle of public access; what it sends becomes a public record where it is received.
    ``confirmed`` is False for base data that nobody has been able to check against its source.
    """

    id: ActorId
    name: Text
    kind: Kind = Kind.OTHER
    scb: str = ""  # SCB's code: four digits for a municipality, two for a region or a county board
    county: str = ""  # SCB's two digits
    part_of: ActorId | None = None
    private: bool = False
    valid_from: str = ""  # ISO dates, as the source gives them
    valid_to: str = ""
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class Sector:
    """A preparedness sector (beredskapssektor) with the agency that answers for it and the agencies in it."""

    code: str
    name: str
    lead: ActorId
    agencies: tuple[ActorId, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class CivilArea:
    """A civil area (civilområde): its counties, and the county board that coordinates across them."""

    code: str
    name: str
    county_board: ActorId
    counties: tuple[str, ...]
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class BaseData:
    """One edition of the base data, as the files hold it."""

    version: str
    actors: tuple[Actor, ...]
    sectors: tuple[Sector, ...] = ()
    civil_areas: tuple[CivilArea, ...] = ()


# ---- deeds


@deed("register.actor_added/1")
class ActorAdded(Deed):
    actor: Actor
    from_base_data: bool = False


@deed("register.actor_changed/1")
class ActorChanged(Deed):
    actor: Actor
    from_base_data: bool = False


@deed("register.actor_ended/1")
class ActorEnded(Deed):
    actor: ActorId
    valid_to: str
    note: Text = NO_TEXT
    from_base_data: bool = False


@deed("register.structure_loaded/1")
class StructureLoaded(Deed):
    """Which sectors and civil areas there are, as a whole."""

    sectors: tuple[Sector, ...]
    civil_areas: tuple[CivilArea, ...]


@deed("register.base_data_loaded/1")
class BaseDataLoaded(Deed):
    version: str
    added: int
    changed: int
    ended: int


@deed("register.colleague_let_in/1")
class ColleagueLetIn(Deed):
    """A person let a colleague of the same actor back in; everyone at that actor can see it."""

    person: PersonId
    by: PersonId
    actor: ActorId


# ---- decisions


def add_actor(
    state: State,
    author: Author,
    at: datetime,
    *,
    actor: Actor,
    is_keeper: bool = False,
    keeps: frozenset[ActorId] = frozenset(),
) -> Deeds:
    """Adds an actor: anybody who acts for an actor may, in the middle of the night, with only a name.

    Public bodies are added by the installation's keeper; parts of an organisation by its own keeper (``keeps``) as well.
    Raises Refused ``access.denied``, ``register.name_missing``, ``register.name_taken``, ``register.part_of_unknown``.
    """
    if not _may_add(author, actor, is_keeper, keeps):
        raise Refused("access.denied")
    if actor.id in state.actors:
        raise Refused("register.name_taken", name=str(state.actors[actor.id].name))
    _require_sound(state, actor)
    return [ActorAdded(actor=actor)]


def change_actor(
    state: State,
    author: Author,
    at: datetime,
    *,
    actor: Actor,
    is_keeper: bool = False,
    keeps: frozenset[ActorId] = frozenset(),
) -> Deeds:
    """Changes an actor: by the installation's keeper, or by the keeper of the actor or of the organisation it belongs to."""
    known = _known(state, actor.id)
    if not is_keeper and not keeps.intersection(organisations_above(state, actor.id)):
        raise Refused("access.denied")
    if not is_keeper and (known.kind, known.part_of) != (actor.kind, actor.part_of):
        raise Refused("access.denied")
    if known == actor:
        return []
    _require_sound(state, actor)
    return [ActorChanged(actor=actor)]


def end_actor(
    state: State, author: Author, at: datetime, *, actor: ActorId, is_keeper: bool, note: Text = NO_TEXT
) -> Deeds:
    """The actor is no longer to be chosen; what it has said stays."""
    known = _known(state, actor)
    if not is_keeper:
        raise Refused("access.denied")
    return [] if known.valid_to else [ActorEnded(actor=actor, valid_to=at.date().isoformat(), note=note)]


def let_in_colleague(state: State, author: Author, at: datetime, *, person: PersonId, actor: ActorId) -> Deeds:
    """Somebody who has lost every way in is let in by a colleague of the same actor, in an act that is seen."""
    if author.person is None or author.actor != actor:
        raise Refused("access.denied")
    if author.person == person:
        raise Refused("register.not_yourself")
    return [ColleagueLetIn(person=person, by=author.person, actor=actor)]


def load_base_data(state: State, author: Author, at: datetime, *, data: BaseData) -> Deeds:
    """Brings the register up to an edition of the base data: only the differences, so loading it twice does nothing.

    A row is compared with the same row of the edition before, so what was changed by hand since then is kept.
    """
    rows = {row.id: row for row in data.actors}
    added = [ActorAdded(actor=row, from_base_data=True) for row in data.actors if row.id not in state.actors]
    changed = [
        ActorChanged(actor=row, from_base_data=True)
        for row in data.actors
        if row.id in state.actors and state.base_rows.get(row.id) != row
    ]
    today = at.date().isoformat()
    ended = [
        ActorEnded(actor=gone, valid_to=today, from_base_data=True)
        for gone in state.base_rows
        if gone not in rows and not state.actors[gone].valid_to
    ]
    structure = StructureLoaded(sectors=data.sectors, civil_areas=data.civil_areas)
    deeds: Deeds = [*added, *changed, *ended]
    if (structure.sectors, structure.civil_areas) != (state.sectors, state.civil_areas):
        deeds.append(structure)
    if not deeds and state.version == data.version:
        return []
    return [*deeds, BaseDataLoaded(version=data.version, added=len(added), changed=len(changed), ended=len(ended))]


def _may_add(author: Author, actor: Actor, is_keeper: bool, keeps: frozenset[ActorId]) -> bool:
    if is_keeper:
        return True
    if actor.part_of is not None:
        return actor.part_of in keeps
    return author.actor is not None and actor.kind not in BASE_KINDS


def _known(state: State, actor: ActorId) -> Actor:
    if not (known := state.actors.get(actor)):
        raise Refused("register.actor_unknown")
    return known


def _require_sound(state: State, actor: Actor) -> None:
    if not str(actor.name).strip():
        raise Refused("register.name_missing")
    wanted = str(actor.name).strip().casefold()
    for other in state.actors.values():
        if other.id != actor.id and not other.valid_to and str(other.name).casefold() == wanted:
            raise Refused("register.name_taken", name=str(other.name))
    if actor.part_of is None:
        return
    if actor.part_of not in state.actors:
        raise Refused("register.part_of_unknown")
    if actor.id in organisations_above(state, actor.part_of):
        raise Refused("register.part_of_itself")


# ---- how the state follows


@dataclass
class State:
    actors: dict[ActorId, Actor] = field(default_factory=dict)
    base_rows: dict[ActorId, Actor] = field(default_factory=dict)  # each row as the base data last gave it
    sectors: tuple[Sector, ...] = ()
    civil_areas: tuple[CivilArea, ...] = ()
    version: str = ""  # of the base data
    let_in: tuple[Entry, ...] = ()  # entries that carry a ColleagueLetIn

    def name_of(self, actor: ActorId | None) -> Text:
        known = self.actors.get(actor) if actor else None
        return known.name if known else NO_TEXT


def after(state: State, entry: Entry) -> None:
    match entry.deed:
        case ActorAdded(actor=actor, from_base_data=from_base) | ActorChanged(actor=actor, from_base_data=from_base):
            state.actors[actor.id] = actor
            if from_base:
                state.base_rows[actor.id] = actor
        case ActorEnded(actor=actor, valid_to=valid_to, from_base_data=from_base):
            state.actors[actor] = replace(state.actors[actor], valid_to=valid_to)
            if from_base:
                del state.base_rows[actor]
        case StructureLoaded(sectors=sectors, civil_areas=civil_areas):
            state.sectors, state.civil_areas = sectors, civil_areas
        case BaseDataLoaded(version=version):
            state.version = version
        case ColleagueLetIn():
            state.let_in = (*state.let_in, entry)


# ---- questions


def organisations_above(state: State, actor: ActorId) -> list[ActorId]:
    """The actor itself, what it is part of, and so on up to the organisation."""
    chain = [actor]
    while (known := state.actors.get(chain[-1])) and known.part_of and known.part_of not in chain:
        chain.append(known.part_of)
    return chain


def organisation_of(state: State, actor: ActorId) -> ActorId:
    """The organisation an actor belongs to; itself when it is part of none, or unknown."""
    return organisations_above(state, actor)[-1]


def one_organisation(state: State, actors: Iterable[ActorId]) -> ActorId | None:
    """The organisation that all of two or more actors belong to: then the question may be one for its own leadership."""
    several = set(actors)
    organisations = {organisation_of(state, actor) for actor in several}
    return organisations.pop() if len(several) > 1 and len(organisations) == 1 else None


def find(state: State, text: str, *, limit: int = 20) -> list[Actor]:
    """Actors for a picker: each word typed begins a word of the name; names that begin with the text come first."""
    wanted = text.casefold().split()
    found = []
    for actor in state.actors.values():
        name = str(actor.name).casefold()
        words = name.split()
        if not actor.valid_to and all(any(word.startswith(one) for word in words) for one in wanted):
            found.append((not name.startswith(" ".join(wanted)), swedish_order(name), actor))
    return [actor for _, _, actor in sorted(found, key=lambda one: one[:2])[:limit]]


def in_county(state: State, kind: Kind, county: str) -> list[Actor]:
    """Public bodies of a kind in a county, in the order of their codes."""
    there = [one for one in state.actors.values() if (one.kind, one.county) == (kind, county) and not one.valid_to]
    return sorted(there, key=lambda one: one.scb)


_AFTER_Z = str.maketrans("åäö", "{|}")  # å, ä and ö are the last three letters, in this order


def swedish_order(text: str) -> str:
    """A key to sort by as Swedish readers expect."""
    return text.casefold().translate(_AFTER_Z)
