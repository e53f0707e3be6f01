"""The call list to read aloud from or to print: whom to ring, in which order, and how far it has come.

It is the host's own working list and carries telephone numbers; it says so on its first lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from samlad.documents.paper import Block, Facts, Paper, Paragraph, Row, Section, Table
from samlad.documents.words import Language, Mode, Speech, marks_of

SCHEMA = "samlad.call_list/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact function with its number; people stand behind functions and change with the shift."""

    function: str
    number: str
    is_deputy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One actor. ``state`` is the word shown (kvitterad, ej svar …); ``contacts`` stand in the order they are rung."""

    actor: str
    state: str
    since: datetime | None = None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallList:
    """``lines`` keep the order given: the unanswered first."""

    isf_name: str
    disturbance: str
    host: str
    produced_at: datetime
    record_owner: str
    mode: Mode = Mode.SHARP
    demo: bool = False
    language: Language = Language.SWEDISH
    lines: tuple[CallLine, ...] = ()


def lay_out(call_list: CallList) -> Paper:
    """A table with an empty column to write in by hand, when the net is gone and the pen is not."""
    say = Speech(call_list.language, at=call_list.produced_at)
    header = (say("actor"), say("state"), say("call_in_order"), say("result"))
    rows = tuple(_row(say, line) for line in call_list.lines)
    body: Block = Table(header, rows, widths=(4, 4, 5, 3)) if rows else Paragraph(say("call_list_empty"))
    return Paper(
        title=say("call_list", isf=call_list.isf_name),
        language=say.language,
        produced_at=call_list.produced_at,
        marks=marks_of(call_list.mode, call_list.demo, say.language),
        warning=say("has_phone_numbers"),
        facts=Facts(((say("disturbance"), call_list.disturbance), (say("host"), call_list.host))),
        sections=(Section(say("call_in_order"), (body,)),),
        footer=say.footer(call_list.produced_at, call_list.record_owner),
        data={"schema": SCHEMA, **msgspec.to_builtins(call_list)},
        data_name="call-list.json",
    )


def _row(say: Speech, line: CallLine) -> Row:
    state = say("since", state=line.state, when=say.just_now(line.since)) if line.since else line.state
    contacts = [f"{number}. {_contact(say, contact)}" for number, contact in enumerate(line.contacts, start=1)]
    aloud = "\n".join([f"{line.actor}: {state}", *contacts])
    return Row((line.actor, state, "\n".join(contacts), ""), aloud)


def _contact(say: Speech, contact: Contact) -> str:
    function = f"{contact.function} ({say('deputy')})" if contact.is_deputy else contact.function
    return f"{function}: {contact.number or say('no_number')}"
