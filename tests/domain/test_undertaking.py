"""Undertakings: exactly one actor, and only that actor moves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import isf, undertaking
from samlad.domain.common import Author, Road, Text, Via
from samlad.domain.undertaking import Status
from samlad.domain.undertaking import deeds as done
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
    START,
    Story,
    told,
)

TOMORROW = START + timedelta(days=1)
WHAT = Text("Delar jourlista varje dag före kl. 15")


def proposed(by: Author = ANNA, **more: Any) -> Story:
    story = Story(undertaking=undertaking)
    facts = {"actor": REGION, "what": WHAT, "due_at": TOMORROW, **more}
    story.when(undertaking.propose, story.undertaking, story.isf, by=by, **facts)
    return story


def moved(story: Story, decide: Any, by: Author = BO, **more: Any) -> list:
    return story.when(decide, story.undertaking, story.isf, by=by, undertaking=1, **more)


def refused(story: Story, decide: Any, by: Author = BO, **more: Any) -> str:
    return story.refused(decide, story.undertaking, story.isf, by=by, undertaking=1, **more)


def of(story: Story) -> undertaking.Undertaking:
    return story.undertaking.undertakings[1]


def expected(story: Story, actor: str) -> list[str]:
    return [one.kind for one in undertaking.expected_of(story.undertaking, actor)]


def test_nobody_is_given_an_undertaking_it_is_proposed_until_its_actor_takes_it():
    story = proposed()
    assert of(story).status is Status.PROPOSED
    assert expected(story, REGION) == ["undertaking.answer"]
    for by in (ANNA, STAFFAN, ELSA):
        assert refused(story, undertaking.accept, by) in {"access.not_your_actor", "access.denied"}
    moved(story, undertaking.accept)
    assert of(story).status is Status.UNDERTAKEN
    assert expected(story, REGION) == ["undertaking.do"]
    assert moved(story, undertaking.accept) == []


def test_ones_own_is_undertaken_at_once_and_anothers_is_not():
    assert of(proposed(BO, accepted=True)).status is Status.UNDERTAKEN
    story = Story(undertaking=undertaking)
    facts = {"actor": POWER, "what": WHAT, "due_at": TOMORROW, "accepted": True}
    parts = (story.undertaking, story.isf)
    assert story.refused(undertaking.propose, *parts, by=BO, **facts) == "access.not_your_actor"


def test_its_actor_takes_it_from_proposed_to_done_and_every_step_stays():
    story = proposed()
    moved(story, undertaking.accept)
    moved(story, undertaking.start, note=Text("halvvägs"))
    moved(story, undertaking.finish, note=Text("delad 14:50"))
    assert (of(story).status, of(story).note) == (Status.DONE, Text("delad 14:50"))
    assert [type(move.done) for move in of(story).moves] == [
        done.UndertakingProposed,
        done.UndertakingAccepted,
        done.UndertakingStarted,
        done.UndertakingDone,
    ]
    assert expected(story, REGION) == []
    assert refused(story, undertaking.start) == "undertaking.cannot_move"


@pytest.mark.parametrize("decide", [undertaking.decline, undertaking.drop])
def test_no_and_utgar_need_a_reason(decide: Any):
    story = proposed()
    assert refused(story, decide, reason=Text("")) == "undertaking.reason_missing"
    moved(story, decide, reason=Text("vi har ingen personal"))
    assert of(story).note == Text("vi har ingen personal")
    assert story.undertaking.unfinished == []


def test_a_declined_one_may_still_be_taken():
    story = proposed()
    moved(story, undertaking.decline, reason=Text("inte nu"))
    moved(story, undertaking.accept)
    assert of(story).status is Status.UNDERTAKEN


def test_a_proposal_is_taken_back_by_its_proposer_or_who_leads_but_not_once_it_is_undertaken():
    story = proposed(BO, actor=POWER)
    facts = {"reason": Text("fel aktör")}
    third = replace(BO, actor=MUNICIPALITY)
    assert refused(story, undertaking.drop, third, **facts) == "undertaking.only_proposer"
    moved(story, undertaking.drop, BO, **facts)
    assert of(story).status is Status.DROPPED
    story = proposed(BO, actor=POWER)
    moved(story, undertaking.accept, ELSA)
    for by in (BO, ANNA):
        assert refused(story, undertaking.drop, by, **facts) == "access.not_your_actor"


@pytest.mark.check(11)
def test_what_was_told_on_the_telephone_is_marked_and_its_actor_may_contest_it():
    story = proposed(actor=POWER)
    moved(story, undertaking.accept, told(ANNA))
    assert (of(story).status, expected(story, POWER)) == (
        Status.UNDERTAKEN,
        ["undertaking.confirm", "undertaking.do"],
    )
    assert of(story).moves[-1].author.via.source == Text("driftchefen")
    correction = {"correction": Text("vi sa att vi återkommer")}
    assert refused(story, undertaking.contest_move, told(ANNA), **correction) == "undertaking.only_itself"
    moved(story, undertaking.contest_move, ELSA, **correction)
    assert (of(story).status, of(story).note) == (Status.PROPOSED, Text("vi sa att vi återkommer"))
    assert expected(story, POWER) == ["undertaking.answer"]
    assert len(of(story).moves) == 3, "nothing disappears"


def test_what_was_told_is_confirmed_in_one_tap_or_by_the_same_move():
    for decide in (undertaking.confirm_move, undertaking.accept):
        story = proposed(actor=POWER)
        moved(story, undertaking.accept, told(ANNA))
        assert moved(story, decide, ELSA) == [done.MoveConfirmed(undertaking=1)]
        assert expected(story, POWER) == ["undertaking.do"]
        assert refused(story, undertaking.confirm_move, ELSA) == "undertaking.not_told"


def test_a_link_is_the_actors_own_hand():
    story = proposed(actor=POWER)
    moved(story, undertaking.accept, replace(ELSA, person=None, via=Via(road=Road.LINK)))
    assert of(story).before_told is None


def test_a_passed_time_is_noted_once_and_a_new_time_starts_afresh():
    story = proposed(BO, accepted=True)
    assert undertaking.due(story.undertaking) == TOMORROW
    story.passes(hours=25)
    overdue = done.UndertakingOverdue(undertaking=1, due_at=TOMORROW)
    assert story.when(undertaking.lapse, story.undertaking, story.isf) == [overdue]
    assert (of(story).is_overdue, undertaking.due(story.undertaking)) == (True, None)
    assert story.when(undertaking.lapse, story.undertaking, story.isf) == []
    later = story.at + timedelta(hours=2)
    assert refused(story, undertaking.reschedule, due_at=TOMORROW, reason=Text("snö")) == "undertaking.due_passed"
    assert refused(story, undertaking.reschedule, due_at=later, reason=Text("")) == "undertaking.reason_missing"
    moved(story, undertaking.reschedule, due_at=later, reason=Text("snö"))
    assert (of(story).is_overdue, of(story).due_at, undertaking.due(story.undertaking)) == (False, later, later)


def test_a_proposal_nobody_took_is_never_called_late():
    story = proposed()
    assert undertaking.due(story.undertaking) is None
    assert story.passes(days=3).when(undertaking.lapse, story.undertaking, story.isf) == []


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"what": Text("")}, "undertaking.what_missing"),
        ({"due_at": START}, "undertaking.due_passed"),
        ({"actor": NEIGHBOUR}, "undertaking.actor_absent"),
        ({"actor": COUNTY}, "undertaking.actor_absent"),
        ({"depends_on": (7,)}, "undertaking.unknown"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(facts: dict[str, Any], reason: str):
    story = Story(undertaking=undertaking)
    facts = {"actor": REGION, "what": WHAT, "due_at": TOMORROW, **facts}
    assert story.refused(undertaking.propose, story.undertaking, story.isf, by=ANNA, **facts) == reason


def test_an_outsider_proposes_and_moves_nothing():
    story = proposed()
    facts = {"actor": REGION, "what": WHAT, "due_at": TOMORROW}
    assert story.refused(undertaking.propose, story.undertaking, story.isf, by=CILLA, **facts) == "access.denied"
    assert refused(story, undertaking.accept, CILLA) == "access.denied"


def test_unfinished_ones_come_soonest_first():
    story = proposed()
    facts = {"actor": POWER, "what": WHAT, "due_at": START + timedelta(hours=1)}
    story.when(undertaking.propose, story.undertaking, story.isf, by=ANNA, **facts)
    assert [one.number for one in story.undertaking.unfinished] == [2, 1]


@pytest.mark.check(38)
def test_what_is_offered_on_moves_when_the_named_actor_takes_it_also_after_closing():
    story = proposed(BO, accepted=True)
    moved(story, undertaking.offer_on, ANNA, to=POWER, note=Text("ni har jouren"))
    assert (of(story).actor, of(story).offered_to) == (REGION, POWER)
    assert expected(story, POWER) == ["undertaking.take_over"]
    story.given([isf.IsfClosed(note=Text("klart"))])
    assert refused(story, undertaking.take_over, BO, actor=REGION) == "undertaking.not_offered"
    assert refused(story, undertaking.take_over, ANNA, actor=POWER) == "access.not_your_actor"
    moved(story, undertaking.take_over, ELSA, actor=POWER)
    assert (of(story).actor, of(story).earlier_actors, of(story).status) == (POWER, (REGION,), Status.UNDERTAKEN)
    moved(story, undertaking.finish, ELSA)
    assert of(story).status is Status.DONE


def test_only_its_actor_or_the_host_offers_it_on():
    story = proposed(BO, accepted=True)
    assert refused(story, undertaking.offer_on, ELSA, to=POWER) == "access.denied"
    assert refused(story, undertaking.offer_on, BO, to=REGION) == "undertaking.offered_to_itself"
    assert refused(story, undertaking.offer_on, BO, to=COUNTY) == "undertaking.actor_absent"
    assert moved(story, undertaking.offer_on, BO, to=POWER)
    assert moved(story, undertaking.offer_on, BO, to=POWER) == []


def test_who_was_offered_it_may_leave_it_and_then_nobody_has_taken_over():
    story = proposed(BO, accepted=True)
    moved(story, undertaking.offer_on, ANNA, to=POWER)
    assert refused(story, undertaking.leave_untaken, BO) == "access.denied"
    moved(story, undertaking.leave_untaken, ELSA, note=Text("vi har ingen jour"))
    assert (of(story).status, of(story).offered_to) == (Status.UNTAKEN, None)
    assert moved(story, undertaking.leave_untaken, ANNA) == []


def test_what_is_done_is_neither_offered_on_nor_left():
    story = proposed(BO, accepted=True)
    moved(story, undertaking.finish, BO)
    assert refused(story, undertaking.offer_on, ANNA, to=POWER) == "undertaking.cannot_move"
    assert refused(story, undertaking.leave_untaken, ANNA) == "undertaking.cannot_move"


def test_when_follow_up_ends_the_undertaking_stays_its_actors_and_can_be_taken_up_again():
    story = proposed(BO, accepted=True)
    assert refused(story, undertaking.end_follow_up, BO, reason=Text("klart")) == "access.denied"
    moved(story, undertaking.end_follow_up, ANNA, reason=Text("går in i ordinarie verksamhet"))
    assert (of(story).status, of(story).actor) == (Status.FOLLOW_UP_ENDED, REGION)
    assert moved(story, undertaking.end_follow_up, ANNA, reason=Text("igen")) == []
    moved(story, undertaking.reschedule, due_at=TOMORROW + timedelta(1), reason=Text("ISF:en öppnad igen"))
    assert of(story).status is Status.UNDERTAKEN
