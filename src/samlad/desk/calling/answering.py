"""Answers by the roads that need no account: a reply by SMS, a key in a voice call, a guest link.

Each is written on behalf of the actor that was called, with the road it came by. *JA* means that the actor takes part; a
pressed 1 only that the call has arrived with somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from samlad.channels.elks import Inbound
from samlad.channels.replies import Matched, match_reply, read_reply
from samlad.desk.calling.recipients import logs_that_texted
from samlad.desk.calling.sending import TASK, line_of
from samlad.desk.desk import Decide, Desk, KeyReused, World
from samlad.desk.models import OutboxRow
from samlad.domain import call
from samlad.domain.addresses import dialable
from samlad.domain.call import Attendance, How, OpenCall
from samlad.domain.common import REGISTER, ActorId, Author, Deeds, LogId, Refused, Road, Text, Via
from samlad.domain.refusals import sentence

ANSWERS = {"yes": Attendance.COMING, "no": Attendance.HINDERED}


def hear_reply(desk: Desk, inbound: Inbound) -> str:
    """Takes an SMS as the answer to a call; returns what to text back, or nothing to a number we have never called."""
    at = desk.clock()
    number = dialable(inbound.sender) or inbound.sender
    texted = list(_open_calls(desk, number, at))
    if not texted and not logs_that_texted([number], at):
        return ""
    awaited = [one for one in texted if one[1].is_awaited] or texted
    reply = read_reply(inbound.text)
    answered = [one for one in texted if one not in awaited]
    asked = [*awaited, *answered] if reply.code else awaited  # of two with one code the one that waits is meant
    matched = match_reply(reply, [one.code for _, one in asked])
    if not isinstance(matched, Matched):
        return matched.sentence
    log, found = next(one for one in asked if one[1].code == matched.code)
    return _answer(desk, log, found, ANSWERS[matched.answer], key=f"sms-{inbound.reference}")


def _open_calls(desk: Desk, number: str, at: datetime) -> Iterator[tuple[LogId, OpenCall]]:
    """The calls that wait for an answer from this telephone, oldest first."""
    for log, _ in sorted(logs_that_texted([number], at)):
        for one in call.open_calls_to(desk.whole(log).call, number):
            yield log, one


def _answer(desk: Desk, log: LogId, found: OpenCall, answer: Attendance, key: str) -> str:
    author = author_by(found.actor, Road.CHANNEL, "sms")
    try:
        desk.record(author, log, _attendance(log, author, found, answer), key=key, content=answer)
    except Refused as refusal:
        return sentence(refusal.reason, "sv", refusal.facts)
    except KeyReused:  # the operator tells of it again, with another text: what was recorded first stands
        return sentence("desk.key_reused", "sv", {})
    name = desk.whole(REGISTER).register.name_of(found.actor)
    if answer is Attendance.COMING:
        return f"Tack. {name} har kvitterat och deltar."
    return f"Tack. Vi har noterat förhinder för {name}."


def _attendance(log: LogId, author: Author, found: OpenCall, answer: Attendance) -> Decide:
    def decide(world: World, at: datetime) -> Deeds:
        state = world.state(log)
        row = state.call.row(found.call, found.actor)
        return call.answer_attendance(
            state.call,
            state.isf,
            author,
            at,
            call=found.call,
            actor=found.actor,
            answer=answer,
            how=How.SMS,
            who=who_answers(row, found.contact),
            contact=found.contact,
        )

    return decide


def hear_key(desk: Desk, id: str) -> bool:
    """A pressed 1 in the automatic call: it has arrived with somebody. False when there is nothing to acknowledge."""
    row = OutboxRow.objects.filter(pk=id, task__startswith=f"{TASK}:").first()
    if row is None:
        return False
    number, line = line_of(row.task)
    actor, log = ActorId(row.actor), LogId(row.log)
    author = author_by(actor, Road.CHANNEL, "automatiskt samtal")

    def decide(world: World, at: datetime) -> Deeds:
        state = world.state(log)
        who = who_answers(state.call.row(number, actor), line.contact)
        return call.acknowledge(state.call, state.isf, author, at, call=number, actor=actor, how=How.VOICE, who=who)

    try:
        desk.record(author, log, decide, key=f"key-{id}")
    except Refused:
        return False
    return True


def who_answers(row: call.Called, contact: int) -> Text:
    """The contact as the register names it: a function, seldom a person."""
    if contact >= len(row.contacts):
        return Text("")
    one = row.contacts[contact]
    return one.name or one.function


def author_by(actor: ActorId, road: Road, how: str = "", name: str = "") -> Author:
    """Somebody without an account, on behalf of the actor that was called."""
    return Author(person=None, actor=actor, via=Via(road=road, how=how), name=Text(name) if name else None)
