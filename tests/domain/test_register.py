"""Which actors there are: public bodies as base data, parts of organisations, and a network with only a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samlad.domain import register
from samlad.domain.common import SYSTEM, ActorId, PersonId, Text
from samlad.domain.register import Actor, ActorAdded, ActorChanged, ActorEnded, BaseData, BaseDataLoaded, Kind

from .story import ANNA, BO, MUNICIPALITY, NEIGHBOUR, REGION, Story

OREBRO = Actor(id=MUNICIPALITY, name=Text("Örebro kommun"), kind=Kind.MUNICIPALITY, scb="1880", county="18")
REGION_OREBRO = Actor(id=REGION, name=Text("Region Örebro län"), kind=Kind.REGION, scb="18", county="18")
AMAL = Actor(id=ActorId("kommun-1492"), name=Text("Åmåls kommun"), kind=Kind.MUNICIPALITY, scb="1492", county="14")
CARE = Actor(id=ActorId("omsorg"), name=Text("Örebro kommun, vård och omsorg"), part_of=MUNICIPALITY)
HOME_CARE = Actor(id=ActorId("hemtjanst"), name=Text("Hemtjänst norr"), part_of=CARE.id)
NETWORK = Actor(id=ActorId("natverk"), name=Text("Hjälp din granne i Norrby"), kind=Kind.NETWORK, private=True)
EDITION = BaseData(version="1", actors=(OREBRO, REGION_OREBRO, AMAL))


@pytest.fixture
def story() -> Story:
    story = Story(given=[], register=register)
    story.when(register.load_base_data, story.register, by=SYSTEM, data=EDITION)
    story.given([ActorAdded(actor=CARE), ActorAdded(actor=HOME_CARE)])
    return story


@pytest.mark.check(3)
def test_any_member_adds_an_actor_with_only_a_name(story: Story) -> None:
    assert story.when(register.add_actor, story.register, by=BO, actor=NETWORK) == [ActorAdded(actor=NETWORK)]
    assert register.find(story.register, "hjälp")[0] == NETWORK


def test_public_bodies_are_added_by_the_keeper_only(story: Story) -> None:
    new = replace(AMAL, id=ActorId("ny"), name=Text("Nya kommun"))
    assert story.refused(register.add_actor, story.register, by=ANNA, actor=new) == "access.denied"
    assert story.when(register.add_actor, story.register, by=ANNA, actor=new, is_keeper=True)


def test_a_part_of_an_organisation_is_added_by_its_own_keeper(story: Story) -> None:
    school = Actor(id=ActorId("skola"), name=Text("Örebro kommun, skola"), part_of=MUNICIPALITY)
    assert story.refused(register.add_actor, story.register, by=BO, actor=school) == "access.denied"
    assert story.when(register.add_actor, story.register, by=ANNA, actor=school, keeps=frozenset({MUNICIPALITY}))


@pytest.mark.parametrize(
    ("actor", "reason"),
    [
        (Actor(id=ActorId("x"), name=Text("  ")), "register.name_missing"),
        (Actor(id=ActorId("x"), name=Text("örebro KOMMUN")), "register.name_taken"),
        (Actor(id=ActorId("x"), name=Text("X"), part_of=ActorId("ingen")), "register.part_of_unknown"),
    ],
)
def test_an_actor_that_cannot_stand_is_refused(story: Story, actor: Actor, reason: str) -> None:
    assert story.refused(register.add_actor, story.register, by=ANNA, actor=actor, is_keeper=True) == reason


def test_an_organisation_cannot_become_a_part_of_its_own_part(story: Story) -> None:
    ring = replace(OREBRO, part_of=HOME_CARE.id)
    reason = story.refused(register.change_actor, story.register, by=ANNA, actor=ring, is_keeper=True)
    assert reason == "register.part_of_itself"


def test_an_actors_keeper_renames_it_but_does_not_move_it(story: Story) -> None:
    keeps = frozenset({MUNICIPALITY})
    renamed = replace(CARE, name=Text("Örebro kommun, omsorg"))
    assert story.when(register.change_actor, story.register, by=ANNA, actor=renamed, keeps=keeps)
    moved = replace(CARE, part_of=REGION)
    assert story.refused(register.change_actor, story.register, by=ANNA, actor=moved, keeps=keeps) == "access.denied"
    assert story.refused(register.change_actor, story.register, by=BO, actor=renamed) == "access.denied"


def test_all_parties_of_one_organisation_are_seen_to_be_so(story: Story) -> None:
    assert register.one_organisation(story.register, [CARE.id, HOME_CARE.id]) == MUNICIPALITY
    assert register.one_organisation(story.register, [MUNICIPALITY, HOME_CARE.id]) == MUNICIPALITY
    assert register.one_organisation(story.register, [CARE.id, REGION]) is None
    assert register.one_organisation(story.register, [CARE.id]) is None


def test_a_picker_finds_words_in_any_case_in_swedish_order(story: Story) -> None:
    def names(text: str) -> list[str]:
        return [str(one.name) for one in register.find(story.register, text)]

    assert names("ÖREBRO") == ["Örebro kommun", "Örebro kommun, vård och omsorg", "Region Örebro län"]
    assert names("kom öre") == ["Örebro kommun", "Örebro kommun, vård och omsorg"]
    assert names("kommun") == ["Åmåls kommun", "Örebro kommun", "Örebro kommun, vård och omsorg"]
    assert names("ommun") == []
    assert len(register.find(story.register, "", limit=2)) == 2


def test_an_ended_actor_is_not_chosen_any_more_and_its_name_is_free(story: Story) -> None:
    assert story.refused(register.end_actor, story.register, by=BO, actor=AMAL.id, is_keeper=False) == "access.denied"
    story.when(register.end_actor, story.register, by=ANNA, actor=AMAL.id, is_keeper=True)
    assert register.find(story.register, "åmål") == []
    assert str(story.register.name_of(AMAL.id)) == "Åmåls kommun"
    assert story.when(
        register.add_actor, story.register, by=ANNA, actor=replace(AMAL, id=ActorId("ny")), is_keeper=True
    )


# ---- base data


def load(story: Story, *actors: Actor, version: str) -> list[object]:
    data = BaseData(version=version, actors=actors)
    return story.when(register.load_base_data, story.register, by=SYSTEM, data=data)


def test_the_same_edition_twice_does_nothing(story: Story) -> None:
    assert load(story, *EDITION.actors, version="1") == []


def test_a_new_edition_gives_only_differences(story: Story) -> None:
    renamed = replace(OREBRO, name=Text("Örebro stad"))
    fresh = replace(AMAL, id=ActorId("kommun-9999"), name=Text("Nya kommun"))
    assert load(story, renamed, REGION_OREBRO, fresh, version="2") == [
        ActorAdded(actor=fresh, from_base_data=True),
        ActorChanged(actor=renamed, from_base_data=True),
        ActorEnded(actor=AMAL.id, valid_to="2026-02-09", from_base_data=True),
        BaseDataLoaded(version="2", added=1, changed=1, ended=1),
    ]
    assert load(story, renamed, REGION_OREBRO, fresh, AMAL, version="3")[0] == ActorChanged(
        actor=AMAL, from_base_data=True
    )
    assert not story.register.actors[AMAL.id].valid_to


def test_what_was_changed_by_hand_stays_until_the_base_data_changes_there(story: Story) -> None:
    by_hand = replace(AMAL, name=Text("Åmåls stad"))
    story.when(register.change_actor, story.register, by=ANNA, actor=by_hand, is_keeper=True)
    load(story, *EDITION.actors, version="2")
    assert story.register.actors[AMAL.id] == by_hand
    newer = replace(AMAL, county="17")
    load(story, OREBRO, REGION_OREBRO, newer, version="3")
    assert story.register.actors[AMAL.id] == newer


def test_what_was_added_by_hand_is_never_ended_by_base_data(story: Story) -> None:
    load(story, OREBRO, version="2")
    assert not story.register.actors[CARE.id].valid_to


# ---- a colleague in the night


def test_a_colleague_of_the_same_actor_lets_somebody_in_and_it_is_seen(story: Story) -> None:
    person = PersonId("bosse")
    story.when(register.let_in_colleague, story.register, by=BO, person=person, actor=REGION)
    assert story.register.let_in[-1].author == BO
    for author, whom, actor in [(BO, person, NEIGHBOUR), (BO, BO.person, REGION)]:
        assert story.refused(register.let_in_colleague, story.register, by=author, person=whom, actor=actor)
