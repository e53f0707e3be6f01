"""What the actors of a storm do: each act is drawn from the seed, and carries a mark that is then looked for in the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from samlad.domain import agreement, call, note, undertaking
from samlad.domain.common import ActorId, Author, Capacity, Deeds, PersonId, Text
from tests.domain.story import MUNICIPALITY, POWER, REGION

if TYPE_CHECKING:
    from samlad.desk.desk import World

ISF = "orebro"
ACTORS = (MUNICIPALITY, REGION, POWER)
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Act:
    """One decision by one person. ``number`` says which agreement, undertaking or call, and may be of none that is there."""

    key: str
    what: str
    actor: str
    number: int

    def facts(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def mark(self) -> str:
        return f"<{self.key}>"

    @property
    def author(self) -> Author:
        leads = self.what == "alarm"
        return Author(
            person=PersonId(f"p-{self.actor}"),
            actor=ActorId(self.actor),
            capacity=Capacity.HOST if leads else Capacity.ACTOR,
        )


WEIGHTS = {"note": 3, "propose": 2, "answer": 6, "undertake": 2, "alarm": 1, "acknowledge": 3}


def draw(random: Random, key: str, done: int) -> Act:
    what = random.choices(list(WEIGHTS), WEIGHTS.values())[0]
    actor = MUNICIPALITY if what == "alarm" else random.choice(ACTORS)
    return Act(key, what, actor, random.randint(1, 1 + done // 8))


def decide(act: Act) -> Callable[[World, datetime], Deeds]:
    """The decision, for ``desk.record``."""
    return lambda world, at: _DEEDS[act.what](act, world, world.isf(ISF), at)


def _note(act: Act, world: World, state: Any, at: datetime) -> Deeds:
    return note.share(state.note, state.isf, act.author, at, text=Text(act.mark))


def _propose(act: Act, world: World, state: Any, at: datetime) -> Deeds:
    return agreement.propose(state.agreement, state.isf, act.author, at, text=Text(act.mark), parties=ACTORS)


def _answer(act: Act, world: World, state: Any, at: datetime) -> Deeds:
    return agreement.answer(
        state.agreement,
        state.isf,
        act.author,
        at,
        agreement=act.number,
        wording=1,
        actor=ActorId(act.actor),
        answer=agreement.Answer.YES_IF,
        condition=Text(act.mark),
    )


def _undertake(act: Act, world: World, state: Any, at: datetime) -> Deeds:
    return undertaking.propose(
        state.undertaking, state.isf, act.author, at, actor=ActorId(act.actor), what=Text(act.mark), due_at=at + SOON
    )


def _alarm(act: Act, world: World, state: Any, at: datetime) -> Deeds:
    from samlad.desk import calling

    return calling.alarm_deeds(
        world,
        state,
        act.author,
        at,
        why=Text(act.mark),
        joining=call.Joining(phone=Text("010-174 06 00"), code=Text("4711")),
        actors=(REGION, POWER),
    )


def _acknowledge(act: Act, world: World, state: Any, at: datetime) -> Deeds:
    return call.acknowledge(
        state.call,
        state.isf,
        act.author,
        at,
        call=act.number,
        actor=ActorId(act.actor),
        how=call.How.APP,
        who=Text(act.mark),
    )


_DEEDS: dict[str, Callable[[Act, World, Any, datetime], Deeds]] = {
    "note": _note,
    "propose": _propose,
    "answer": _answer,
    "undertake": _undertake,
    "alarm": _alarm,
    "acknowledge": _acknowledge,
}
