"""From the joint state to what a meeting ended in, in words: the summary as page, text and PDF is drawn from this.

It has no place for a code, a number or a link to join by, and reads none: how to join stands in the log apart.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils import translation

from samlad.desk import words
from samlad.documents import summary as told
from samlad.documents.summary import Summary
from samlad.documents.words import Language, Mode, Speech
from samlad.domain import meeting
from samlad.domain.agreement import Agreement, Answer, PartyAnswer
from samlad.domain.common import ActorId
from samlad.domain.isf import Role
from samlad.domain.joint import JointState
from samlad.domain.meeting import ItemNotes, Meeting, Outcome, Unfinished
from samlad.domain.question import Question
from samlad.domain.undertaking import Undertaking
from samlad.people.names import names_of


def summary_of(
    state: JointState,
    register: JointState,
    number: int,
    *,
    language: str,
    produced_at: datetime,
    disturbance: str = "",
    demo: bool = False,
    notes: tuple[ItemNotes, ...] = (),
) -> Summary:
    """The summary of meeting ``number``, for whoever may read ``state``; what has been answered since then stands in it too.

    ``notes``: those of a meeting that goes on, which are not in the log yet.
    """
    held = state.meeting.meetings[number]
    with translation.override(language):
        return _Summing(state, register, Speech(language, at=produced_at)).summary(
            replace(held, notes=notes or held.notes), produced_at, disturbance, demo
        )


class _Summing:
    def __init__(self, state: JointState, register: JointState, say: Speech) -> None:
        self.state, self.register, self.say = state, register, say

    def summary(self, held: Meeting, produced_at: datetime, disturbance: str, demo: bool) -> Summary:
        isf = self.state.isf
        assert isf.opened
        left = Unfinished(
            undertaking=self.state.undertaking, question=self.state.question, agreement=self.state.agreement
        )
        came = meeting.outcome_of(held, left)
        return Summary(
            isf_name=str(isf.name),
            disturbance=disturbance or str(isf.what),
            meeting_number=held.number,
            started_at=held.started_at or held.starts_at,
            ended_at=held.ended_at,
            host=self.name(isf.host),
            produced_at=produced_at,
            record_owner=self.name(isf.opened.record_owner),
            mode=Mode.EXERCISE if isf.is_exercise else Mode.SHARP,
            demo=demo,
            language=Language(self.say.language),
            form=str(words.FORMS[held.form]),
            chair=self.holder(Role.CHAIR, held),
            note_taker=self.holder(Role.DOCUMENTATION, held),
            present=tuple(self.present(held)),
            absent=tuple(self.absent(held)),
            replacements=tuple(self.replacements(held)),
            agenda=tuple(self.agenda(held)),
            agreements=tuple(self.agreement(one) for one in came.agreements),
            undertakings=tuple(self.undertaking(one) for one in (*came.undertakings, *came.carried_undertakings)),
            open_answers=tuple(self.open_answers(came)),
            questions=tuple(self.question(one) for one in came.questions),
            next_meeting=self.next(came, held),
            report_deadline=came.report_deadline,
        )

    def name(self, actor: ActorId | None) -> str:
        return str(self.register.register.name_of(actor))

    def names(self, actors: tuple[ActorId, ...]) -> tuple[str, ...]:
        return tuple(self.name(actor) for actor in actors)

    def holder(self, role: Role, held: Meeting) -> str:
        """Who held a role when the meeting ended, whoever holds it now."""
        until = held.ended_at
        holders = [one for one in self.state.isf.role_history if one.role is role]
        last = [one for one in holders if until is None or one.since <= until]
        return names_of([last[-1].person]).get(last[-1].person, "") if last else ""

    # ---- who was there

    def present(self, held: Meeting) -> list[told.Present]:
        return [
            told.Present(actor=self.name(one.actor), name=str(one.name), role=str(one.role), by_phone=one.by_phone)
            for one in held.attendees
        ]

    def absent(self, held: Meeting) -> list[told.Absent]:
        came = {one.actor for one in held.attendees}
        expected = (one.actor for one in self.state.isf.present if not one.taking.observes)
        return [told.Absent(actor=self.name(actor)) for actor in expected if actor not in came]

    def replacements(self, held: Meeting) -> list[told.Replacement]:
        by_seat = {one.seat: one for one in held.attendees}
        return [
            told.Replacement(
                actor=self.name(one.actor),
                left=str(one.name),
                came=str(by_seat[one.replaced_by].name),
                at=by_seat[one.replaced_by].since,
            )
            for one in held.attendees
            if one.replaced_by
        ]

    def agenda(self, held: Meeting) -> list[told.AgendaPoint]:
        kept = {one.item: str(one.text) for one in held.notes}
        return [
            told.AgendaPoint(heading=str(item.point.title), notes=kept.get(item.number, "")) for item in held.agenda
        ]

    # ---- what came of it

    def agreement(self, one: Agreement) -> told.AgreementLine:
        given = (one.answer_of(party) for party in one.parties)
        return told.AgreementLine(
            number=f"Ö-{one.number}",
            text=str(one.current.text),
            effect=str(one.current.effect),
            wording=one.current.number,
            applies_between=self.names(one.applies_between),
            outside=self.names(one.outside),
            answers=tuple(self.answer(answer) for answer in given if answer),
            formal_decisions=tuple(self.decision(one, party) for party in one.parties if one.formal_decision_of(party)),
            status=str(words.AGREEMENTS[one.status]),
        )

    def answer(self, given: PartyAnswer) -> told.AnswerLine:
        word = str(words.ANSWERS[given.answer])
        if given.answer is Answer.RETURNS_BY:
            word = f"{word} {self.say.time(given.returns_by)}"
        via = given.author.via
        return told.AnswerLine(
            actor=self.name(given.by),
            answer=word if given.stands else str(words.CONTESTED),
            condition=str(given.condition) if given.stands else "",
            condition_met=given.condition_met_at is not None,
            dissent=str(given.dissent),
            told=told.Told(source=str(via.source), how=via.how, at=via.at) if given.was_told and via.at else None,
        )

    def decision(self, one: Agreement, party: ActorId) -> told.FormalDecision:
        needed = one.formal_decision_of(party)
        assert needed
        noted = None if one.lacks_formal_decision(party) else needed.noted
        return told.FormalDecision(
            actor=self.name(party),
            decision_maker=str(noted.decided_by if noted else needed.body),
            reference=str(noted.reference) if noted else "",
        )

    def undertaking(self, one: Undertaking) -> told.UndertakingLine:
        return told.UndertakingLine(
            actor=self.name(one.actor), what=str(one.what), due=one.due_at, status=str(words.UNDERTAKINGS[one.status])
        )

    def open_answers(self, came: Outcome) -> list[told.OpenAnswer]:
        return [
            told.OpenAnswer(actor=self.name(one.party), agreement=f"Ö-{one.agreement}", due=one.returns_by)
            for one in came.open_answers
        ]

    def question(self, one: Question) -> told.QuestionLine:
        return told.QuestionLine(
            text=str(one.text),
            actor=self.name(one.answering) if one.answering else "",
            confirmed=one.confirmed_at is not None,
            due=one.answer_by,
        )

    def next(self, came: Outcome, held: Meeting) -> told.NextMeeting | None:
        """The next time as it stands now: a meeting that has been moved since is shown at its new time."""
        ahead = next((one for one in self.state.meeting.planned if one.number > held.number), None)
        if ahead:
            return told.NextMeeting(starts_at=ahead.starts_at, form=str(words.FORMS[ahead.form]))
        return told.NextMeeting(starts_at=came.next_at) if came.next_at else None
