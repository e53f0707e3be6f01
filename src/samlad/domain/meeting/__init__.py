"""Meetings (ISF-möten): where actors hear each other, agree and part with written undertakings.

By telephone first, so everything works for somebody who only has a phone: presence may be noted by whoever leads, the floor
goes round in one fixed, visible order with a time for each, and *inget nytt* is a valid answer in one tap. The agenda comes
from a template and carries by itself what is left: undertakings not finished, answers not given, questions not answered. How
to join stands in a deed of its own, so that no summary, printed log or export carries a code, a number or a live link. A
meeting may end without any agreement, and then its summary says so.

Source: MSB1378; Länsstyrelsen Östergötland, ISF-möte; MSB589 on conferences; the E22 evaluation 2024, on meetings that
only reported.
"""

from samlad.domain.meeting.agenda import Unfinished, agenda_from
from samlad.domain.meeting.calendar import Collision, Slot, collisions, slot_of
from samlad.domain.meeting.deeds import AgendaItem, Carried, CarriedItem, Form, ItemNotes
from samlad.domain.meeting.floor import give_floor, pass_floor, raise_hand, start_round
from samlad.domain.meeting.leading import (
    attend,
    close_item,
    end,
    leave,
    open_item,
    replace_representative,
    start,
)
from samlad.domain.meeting.outcome import OpenAnswer, Outcome, outcome_of
from samlad.domain.meeting.planning import cancel, move, plan, set_joining
from samlad.domain.meeting.state import Attendee, Joining, Meeting, Round, State, Status, after, expected_of

__all__ = [
    "AgendaItem",
    "Attendee",
    "Carried",
    "CarriedItem",
    "Collision",
    "Form",
    "ItemNotes",
    "Joining",
    "Meeting",
    "OpenAnswer",
    "Outcome",
    "Round",
    "Slot",
    "State",
    "Status",
    "Unfinished",
    "after",
    "agenda_from",
    "attend",
    "cancel",
    "close_item",
    "collisions",
    "end",
    "expected_of",
    "give_floor",
    "leave",
    "move",
    "open_item",
    "outcome_of",
    "pass_floor",
    "plan",
    "raise_hand",
    "replace_representative",
    "set_joining",
    "slot_of",
    "start",
    "start_round",
]
