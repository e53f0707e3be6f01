"""Agreements (överenskommelser): what an ISF is for. Actors agree, each for itself, on direction and coordination.

An answer is to a *wording*: a new text is the next version and everyone is asked again; older answers stay, "svarade på
version 1". There is no majority anywhere. An agreement *gäller mellan* the parties that said yes, or whose condition
(förutsättning) that party itself has marked as met, and whose formal decision, where one is needed, has been noted. Who
stands outside is named, and a dissenting opinion (avvikande mening) stays attached to the actor that voiced it. A party
withdraws only its own answer.

What somebody else typed, "enligt uppgift från …", counts until the party contests it (*rätta*); it is sent there at once.

Source: MSB1378 and MSB1031 (överenskommelse); F-samverkan Jönköping (the right and duty to voice a dissenting opinion).
"""

from samlad.domain.agreement.answering import (
    answer,
    confirm_answer,
    contest_answer,
    mark_condition_met,
    need_formal_decision,
    note_formal_decision,
    withdraw_answer,
)
from samlad.domain.agreement.deeds import Answer
from samlad.domain.agreement.folding import after
from samlad.domain.agreement.proposing import add_party, due, lapse, propose, reword, supersede, withdraw
from samlad.domain.agreement.state import (
    Agreement,
    FormalDecision,
    PartyAnswer,
    Position,
    State,
    Status,
    Wording,
    expected_of,
)

__all__ = [
    "Agreement",
    "Answer",
    "FormalDecision",
    "PartyAnswer",
    "Position",
    "State",
    "Status",
    "Wording",
    "add_party",
    "after",
    "answer",
    "confirm_answer",
    "contest_answer",
    "due",
    "expected_of",
    "lapse",
    "mark_condition_met",
    "need_formal_decision",
    "note_formal_decision",
    "propose",
    "reword",
    "supersede",
    "withdraw",
    "withdraw_answer",
]
