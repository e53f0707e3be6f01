"""Made-up deeds for the log's own tests: every type that a deed may hold, and nothing of the real subjects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from samlad.domain.common import (
    EVERYONE,
    ActorId,
    Audience,
    Author,
    Capacity,
    LogId,
    PersonId,
    Road,
    Text,
    Via,
    deed,
)
from samlad.log.store import NewEntry

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
KOMMUN = ActorId("kommun")
REGION = ActorId("region")
ANNA = Author(person=PersonId("anna"), actor=KOMMUN, capacity=Capacity.HOST)
BO = Author(
    person=PersonId("bo"),
    actor=REGION,
    via=Via(road=Road.TOLD, source=Text("driftchefen på elbolaget"), how="telefon", at=NOON - timedelta(minutes=20)),
)
ISF = LogId("isf:norrsund")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Line:
    words: Text
    weight: float = 1.0
    until: datetime | None = None


@deed("sample.noted/1")
class Noted:
    words: Text


@deed("sample.disposed/1")
class Disposed:
    destroys: tuple[int, ...]


@deed("sample.filled/1")
class Filled:
    number: int
    name: str
    is_open: bool
    share: float
    at: datetime
    colour: Colour
    words: Text
    actors: frozenset[ActorId] = frozenset()
    lines: tuple[Line, ...] = ()
    tags: tuple[str, ...] = ()
    extras: tuple[Text, ...] = ()
    remark: Text | None = None
    limit: int | None = None


FULL = Filled(
    number=3,
    name="Ö-3",
    is_open=True,
    share=0.25,
    at=NOON,
    colour=Colour.GREEN,
    words=Text('Vi öppnar "trygghetspunkten" kl 18.\nTag med {"$text":null} filtar.'),
    actors=frozenset({KOMMUN, REGION}),
    lines=(Line(Text("rad ett"), 2.5, NOON), Line(Text(""))),
    tags=("å", "ä"),
    extras=(Text("070-174 06 05"), Text(None)),
    remark=Text("obs"),
)


def noted(words: str = "Vattnet är åter drickbart.", log: str = ISF, audience: Audience = EVERYONE) -> NewEntry:
    return NewEntry(log=LogId(log), deed=Noted(words=Text(words)), author=ANNA, happened_at=NOON, audience=audience)


def disposed(*numbers: int, log: str = ISF) -> NewEntry:
    return NewEntry(log=LogId(log), deed=Disposed(destroys=numbers), author=ANNA, happened_at=NOON)
