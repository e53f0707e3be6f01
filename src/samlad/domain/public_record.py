"""Where a text becomes a public record (allmän handling): shown beside the button before it is shared.

The joint log is kept by the ISF's record-owning authority, whoever may read an entry; besides, what an authority can read
has arrived there. Narrowing the readers therefore never takes the record owner off the line. Private actors are not bound by
the principle of public access, nor are networks and volunteers.

Source: tryckfrihetsförordningen 2 kap. 4, 9 and 10 §§; kammarrätten on notes on a shared digital surface (isf.md, 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from samlad.domain import isf
from samlad.domain.common import ActorId
from samlad.domain.register import Actor, Kind

_NOT_AUTHORITIES = frozenset({Kind.NETWORK, Kind.VOLUNTEER})


def readers_of(state: isf.State, narrowed_to: Set[ActorId] | None = None) -> list[ActorId]:
    """Who can read an entry: everyone taking part now, or those of them it is narrowed to, in the ISF's order."""
    return [one.actor for one in state.present if narrowed_to is None or one.actor in narrowed_to]


def record_at(
    state: isf.State, actors: Mapping[ActorId, Actor], narrowed_to: Set[ActorId] | None = None
) -> list[ActorId]:
    """The record owner, then every other authority that can read it. ``actors`` are the register's."""
    owner = [state.opened.record_owner] if state.opened else []
    return list(dict.fromkeys([*owner, *authorities(readers_of(state, narrowed_to), actors)]))


def authorities(readers: Iterable[ActorId], actors: Mapping[ActorId, Actor]) -> list[ActorId]:
    """Those of the readers that are bound by the principle of public access: a text that two of them open can be asked for
    at both, shared in the log or not."""
    return [one for one in readers if _is_authority(actors.get(one))]


def _is_authority(actor: Actor | None) -> bool:
    return actor is not None and not actor.private and actor.kind not in _NOT_AUTHORITIES
