"""Every kind of deed is told in a plain sentence that names only what the deed holds."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import pytest

from samlad.domain.common import KINDS, ActorId, Author, Entry, LogId, PersonId, Text
from samlad.log import codec
from tests.log.examples import example

codec.learn_kinds()
NOW = datetime(2026, 2, 9, 12, tzinfo=UTC)
NAMES = {"region": "Region Örebro län", "kommun": "Örebro kommun"}


def told(deed: Any, actor: str | None = "kommun"):
    from samlad.web.words_of_deeds import Teller

    entry = Entry(
        position=1,
        log=LogId("isf:x"),
        number=1,
        registered_at=NOW,
        happened_at=NOW,
        author=Author(person=None, actor=ActorId(actor) if actor else None),
        deed=deed,
    )
    names = {"p1": "Bo Ask"}
    return Teller(lambda one: NAMES.get(one, ""), lambda one: names.get(one, ""), "sv", NOW).tell(entry)


def test_every_kind_has_words_and_no_words_are_left_over() -> None:
    from samlad.web.words_of_deeds import SENTENCES

    assert SENTENCES.keys() == {kind for kind, deed in KINDS.items() if deed.__module__.startswith("samlad.")}


@pytest.mark.parametrize("kind", sorted(kind for kind, deed in KINDS.items() if deed.__module__.startswith("samlad.")))
def test_a_sentence_names_what_the_deed_holds(kind: str) -> None:
    words = told(example(KINDS[kind]))
    assert words.sentence[0].isupper() and words.sentence.endswith((".", "?"))
    assert not set("{}[]") & set(words.sentence) and "None" not in words.sentence


def test_every_choice_that_a_sentence_may_name_has_its_word() -> None:
    from samlad.web.words_of_deeds import SENTENCES, field_of, fields_in
    from samlad.web.words_of_deeds.choices import CHOICES

    for kind, (sentence, *_texts) in SENTENCES.items():
        for path in fields_in(sentence):
            hint, value = field_of(example(KINDS[kind]), path)
            if isinstance(value, StrEnum):
                assert CHOICES[hint.__name__].keys() == {one.value for one in hint}, (kind, path)


def test_how_to_join_and_how_somebody_is_reached_is_never_told() -> None:
    secret = {"Joining", "JoiningSet", "ContactsListed", "PointAdded", "PointChanged"}
    for kind, deed in KINDS.items():
        if deed.__name__ in secret or any(field.name in {"joining", "recipients"} for field in fields(deed)):
            assert told(example(deed)).texts in {(), ("Exempel på why", "Exempel på prepare")}, kind


def test_sentences_as_people_read_them() -> None:
    from samlad.domain.agreement.deeds import AgreementAnswered, Answer
    from samlad.domain.isf import Role, RoleTaken

    answered = AgreementAnswered(
        agreement=3, wording=2, by=ActorId("region"), answer=Answer.YES_IF, condition=Text("att jourlistan delas")
    )
    words = told(answered)
    assert words.sentence == "Region Örebro län svarade på Ö-3, version 2: ja, under förutsättning."
    assert words.texts == ("att jourlistan delas",)
    taken = RoleTaken(role=Role.CHAIR, person=PersonId("p1"), actor=ActorId("kommun"))
    assert told(taken).sentence == "Bo Ask (Örebro kommun) tog rollen ordförande."


def test_what_is_not_said_leaves_no_hole() -> None:
    from samlad.domain.meeting.deeds import MeetingEnded

    assert told(MeetingEnded(meeting=2)).sentence == "Möte 2 avslutades."
    assert told(MeetingEnded(meeting=2, next_at=NOW)).sentence == "Möte 2 avslutades. Nästa möte 13:00."


def test_a_text_that_is_gone_says_so() -> None:
    from samlad.domain.note import NoteShared

    assert told(NoteShared(note=1, text=Text(None))).texts == ("(borttagen text)",)
