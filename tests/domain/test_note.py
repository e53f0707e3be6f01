"""Notes: shared once, corrected and never changed; who reads them, and where they become a public record."""

from __future__ import annotations

import pytest

from samlad.domain import note
from samlad.domain.common import EVERYONE, ActorId, Audience, Text
from samlad.domain.isf import IsfClosed, ParticipantLeft
from samlad.domain.personal import personal_numbers
from samlad.domain.public_record import authorities, readers_of, record_at
from samlad.domain.register import Actor, Kind
from tests.domain.story import (
    ANNA,
    BO,
    CILLA,
    COUNTY,
    ELSA,
    MUNICIPALITY,
    NEIGHBOUR,
    POWER,
    REGION,
    STAFFAN,
    TIB,
    Story,
)

REGISTER = {
    MUNICIPALITY: Actor(id=MUNICIPALITY, name=Text("Örebro kommun"), kind=Kind.MUNICIPALITY),
    REGION: Actor(id=REGION, name=Text("Region Örebro län"), kind=Kind.REGION),
    POWER: Actor(id=POWER, name=Text("Elnätet AB"), kind=Kind.COMPANY, private=True),
    COUNTY: Actor(id=COUNTY, name=Text("Länsstyrelsen"), kind=Kind.COUNTY_BOARD),
}


@pytest.fixture
def story() -> Story:
    return Story(note=note)


def share(story: Story, by, text: str = "Vi kokar vattnet.", **more):
    return story.when(note.share, story.note, story.isf, by=by, text=Text(text), **more)


def refused(story: Story, by, text: str = "Vi kokar vattnet.", **more) -> str:
    return story.refused(note.share, story.note, story.isf, by=by, text=Text(text), **more)


def correct(story: Story, by, text: str, number: int = 1) -> str | list:
    facts = {"note": number, "text": Text(text)}
    return story.when(note.correct, story.note, story.isf, by=by, **facts)


def test_everyone_in_the_isf_may_share_and_nobody_else(story) -> None:
    for by in (ANNA, BO, ELSA, TIB, STAFFAN):
        share(story, by)
    assert list(story.note.notes) == [1, 2, 3, 4, 5]
    assert refused(story, CILLA) == "access.denied"


def test_an_empty_text_is_not_shared_and_a_closed_isf_takes_no_new_note(story) -> None:
    assert refused(story, BO, "") == "note.empty"
    share(story, BO)
    story.given([IsfClosed(note=Text("klart"))])
    assert refused(story, BO) == "isf.closed"
    correct(story, BO, "Vi kokade vattnet.")  # what is wrong can be put right afterwards


@pytest.mark.check(40)
def test_a_correction_keeps_what_was_said_before(story) -> None:
    share(story, BO, "Klockan 14")
    story.passes(minutes=3)
    correct(story, BO, "Klockan 15")
    versions = story.note.notes[1].versions
    assert [str(one.text) for one in versions] == ["Klockan 14", "Klockan 15"]
    assert [one.author for one in versions] == [BO, BO]
    assert versions[0].at < versions[1].at
    assert correct(story, BO, "Klockan 15") == []


def test_only_the_actor_that_shared_it_corrects_it_and_the_host_with_its_staff_are_one(story) -> None:
    share(story, BO)
    share(story, STAFFAN)
    facts = {"text": Text("Annat")}
    for by in (ELSA, ANNA):
        assert story.refused(note.correct, story.note, story.isf, by=by, note=1, **facts) == "note.not_yours"
    assert correct(story, ANNA, "Rättat av värden", number=2)
    assert story.refused(note.correct, story.note, story.isf, by=BO, note=9, **facts) == "note.unknown"


def test_readers_are_chosen_once_and_a_correction_has_the_same(story) -> None:
    share(story, BO, "Till elnätet", readers=frozenset({POWER}))
    correct(story, BO, "Till elnätet, rättat")
    assert {entry.audience for entry in story.entries[-2:]} == {Audience.only(POWER, REGION)}
    assert not story.as_read_by(MUNICIPALITY).note.notes
    assert len(story.as_read_by(POWER).note.notes[1].versions) == 2


def test_what_is_shared_for_the_host_is_read_by_the_host(story) -> None:
    share(story, STAFFAN, readers=frozenset({POWER}))
    assert story.entries[-1].audience == Audience.only(POWER, MUNICIPALITY)
    share(story, BO)
    assert story.entries[-1].audience == EVERYONE


def test_readers_must_take_part_and_be_somebody_else(story) -> None:
    assert refused(story, BO, readers=frozenset({NEIGHBOUR})) == "note.reader_unknown"
    assert refused(story, BO, readers=frozenset()) == "note.no_readers"
    assert refused(story, BO, readers=frozenset({REGION})) == "note.no_readers"


@pytest.mark.check(42)
def test_a_personal_number_is_shared_only_when_it_is_meant(story) -> None:
    assert refused(story, BO, "Sök 811218-9876") == "note.personal_number"
    assert refused(story, BO, "Inget", title=Text("811218-9876")) == "note.personal_number"
    assert share(story, BO, "Sök 811218-9876", numbers_are_meant=True)


# ---- what looks like a personal number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("811218-9876", ["811218-9876"]),
        ("född 19811218-9876.", ["19811218-9876"]),
        ("8112189876", ["8112189876"]),
        ("198112189876", ["198112189876"]),
        ("811218+9876", ["811218+9876"]),
        ("811218 9876", ["811218 9876"]),
        ("811278-9873", ["811278-9873"]),  # samordningsnummer: the day plus sixty
        ("811218-9876 och 811218-9876, 670919-9530", ["811218-9876", "670919-9530"]),
        ("811218-9877", []),  # wrong check digit
        ("811318-9875", []),  # no such month
        ("556036-0793", []),  # an organisation number
        ("070-174 06 05", []),
        ("KS 2026/81121898760", []),
        ("", []),
    ],
)
@pytest.mark.check(42)
def test_what_looks_like_a_personal_number(text: str, found: list[str]) -> None:
    assert personal_numbers(text) == found


# ---- where it becomes a public record


def test_an_entry_is_kept_by_the_record_owner_and_by_every_authority_that_reads_it(story) -> None:
    assert readers_of(story.isf) == [MUNICIPALITY, REGION, POWER, COUNTY]
    assert record_at(story.isf, REGISTER) == [MUNICIPALITY, REGION, COUNTY]


@pytest.mark.check(43)
def test_fewer_readers_never_take_the_record_owner_away(story) -> None:
    for narrowed in ({POWER}, {REGION}, set()):
        assert record_at(story.isf, REGISTER, narrowed)[0] == MUNICIPALITY
    assert record_at(story.isf, REGISTER, {POWER}) == [MUNICIPALITY]
    story.given([ParticipantLeft(actor=MUNICIPALITY)])
    assert record_at(story.isf, REGISTER, {REGION}) == [MUNICIPALITY, REGION]


def test_private_actors_networks_and_strangers_are_no_authorities() -> None:
    network = ActorId("natverk")
    register = {**REGISTER, network: Actor(id=network, name=Text("Grannarna"), kind=Kind.NETWORK)}
    assert authorities([POWER, network, NEIGHBOUR, REGION], register) == [REGION]
