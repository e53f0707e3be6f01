"""Lays a meeting summary out: first what people must hear before they hang up, then the notes and who was there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

import msgspec

from samlad.documents.paper import Block, Facts, Items, Paper, Paragraph, Quote, Row, Section, Table
from samlad.documents.summary import (
    AgendaPoint,
    AgreementLine,
    AnswerLine,
    FormalDecision,
    Present,
    QuestionLine,
    Summary,
    UndertakingLine,
)
from samlad.documents.words import SWEDEN, Speech, in_swedish_order, marks_of, sentence

SCHEMA = "samlad.meeting_summary/1"


def lay_out(summary: Summary) -> Paper:
    """The summary as a paper, with the summary itself as data."""
    say = Speech(summary.language, at=summary.produced_at)
    return Paper(
        title=say("summary_of", number=summary.meeting_number, isf=summary.isf_name),
        language=say.language,
        produced_at=summary.produced_at,
        marks=marks_of(summary.mode, summary.demo, say.language),
        facts=_head(say, summary),
        sections=(
            *_agreements(say, summary.agreements),
            _undertakings(say, summary.undertakings),
            *_awaited(say, summary),
            _next_meeting(say, summary),
            *_notes(say, summary.agenda),
            _attendance(say, summary),
        ),
        footer=say.footer(summary.produced_at, summary.record_owner),
        data={"schema": SCHEMA, **msgspec.to_builtins(summary)},
        data_name=f"meeting-{summary.meeting_number}-summary.json",
    )


def _head(say: Speech, summary: Summary) -> Facts:
    return Facts(
        (
            (say("disturbance"), summary.disturbance),
            (say("time"), say.span(summary.started_at, summary.ended_at)),
            (say("form"), summary.form),
            (say("host"), summary.host),
            (say("chair"), summary.chair),
            (say("note_taker"), summary.note_taker),
        )
    )


def _agreements(say: Speech, agreements: tuple[AgreementLine, ...]) -> Iterable[Section]:
    """What is not settled stands apart: nobody should read a proposal as something agreed."""
    settled = [line for line in agreements if line.is_settled]
    unsettled = [line for line in agreements if not line.is_settled]
    yield Section(say("agreements"), () if settled else (Paragraph(say("no_agreements")),))
    yield from (_agreement(say, line) for line in settled)
    if unsettled:
        yield Section(say("not_settled"))
        yield from (_agreement(say, line) for line in unsettled)


def _agreement(say: Speech, line: AgreementLine) -> Section:
    heading = ", ".join(filter(None, (line.number, say("wording", wording=line.wording), line.status)))
    blocks: list[Block] = [
        Quote(line.text),
        Facts(
            (
                (say("effect"), line.effect),
                (say("applies_between"), ", ".join(line.applies_between)),
                (say("outside"), ", ".join(line.outside)),
            )
        ),
    ]
    if line.answers:
        blocks.append(Items(tuple(_answer(say, answer) for answer in line.answers), label=say("answers")))
    if line.formal_decisions:
        decisions = tuple(_decision(say, decision) for decision in line.formal_decisions)
        blocks.append(Items(decisions, label=say("formal_decisions")))
    return Section(heading, tuple(blocks), level=2)


def _answer(say: Speech, answer: AnswerLine) -> str:
    told = answer.told
    parts = (
        sentence(f"{answer.actor}: {answer.answer} {answer.condition}"),
        say("condition_met") if answer.condition_met else "",
        sentence(say("dissent", text=answer.dissent)) if answer.dissent else "",
        say("told", source=told.source, how=told.how, when=say.just_now(told.at)) if told else "",
    )
    return " ".join(filter(None, parts))


def _decision(say: Speech, decision: FormalDecision) -> str:
    key = "decided_by" if decision.reference else "decision_missing"
    return sentence(
        say(key, actor=decision.actor, decision_maker=decision.decision_maker, reference=decision.reference)
    )


def _undertakings(say: Speech, undertakings: tuple[UndertakingLine, ...]) -> Section:
    if not undertakings:
        return Section(say("undertakings"), (Paragraph(say("no_undertakings")),))
    ordered = sorted(undertakings, key=lambda line: (in_swedish_order(line.actor), _moment(line.due)))
    header = (say("actor"), say("what"), say("due"), say("status"))
    rows = tuple(_undertaking(say, line) for line in ordered)
    return Section(say("undertakings"), (Table(header, rows, widths=(3, 6, 3, 2)),))


def _undertaking(say: Speech, line: UndertakingLine) -> Row:
    due = say.time(line.due)
    by_when = say("by_when", when=due) if due else ""
    rest = ", ".join(filter(None, (by_when, line.status)))
    aloud = f"{sentence(f'{line.actor}: {line.what}')} {sentence(rest[:1].upper() + rest[1:])}".strip()
    return Row((line.actor, line.what, due, line.status), aloud)


def _awaited(say: Speech, summary: Summary) -> Iterable[Section]:
    if summary.open_answers:
        lines = (
            _with_due(
                say,
                say("open_answer" if answer.due else "no_answer", actor=answer.actor, agreement=answer.agreement),
                answer.due,
            )
            for answer in summary.open_answers
        )
        yield Section(say("open_answers"), (Items(tuple(lines)),))
    if summary.questions:
        lines = (_with_due(say, _question(say, question), question.due) for question in summary.questions)
        yield Section(say("questions"), (Items(tuple(lines)),))


def _question(say: Speech, question: QuestionLine) -> str:
    text = sentence(question.text)
    if not question.actor:
        return say("question_without_actor", question=text)
    return say(
        "question_answered_by" if question.confirmed else "question_unconfirmed", question=text, actor=question.actor
    )


def _with_due(say: Speech, text: str, due: datetime | date | None) -> str:
    return sentence(f"{text}, {say('by_when', when=say.time(due))}" if due else text)


def _next_meeting(say: Speech, summary: Summary) -> Section:
    coming, deadline = summary.next_meeting, summary.report_deadline
    blocks: list[Block] = []
    if coming:
        blocks.append(Facts(((say("time"), say.time(coming.starts_at)), (say("form"), coming.form))))
    else:
        blocks.append(Paragraph(say("no_next_meeting")))
    if deadline:
        blocks.append(Facts(((say("report_deadline"), say("by_when", when=say.time(deadline))),)))
    return Section(say("next_meeting"), tuple(blocks))


def _notes(say: Speech, agenda: tuple[AgendaPoint, ...]) -> Iterable[Section]:
    yield Section(say("notes"), () if agenda else (Paragraph(say("no_notes")),))
    for number, point in enumerate(agenda, start=1):
        yield Section(f"{number}. {point.heading}", (Paragraph(point.notes),) if point.notes else (), level=2)


def _attendance(say: Speech, summary: Summary) -> Section:
    blocks: list[Block] = []
    if summary.present:
        rows = tuple(
            _present(say, person) for person in sorted(summary.present, key=lambda one: in_swedish_order(one.actor))
        )
        blocks.append(Table((say("actor"), say("name"), say("role")), rows, widths=(4, 4, 4)))
    if summary.absent:
        lines = tuple(f"{one.actor} ({one.reason})" if one.reason else one.actor for one in summary.absent)
        blocks.append(Items(lines, label=say("absent")))
    if summary.replacements:
        lines = tuple(
            sentence(say("replaced", actor=one.actor, came=one.came, left=one.left, when=say.just_now(one.at)))
            for one in summary.replacements
        )
        blocks.append(Items(lines, label=say("replacements")))
    return Section(say("attendance"), tuple(blocks) or (Paragraph(say("no_attendance")),))


def _present(say: Speech, person: Present) -> Row:
    name = f"{person.name} ({say('by_phone')})" if person.by_phone else person.name
    return Row((person.actor, name, person.role), f"{person.actor}: {', '.join(filter(None, (name, person.role)))}")


def _moment(due: datetime | date | None) -> datetime:
    """Undertakings with a time come before those without; a day counts as its end."""
    if due is None:
        return datetime.max.replace(tzinfo=UTC)
    return due if isinstance(due, datetime) else datetime.combine(due, time.max, SWEDEN)
