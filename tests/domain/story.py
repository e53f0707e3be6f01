"""Given what has happened, when somebody decides, then this is done or refused: the shape of every test in the domain.

    story = Story(call=call)                                   # an ISF with its participants stands there already
    deeds = story.when(call.acknowledge, story.call, story.isf, by=BO, alarm=1, actor=REGION)
    assert story.refused(call.acknowledge, story.call, story.isf, by=CILLA, alarm=1, actor=NEIGHBOUR) == "access.denied"
    assert story.as_read_by(REGION).call.alarms[1].rows[REGION].contacts == ()

Subjects are given under the first word of their kinds, as in the joint log's state.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any, Self

from samlad.domain import isf
from samlad.domain.common import (
    SYSTEM,
    ActorId,
    Author,
    Capacity,
    Deed,
    Deeds,
    Entry,
    IsfId,
    LogId,
    PersonId,
    Refused,
    Road,
    Text,
    To,
    Via,
    isf_log,
)
from samlad.domain.refusals import LANGUAGES, sentence

START = datetime(2026, 2, 9, 11, 44, tzinfo=UTC)  # 12:44 in Sweden

MUNICIPALITY, REGION, POWER, COUNTY, NEIGHBOUR = map(ActorId, ("kommun", "region", "elnat", "lansstyrelse", "granne"))


def author(name: str, actor: ActorId, capacity: Capacity = Capacity.ACTOR) -> Author:
    return Author(person=PersonId(name), actor=actor, capacity=capacity)


ANNA = author("anna", MUNICIPALITY, Capacity.HOST)
ANNA_AS_ACTOR = author("anna", MUNICIPALITY)
BO = author("bo", REGION)
ELSA = author("elsa", POWER)  # at the power company's control room, on the telephone
TIB = author("tib", COUNTY)  # the county's duty officer, who observes
CILLA = author("cilla", NEIGHBOUR)  # must see nothing
STAFFAN = author("staffan", REGION, Capacity.SUPPORT)  # of the ISF-stöd


def told(by: Author, source: str = "driftchefen", *, how: str = "telefon", at: datetime = START) -> Author:
    """The same author, typing what somebody else has said."""
    return replace(by, via=Via(road=Road.TOLD, source=Text(source), how=how, at=at))


def an_isf() -> list[Deed]:
    """The municipality hosts, the region and the power company take part, the county observes; Staffan is staff."""
    isf_id = IsfId("orebro")
    takings = [isf.Taking(actor=one) for one in (MUNICIPALITY, REGION, POWER)]
    return [
        isf.IsfOpened(
            isf=isf_id,
            name=Text("Lokal ISF Örebro"),
            what=Text("Luftvägsvirus vinter"),
            host=MUNICIPALITY,
            record_owner=MUNICIPALITY,
            level=isf.Level.LOCAL,
        ),
        *(isf.ParticipantAdded(taking=one) for one in (*takings, isf.Taking(actor=COUNTY, observes=True))),
        isf.StaffJoined(person=PersonId("staffan"), actor=REGION),
    ]


class Story:
    """One ISF's log in a test, and the states that follow from it."""

    def __init__(self, *, given: list[Deed] | None = None, **subjects: ModuleType) -> None:
        self.log = isf_log("orebro")
        self.at = START
        self.subjects = {"isf": isf, **subjects}
        self.states: dict[str, Any] = {word: subject.State() for word, subject in self.subjects.items()}
        self.entries: list[Entry] = []
        self.elsewhere: list[tuple[LogId, Deed]] = []
        self.given(an_isf() if given is None else given, by=ANNA)

    def __getattr__(self, word: str) -> Any:
        try:
            return self.__dict__["states"][word]
        except KeyError:
            raise AttributeError(word) from None

    def given(self, deeds: Deeds, *, by: Author = ANNA, happened_at: datetime | None = None) -> None:
        """Writes deeds into the log as they are."""
        for one in deeds:
            to = one if isinstance(one, To) else To(deed=one)
            if to.log not in (None, self.log):
                self.elsewhere.append((to.log, to.deed))
                continue
            self._write(to, by, happened_at or self.at)

    def _write(self, to: To, by: Author, happened_at: datetime) -> None:
        number = len(self.entries) + 1
        entry = Entry(
            position=number,
            log=self.log,
            number=number,
            registered_at=self.at,
            happened_at=happened_at,
            author=by,
            audience=to.audience,
            deed=to.deed,
        )
        self.entries.append(entry)
        self._fold(entry)

    def _fold(self, entry: Entry) -> None:
        if subject := self.subjects.get(entry.subject):
            subject.after(self.states[entry.subject], entry)

    def when(self, decide: Callable[..., Deeds], *parts: Any, by: Author | None = None, **facts: Any) -> list[Deed]:
        """Takes a decision now, records what came of it and returns the bare deeds. ``by`` None: no author is passed."""
        deeds = decide(*parts, *([by] if by else []), self.at, **facts)
        self.given(deeds, by=by or SYSTEM)
        return [one.deed if isinstance(one, To) else one for one in deeds]

    def refused(self, decide: Callable[..., Deeds], *parts: Any, by: Author | None = None, **facts: Any) -> str:
        """The reason for which the decision is refused; fails when it is not, or when no sentence fits it."""
        try:
            deeds = decide(*parts, *([by] if by else []), self.at, **facts)
        except Refused as refused:
            assert all(sentence(refused.reason, language, refused.facts) for language in LANGUAGES)
            return refused.reason
        raise AssertionError(f"was not refused: {deeds}")

    def passes(self, **span: float) -> Self:
        """Time passes: ``story.passes(minutes=5)``."""
        self.at += timedelta(**span)
        return self

    def as_read_by(self, *actors: ActorId) -> Self:
        """The same story folded from the entries only that these actors may read."""
        view = copy.copy(self)
        view.states = {word: subject.State() for word, subject in self.subjects.items()}
        view.entries, view.elsewhere = [], []
        for entry in self.entries:
            if entry.readable_by(actors):
                view.entries.append(entry)
                view._fold(entry)
        return view

    def done(self) -> list[Deed]:
        return [entry.deed for entry in self.entries]
