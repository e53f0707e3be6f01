"""Who reads, and what that reader may see of a log today. Rights are always today's, whatever time the page shows."""

from __future__ import annotations

from dataclasses import dataclass

from samlad.desk.warm import Rights
from samlad.domain.common import ActorId, PersonId
from samlad.domain.joint import JointState


class NotFound(Exception):
    """There is no such thing, or none that this reader may know of. Both look the same from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person and the actors it acts for. ``keeper`` keeps the installation and thereby reads no ISF."""

    person: PersonId | None = None
    actors: frozenset[ActorId] = frozenset()
    keeper_of: frozenset[ActorId] = frozenset()
    registrator_of: frozenset[ActorId] = frozenset()
    keeper: bool = False

    @property
    def reads_for(self) -> frozenset[ActorId]:
        """What these actors hold is this person's to read; a registrator reads it and acts for nobody thereby."""
        return self.actors | self.registrator_of


NOBODY = Reader()


def isf_rights(whole: JointState, reader: Reader) -> Rights | None:
    """A participant reads from the log's start; one who has left reads what it could read until then; staff reads as the
    host, as long as it acts for an actor that takes part and that it is staff for.

    None: this reader has no right here.
    """
    state = whole.isf
    actors = set(reader.reads_for)
    on_staff_for = state.staff.get(reader.person) if reader.person else None
    if on_staff_for in reader.actors and state.is_in(on_staff_for) and state.host:
        actors.add(state.host)
    taking_part = [state.participants[one] for one in actors if one in state.participants]
    if not taking_part and state.host not in actors:
        return None
    left = [one.left_number for one in taking_part]
    until = None if state.host in actors or None in left else max(number for number in left if number is not None)
    return Rights(frozenset(actors & whole.named), until)


def disturbance_rights(whole: JointState, reader: Reader, isfs_of_reader: frozenset[str]) -> Rights | None:
    """Those who saw the need, those it was shown to, and everyone in an ISF that handles it."""
    concerned = whole.disturbance.concerned & reader.reads_for
    if not concerned and not (whole.disturbance.isfs.keys() & isfs_of_reader):
        return None
    return Rights(reader.reads_for & whole.named)


def register_rights(whole: JointState, reader: Reader) -> Rights | None:
    """Everyone with an account reads which actors there are; contact points only with those they are shared with."""
    if not reader.reads_for and not reader.keeper:
        return None
    return Rights(reader.reads_for & whole.named)
