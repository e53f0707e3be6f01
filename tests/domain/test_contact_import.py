"""A contact list out of a spreadsheet: what the preview says is what is recorded."""

from __future__ import annotations

import pytest

from samlad.domain import contact, contact_import, refusals, register
from samlad.domain.common import Refused, Text
from samlad.domain.contact_import import Change
from samlad.domain.register import Actor, ActorAdded

from .story import ANNA, BO, MUNICIPALITY, POWER, REGION, Story

ROWS = [
    {"Aktör": "Region Örebro län", "Funktion": "TiB", "Telefon": "070-174 06 05", "E-post": "tib@region.example"},
    {"Aktör": "elnät öst", "Funktion": "Driftcentral", "Telefon": "019-21 00 00", "Ersättare": "019-21 00 01"},
]
KEEPS = frozenset({MUNICIPALITY})


@pytest.fixture
def story() -> Story:
    story = Story(given=[], register=register, contact=contact)
    names = {MUNICIPALITY: "Örebro kommun", REGION: "Region Örebro län", POWER: "Elnät Öst"}
    story.given([ActorAdded(actor=Actor(id=one, name=Text(name))) for one, name in names.items()])
    return story


def preview(story: Story, rows: list[dict[str, str]]) -> list[contact_import.RowPlan]:
    return contact_import.preview(story.contact, story.register, rows=rows, kept_by=MUNICIPALITY)


def record(story: Story, rows: list[dict[str, str]], shared: bool = False) -> list[object]:
    return story.when(
        contact_import.record_import,
        story.contact,
        story.register,
        by=ANNA,
        rows=rows,
        kept_by=MUNICIPALITY,
        keeps=KEEPS,
        shared=shared,
    )


def test_good_rows_become_contact_points_with_their_deputies(story: Story) -> None:
    assert [plan.change for plan in preview(story, ROWS)] == [Change.ADD, Change.ADD]
    record(story, ROWS)
    (central,) = [one for one in contact.points_for(story.contact, POWER) if one.content.deputy]
    turn = contact.with_deputies(story.contact, central.number)
    assert [str(one.content.channels[0].address) for one in turn] == ["019-21 00 00", "019-21 00 01"]
    assert [one.kind for one in contact.points_for(story.contact, REGION)[0].content.channels] == ["phone", "email"]


def test_the_same_list_again_adds_nothing(story: Story) -> None:
    record(story, ROWS)
    assert {plan.change for plan in preview(story, ROWS)} == {Change.UNCHANGED}
    assert record(story, ROWS) == []


def test_a_changed_number_changes_only_its_point(story: Story) -> None:
    record(story, ROWS)
    newer = [ROWS[0], {**ROWS[1], "Ersättare": "019-21 00 99"}]
    assert [plan.change for plan in preview(story, newer)] == [Change.UNCHANGED, Change.CHANGE]
    assert len(record(story, newer)) == 1
    assert record(story, newer) == []


def test_a_list_without_deputies_keeps_those_there_are(story: Story) -> None:
    record(story, ROWS)
    without = [{name: value for name, value in row.items() if name != "Ersättare"} for row in ROWS]
    assert {plan.change for plan in preview(story, without)} == {Change.UNCHANGED}


def test_a_list_that_becomes_shared_is_given_to_everyone(story: Story) -> None:
    record(story, ROWS)
    record(story, ROWS, shared=True)
    assert len(story.as_read_by(POWER).contact.present) == 3


@pytest.mark.parametrize(
    ("row", "problem", "part"),
    [
        ({"Aktör": "", "Funktion": "TiB", "Telefon": "112"}, "contact.row_actor_missing", "vilken aktör"),
        ({"Aktör": "Region Örebro", "Funktion": "TiB"}, "contact.row_actor_like", "Menade du ”Region Örebro län”"),
        ({"Aktör": "Zzz AB", "Funktion": "TiB"}, "contact.row_actor_unknown", "Zzz AB"),
        ({"Aktör": "Elnät Öst", "Funktion": "Jour", "Telefon": "701740605"}, "contact.phone_form", "701740605"),
        ({"Aktör": "Elnät Öst", "Funktion": "Jour"}, "contact.channel_missing", "minst ett sätt"),
        (ROWS[0], "contact.row_twice", "rad 2"),
    ],
)
def test_a_bad_row_says_what_is_wrong_and_the_good_ones_are_recorded(
    story: Story, row: dict[str, str], problem: str, part: str
) -> None:
    plans = preview(story, [ROWS[0], row])
    assert [(plan.row, plan.problem) for plan in plans] == [(2, ""), (3, problem)]
    assert part in refusals.sentence(problem, "sv", plans[1].facts)
    assert len(record(story, [ROWS[0], row])) == 1


def test_empty_rows_are_passed_over_and_rows_keep_their_numbers(story: Story) -> None:
    assert [plan.row for plan in preview(story, [ROWS[0], dict.fromkeys(ROWS[0], " "), ROWS[1]])] == [2, 4]


@pytest.mark.parametrize("rows", [[], [{"Namn": "Region Örebro län", "Telefon": "112"}]])
def test_a_list_without_headings_says_which_are_missing(story: Story, rows: list[dict[str, str]]) -> None:
    with pytest.raises(Refused) as refused:
        preview(story, rows)
    assert refused.value.facts == {"columns": "Aktör, Funktion"}


def test_nobody_pastes_for_another_keeper(story: Story) -> None:
    reason = story.refused(
        contact_import.record_import,
        story.contact,
        story.register,
        by=BO,
        rows=ROWS,
        kept_by=MUNICIPALITY,
        keeps=frozenset({REGION}),
    )
    assert reason == "access.denied"


def test_only_the_first_unknown_names_are_compared_with_the_register(story: Story) -> None:
    rows = [
        {**ROWS[0], "Aktör": f"Region Örebro lan {number}"} for number in range(contact_import.SUGGESTIONS_AT_MOST + 1)
    ]
    problems = [plan.problem for plan in preview(story, rows)]
    assert set(problems[:-1]) == {"contact.row_actor_like"} and problems[-1] == "contact.row_actor_unknown"
