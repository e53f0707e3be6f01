"""The base data as shipped: counted, unambiguous, with a source for every row, and taken up once."""

from __future__ import annotations

from collections import Counter

import pytest

from samlad.desk.base_data import edition, ready_templates
from samlad.domain import register, template
from samlad.domain.common import SYSTEM, ActorId
from samlad.domain.isf import Level, Scope
from samlad.domain.register import Kind
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
