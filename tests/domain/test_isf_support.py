from datetime import timedelta

import pytest

from samlad.domain import isf_support
from samlad.domain.common import NO_TEXT, Author, PersonId, Text
from samlad.domain.isf import IsfClosed
from tests.domain.story import ANNA, BO, CILLA, ELSA, STAFFAN, START, TIB, Story

MANDATE = Text("Ta fram samlad lägesbild före varje möte")
HOUR = timedelta(hours=1)
STAFFANS = PersonId("staffan")


@pytest.fixture
def story() -> Story:
    return Story(support=isf_support)


@pytest.fixture
def agreed(story: Story) -> Story:
    story.when(isf_support.agree_support, story.support, story.isf, by=ANNA, mandate=MANDATE)
    return story


def shift(*, start: float = 1, end: float = 9, person: PersonId = STAFFANS) -> dict:
    return {
        "by": ANNA,
        "person": person,
        "function": Text("lägesbild"),
        "from_at": START + start * HOUR,
        "to_at": START + end * HOUR,
    }


def test_a_clock_runs_from_the_agreement_and_a_late_start_is_noted_once(agreed: Story) -> None:
    assert isf_support.due(agreed.support) == START + 12 * HOUR
    assert agreed.when(isf_support.lapse, agreed.support, agreed.isf) == []
    agreed.passes(hours=12)
    assert agreed.when(isf_support.lapse, agreed.support, agreed.isf) == [
        isf_support.SupportLate(must_start_by=START + 12 * HOUR)
    ]
    assert isf_support.due(agreed.support) is None
    assert agreed.passes(hours=1).when(isf_support.lapse, agreed.support, agreed.isf) == []


def test_a_start_in_time_stops_the_clock_and_is_noted_once(agreed: Story) -> None:
    agreed.passes(hours=3).when(isf_support.start_support, agreed.support, agreed.isf, by=STAFFAN)
    assert agreed.support.is_working
    assert isf_support.due(agreed.support) is None
    assert agreed.when(isf_support.start_support, agreed.support, agreed.isf, by=ANNA) == []


def test_the_staff_works_in_shifts_and_hands_over_in_writing(agreed: Story) -> None:
    agreed.when(isf_support.plan_shift, agreed.support, agreed.isf, **shift())
    assert [one.person for one in agreed.support.on_duty(START + 2 * HOUR)] == [STAFFANS]
    assert agreed.support.on_duty(START + 9 * HOUR) == []
    handover = {"by": ANNA, "from_person": PersonId("anna"), "to_person": STAFFANS}
    decide = isf_support.hand_over_shift
    assert agreed.refused(decide, agreed.support, agreed.isf, **handover, note=NO_TEXT) == "support.note_missing"
    agreed.when(decide, agreed.support, agreed.isf, **handover, note=Text("Elnät ringer 14"))
    assert agreed.support.handovers[-1].note == Text("Elnät ringer 14")


def test_a_cancelled_shift_keeps_its_number_to_itself(agreed: Story) -> None:
    agreed.when(isf_support.plan_shift, agreed.support, agreed.isf, **shift())
    agreed.when(isf_support.cancel_shift, agreed.support, agreed.isf, by=ANNA, shift=1)
    agreed.when(isf_support.plan_shift, agreed.support, agreed.isf, **shift())
    assert list(agreed.support.shifts) == [2]
    cancel = isf_support.cancel_shift
    assert agreed.refused(cancel, agreed.support, agreed.isf, by=ANNA, shift=1) == "support.shift_unknown"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"person": PersonId("bo")}, "support.not_staff"),
        ({"start": 5, "end": 5}, "support.shift_backwards"),
        ({"start": -9, "end": -1}, "support.shift_passed"),
        ({"start": 8, "end": 16}, "support.shift_overlaps"),
    ],
)
def test_a_shift_that_cannot_be_worked_is_refused(agreed: Story, changed: dict, reason: str) -> None:
    agreed.when(isf_support.plan_shift, agreed.support, agreed.isf, **shift())
    assert agreed.refused(isf_support.plan_shift, agreed.support, agreed.isf, **shift(**changed)) == reason


def test_a_mandate_is_changed_and_the_support_ended_with_a_note(agreed: Story) -> None:
    agreed.when(isf_support.change_mandate, agreed.support, agreed.isf, by=ANNA, mandate=Text("Även prognoser"))
    assert agreed.support.mandate == Text("Även prognoser")
    end = isf_support.end_support
    assert agreed.refused(end, agreed.support, agreed.isf, by=ANNA, note=NO_TEXT) == "support.note_missing"
    agreed.when(end, agreed.support, agreed.isf, by=ANNA, note=Text("Klart"))
    assert not agreed.support.is_agreed
    assert agreed.refused(isf_support.start_support, agreed.support, agreed.isf, by=ANNA) == "support.not_agreed"


def test_it_may_be_agreed_on_again_after_it_ended(agreed: Story) -> None:
    agree = isf_support.agree_support
    assert agreed.refused(agree, agreed.support, agreed.isf, by=ANNA, mandate=MANDATE) == "support.already_agreed"
    agreed.when(isf_support.end_support, agreed.support, agreed.isf, by=ANNA, note=Text("Klart"))
    agreed.passes(hours=24).when(agree, agreed.support, agreed.isf, by=ANNA, mandate=MANDATE, must_start_within_hours=2)
    assert isf_support.due(agreed.support) == START + 26 * HOUR


def test_a_mandate_and_a_reasonable_time_are_needed(story: Story) -> None:
    agree, parts = isf_support.agree_support, (story.support, story.isf)
    assert story.refused(agree, *parts, by=ANNA, mandate=NO_TEXT) == "support.mandate_missing"
    assert story.refused(agree, *parts, by=ANNA, mandate=MANDATE, must_start_within_hours=0) == "support.hours"
    story.given([IsfClosed(note=NO_TEXT)])
    assert story.refused(agree, *parts, by=ANNA, mandate=MANDATE) == "isf.closed"


@pytest.mark.parametrize("outsider", [BO, ELSA, TIB, CILLA])
def test_only_the_host_and_the_staff_keep_the_staffing(agreed: Story, outsider: Author) -> None:
    parts = (agreed.support, agreed.isf)
    assert agreed.refused(isf_support.start_support, *parts, by=outsider) == "access.denied"
    assert agreed.refused(isf_support.plan_shift, *parts, **{**shift(), "by": outsider}) == "access.denied"
