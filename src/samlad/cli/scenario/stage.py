"""Where the story is played: a desk whose clock moves through the days, and the product's own decisions.

Nothing is written beside the road that a user's decisions take. As time passes, what the server's loops would have done is
done: deadlines lapse, messages are put out. None of them is sent: each is noted as handed over, as it would have been, and
then held, so that the page Utkorg shows the lot and nothing goes out when the server starts.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from samlad.channels.demo import HELD_BACK
from samlad.channels.message import HandedOver, Outcome, Rejected
from samlad.cli.scenario.cast import REFUSED_ADDRESS
from samlad.cli.scenario.script import Calendar
from samlad.desk import loops, office, outbox, turn
from samlad.desk.desk import Decide, Desk
from samlad.desk.models import OutboxRow
from samlad.domain import meeting
from samlad.domain.common import (
    OWN_HAND,
    ActorId,
    Author,
    Capacity,
    Deeds,
    IsfId,
    LogId,
    PersonId,
    Road,
    Text,
    Via,
    isf_log,
)
from samlad.domain.joint import JointState
from samlad.index.models import Due

Decision = Callable[..., Deeds]
Host, Support = Capacity.HOST, Capacity.SUPPORT
FIELDS = {"isf_support": "support"}  # where the part of a state has another name than the subject's module


class Stage:
    """``people`` are the ids of those with accounts, by their short names in the cast; ``home`` the actor each acts for."""

    def __init__(self, now: datetime) -> None:
        self.calendar = Calendar(now)
        self.now = self.calendar.on(-20, "09:00")
        self.desk = Desk(lambda: self.now)
        self.people: dict[str, PersonId] = {}
        self.home: dict[str, ActorId] = {}

    def __enter__(self) -> Stage:
        connection_created.connect(_hurry)
        office.place(self.desk)
        return self

    def __exit__(self, *failure: object) -> None:
        self.desk.stop()
        office.place(None)
        connection_created.disconnect(_hurry)

    # ---- time

    def go_to(self, moment: datetime) -> None:
        """Lets time pass, with all that comes due on the way."""
        while due := Due.objects.filter(at__lte=moment).order_by("at").values_list("at", flat=True).first():
            self.now = max(self.now, due)
            if not loops.lapse_due(self.desk, self.now):
                break
            self._put_out()
        self.now = max(self.now, moment)

    def wait(self, minutes: float) -> None:
        self.go_to(self.now + timedelta(minutes=minutes))

    def settle(self) -> None:
        """What the scene has put out is handed over, and those it expects something of are told."""
        turn.nudge(self.desk, self.now)
        self._put_out()

    def _put_out(self) -> None:
        waiting = OutboxRow.objects.filter(state=OutboxRow.State.WAITING)
        while rows := list(waiting.all()):  # what is refused brings the next contact's messages at once
            held = OutboxRow.objects.filter(pk__in=[row.pk for row in rows])
            facts = {"state": OutboxRow.State.HELD, "done_at": self.now, "reason": HELD_BACK}
            self.desk.write(lambda held=held, facts=facts: held.update(**facts))
            for row in rows:
                if note := outbox.NOTES.get(row.task.partition(":")[0]):
                    note(self.desk, row, _outcome(row))

    # ---- who writes

    def by(self, person: str, capacity: Capacity = Capacity.ACTOR, *, actor: ActorId | None = None) -> Author:
        return self._author(person, capacity, actor, OWN_HAND)

    def told(self, person: str, source: str, *, how: str = "telefon", capacity: Capacity = Support) -> Author:
        """Typed by ``person`` for somebody who said it: *enligt uppgift från …*."""
        via = Via(road=Road.TOLD, source=Text(source), how=how, at=self.now - timedelta(minutes=2))
        return self._author(person, capacity, None, via)

    def link(self, actor: ActorId, name: str) -> Author:
        """Somebody without an account, through a link."""
        return Author(person=None, actor=actor, via=Via(road=Road.LINK), name=Text(name))

    def _author(self, person: str, capacity: Capacity, actor: ActorId | None, via: Via) -> Author:
        return Author(person=self.people[person], actor=actor or self.home[person], capacity=capacity, via=via)

    # ---- what is decided

    def record(self, author: Author, log: LogId, decide: Decide, *, happened_at: datetime | None = None) -> None:
        self.desk.record(author, log, decide, happened_at=happened_at)

    def isf(self, isf: IsfId) -> IsfOnStage:
        return IsfOnStage(self, isf)


@dataclass(frozen=True, slots=True)
class IsfOnStage:
    stage: Stage
    id: IsfId

    @property
    def log(self) -> LogId:
        return isf_log(self.id)

    @property
    def state(self) -> JointState:
        return self.stage.desk.whole(self.log)

    def do(self, author: Author, decision: Decision, *, happened_at: datetime | None = None, **facts: Any) -> None:
        """Takes a decision of the domain on this ISF. Where it asks for a ``Text``, a plain string will do."""
        facts = _worded(decision, facts)
        self.stage.record(
            author,
            self.log,
            lambda world, at: decision(*_parts(decision, world.isf(self.id)), author, at, **facts),
            happened_at=happened_at,
        )

    def do_with(self, other: IsfId, author: Author, decision: Decision, **facts: Any) -> None:
        """Takes a decision that looks at another ISF as well."""
        facts = _worded(decision, facts)

        def decide(world: Any, at: datetime) -> Deeds:
            here, there = world.isf(self.id), world.isf(other)
            asks_for_question = "there" in inspect.signature(decision).parameters
            also = (there.question, there.isf) if asks_for_question else (there.isf,)
            return decision(*_parts(decision, here), *also, author, at, **facts)

        self.stage.record(author, self.log, decide)


def _parts(decision: Decision, state: JointState) -> tuple[Any, ...]:
    """What a decision is taken on: its own subject's part of the state and the ISF's."""
    subject = decision.__module__.removeprefix("samlad.domain.").partition(".")[0]
    if subject == "hosting":
        return (state.isf,)
    if decision in (meeting.plan, meeting.start):
        left = meeting.Unfinished(undertaking=state.undertaking, question=state.question, agreement=state.agreement)
        return state.meeting, state.isf, left
    return getattr(state, FIELDS.get(subject, subject)), state.isf


def _worded(decision: Decision, facts: dict[str, Any]) -> dict[str, Any]:
    parameters = inspect.signature(decision).parameters
    texts = {name for name in facts if str(parameters[name].annotation).startswith("Text")}
    return {name: Text(value) if name in texts else value for name, value in facts.items()}


def _hurry(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """A story lost in a power cut is played again, so it need not reach the disk sentence by sentence."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def _outcome(row: OutboxRow) -> Outcome:
    if row.address == REFUSED_ADDRESS:
        return Rejected("550 mottagaren finns inte")
    return HandedOver(reference="", words="")
