"""Agreements: an answer is to a wording, each party answers for itself, and nothing is settled before it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import agreement, isf
from samlad.domain.agreement import Answer, Position, Status
from samlad.domain.agreement import deeds as done
from samlad.domain.common import Author, Road, Text, Via
from samlad.domain.expectation import soonest_first
from tests.domain.story import (
    ANNA,
    ANNA_AS_ACTOR,
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
    TIB,
    Story,
    told,
)

TEXT = Text("Utskrivning efter kl. 18 sker efter telefonkontakt med boendets jour, till och med 15 februari.")
EFFECT = Text("trygg hemgång utan köer på akuten")
PARTIES = (REGION, MUNICIPALITY, POWER)
TOMORROW = START + timedelta(days=1)


def proposed(**more: Any) -> Story:
    story = Story(agreement=agreement)
    facts = {"text": TEXT, "effect": EFFECT, "parties": PARTIES, **more}
    story.when(agreement.propose, story.agreement, story.isf, by=ANNA, **facts)
    return story


def answered(story: Story, by: Author, answer: Answer, *, wording: int = 1, **more: Any) -> list:
    facts = {"agreement": 1, "wording": wording, "actor": by.actor, "answer": answer, **more}
    return story.when(agreement.answer, story.agreement, story.isf, by=by, **facts)


def refused(story: Story, by: Author, answer: Answer, *, wording: int = 1, **more: Any) -> str:
    facts = {"agreement": 1, "wording": wording, "actor": by.actor, "answer": answer, **more}
    return story.refused(agreement.answer, story.agreement, story.isf, by=by, **facts)


def told_answer(story: Story, answer: Answer = Answer.YES, **more: Any) -> list:
    facts = {"agreement": 1, "wording": 1, "actor": POWER, "answer": answer, **more}
    return story.when(agreement.answer, story.agreement, story.isf, by=told(ANNA), **facts)


def of(story: Story) -> agreement.Agreement:
    return story.agreement.agreements[1]


def expected(story: Story, actor: str) -> list[str]:
    return [one.kind for one in agreement.expected_of(story.agreement, actor)]


def test_a_proposal_is_numbered_and_asks_every_party():
    story = proposed(parties=(REGION, MUNICIPALITY, REGION))
    assert of(story).parties == (REGION, MUNICIPALITY)
    assert of(story).status is Status.PROPOSED
    assert of(story).current.text == TEXT
    assert expected(story, REGION) == ["agreement.answer"]
    assert expected(story, POWER) == []
    story.when(agreement.propose, story.agreement, story.isf, by=BO, text=Text("En till"), parties=PARTIES)
    assert story.agreement.agreements[2].proposed_by == REGION


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"text": Text("")}, "agreement.text_missing"),
        ({"parties": (REGION, REGION)}, "agreement.needs_two"),
        ({"parties": (REGION, NEIGHBOUR)}, "agreement.party_absent"),
        ({"parties": (REGION, COUNTY)}, "agreement.party_absent"),
        ({"answer_by": START}, "agreement.answer_by_passed"),
        ({"valid_until": START}, "agreement.validity_passed"),
        ({"valid_from": TOMORROW + timedelta(1), "valid_until": TOMORROW}, "agreement.validity_backwards"),
    ],
)
def test_a_proposal_that_says_too_little_is_refused(facts: dict[str, Any], reason: str):
    story = Story(agreement=agreement)
    facts = {"text": TEXT, "parties": PARTIES, **facts}
    assert story.refused(agreement.propose, story.agreement, story.isf, by=ANNA, **facts) == reason


@pytest.mark.parametrize("outsider", [CILLA, TIB])
def test_who_does_not_take_part_neither_proposes_nor_answers(outsider: Author):
    story = proposed()
    facts = {"text": TEXT, "parties": PARTIES}
    assert story.refused(agreement.propose, story.agreement, story.isf, by=outsider, **facts) == "access.denied"
    assert refused(story, outsider, Answer.YES) == "access.denied"


@pytest.mark.check(18)
def test_each_party_answers_for_itself_and_the_reservation_stays_attached():
    story = proposed()
    answered(story, BO, Answer.YES)
    answered(story, ANNA_AS_ACTOR, Answer.YES_IF, condition=Text("att jourlista delas varje dag"))
    answered(story, ELSA, Answer.RETURNS_BY, returns_by=TOMORROW)
    assert [of(story).position_of(party) for party in PARTIES] == [
        Position.INSIDE,
        Position.UNSETTLED,
        Position.UNSETTLED,
    ]
    assert of(story).answer_of(MUNICIPALITY).condition == Text("att jourlista delas varje dag")
    assert of(story).status is Status.WAITING
    assert of(story).applies_between == ()
    assert story.agreement.open_answers == [of(story)]


def test_not_concerned_is_an_answer_and_holds_nobody_up():
    story = proposed()
    answered(story, BO, Answer.YES)
    answered(story, ANNA_AS_ACTOR, Answer.YES)
    answered(story, ELSA, Answer.NOT_CONCERNED)
    assert of(story).status is Status.APPLIES
    assert of(story).applies_between == (REGION, MUNICIPALITY)
    assert (of(story).outside, of(story).not_concerned) == ((), (POWER,))


@pytest.mark.check(19)
def test_a_dissenting_opinion_belongs_to_its_actor_and_no_majority_takes_it_in():
    story = proposed()
    answered(story, BO, Answer.YES)
    answered(story, ANNA_AS_ACTOR, Answer.YES)
    answered(story, ELSA, Answer.NO, dissent=Text("missgynnar små enheter"))
    assert of(story).status is Status.APPLIES_BETWEEN_SOME
    assert of(story).applies_between == (REGION, MUNICIPALITY)
    assert of(story).outside == (POWER,)
    assert of(story).answer_of(POWER).dissent == Text("missgynnar små enheter")


def test_it_applies_between_nobody_when_only_one_says_yes():
    story = proposed()
    answered(story, BO, Answer.YES)
    answered(story, ANNA_AS_ACTOR, Answer.NO)
    answered(story, ELSA, Answer.NO)
    assert of(story).status is Status.NOT_AGREED
    assert of(story).applies_between == ()


def test_a_condition_is_met_when_its_own_party_says_so_and_nobody_else():
    story = proposed(parties=(REGION, POWER))
    answered(story, BO, Answer.YES)
    answered(story, ELSA, Answer.YES_IF, condition=Text("att vägen plogas"))
    facts = {"agreement": 1, "actor": POWER}
    meet = agreement.mark_condition_met
    assert story.refused(meet, story.agreement, story.isf, by=BO, **facts) == "access.not_your_actor"
    assert story.refused(meet, story.agreement, story.isf, by=ANNA, **facts) == "access.not_your_actor"
    assert story.refused(meet, story.agreement, story.isf, by=told(ANNA), **facts) == "agreement.only_itself"
    assert expected(story, POWER) == ["agreement.condition"]
    story.when(meet, story.agreement, story.isf, by=ELSA, **facts)
    assert of(story).applies_between == (REGION, POWER)
    assert story.when(meet, story.agreement, story.isf, by=ELSA, **facts) == []


@pytest.mark.check(20)
def test_it_is_not_settled_until_the_reference_of_the_formal_decision_stands_there():
    story = proposed(parties=(REGION, POWER))
    need = {"agreement": 1, "actor": REGION, "body": Text("regionstyrelsen"), "by_when": TOMORROW}
    story.when(agreement.need_formal_decision, story.agreement, story.isf, by=BO, **need)
    assert story.when(agreement.need_formal_decision, story.agreement, story.isf, by=BO, **need) == []
    answered(story, BO, Answer.YES)
    answered(story, ELSA, Answer.YES)
    assert (of(story).is_settled, of(story).unsettled, of(story).status) == (False, (REGION,), Status.WAITING)
    assert expected(story, REGION) == ["agreement.formal_decision"]
    facts = {"agreement": 1, "actor": REGION, "body": Text("regionstyrelsen"), "decided_by": Text("ordföranden")}
    note = agreement.note_formal_decision
    parts = (story.agreement, story.isf)
    empty, later = {"decided_at": START, "reference": Text("")}, {"decided_at": TOMORROW, "reference": Text("RS 7")}
    assert story.refused(note, *parts, by=BO, **facts, **empty) == "agreement.decision_incomplete"
    assert story.refused(note, *parts, by=BO, **facts, **later) == "agreement.decision_in_future"
    story.when(note, *parts, by=BO, **facts, decided_at=START, reference=Text("RS 2026/17"))
    assert (of(story).status, of(story).applies_between) == (Status.APPLIES, (REGION, POWER))


def test_a_formal_decision_is_about_the_wording_it_was_noted_for():
    story = proposed(parties=(REGION, POWER))
    facts = {"agreement": 1, "actor": REGION, "body": Text("nämnden"), "decided_by": Text("ordföranden")}
    noted = {**facts, "decided_at": START, "reference": Text("RS 7")}
    story.when(agreement.note_formal_decision, story.agreement, story.isf, by=BO, **noted)
    assert not of(story).lacks_formal_decision(REGION)
    reworded(story)
    assert of(story).lacks_formal_decision(REGION)


def reworded(story: Story, by: Author = ANNA, **more: Any) -> list:
    facts = {"agreement": 1, "text": Text("Ny text"), "effect": EFFECT, "parties": of(story).parties, **more}
    return story.when(agreement.reword, story.agreement, story.isf, by=by, **facts)


def test_a_new_wording_asks_everyone_again_and_keeps_the_old_answers_as_answers_to_the_old():
    story = proposed(parties=(REGION, POWER))
    answered(story, BO, Answer.YES)
    answered(story, ELSA, Answer.YES)
    reworded(story)
    assert (of(story).status, of(story).current.number) == (Status.PROPOSED, 2)
    assert of(story).last_answer_of(REGION).wording == 1
    assert of(story).answer_of(REGION) is None
    assert expected(story, REGION) == ["agreement.answer"]
    assert refused(story, BO, Answer.YES, wording=1) == "agreement.old_wording"
    answered(story, BO, Answer.YES, wording=2)
    assert len(of(story).answers) == 3
    assert reworded(story) == []


def test_its_last_day_stays_with_a_new_wording_and_another_last_day_is_a_new_wording():
    story = proposed(valid_until=TOMORROW)
    reworded(story)
    assert of(story).valid_until == TOMORROW
    facts = {"text": of(story).current.text, "valid_until": TOMORROW + timedelta(days=5)}
    assert reworded(story, **facts)
    assert (of(story).current.number, of(story).valid_until) == (3, TOMORROW + timedelta(days=5))
    assert reworded(story, **facts) == []


def test_only_the_proposer_or_who_leads_changes_the_wording():
    story = proposed()
    facts = {"agreement": 1, "text": Text("Ny"), "effect": EFFECT, "parties": PARTIES}
    assert story.refused(agreement.reword, story.agreement, story.isf, by=BO, **facts) == "agreement.only_proposer"
    assert reworded(story, STAFFAN)


def test_the_same_answer_again_is_no_deed_and_another_one_is():
    story = proposed()
    assert answered(story, BO, Answer.YES)
    assert answered(story, BO, Answer.YES) == []
    assert answered(story, BO, Answer.NO)
    assert of(story).answer_of(REGION).answer is Answer.NO


@pytest.mark.parametrize(
    ("answer", "more", "reason"),
    [
        (Answer.YES_IF, {}, "agreement.condition_missing"),
        (Answer.YES, {"condition": Text("om vi hinner")}, "agreement.condition_needs_if"),
        (Answer.RETURNS_BY, {}, "agreement.returns_by_missing"),
        (Answer.RETURNS_BY, {"returns_by": START}, "agreement.returns_by_passed"),
        (Answer.YES, {"wording": 2}, "agreement.old_wording"),
        (Answer.YES, {"agreement": 9}, "agreement.unknown"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(answer: Answer, more: dict[str, Any], reason: str):
    assert refused(proposed(), BO, answer, **more) == reason


def test_who_is_not_a_party_is_added_first_and_the_others_keep_their_answers():
    story = proposed(parties=(MUNICIPALITY, POWER))
    answered(story, ELSA, Answer.YES)
    assert refused(story, BO, Answer.YES) == "agreement.not_party"
    story.when(agreement.add_party, story.agreement, story.isf, by=ANNA, agreement=1, party=REGION)
    answered(story, BO, Answer.YES)
    assert of(story).applies_between == (POWER, REGION)


@pytest.mark.check(11)
def test_the_host_answers_for_another_only_visibly_enligt_uppgift():
    story = proposed()
    facts = {"agreement": 1, "wording": 1, "actor": POWER, "answer": Answer.YES}
    parts = (story.agreement, story.isf)
    assert story.refused(agreement.answer, *parts, by=ANNA, **facts) == "access.not_your_actor"
    assert story.refused(agreement.answer, *parts, by=told(ANNA, ""), **facts) == "access.told_by_whom"
    assert story.refused(agreement.answer, *parts, by=told(BO), **facts) == "access.not_your_actor"
    told_answer(story)
    given = of(story).answer_of(POWER)
    assert (given.was_told, given.author.via.source, given.author.via.how) == (True, Text("driftchefen"), "telefon")
    assert given.author.person == ANNA.person


def test_what_was_told_is_confirmed_by_its_actor_in_one_tap_or_by_the_same_answer():
    for confirm_by_answering in (False, True):
        story = proposed()
        told_answer(story)
        assert expected(story, POWER) == ["agreement.confirm"]
        if confirm_by_answering:
            deeds = answered(story, ELSA, Answer.YES)
        else:
            deeds = story.when(agreement.confirm_answer, story.agreement, story.isf, by=ELSA, agreement=1, actor=POWER)
        assert deeds == [done.AnswerConfirmed(agreement=1, by=POWER)]
        assert expected(story, POWER) == []


def test_what_was_told_counts_until_its_actor_contests_it():
    story = proposed(parties=(REGION, POWER))
    answered(story, BO, Answer.YES)
    told_answer(story)
    assert of(story).applies_between == (REGION, POWER)
    facts = {"agreement": 1, "actor": POWER}
    contest = agreement.contest_answer
    parts = (story.agreement, story.isf)
    assert story.refused(contest, *parts, by=ELSA, **facts, correction=Text("")) == "agreement.correction_missing"
    told_too = {**facts, "correction": Text("vi sa nej")}
    assert story.refused(contest, *parts, by=told(ANNA), **told_too) == "agreement.only_itself"
    story.when(contest, *parts, by=ELSA, **told_too)
    assert (of(story).applies_between, of(story).unsettled) == ((), (POWER,))
    assert of(story).answer_of(POWER).contested == Text("vi sa nej")
    assert expected(story, POWER) == ["agreement.answer"]
    assert told_answer(story), "the same answer typed anew is a new answer, not a repetition"


def test_an_answer_of_ones_own_hand_is_not_confirmed_or_contested():
    story = proposed()
    answered(story, BO, Answer.YES)
    facts = {"agreement": 1, "actor": REGION}
    assert story.refused(agreement.confirm_answer, story.agreement, story.isf, by=BO, **facts) == "agreement.not_told"


def test_an_answer_by_link_is_the_actors_own():
    story = proposed()
    guest = replace(ELSA, person=None, via=Via(road=Road.LINK), name=Text("Jourhavande"))
    answered(story, guest, Answer.YES)
    assert not of(story).answer_of(POWER).awaits_confirmation


def test_a_party_withdraws_only_its_own_answer_with_a_reason():
    story = proposed(parties=(REGION, POWER))
    answered(story, BO, Answer.YES)
    answered(story, ELSA, Answer.YES)
    facts = {"agreement": 1, "actor": POWER, "reason": Text("personalen är sjuk")}
    parts = (story.agreement, story.isf)
    assert story.refused(agreement.withdraw_answer, *parts, by=ANNA, **facts) == "access.not_your_actor"
    assert story.refused(agreement.withdraw_answer, *parts, by=ELSA, **{**facts, "reason": Text("")}) == (
        "agreement.reason_missing"
    )
    story.when(agreement.withdraw_answer, *parts, by=ELSA, **facts)
    assert (of(story).applies_between, of(story).unsettled) == ((), (POWER,))
    assert of(story).answers[-1].withdrawn == Text("personalen är sjuk"), "nothing disappears"
    assert answered(story, ELSA, Answer.YES)


def test_the_isf_withdraws_an_agreement_with_a_reason_and_a_participant_only_before_others_answer():
    story = Story(agreement=agreement)
    parts = (story.agreement, story.isf)
    story.when(agreement.propose, *parts, by=BO, text=TEXT, parties=PARTIES)
    answered(story, ELSA, Answer.YES)
    facts = {"agreement": 1, "reason": Text("läget har ändrats")}
    assert story.refused(agreement.withdraw, *parts, by=BO, **facts) == "agreement.others_answered"
    assert (
        story.refused(agreement.withdraw, *parts, by=ANNA, agreement=1, reason=Text("")) == "agreement.reason_missing"
    )
    story.when(agreement.withdraw, *parts, by=ANNA, **facts)
    assert (of(story).status, of(story).ended_reason) == (Status.WITHDRAWN, Text("läget har ändrats"))
    assert refused(story, BO, Answer.YES) == "agreement.ended"
    assert expected(story, BO.actor) == []


def test_a_superseded_agreement_names_the_one_that_took_its_place():
    story = proposed()
    parts = (story.agreement, story.isf)
    assert story.refused(agreement.supersede, *parts, by=ANNA, agreement=1, replaced_by=2) == "agreement.unknown"
    story.when(agreement.propose, *parts, by=ANNA, text=Text("Ny princip"), parties=PARTIES)
    story.when(agreement.supersede, *parts, by=ANNA, agreement=1, replaced_by=2)
    assert (of(story).status, of(story).superseded_by) == (Status.SUPERSEDED, 2)


def test_a_promised_return_that_did_not_come_is_noted_once():
    story = proposed()
    answered(story, BO, Answer.RETURNS_BY, returns_by=START + timedelta(hours=1))
    assert agreement.due(story.agreement) == START + timedelta(hours=1)
    assert story.when(agreement.lapse, story.agreement, story.isf) == []
    story.passes(minutes=61)
    overdue = done.ReturnOverdue(agreement=1, by=REGION, returns_by=START + timedelta(hours=1))
    assert story.when(agreement.lapse, story.agreement, story.isf) == [overdue]
    assert of(story).answer_of(REGION).is_overdue
    assert agreement.due(story.agreement) is None
    assert story.when(agreement.lapse, story.agreement, story.isf) == []


def test_an_agreement_past_its_last_day_has_lapsed():
    story = proposed(valid_until=TOMORROW)
    answered(story, BO, Answer.YES)
    assert agreement.due(story.agreement) == TOMORROW
    story.passes(hours=24)
    story.when(agreement.lapse, story.agreement, story.isf)
    assert of(story).status is Status.LAPSED


def test_the_soonest_expectation_stands_first_with_its_time():
    story = proposed()
    soon = START + timedelta(hours=1)
    story.when(agreement.propose, story.agreement, story.isf, by=ANNA, text=TEXT, parties=PARTIES, answer_by=soon)
    ordered = soonest_first(agreement.expected_of(story.agreement, REGION))
    assert [(one.number, one.due_at) for one in ordered] == [(2, soon), (1, None)]
    assert ordered[0].facts == {"wording": 1}


def test_a_closed_isf_proposes_nothing():
    story = proposed()
    story.given([isf.IsfClosed(note=Text("klart"))])
    assert (
        story.refused(agreement.propose, story.agreement, story.isf, by=ANNA, text=TEXT, parties=PARTIES)
        == "isf.closed"
    )
