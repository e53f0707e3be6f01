"""Deny by default: an outsider, and somebody who claims to be the host, are refused alike, whatever they ask about.

What is asked for does not exist either: the refusal must come before anything is said about that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import agreement, closing, extract, meeting, question, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.common import Author, Capacity, Text
from samlad.domain.meeting import Form, Joining, Unfinished
from tests.domain.story import CILLA, NEIGHBOUR, REGION, START, Story, told

TEXT, LATER = Text("något"), START + timedelta(hours=1)
SUBJECTS = {
    "agreement": agreement,
    "undertaking": undertaking,
    "question": question,
    "meeting": meeting,
    "extract": extract,
}
CLAIMS = [
    CILLA,
    replace(CILLA, capacity=Capacity.HOST),
    replace(CILLA, capacity=Capacity.SUPPORT),
    told(CILLA),
    told(replace(CILLA, capacity=Capacity.HOST)),
]
ONE, WHY, WHO = {"agreement": 7}, {"reason": TEXT}, {"actor": NEIGHBOUR}
TASK, ASKED, MET = {"undertaking": 7}, {"question": 7}, {"meeting": 7}
WORDED = {"text": TEXT, "parties": (REGION, NEIGHBOUR)}
DECIDED = {"body": TEXT, "decided_by": TEXT, "decided_at": START, "reference": TEXT}

DECISIONS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (agreement.propose, WORDED),
    (agreement.reword, {**ONE, **WORDED, "effect": TEXT}),
    (agreement.add_party, {**ONE, "party": REGION}),
    (agreement.withdraw, {**ONE, **WHY}),
    (agreement.supersede, {**ONE, "replaced_by": 8}),
    (agreement.answer, {**ONE, **WHO, "wording": 1, "answer": Answer.YES}),
    (agreement.mark_condition_met, {**ONE, **WHO}),
    (agreement.withdraw_answer, {**ONE, **WHO, **WHY}),
    (agreement.confirm_answer, {**ONE, **WHO}),
    (agreement.contest_answer, {**ONE, **WHO, "correction": TEXT}),
    (agreement.need_formal_decision, {**ONE, **WHO, "body": TEXT}),
    (agreement.note_formal_decision, {**ONE, **WHO, **DECIDED}),
    (undertaking.propose, {**WHO, "what": TEXT, "due_at": LATER}),
    (undertaking.accept, TASK),
    (undertaking.decline, {**TASK, **WHY}),
    (undertaking.start, TASK),
    (undertaking.finish, TASK),
    (undertaking.reschedule, {**TASK, **WHY, "due_at": LATER}),
    (undertaking.drop, {**TASK, **WHY}),
    (undertaking.confirm_move, TASK),
    (undertaking.contest_move, {**TASK, "correction": TEXT}),
    (undertaking.offer_on, {**TASK, "to": REGION}),
    (undertaking.take_over, {**TASK, **WHO}),
    (undertaking.leave_untaken, TASK),
    (undertaking.end_follow_up, {**TASK, **WHY}),
    (question.raise_question, {"text": TEXT}),
    (question.propose_answering, {**ASKED, **WHO}),
    (question.confirm_answering, {**ASKED, **WHO}),
    (question.decline_answering, {**ASKED, **WHO, **WHY}),
    (question.answer, {**ASKED, **WHO, "answer": TEXT}),
    (question.return_unanswered, {**ASKED, **WHY}),
    (question.close, {**ASKED, **WHY}),
    (meeting.move, {**MET, "starts_at": LATER}),
    (meeting.cancel, {**MET, **WHY}),
    (meeting.set_joining, {**MET, "joining": Joining(phone=TEXT)}),
    (meeting.attend, {**MET, **WHO, "name": TEXT}),
    (meeting.replace_representative, {**MET, "seat": 1, "name": TEXT}),
    (meeting.leave, {**MET, "seat": 1}),
    (meeting.open_item, {**MET, "item": 1}),
    (meeting.close_item, {**MET, "item": 1}),
    (meeting.end, MET),
    (meeting.start_round, MET),
    (meeting.give_floor, MET),
    (meeting.pass_floor, {**MET, **WHO}),
    (meeting.raise_hand, {**MET, **WHO}),
    (extract.comment, {"text": TEXT}),
    (extract.offer, {"text": TEXT}),
    (extract.take_offer, {"offer": 7}),
    (extract.decline_offer, {"offer": 7, **WHY}),
]


def named(decision: Any) -> str | None:
    return f"{decision.__module__.split('.')[2]}.{decision.__name__}" if callable(decision) else None


@pytest.mark.parametrize("by", CLAIMS, ids=lambda by: f"{by.capacity}-{by.via.road}")
@pytest.mark.parametrize(("decide", "facts"), DECISIONS, ids=named)
def test_an_outsider_is_refused_before_anything_else_is_said(
    decide: Callable[..., Any], facts: dict[str, Any], by: Author
):
    story = Story(**SUBJECTS)
    part = getattr(story, named(decide).partition(".")[0])
    assert story.refused(decide, part, story.isf, by=by, **facts) in {"access.denied", "access.not_your_actor"}


@pytest.mark.parametrize("by", CLAIMS, ids=lambda by: f"{by.capacity}-{by.via.road}")
def test_an_outsider_neither_plans_starts_shares_sends_nor_closes(by: Author):
    story = Story(**SUBJECTS)
    here, left = story.isf, Unfinished()
    planned = {"starts_at": LATER, "minutes": 30, "form": Form.RADIO, "points": ()}
    nothing: dict[str, Any] = {"undertakings": {}, "questions": {}, "agreements": {}}
    refusals = [
        story.refused(meeting.plan, story.meeting, here, left, by=by, **planned),
        story.refused(meeting.start, story.meeting, here, left, by=by, meeting=7),
        story.refused(extract.share, story.extract, here, here, by=by, what=TEXT, sending="s"),
        story.refused(question.send_on, story.question, here, story.question, here, by=by, question=7, sending="s"),
        story.refused(closing.close, here, left, story.meeting, by=by, **nothing),
    ]
    assert refusals == ["access.denied"] * 5
