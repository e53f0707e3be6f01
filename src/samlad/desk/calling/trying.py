"""Provlarm from the register: does the number still reach somebody, and who answers?

It is an alarm like any other, so that the board, the answers and the log are the real ones; marked PROV in everything sent.
It has a prepared exercise ISF of its own, since it belongs to no event: hosted by the actor that keeps the contact points,
with the actors they are for as participants, so that those who were rung can see what came of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from itertools import chain, islice, zip_longest

from samlad.desk.calling.recipients import contact_at, with_codes
from samlad.desk.composing import Composition
from samlad.desk.desk import World
from samlad.domain import call, contact, hosting
from samlad.domain.call import Joining, Recipient
from samlad.domain.common import ActorId, Author, Deeds, IsfId, Refused, Text, isf_log
from samlad.domain.isf import IsfOpened, Level, Mode, Status, Taking
from samlad.domain.joint import JointState

WHY = Text("Provlarm: visar att numret stämmer")
NOTHING_TO_JOIN = Joining(place=Text("ingen ska ansluta, svara bara"))


def trial_deeds(world: World, author: Author, at: datetime, *, isf: IsfId, name: Text, points: Iterable[int]) -> Deeds:
    """Alarms each contact point by itself, without deputies. The author writes as host for the actor that keeps the points.

    An actor with several points gets one alarm for each: alarm 1 has the first point of every actor, alarm 2 the second.
    Raises Refused ``call.no_recipients`` when no point of the author's own is chosen.
    """
    register = world.register
    chosen = [one for one in register.contact.present if one.number in set(points) and _kept_by(one, author)]
    if not chosen:
        raise Refused("call.no_recipients")
    all_of_it = Composition(world, isf_log(isf), author, at)
    rounds = [[one for one in turn if one] for turn in zip_longest(*_by_actor(chosen).values())]
    coded = iter(with_codes(world, chain.from_iterable(rounds), at))
    opened, takings = _opening(author, isf, name, chosen)
    all_of_it.then(lambda state: hosting.open_isf(state.isf, author, at, opened=opened, takings=takings))
    for one in rounds:
        all_of_it.then(partial(_alarm, author, at, tuple(islice(coded, len(one)))))
    return all_of_it.deeds


def _alarm(author: Author, at: datetime, recipients: tuple[Recipient, ...], state: JointState) -> Deeds:
    return call.raise_alarm(
        state.call, state.isf, author, at, why=WHY, recipients=recipients, joining=NOTHING_TO_JOIN, is_test=True
    )


def _kept_by(point: contact.Point, author: Author) -> bool:
    return point.content.kept_by == author.actor


def _by_actor(points: Iterable[contact.Point]) -> dict[ActorId, list[Recipient]]:
    """A shared point is tried once, for the first actor that it is for."""
    grouped: defaultdict[ActorId, list[Recipient]] = defaultdict(list)
    for point in points:
        actor = point.content.for_actors[0]
        grouped[actor].append(Recipient(actor=actor, contacts=(contact_at(point),)))
    return grouped


def _opening(
    author: Author, isf: IsfId, name: Text, points: Iterable[contact.Point]
) -> tuple[IsfOpened, tuple[Taking, ...]]:
    assert author.actor
    opened = IsfOpened(
        isf=isf,
        name=name,
        what=WHY,
        host=author.actor,
        record_owner=author.actor,
        level=Level.LOCAL,
        mode=Mode.EXERCISE,
        status=Status.PREPARED,
    )
    actors = dict.fromkeys(point.content.for_actors[0] for point in points)
    return opened, tuple(Taking(actor=one) for one in actors)
