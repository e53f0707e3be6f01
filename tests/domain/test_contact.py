"""How actors are reached: who keeps a contact point, who reads it, when it is asked about, and when it is destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from samlad.domain import contact, register
from samlad.domain.addresses import dialable, is_email
from samlad.domain.common import ActorId, Author, Text
from samlad.domain.contact import (
    ASK_AFTER,
    Channel,
    ChannelKind,
    ContactDisposed,
    ContactPoint,
    DisposalRule,
    PointAdded,
    PointChanged,
    PointRemoved,
    QuestionAsked,
)
from samlad.domain.register import Actor, ActorAdded, Kind

from .story import ANNA, BO, CILLA, ELSA, MUNICIPALITY, NEIGHBOUR, POWER, REGION, START, Story

ALL = (MUNICIPALITY, REGION, POWER, NEIGHBOUR)


def phone(number: str) -> Channel:
    return Channel(kind=ChannelKind.PHONE, address=Text(number))


TIB = ContactPoint(
    kept_by=REGION, for_actors=(REGION,), function=Text("TiB"), channels=(phone("070-174 06 05"),), shared=True
)
OF_REGION = frozenset({REGION})


@pytest.fixture
def story() -> Story:
    story = Story(given=[], register=register, contact=contact)
    story.given([ActorAdded(actor=Actor(id=one, name=Text(f"Aktör {one}"))) for one in ALL])
    return story


def add(story: Story, content: ContactPoint, by: Author = BO, keeps: frozenset[ActorId] = OF_REGION) -> list[object]:
    return story.when(contact.add_point, story.contact, story.register, by=by, content=content, keeps=keeps)


def refused(story: Story, content: ContactPoint, by: Author = BO, keeps: frozenset[ActorId] = OF_REGION) -> str:
    return story.refused(contact.add_point, story.contact, story.register, by=by, content=content, keeps=keeps)


# ---- who keeps and who reads


def test_an_actors_keeper_adds_its_contact_point_and_others_read_it(story: Story) -> None:
    assert add(story, TIB) == [PointAdded(point=1, content=TIB)]
    assert story.as_read_by(NEIGHBOUR).contact.points[1].content == TIB


def test_what_is_not_shared_is_read_by_its_keeper_and_those_it_reaches_only(story: Story) -> None:
    add(story, replace(TIB, shared=False, for_actors=(REGION, POWER)))
    assert story.as_read_by(NEIGHBOUR).contact.points == {}
    assert 1 in story.as_read_by(POWER).contact.points
    assert 1 in story.as_read_by(REGION).contact.points


def test_nobody_adds_a_contact_point_in_anothers_name(story: Story) -> None:
    assert refused(story, TIB, by=ANNA, keeps=frozenset({MUNICIPALITY})) == "access.denied"
    assert refused(story, TIB, keeps=frozenset()) == "access.denied"
    shared_for_other = replace(TIB, kept_by=MUNICIPALITY, for_actors=(POWER,))
    assert refused(story, shared_for_other, by=ANNA, keeps=frozenset()) == "access.denied"


def test_any_member_notes_unshared_how_another_actor_is_reached(story: Story) -> None:
    noted = replace(TIB, kept_by=MUNICIPALITY, for_actors=(POWER,), shared=False)
    assert add(story, noted, by=ANNA, keeps=frozenset())
    assert [one.content for one in contact.points_for(story.contact, POWER)] == [noted]


@pytest.mark.check(3)
def test_a_network_with_only_a_name_and_a_number_can_be_reached(story: Story) -> None:
    network = Actor(id=ActorId("natverk"), name=Text("Grannhjälpen"), kind=Kind.NETWORK)
    story.when(
        contact.add_reachable_actor, story.contact, story.register, by=ANNA, actor=network, phone=Text("070-174 06 06")
    )
    (point,) = contact.points_for(story.contact, network.id)
    assert str(point.content.channels[0].address) == "070-174 06 06"
    other = story.as_read_by(NEIGHBOUR)
    assert network.id in other.register.actors
    assert other.contact.points == {}


def test_changing_readers_takes_the_point_from_the_old_and_gives_it_to_the_new(story: Story) -> None:
    add(story, TIB)
    hidden = replace(TIB, shared=False, channels=(phone("070-174 06 07"),))
    change(story, hidden)
    assert story.as_read_by(NEIGHBOUR).contact.present == []
    assert story.as_read_by(REGION).contact.points[1].content == hidden
    assert change(story, TIB) == [PointRemoved(point=1), PointAdded(point=1, content=TIB)]
    assert story.as_read_by(NEIGHBOUR).contact.points[1].content == TIB


def change(story: Story, content: ContactPoint, point: int = 1) -> list[object]:
    return story.when(
        contact.change_point, story.contact, story.register, by=BO, point=point, content=content, keeps=OF_REGION
    )


def test_a_change_that_changes_nothing_is_no_deed(story: Story) -> None:
    add(story, TIB)
    assert change(story, TIB) == []
    newer = replace(TIB, hours=Text("vardagar 8–17"), always=False)
    assert change(story, newer) == [PointChanged(point=1, content=newer)]


# ---- what cannot stand


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (replace(TIB, for_actors=()), "register.actor_unknown"),
        (replace(TIB, for_actors=(ActorId("ingen"),)), "register.actor_unknown"),
        (replace(TIB, function=Text(" ")), "contact.function_missing"),
        (replace(TIB, channels=()), "contact.channel_missing"),
        (replace(TIB, channels=(phone("ring växeln"),)), "contact.phone_form"),
        (replace(TIB, channels=(phone(""),)), "contact.phone_missing"),
        (replace(TIB, channels=(Channel(kind=ChannelKind.EMAIL, address=Text("tib")),)), "contact.email_form"),
        (replace(TIB, channels=(Channel(kind=ChannelKind.RADIO, address=Text("")),)), "contact.radio_missing"),
        (replace(TIB, deputy=7), "contact.deputy_unknown"),
    ],
)
def test_a_contact_point_that_cannot_stand_is_refused(story: Story, content: ContactPoint, reason: str) -> None:
    assert refused(story, content) == reason


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("070-174 06 05", "+46701740605"),
        ("+46 (0)70 174 06 05", "+46701740605"),
        ("0046 70 174 06 05", "+46701740605"),
        ("019–21 00 00", "+4619210000"),
        ("112", "112"),
        ("701740605", None),  # a spreadsheet has eaten the 0
        ("07O-174", None),
        ("", None),
    ],
)
def test_a_number_is_dialled_as_machines_dial_it(typed: str, dialled: str | None) -> None:
    assert dialable(typed) == dialled


@pytest.mark.parametrize(
    "address", ["tib", "tib@kommun", "tib@@kommun.se", "a b@kommun.se", "a@b..se", "a@b.se, c@d.se"]
)
def test_what_cannot_be_an_email_address_is_not_one(address: str) -> None:
    assert not is_email(address)
    assert is_email("tib.beredskap+larm@orebro.example")


# ---- deputies


def test_deputies_step_in_in_turn_even_in_a_ring(story: Story) -> None:
    add(story, TIB)
    add(story, replace(TIB, function=Text("Chef"), deputy=1))
    change(story, replace(TIB, deputy=2))
    assert [one.number for one in contact.with_deputies(story.contact, 1)] == [1, 2]
    story.when(contact.remove_point, story.contact, by=BO, point=2, keeps=OF_REGION)
    assert [one.number for one in contact.with_deputies(story.contact, 1)] == [1]


# ---- stämmer numret?


def test_the_number_is_asked_about_twice_a_year(story: Story) -> None:
    add(story, TIB)
    assert contact.due(story.contact) == START + ASK_AFTER
    story.at = START + ASK_AFTER
    assert story.when(contact.lapse, story.contact, None) == [QuestionAsked(point=1)]
    assert story.contact.points[1].waits_for_answer
    assert contact.lapse(story.contact, None, story.at) == []
    assert story.refused(contact.confirm, story.contact, by=CILLA, point=1) == "access.denied"
    story.passes(days=1).when(contact.confirm, story.contact, by=BO, point=1)
    assert not story.contact.points[1].waits_for_answer
    assert contact.due(story.contact) == story.at + ASK_AFTER


# ---- gallring

RULE = DisposalRule(after_removed_days=90, after_unconfirmed_days=730, decision=Text("KS 2026/17"))


def set_rule(story: Story, rule: DisposalRule = RULE) -> None:
    story.when(contact.set_disposal_rule, story.contact, by=BO, actor=REGION, rule=rule, keeps=OF_REGION)


def test_nothing_is_destroyed_without_a_rule(story: Story) -> None:
    add(story, TIB)
    story.when(contact.remove_point, story.contact, by=BO, point=1, keeps=OF_REGION)
    assert contact.due(story.contact) is None


def test_a_removed_point_is_destroyed_by_the_rule_with_every_entry_that_held_its_details(story: Story) -> None:
    set_rule(story)
    add(story, TIB)
    change(story, replace(TIB, channels=(phone("070-174 06 08"),)))
    story.when(contact.remove_point, story.contact, by=BO, point=1, keeps=OF_REGION)
    held = [n for n, one in enumerate(story.done(), start=1) if isinstance(one, PointAdded | PointChanged)]
    assert contact.lapse(story.contact, None, START + timedelta(days=89)) == []
    story.passes(days=90)
    assert story.when(contact.lapse, story.contact, None) == [ContactDisposed(point=1, rule=RULE, destroys=tuple(held))]
    assert story.contact.points == {}


def test_a_point_nobody_confirms_is_asked_about_and_at_last_destroyed(story: Story) -> None:
    set_rule(story)
    add(story, TIB)
    story.passes(days=730)
    deeds = story.when(contact.lapse, story.contact, None)
    assert [type(one) for one in deeds] == [ContactDisposed]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (replace(RULE, after_unconfirmed_days=ASK_AFTER.days), "contact.rule_days"),
        (replace(RULE, after_removed_days=0), "contact.rule_days"),
        (replace(RULE, decision=Text("")), "contact.rule_decision"),
    ],
)
def test_a_rule_leaves_time_to_ask_and_rests_on_a_decision(story: Story, rule: DisposalRule, reason: str) -> None:
    decide = contact.set_disposal_rule
    assert story.refused(decide, story.contact, by=BO, actor=REGION, rule=rule, keeps=OF_REGION) == reason


def test_every_reader_can_fold_what_it_may_read(story: Story) -> None:
    set_rule(story)
    add(story, TIB)
    add(story, replace(TIB, kept_by=MUNICIPALITY, for_actors=(POWER,), shared=False), by=ANNA, keeps=frozenset())
    for content in (replace(TIB, shared=False), replace(TIB, shared=False, for_actors=(REGION, POWER)), TIB):
        change(story, content)
    story.passes(days=200).when(contact.lapse, story.contact, None)
    for point in (1, 2):
        story.when(contact.confirm, story.contact, by=ELSA if point == 2 else BO, point=point)
    story.when(contact.remove_point, story.contact, by=BO, point=1, keeps=OF_REGION)
    story.passes(days=100).when(contact.lapse, story.contact, None)
    for actor in ALL:
        view = story.as_read_by(actor).contact
        assert {one.number for one in view.present} == ({2} if actor in (MUNICIPALITY, POWER) else set())
