"""A reader's state is folded from the entries it may read, whichever those are: a missing one is never a fault."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samlad.domain import closing, joint, meeting, undertaking
from samlad.domain.common import ActorId, Entry, Text
from samlad.domain.meeting import Form
from tests.domain.story import ANNA, BO, ELSA, POWER, REGION
from tests.domain.test_closing import ALL, parts, with_things_left


def a_whole_life() -> list[Entry]:
    """An ISF in which things are left, met about, handed over and taken."""
    story = with_things_left()
    here, left, meetings = parts(story)
    planned = {"starts_at": story.at, "minutes": 30, "form": Form.TELEPHONE, "points": ()}
    story.when(meeting.plan, meetings, here, left, by=ANNA, **planned)
    story.when(meeting.start, meetings, here, left, by=ANNA, meeting=1)
    story.when(meeting.attend, meetings, here, by=ANNA, meeting=1, actor=POWER, name=Text("Per"))
    story.when(meeting.replace_representative, meetings, here, by=ANNA, meeting=1, seat=1, name=Text("Lisa"))
    story.when(meeting.start_round, meetings, here, by=ANNA, meeting=1)
    story.when(meeting.pass_floor, meetings, here, by=ELSA, meeting=1, actor=POWER)
    story.when(meeting.raise_hand, meetings, here, by=BO, meeting=1, actor=REGION)
    story.when(meeting.end, meetings, here, by=ANNA, meeting=1)
    story.when(closing.close, here, left, meetings, by=ANNA, **ALL)
    story.when(undertaking.take_over, story.undertaking, here, by=ELSA, undertaking=1, actor=POWER)
    return story.entries


ENTRIES = a_whole_life()


@given(st.sets(st.sampled_from(range(len(ENTRIES)))))
def test_any_part_of_a_log_folds(hidden: set[int]):
    state = joint.JointState()
    readable = [entry for place, entry in enumerate(ENTRIES) if place not in hidden]
    for entry in readable:
        joint.after(state, entry)
    for module, part in (
        (joint.SUBJECTS[name], getattr(state, name)) for name in ("agreement", "undertaking", "meeting")
    ):
        assert isinstance(module.expected_of(part, ActorId("region")), tuple)
    for one in state.agreement.agreements.values():
        assert set(one.applies_between).isdisjoint(one.outside + one.unsettled + one.not_concerned)
