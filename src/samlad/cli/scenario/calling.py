"""What a story's calls have in common: opening from a template, answers by several roads, an invitation to the next meeting."""

from __future__ import annotations

from datetime import datetime

from samlad.cli.scenario.stage import Host, IsfOnStage, Stage
from samlad.desk import calling
from samlad.desk.opening import Opening, open_and_call
from samlad.domain import call, meeting
from samlad.domain.call import Attendance, How, Joining, Line, RingResult
from samlad.domain.common import REGISTER, ActorId, Author, Deeds, Road, Text, isf_log


def open_isf(stage: Stage, person: str, opening: Opening, *, why: str = "") -> IsfOnStage:
    """Opens an ISF from a template; with ``why`` a larm goes to everybody but the host in the same decision."""
    author = stage.by(person)

    def alarm(world, state, author, at, content):  # type: ignore[no-untyped-def]
        return calling.alarm_deeds(
            world,
            state,
            author,
            at,
            why=Text(why),
            actors=[one.actor for one in state.isf.present if one.actor != opening.host],
            joining=_standing(content),
            meeting=1,
            meeting_at=opening.meeting_at,
        )

    stage.record(
        author,
        isf_log(opening.isf),
        lambda world, at: open_and_call(world, author, at, opening, call=alarm if why else None),
    )
    return stage.isf(opening.isf)


def _standing(content) -> Joining:  # type: ignore[no-untyped-def]
    return Joining(phone=content.dial_in.phone, code=content.dial_in.code)


def acknowledge(room: IsfOnStage, number: int, actor: ActorId, how: How) -> None:
    """By the actor's own screen or link, a reply by SMS, or a key in the automatic call."""
    room.do(
        _heard(room, number, actor, how),
        call.acknowledge,
        call=number,
        actor=actor,
        how=how,
        who=_who(room, number, actor),
    )


def answer(room: IsfOnStage, number: int, actor: ActorId, how: How, coming: Attendance = Attendance.COMING) -> None:
    author, who = _heard(room, number, actor, how), _who(room, number, actor)
    step = room.state.call.row(number, actor).step
    room.do(author, call.answer_attendance, call=number, actor=actor, answer=coming, how=how, who=who, contact=step)


def ring(room: IsfOnStage, person: str, number: int, actor: ActorId, result: RingResult) -> None:
    line = Line(contact=room.state.call.row(number, actor).step)
    room.do(room.stage.by(person, Host), call.note_ring, call=number, actor=actor, line=line, result=result)


def _heard(room: IsfOnStage, number: int, actor: ActorId, how: How) -> Author:
    road = {How.LINK: Road.LINK, How.APP: Road.LINK}.get(how, Road.CHANNEL)
    return calling.author_by(actor, road, name=_who(room, number, actor))


def _who(room: IsfOnStage, number: int, actor: ActorId) -> str:
    row = room.state.call.row(number, actor)
    return str(row.contacts[row.step].function) if row.contacts else ""


def plan_meeting(
    room: IsfOnStage, person: str, starts_at: datetime, *, minutes: int = 45, report: datetime | None = None, code: str
) -> int:
    """Plans the next meeting with a fresh code, and returns its number."""
    author, template = room.stage.by(person, Host), _template_of(room)
    room.do(
        author,
        meeting.plan,
        starts_at=starts_at,
        minutes=minutes,
        form=meeting.Form.TELEPHONE,
        points=template.agenda,
        report_deadline=report,
    )
    number = max(room.state.meeting.meetings)
    joining = meeting.Joining(phone=template.dial_in.phone, code=Text(code))
    room.do(author, meeting.set_joining, meeting=number, joining=joining)
    return number


def invite(room: IsfOnStage, person: str, number: int, *, why: str, reply_by: datetime) -> int:
    """Invites everybody but the host to a planned meeting, and returns the number of the invitation."""
    author, planned = room.stage.by(person, Host), room.state.meeting.meetings[number]
    assert planned.joining

    def decide(world, at: datetime) -> Deeds:  # type: ignore[no-untyped-def]
        state = world.isf(room.id)
        return calling.invitation_deeds(
            world,
            state,
            author,
            at,
            why=Text(why),
            actors=[one.actor for one in state.isf.present if one.actor != state.isf.host],
            joining=Joining(phone=planned.joining.phone, code=planned.joining.code),
            meeting=number,
            meeting_at=planned.starts_at,
            reply_by=reply_by,
        )

    room.stage.record(author, room.log, decide)
    return max(room.state.call.calls)


def _template_of(room: IsfOnStage):  # type: ignore[no-untyped-def]
    opened = room.state.isf.opened
    assert opened
    return room.stage.desk.whole(REGISTER).template.templates[opened.template].content


def attend(room: IsfOnStage, person: str, number: int, names: dict[ActorId, str], *, by_phone: bool = True) -> None:
    """Whoever leads notes who is there, as at a roll-call by telephone."""
    for actor, name in names.items():
        author = room.stage.by(person, Host)
        room.do(author, meeting.attend, meeting=number, actor=actor, name=name, by_phone=by_phone)
