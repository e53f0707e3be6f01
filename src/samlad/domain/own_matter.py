"""A hint: when all parties belong to one organisation, the matter may be for its own leadership rather than for the ISF.

"Alla parter hör till Örebro kommun – är det en fråga för egen ledning?" It is a question put to people, never a refusal.

Source: MSB1378, on keeping the municipality's own leadership apart from the joint function that it hosts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from samlad.domain.common import ActorId


def own_matter_of(parties: Iterable[ActorId], organisation_of: Callable[[ActorId], ActorId]) -> ActorId | None:
    """The one organisation that two or more parties all belong to; None when there is no such hint to give.

    ``organisation_of`` gives the organisation that an actor belongs to, which may be the actor itself.
    """
    distinct = set(parties)
    organisations = {organisation_of(party) for party in distinct}
    return organisations.pop() if len(distinct) > 1 and len(organisations) == 1 else None
