"""What a log has come to: one part for each subject, folded entry by entry.

Each kind of deed begins with its subject's name, and that name is the field here. A view handed to a reader is a shallow copy:
the parts' dictionaries are copied, their values never change.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import datetime
from types import ModuleType
from typing import TypeVar

from samlad.domain import (
    agreement,
    call,
    contact,
    disturbance,
    extract,
    isf,
    isf_support,
    meeting,
    note,
    question,
    register,
    template,
    undertaking,
)
from samlad.domain.common import ActorId, Deeds, Entry

SUBJECTS: dict[str, ModuleType] = {
    "agreement": agreement,
    "call": call,
    "contact": contact,
    "disturbance": disturbance,
    "extract": extract,
    "isf": isf,
    "meeting": meeting,
    "note": note,
    "question": question,
    "register": register,
    "support": isf_support,
    "template": template,
    "undertaking": undertaking,
}


@dataclass
class JointState:
    """The whole state of one log. ``named`` are the actors that any narrowed entry names: readers differ only in them.

    ``unreadable`` is the number of an entry that could not be read: the state ends before it, and nothing more is written.
    """

    number: int = 0
    position: int = 0
    last_at: datetime | None = None
    unreadable: int | None = None
    named: set[ActorId] = field(default_factory=set)
    touched: dict[str, int] = field(default_factory=dict)  # subject → the number of the last entry about it
    isf: isf.State = field(default_factory=isf.State)
    disturbance: disturbance.State = field(default_factory=disturbance.State)
    agreement: agreement.State = field(default_factory=agreement.State)
    undertaking: undertaking.State = field(default_factory=undertaking.State)
    question: question.State = field(default_factory=question.State)
    meeting: meeting.State = field(default_factory=meeting.State)
    extract: extract.State = field(default_factory=extract.State)
    call: call.State = field(default_factory=call.State)
    support: isf_support.State = field(default_factory=isf_support.State)
    note: note.State = field(default_factory=note.State)
    register: register.State = field(default_factory=register.State)
    contact: contact.State = field(default_factory=contact.State)
    template: template.State = field(default_factory=template.State)


def after(state: JointState, entry: Entry) -> None:
    """Folds one entry in place."""
    subject = entry.subject
    SUBJECTS[subject].after(getattr(state, subject), entry)
    state.touched[subject] = entry.number
    state.number, state.position, state.last_at = entry.number, entry.position, entry.registered_at
    if entry.audience.actors is not None:
        state.named |= entry.audience.actors
        if entry.author.actor:
            state.named.add(entry.author.actor)


def view(state: JointState) -> JointState:
    """A copy that later folding never touches; values inside are shared, since they are never changed."""
    twin = _copied(state)
    for subject in SUBJECTS:
        setattr(twin, subject, _copied(getattr(state, subject)))
    return twin


S = TypeVar("S")


def _copied(part: S) -> S:
    """A subject's state holds dictionaries and sets of frozen values: those are copied, one level deep."""
    twin = copy.copy(part)
    for name, value in vars(part).items():
        if isinstance(value, dict | set | list):
            setattr(twin, name, value.copy())
    return twin


def due(state: JointState) -> datetime | None:
    """The earliest time at which something in this log comes to mean lateness."""
    times = (
        module.due(getattr(state, name))
        for name, module in SUBJECTS.items()
        if hasattr(module, "due") and not _resting(state)
    )
    return min((one for one in times if one), default=None)


def lapse(state: JointState, at: datetime) -> Deeds:
    """What the passing of time has come to mean, written by the system."""
    return [
        deed
        for name, module in SUBJECTS.items()
        if hasattr(module, "lapse")
        for deed in module.lapse(getattr(state, name), state.isf, at)
    ]


def _resting(state: JointState) -> bool:
    return state.isf.status is isf.Status.CLOSED
