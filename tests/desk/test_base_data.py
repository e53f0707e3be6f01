"""The base data as shipped: counted, unambiguous, with a source for every row, and taken up once."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection

from samlad.desk import base_data
from samlad.desk.base_data import edition, ready_templates
from samlad.domain import contact, register, template
from samlad.domain.common import REGISTER, SYSTEM, ActorId, Author, PersonId, Text
from samlad.domain.isf import Level, Scope
from samlad.domain.register import Kind
from samlad.log import store
from tests.domain.story import Story

EDITION = edition()
READY = ready_templates()


@pytest.fixture
def story() -> Story:
    story = Story(given=[], register=register, template=template)
    story.when(register.load_base_data, story.register, by=SYSTEM, data=EDITION)
    story.when(template.load_ready, story.template, by=SYSTEM, ready=READY)
    return story


def test_every_municipality_region_and_county_board_is_there_once() -> None:
    kinds = Counter(actor.kind for actor in EDITION.actors)
    assert (kinds[Kind.MUNICIPALITY], kinds[Kind.REGION], kinds[Kind.COUNTY_BOARD]) == (290, 21, 21)
    for of in (lambda one: one.id, lambda one: str(one.name).casefold()):
        assert Counter(map(of, EDITION.actors)).most_common(1)[0][1] == 1


def test_every_row_says_where_it_comes_from_and_what_is_not_confirmed_says_so() -> None:
    rows = [*EDITION.actors, *EDITION.sectors, *EDITION.civil_areas]
    assert all(row.source for row in rows)
    doubted = [row for row in rows if not row.confirmed]
    assert doubted
    assert all("ej " in row.source for row in doubted)


def test_what_a_row_points_to_is_there() -> None:
    actors = {actor.id: actor for actor in EDITION.actors}
    assert {actor.part_of for actor in EDITION.actors} - {None} <= actors.keys()
    for sector in EDITION.sectors:
        assert {sector.lead, *sector.agencies} <= actors.keys()
    for area in EDITION.civil_areas:
        assert actors[area.county_board].county in area.counties
    counties = [county for area in EDITION.civil_areas for county in area.counties]
    assert sorted(counties) == sorted(a.county for a in EDITION.actors if a.kind is Kind.COUNTY_BOARD)


def test_on_gotland_municipality_and_region_are_one_organisation(story: Story) -> None:
    both = [ActorId("kommun-0980"), ActorId("region-09")]
    assert register.one_organisation(story.register, both) == "kommun-0980"


def test_loading_the_same_edition_again_does_nothing(story: Story) -> None:
    assert register.load_base_data(story.register, SYSTEM, story.at, data=edition()) == []
    assert template.load_ready(story.template, SYSTEM, story.at, ready=ready_templates()) == []
    assert story.register.version == EDITION.version


@pytest.mark.parametrize("name", READY)
def test_every_ready_template_can_be_saved_as_ones_own(name: str) -> None:
    content = READY[name]
    template.require_sound(content)
    assert content.short_agenda
    assert len(content.report_questions) >= 10
    assert len({point.code for point in content.agenda}) == len(content.agenda)
    assert sum(point.minutes for point in content.short_agenda) in range(20, 31)


@pytest.mark.check(2)
def test_drinking_water_brings_a_prepared_set_of_participants(story: Story) -> None:
    resolved = template.resolve(READY["dricksvatten"], story.register, ActorId("kommun-1880"))
    assert {"kommun-1880", "region-18", "lansstyrelsen-18"} <= {one.actor for one in resolved}
    assert "Örebro kommun, teknik och VA" in {one.name for one in resolved}


def test_levels_and_scopes_have_a_template_each() -> None:
    assert {(one.level, one.scope) for one in READY.values()} >= {
        (Level.LOCAL, Scope.AREA),
        (Level.REGIONAL, Scope.AREA),
        (Level.NATIONAL, Scope.AREA),
        (Level.LOCAL, Scope.SECTOR),
    }


@pytest.mark.parametrize(
    ("host", "name", "at_least"), [("lansstyrelsen-18", "regional", 12), ("myndighet-mcf", "nationell", 21)]
)
def test_the_county_and_the_nation_call_many_at_once(story: Story, host: str, name: str, at_least: int) -> None:
    resolved = template.resolve(READY[name], story.register, ActorId(host))
    assert sum(one.actor is not None for one in resolved) > at_least
    assert resolved[0].actor == host


def test_the_template_for_any_event_is_offered_first(story: Story) -> None:
    assert story.template.for_host(ActorId("kommun-1880"))[0].id == "lokal"


# ---- through the desk, into a real database


def bring_up_to_date(desk):
    return desk.record(SYSTEM, REGISTER, base_data.bring_up_to_date())


def test_first_run_takes_the_base_data_up_and_the_next_start_nothing(desk) -> None:
    first = bring_up_to_date(desk)
    assert len(first.deeds) > 350
    position = store.head_position()
    assert bring_up_to_date(desk).deeds == ()
    assert store.head_position() == position


def test_what_is_read_back_from_the_database_is_what_the_files_say(desk) -> None:
    bring_up_to_date(desk)
    now = desk.state_of(REGISTER, None, as_of=desk.clock())
    assert tuple(now.register.actors.values()) == EDITION.actors
    assert now.register.sectors == EDITION.sectors
    assert {one.id: one.content for one in now.template.templates.values()} == READY


def test_contact_details_that_the_rule_destroys_are_gone_from_the_database(desk, clock) -> None:
    bring_up_to_date(desk)
    anna = Author(person=PersonId("anna"), actor=ActorId("kommun-1880"))
    keeps = frozenset({ActorId("kommun-1880")})
    rule = contact.DisposalRule(after_removed_days=90, after_unconfirmed_days=730, decision=Text("KS 2026/17"))
    tib = contact.ContactPoint(
        kept_by=anna.actor,
        for_actors=(anna.actor,),
        function=Text("TiB"),
        channels=(contact.Channel(kind=contact.ChannelKind.PHONE, address=Text("070-174 06 05")),),
    )

    def decide(take, by: Author = anna):
        desk.record(by, REGISTER, lambda world, at: take(world.register, at))

    decide(lambda now, at: contact.set_disposal_rule(now.contact, anna, at, actor=anna.actor, rule=rule, keeps=keeps))
    decide(lambda now, at: contact.add_point(now.contact, now.register, anna, at, content=tib, keeps=keeps))
    assert "070-174 06 05" in texts_stored()
    decide(lambda now, at: contact.remove_point(now.contact, anna, at, point=1, keeps=keeps))
    clock.goes(days=91)
    decide(lambda now, at: contact.lapse(now.contact, now.isf, at), by=SYSTEM)
    assert "070-174 06 05" not in texts_stored()
    assert desk.state_of(REGISTER, None).contact.points == {}


def texts_stored() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM entry_text")
        return {value for (value,) in cursor.fetchall()}
