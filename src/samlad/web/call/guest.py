"""What a called person without an account sees through a link: whom it is for, what it is about, and three answers.

Opening the link changes nothing; the pressed button answers and spends it. A link to a call that has ended is gone.
"""

from __future__ import annotations

from typing import Any

from samlad.desk import calling, doorway, office
from samlad.desk.reader import NotFound, Reader
from samlad.domain import call as calls
from samlad.domain.call import Alarm, Attendance, Call, How
from samlad.domain.common import REGISTER, ActorId, LogId, Refused, Road, Text
from samlad.domain.joint import JointState
from samlad.web.asking import Ask
from samlad.web.page import Page, Place
from samlad.web.people.tasks import TASKS, Task


def show(ask: Ask, link: doorway.GuestLink) -> Page:
    """Raises Refused ``link.gone`` when the call has ended or the actor is no longer called."""
    facts = _facts(link)
    return Page("guest/call.html", facts=facts, place=_place(facts["state"], facts["call"]), live=False)


def answer(ask: Ask, link: doorway.GuestLink) -> Page:
    """Kvittera och delta, ersättare, förhinder. Raises Refused for what is missing; the link is then still good."""
    facts = _facts(link)
    said = ask.choice("answer", Attendance)
    name = ask.text("who")
    if said is Attendance.SUBSTITUTE and not name:
        raise Refused("call.substitute_missing")
    number, contact = _about(link)
    log, actor = LogId(link.log), ActorId(link.actor)
    author = calling.author_by(actor, Road.LINK, name=str(name))

    def decide(world: Any, at: Any) -> Any:
        state: JointState = world.state(log)
        return calls.answer_attendance(
            state.call,
            state.isf,
            author,
            at,
            call=number,
            actor=actor,
            answer=said,
            how=How.LINK,
            who=_signed(name, calling.who_answers(state.call.row(number, actor), contact)),
            contact=contact,
        )

    ask.desk.record(author, log, decide, key=f"link-{link.id}", content=said)
    return Page("guest/call_thanks.html", facts={**facts, "said": said}, place=_place(facts["state"], facts["call"]))


TASKS[calling.TASK] = Task(show, answer)


def _facts(link: doorway.GuestLink) -> dict[str, Any]:
    desk, actor = office.desk(), ActorId(link.actor)
    try:
        state = desk.isf_for(Reader(actors=frozenset({actor})), link.log.partition(":")[2])
    except NotFound:
        raise Refused("link.gone") from None
    number, _contact = _about(link)
    call = state.call.calls.get(number)
    row = call.rows.get(actor) if call else None
    if call is None or row is None or not call.is_open:
        raise Refused("link.gone")
    name_of = desk.whole(REGISTER).register.name_of
    return {
        "call": call,
        "row": row,
        "state": state,
        "is_alarm": isinstance(call, Alarm),
        "actor": str(name_of(row.actor)),
        "host": str(name_of(call.host)),
        "function": link.name,
        "joining": calling.how_to_join(call.joining),
        "isf_name": str(state.isf.name),
    }


def _about(link: doorway.GuestLink) -> tuple[int, int]:
    """The call's number and the place of the contact that the link was sent to."""
    number, _, contact = link.object_id.partition(":")
    return int(number), int(contact)


def _signed(name: Text, function: Text) -> Text:
    """ "Eva Lönn, TiB": the name given, with the function that the link was sent to."""
    return Text(", ".join(one for one in (str(name), str(function)) if one))


def _place(state: JointState, call: Call) -> Place:
    is_test = isinstance(call, Alarm) and call.mode is calls.AlarmMode.TEST
    mode = "test" if is_test else "exercise" if state.isf.is_exercise else "sharp"
    return Place(mode=mode, disturbance="", isf_name="")
