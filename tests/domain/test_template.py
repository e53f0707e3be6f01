"""What an ISF starts with: versions, ready ones and own ones, who is called, and who is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samlad.domain import register, template
from samlad.domain.common import SYSTEM, ActorId, Text
from samlad.domain.isf import Beat, Scope, Taking
from samlad.domain.register import Actor, ActorAdded, Kind
from samlad.domain.template import (
    AgendaPoint,
    Content,
    DialIn,
    LeadTimes,
    TemplateParticipant,
    TemplateRetired,
    TemplateSaved,
)

from .story import ANNA, BO, COUNTY, MUNICIPALITY, NEIGHBOUR, POWER, REGION, Story


def participant(name: str, perspective: str = "", actor: ActorId | None = None) -> TemplateParticipant:
    return TemplateParticipant(name=Text(name), perspective=Text(perspective), actor=actor)


WATER = Content(
    name=Text("Förorenat dricksvatten"),
    event_type="drinking_water",
    agenda=(AgendaPoint(title=Text("Lägesbild"), minutes=10),),
    participants=(
        participant("{kommun}", "områdesansvar"),
        participant("{kommun}, VA", "vatten"),
        participant("{region}", "smittskydd"),
        participant("{länsstyrelse}"),
        participant("Elnätsföretaget", "el"),
    ),
)
OWN = replace(WATER, dial_in=DialIn(phone=Text("08-465 004 10"), code=Text("4411")))


@pytest.fixture
def story() -> Story:
    story = Story(given=[], register=register, template=template)
    actors = [
        Actor(id=MUNICIPALITY, name=Text("Örebro kommun"), kind=Kind.MUNICIPALITY, scb="1880", county="18"),
        Actor(id=NEIGHBOUR, name=Text("Kumla kommun"), kind=Kind.MUNICIPALITY, scb="1881", county="18"),
        Actor(id=REGION, name=Text("Region Örebro län"), kind=Kind.REGION, scb="18", county="18"),
        Actor(id=COUNTY, name=Text("Länsstyrelsen i Örebro län"), kind=Kind.COUNTY_BOARD, scb="18", county="18"),
        Actor(id=POWER, name=Text("Elnät Öst AB"), kind=Kind.COMPANY),
        Actor(id=ActorId("omsorg"), name=Text("Örebro kommun, omsorg"), part_of=MUNICIPALITY),
    ]
    story.given([ActorAdded(actor=actor) for actor in actors])
    story.when(template.load_ready, story.template, by=SYSTEM, ready={"dricksvatten": WATER})
    return story


def save(story: Story, content: Content = OWN, *, based_on: int = 0, **facts: str) -> list[object]:
    return story.when(
        template.save, story.template, by=ANNA, template="var", content=content, based_on=based_on, **facts
    )


def test_saving_makes_a_new_version_and_keeps_the_old(story: Story) -> None:
    save(story, copied_from="dricksvatten")
    newer = replace(OWN, name=Text("Dricksvatten i Örebro"))
    save(story, newer, based_on=1)
    known = story.template.templates["var"]
    assert [one.content for one in known.versions] == [OWN, newer]
    assert known.copied_from == "dricksvatten"
    assert save(story, newer, based_on=2) == []


def test_an_older_version_does_not_overwrite_a_newer_one(story: Story) -> None:
    save(story)
    save(story, replace(OWN, sector="vatten"), based_on=1)
    reason = story.refused(template.save, story.template, by=ANNA, template="var", content=WATER, based_on=1)
    assert reason == "template.newer_version"


def test_a_ready_template_is_copied_and_never_changed(story: Story) -> None:
    decide = template.save
    reason = story.refused(decide, story.template, by=ANNA, template="dricksvatten", content=OWN, based_on=1)
    assert reason == "template.ready_is_copied"
    assert story.refused(template.retire, story.template, by=ANNA, template="dricksvatten") == "access.denied"


def test_an_actors_own_template_with_its_dial_in_is_read_by_that_actor_only(story: Story) -> None:
    save(story)
    assert list(story.as_read_by(REGION).template.templates) == ["dricksvatten"]
    assert story.as_read_by(MUNICIPALITY).template.templates["var"].content.dial_in == OWN.dial_in
    assert (
        story.refused(template.save, story.template, by=BO, template="var", content=OWN, based_on=1) == "access.denied"
    )


def test_a_host_starts_from_its_own_templates_first(story: Story) -> None:
    save(story)
    assert [one.id for one in story.template.for_host(MUNICIPALITY)] == ["var", "dricksvatten"]
    assert [one.id for one in story.template.for_host(REGION)] == ["dricksvatten"]
    story.when(template.retire, story.template, by=ANNA, template="var")
    assert [one.id for one in story.template.for_host(MUNICIPALITY)] == ["dricksvatten"]


def test_a_new_edition_of_the_ready_templates_gives_only_differences(story: Story) -> None:
    storm = replace(WATER, name=Text("Storm"))
    deeds = story.when(template.load_ready, story.template, by=SYSTEM, ready={"storm": storm})
    assert deeds == [
        TemplateSaved(template="storm", version=1, owner=None, content=storm),
        TemplateRetired(template="dricksvatten"),
    ]
    assert template.load_ready(story.template, SYSTEM, story.at, ready={"storm": storm}) == []
    again = story.when(template.load_ready, story.template, by=SYSTEM, ready={"storm": storm, "dricksvatten": WATER})
    assert [one.version for one in again] == [2]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (replace(OWN, name=Text(" ")), "template.name_missing"),
        (replace(OWN, scope=Scope.SECTOR), "template.sector_missing"),
        (replace(OWN, agenda=()), "template.agenda_empty"),
        (replace(OWN, agenda=(AgendaPoint(title=Text("X"), minutes=-1),)), "template.agenda_empty"),
        (replace(OWN, participants=(participant("Polisen"), participant("polisen "))), "template.participant_twice"),
        (replace(OWN, rhythm=(Beat(time="24:00", what=Text("Möte")),)), "isf.beat_time"),
        (replace(OWN, lead_times=LeadTimes(deputy_after_minutes=0)), "template.lead_times"),
        (replace(OWN, dial_in=DialIn(phone=Text("ring oss"))), "contact.phone_form"),
    ],
)
def test_a_template_that_cannot_stand_is_refused(story: Story, content: Content, reason: str) -> None:
    assert story.refused(template.save, story.template, by=ANNA, template="ny", content=content) == reason


# ---- who is called, and who is missing


@pytest.mark.check(2)
def test_participants_are_found_by_the_hosts_county(story: Story) -> None:
    resolved = template.resolve(WATER, story.register, MUNICIPALITY)
    assert [(one.name, one.actor) for one in resolved] == [
        ("Örebro kommun", MUNICIPALITY),
        ("Örebro kommun, VA", None),
        ("Region Örebro län", REGION),
        ("Länsstyrelsen i Örebro län", COUNTY),
        ("Elnätsföretaget", None),
    ]
    assert [one.taking() is None for one in resolved] == [False, True, False, False, True]


def test_a_part_of_an_organisation_hosts_in_its_organisations_county(story: Story) -> None:
    content = replace(WATER, participants=(participant("{värd}"), participant("{kommun}"), participant("{region}")))
    resolved = template.resolve(content, story.register, ActorId("omsorg"))
    assert [one.actor for one in resolved] == ["omsorg", MUNICIPALITY, REGION]


def test_several_at_once_and_each_actor_once(story: Story) -> None:
    names = ("{länsstyrelse}", "{kommuner}", "{kommun}", "Länsstyrelsen i Örebro län")
    content = replace(WATER, participants=tuple(map(participant, names)))
    resolved = template.resolve(content, story.register, COUNTY)
    assert [one.actor for one in resolved] == [COUNTY, MUNICIPALITY, NEIGHBOUR, None]
    assert resolved[-1].name == "kommun"


def test_an_actor_chosen_in_the_register_is_that_actor_whatever_it_is_called(story: Story) -> None:
    content = replace(WATER, participants=(participant("Elnätsföretaget", "el", actor=POWER),))
    assert template.resolve(content, story.register, MUNICIPALITY)[0].actor == POWER


def test_missing_are_those_whose_perspective_nobody_there_has(story: Story) -> None:
    resolved = template.resolve(WATER, story.register, MUNICIPALITY)
    there = [Taking(actor=MUNICIPALITY), Taking(actor=POWER, perspective=Text("El"))]
    assert [one.name for one in template.missing(resolved, there)] == [
        "Örebro kommun, VA",
        "Region Örebro län",
        "Länsstyrelsen i Örebro län",
    ]
